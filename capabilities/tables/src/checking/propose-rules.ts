import { many } from '../many.ts';
import type { Column, ColumnProfile, Profile, Rule, Text } from '../types.ts';

/** Rules that a table already shows it keeps, each with its reason; a person takes them or leaves them. */
export function proposeRules({ profile, columns }: { profile: Profile; columns: readonly Column[] }): Rule[] {
  const rules: Rule[] = [];
  const { rows } = profile;
  const add = (rule: Omit<Rule, 'reason'>, reason: Text) => void rules.push({ ...rule, reason });
  for (const key of profile.keys.slice(0, 1)) add({ id: `unique-${key.join('-')}`, dimension: 'uniqueness', test: { kind: 'unique', columns: key } }, {
    ca: `No es repeteix en cap fila (${rows}).`, es: `No se repite en ninguna fila (${rows}).`, en: `It repeats in no row (${rows}).`,
  });
  for (const seen of profile.columns) {
    const column = columns.find(({ name }) => name === seen.name);
    if (column !== undefined && rows > 0) for (const [rule, reason] of ofColumn(column, seen, rows)) add(rule, reason);
  }
  if (rows > 0) add({ id: 'volume', dimension: 'completeness', test: { kind: 'volume', min: 1, change: 0.2 } }, { ca: `Ara hi ha ${rows} ${many(rows, 'fila', 'files')}; un canvi de més del 20 % seria estrany.`, es: `Ahora hay ${rows} ${many(rows, 'fila', 'filas')}; un cambio de más del 20 % sería extraño.`, en: `There ${many(rows, 'is', 'are')} ${rows} ${many(rows, 'row', 'rows')} now; a change of more than 20 % would be strange.` });
  return rules;
}

type Proposed = [Omit<Rule, 'reason'>, Text];

function ofColumn(column: Column, seen: ColumnProfile, rows: number): Proposed[] {
  const { name } = column;
  const found: Proposed[] = [];
  if (seen.nulls === 0) found.push([{ id: `not-null-${name}`, dimension: 'completeness', test: { kind: 'not-null', column: name } }, { ca: 'Ara totes les files tenen dada.', es: 'Ahora todas las filas tienen dato.', en: 'All rows hold data now.' }]);
  if (column.code !== undefined) {
    found.push([{ id: `code-${name}`, dimension: 'validity', test: { kind: 'code', column: name, code: column.code } }, { ca: 'La columna és de codis.', es: 'La columna es de códigos.', en: 'The column holds codes.' }]);
    return found;
  }
  if (column.type === 'text' && seen.distinctExact && seen.distinct > 0 && seen.distinct <= 10 && rows >= 50 && seen.top.length === seen.distinct) found.push([
    { id: `domain-${name}`, dimension: 'validity', test: { kind: 'domain', column: name, values: seen.top.map(({ value }) => value) } },
    { ca: `Només hi ha ${seen.distinct} ${many(seen.distinct, 'valor', 'valors diferents')}.`, es: `Solo hay ${seen.distinct} ${many(seen.distinct, 'valor', 'valores diferentes')}.`, en: `There ${many(seen.distinct, 'is only 1 value', `are only ${seen.distinct} different values`)}.` },
  ]);
  const [pattern] = seen.patterns;
  if (column.type === 'text' && seen.patterns.length === 1 && pattern !== undefined && /9/.test(pattern.pattern) && pattern.pattern.length <= 20 && seen.count >= 20) found.push([
    { id: `pattern-${name}`, dimension: 'validity', test: { kind: 'pattern', column: name, pattern: patternAsExpression(pattern.pattern) } },
    { ca: `Tots els valors tenen la forma ${pattern.pattern}.`, es: `Todos los valores tienen la forma ${pattern.pattern}.`, en: `All values have the form ${pattern.pattern}.` },
  ]);
  if ((column.type === 'integer' || column.type === 'decimal') && typeof seen.min === 'number' && typeof seen.max === 'number') {
    const year = column.type === 'integer' && seen.min >= 1900 && seen.max <= 2100;
    const share = column.unit === '%' && seen.min >= 0 && seen.max <= 100;
    if (year || share || seen.min >= 0) found.push([
      { id: `range-${name}`, dimension: 'accuracy', test: { kind: 'range', column: name, min: year ? 1900 : 0, ...(year ? { max: 2100 } : share ? { max: 100 } : {}) } },
      year ? { ca: 'Són anys.', es: 'Son años.', en: 'They are years.' } : share ? { ca: 'Són percentatges.', es: 'Son porcentajes.', en: 'They are percentages.' } : { ca: 'Ara no hi ha cap valor negatiu.', es: 'Ahora no hay ningún valor negativo.', en: 'There is no negative value now.' },
    ]);
    // How a handful of values is spread says nothing.
    if (!year && seen.count >= 50) found.push([{ id: `distribution-${name}`, dimension: 'consistency', test: { kind: 'distribution', column: name, index: 0.25 } }, { ca: 'Un salt respecte de la versió anterior s’hauria de mirar.', es: 'Un salto respecto de la versión anterior se debería mirar.', en: 'A jump against the last version should be looked at.' }]);
  }
  return found;
}

const patternAsExpression = (pattern: string): string => pattern.replace(/9+|A+|[^9A]/g, (part) => (part.startsWith('9') ? `\\d{${part.length}}` : part.startsWith('A') ? `\\pL{${part.length}}` : part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')));
