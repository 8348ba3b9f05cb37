import { z } from 'zod';
import type { Context } from './context.ts';
import type { FieldDeclaration } from './field.ts';
import { folded, importInput, importOutcome, matchColumns, means, refusedRows, type ImportField, type ImportOutcome, type ImportProblem } from './import-columns.ts';
import { readTable, type TableLine } from './import-table.ts';
import { problemsOf } from './input.ts';
import { operation, type Operation } from './operation.ts';
import { labelFields, shapeOf, type AnyRecord, type Fields } from './record.ts';
import { tableName } from './table.ts';
import type { Text } from './text.ts';

const most = 20_000;
/** Rows between two words of how far it is; as many are written at once. */
const lump = 500;

/** The fields of a record that a file may bring. */
export const importFields = (record: AnyRecord): ImportField[] =>
  Object.entries(record.fields as Fields).map(([name, { declaration: { label, optional, initial } }]) => ({ name, label, required: !optional && initial === undefined }));

/** Imports a table into a record: tried first, then all of it or nothing, each bad line named with field, rule and remedy. */
export const importOperation = (record: AnyRecord, permission: string): Operation =>
  operation(`${record.name}.import` as `${string}.${string}`, {
    title: { ca: `Importa: ${record.declaration.plural.ca}`, es: `Importa: ${record.declaration.plural.es}`, en: `Import: ${record.declaration.plural.en}` }, permission,
    imports: { record: record.name, fields: () => importFields(record) }, input: importInput, output: importOutcome,
    async run({ file, dryRun, columns: chosen }, context): Promise<ImportOutcome> {
      const table = await readTable(context, file);
      const fields = record.fields as Fields;
      const { columns, problems } = matchColumns({ table, fields: importFields(record), chosen });
      const targets = await referredTo(context, record, columns, table.lines);
      // A field that no column brings is told once, of the heading, and not of every line.
      const absent = new Set(problems.length === 0 ? [] : importFields(record).filter(({ name }) => columns.every(({ field }) => field !== name)).map(({ name }) => name));
      const schema = z.strictObject(Object.fromEntries(Object.entries(shapeOf(fields)).map(([name, each]) => [name, absent.has(name) || fields[name]!.declaration.initial !== undefined || fields[name]!.declaration.optional ? each.optional() : each])));
      const values: { readonly line: number; readonly row: Record<string, unknown> }[] = [];
      for (const [done, { line, cells }] of table.lines.entries()) {
        if (done % lump === 0) await context.progress({ stage: 'checking', done, of: table.lines.length });
        const row = Object.fromEntries(columns.flatMap(({ field }, place) => (field === null ? [] : [[field, valueOf(fields[field]!.declaration, cells[place] ?? '', targets)]])).filter(([, value]) => value !== undefined));
        const checked = schema.safeParse(row);
        if (checked.success) values.push({ line, row: checked.data });
        else for (const { field, rule, remedy } of checked.error.issues.flatMap(problemsOf)) {
          const declaration = fields[field.split('/')[1] as string]?.declaration;
          problems.push({ line, field: declaration?.label.ca ?? field.slice(1), rule, remedy: remedyOf(declaration, row[field.split('/')[1] as string]) ?? remedy });
        }
      }
      problems.push(...(await repeated(context, record, values)));
      problems.sort((a, b) => a.line - b.line);
      const outcome = { rows: table.lines.length, changed: 0, kept: 0, columns, ...refusedRows(table.lines.length, problems) };
      if (problems.length > 0) return { ...outcome, created: 0 };
      for (let from = 0; !dryRun && from < values.length; from += lump) {
        await context.progress({ stage: 'saving', done: from, of: values.length });
        await context.db.insertAll(record, values.slice(from, from + lump).map(({ row }) => row) as never);
      }
      return { ...outcome, created: values.length };
    },
  });

/** What to do about a cell, in the words of its field: the choices as people read them, or whom the name should name. */
function remedyOf(declaration: FieldDeclaration | undefined, value: unknown): Text | undefined {
  if (value === undefined || declaration === undefined) return undefined;
  if (declaration.kind === 'choice') {
    const list = (language: keyof Text) => Object.values(declaration.choices ?? {}).map((label) => label[language]).join(', ');
    return { ca: `Trieu un d’aquests valors: ${list('ca')}.`, es: `Elija uno de estos valores: ${list('es')}.`, en: `Choose one of: ${list('en')}.` };
  }
  if (declaration.kind !== 'reference') return undefined;
  const what = declaration.to?.().declaration.plural;
  const said = String(value).slice(0, 80);
  return { ca: `«${said}» no hi és: reviseu-ne el nom o afegiu-lo abans (${what?.ca ?? ''}).`, es: `«${said}» no está: revise el nombre o añádalo antes (${what?.es ?? ''}).`, en: `“${said}” is not there: check the name or add it first (${what?.en ?? ''}).` };
}

/** Lines that say again what may be said once: in the file itself, or in a row that is there already. */
async function repeated({ db }: Context, record: AnyRecord, values: readonly { readonly line: number; readonly row: Record<string, unknown> }[]): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  for (const [name, { declaration: { unique, label } }] of Object.entries(record.fields as Fields)) {
    const given = values.flatMap(({ line, row }) => (row[name] === undefined || row[name] === null ? [] : [{ line, value: String(row[name]) }]));
    if (!unique || given.length === 0) continue;
    const { rows } = { rows: ((await (db.tables(record).selectFrom(tableName(record) as never) as any).select([name]).where(name, 'in', [...new Set(given.map(({ value }) => value))]).execute()) as Record<string, string>[]) };
    const there = new Set(rows.map((row) => String(row[name])));
    const first = new Map<string, number>();
    for (const { line, value } of given) {
      const before = first.get(value);
      if (there.has(value)) problems.push({ line, field: label.ca, rule: 'already-there', remedy: { ca: `«${value}» ja hi és: traieu la línia o canvieu-lo.`, es: `«${value}» ya está: quite la línea o cámbielo.`, en: `“${value}” is there already: remove the line or change it.` } });
      else if (before !== undefined) problems.push({ line, field: label.ca, rule: 'repeated', remedy: { ca: `«${value}» ja és a la línia ${before}: traieu-ne una.`, es: `«${value}» ya está en la línea ${before}: quite una.`, en: `“${value}” is on line ${before} already: remove one.` } });
      first.set(value, before ?? line);
    }
  }
  return problems;
}

/** Rows that cells name by what people read of them, such as a unit’s name: identifiers by record and label. */
async function referredTo({ db }: Context, record: AnyRecord, columns: ImportOutcome['columns'], lines: readonly TableLine[]): Promise<Map<AnyRecord, Map<string, string>>> {
  const found = new Map<AnyRecord, Map<string, string>>();
  for (const [place, { field }] of columns.entries()) {
    const target = field === null ? undefined : (record.fields as Fields)[field]?.declaration.to?.();
    if (target === undefined || found.has(target)) continue;
    const said = [...new Set(lines.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== ''))];
    const [label = 'id'] = labelFields(target);
    const rows = said.length === 0 ? [] : ((await (db.tables(target).selectFrom(tableName(target) as never) as any).select(['id', label]).where(label, 'in', said).limit(most).execute()) as Record<string, string>[]);
    found.set(target, new Map(rows.map((row) => [folded(row[label] as string), row['id'] as string])));
  }
  return found;
}

/** A cell as its field wants it: decimal commas, days as 24/11/2026, choices by their words, references by their label. */
function valueOf({ kind, choices, to }: FieldDeclaration, cell: string, targets: Map<AnyRecord, Map<string, string>>): unknown {
  if (cell === '') return undefined;
  switch (kind) {
    case 'integer': return /^-?\d+$/.test(cell.replace(/\.(?=\d{3}\b)/g, '')) ? Number(cell.replace(/\.(?=\d{3}\b)/g, '')) : cell;
    case 'decimal': case 'money': return /,\d+$/.test(cell) ? cell.replace(/\./g, '').replace(',', '.').replace(/[\s€]/g, '') : cell.replace(/[\s€]/g, '');
    case 'yes-no': return ['si', 'yes', 'true', '1', 'x'].includes(folded(cell)) ? true : ['no', 'false', '0'].includes(folded(cell)) ? false : cell;
    case 'day': return cell.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
    case 'choice': return Object.entries(choices ?? {}).find(([key, label]) => key === cell || means(label, cell))?.[0] ?? cell;
    case 'reference': return (to === undefined ? undefined : targets.get(to())?.get(folded(cell))) ?? cell;
    case 'structure': try { return JSON.parse(cell) as unknown; } catch { return cell; }
    default: return cell;
  }
}
