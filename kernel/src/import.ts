import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { z } from 'zod';
import type { Context } from './context.ts';
import type { FieldDeclaration } from './field.ts';
import { readHeld } from './held.ts';
import { problemsOf } from './input.ts';
import { operation, type Operation } from './operation.ts';
import { refusal } from './problem.ts';
import { labelFields, shapeOf, type AnyRecord, type Fields } from './record.ts';
import { tableName } from './table.ts';
import type { Text } from './text.ts';

const most = 20_000;
const words = z.object({ ca: z.string(), es: z.string(), en: z.string() });
const problem = z.object({ line: z.int(), field: z.string(), rule: z.string(), remedy: words });
const outcome = z.object({ rows: z.int(), created: z.int(), columns: z.array(z.object({ column: z.string(), field: z.string().nullable() })), problems: z.array(problem) });
type Outcome = z.output<typeof outcome>;

const notATable = refusal('kernel.not-a-table', {
  status: 422,
  says: { ca: 'El fitxer no és cap taula: pugeu un CSV o un XLSX amb una capçalera i, a sota, una fila per registre.', es: 'El fichero no es una tabla: suba un CSV o un XLSX con una cabecera y, debajo, una fila por registro.', en: 'The file is no table: upload a CSV or XLSX with a header and, below it, one row for each record.' },
});
const tooMany = refusal('kernel.too-many-rows', {
  status: 413, says: { ca: 'El fitxer té més de {most} files: dividiu-lo.', es: 'El fichero tiene más de {most} filas: divídalo.', en: 'The file has more than {most} rows: split it.' },
});

/** Imports a table into a record: tried first, then all of it or nothing, each bad line named with field, rule and remedy. */
export const importOperation = (record: AnyRecord, permission: string): Operation =>
  operation(`${record.name}.import` as `${string}.${string}`, {
    title: { ca: `Importa: ${record.declaration.plural.ca}`, es: `Importa: ${record.declaration.plural.es}`, en: `Import: ${record.declaration.plural.en}` }, permission,
    input: { file: z.string().regex(/^[0-9a-f]{64}$/), dryRun: z.boolean().default(true) }, output: outcome,
    async run({ file, dryRun }, context): Promise<Outcome> {
      const [header = [], ...lines] = await tableOf(context, file);
      if (lines.length > most) throw tooMany({ most });
      const columns = header.map((column) => ({ column, field: fieldNamed(record, column) }));
      const problems: Outcome['problems'] = columns.flatMap(({ column, field }) => (field === null ? [{ line: 1, field: column, rule: 'unknown-column', remedy: { ca: 'Cap camp no es diu així: canvieu la capçalera o traieu la columna.', es: 'Ningún campo se llama así: cambie la cabecera o quite la columna.', en: 'No field has this name: change the header or remove the column.' } }] : []));
      const targets = await referredTo(context, record, columns, lines);
      const schema = z.strictObject(Object.fromEntries(Object.entries(shapeOf(record.fields)).map(([name, each]) => [name, (record.fields as Fields)[name]!.declaration.initial === undefined && !(record.fields as Fields)[name]!.declaration.optional ? each : each.optional()])));
      const values: Record<string, unknown>[] = [];
      lines.forEach((cells, index) => {
        const row = Object.fromEntries(columns.flatMap(({ field }, place) => (field === null ? [] : [[field, valueOf((record.fields as Fields)[field]!.declaration, cells[place] ?? '', targets)]])).filter(([, value]) => value !== undefined));
        const checked = schema.safeParse(row);
        if (checked.success) values.push(checked.data);
        else for (const each of checked.error.issues.flatMap(problemsOf)) problems.push({ line: index + 2, field: labelOf(record, each.field.slice(1)), rule: each.rule, remedy: each.remedy });
      });
      if (dryRun || problems.length > 0) return { rows: lines.length, created: 0, columns, problems: problems.slice(0, 500) };
      for (let from = 0; from < values.length; from += 500) await context.db.insertAll(record, values.slice(from, from + 500) as never);
      return { rows: lines.length, created: values.length, columns, problems: [] };
    },
  });

async function tableOf(context: Context, sha256: string): Promise<string[][]> {
  const { bytes, type } = await readHeld(context, sha256);
  try {
    if (type.includes('spreadsheetml')) return ((await readXlsx(bytes)) as unknown as unknown[][]).map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell))));
    // Files of the administration come in UTF-8 or in the Latin-1 of old Windows programs.
    const utf8 = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
    const text = utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8;
    const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
    const delimiter = [';', '\t', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] as string;
    return parse(text, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, trim: true }) as string[][];
  } catch {
    throw notATable();
  }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
const means = (label: Text, said: string) => Object.values(label).some((each) => plain(each) === plain(said));

const fieldNamed = (record: AnyRecord, column: string): string | null =>
  Object.entries(record.fields as Fields).find(([name, { declaration }]) => name === column || means(declaration.label, column))?.[0] ?? null;

const labelOf = (record: AnyRecord, field: string) => (record.fields as Fields)[field.split('/')[0] as string]?.declaration.label.ca ?? field;

/** Rows that cells name by what people read of them, such as a unit’s name: identifiers by record and label. */
async function referredTo({ db }: Context, record: AnyRecord, columns: Outcome['columns'], lines: readonly string[][]): Promise<Map<AnyRecord, Map<string, string>>> {
  const found = new Map<AnyRecord, Map<string, string>>();
  for (const [place, { field }] of columns.entries()) {
    const target = field === null ? undefined : (record.fields as Fields)[field]?.declaration.to?.();
    if (target === undefined || found.has(target)) continue;
    const said = [...new Set(lines.map((cells) => cells[place] ?? '').filter((cell) => cell !== ''))];
    const [label = 'id'] = labelFields(target);
    const rows = said.length === 0 ? [] : ((await (db.tables(target).selectFrom(tableName(target) as never) as any).select(['id', label]).where(label, 'in', said).limit(most).execute()) as Record<string, string>[]);
    found.set(target, new Map(rows.map((row) => [plain(row[label] as string), row['id'] as string])));
  }
  return found;
}

/** A cell as its field wants it: decimal commas, days as 24/11/2026, choices by their words, references by their label. */
function valueOf({ kind, choices, to }: FieldDeclaration, cell: string, targets: Map<AnyRecord, Map<string, string>>): unknown {
  if (cell === '') return undefined;
  switch (kind) {
    case 'integer': return /^-?\d+$/.test(cell.replace(/\.(?=\d{3}\b)/g, '')) ? Number(cell.replace(/\.(?=\d{3}\b)/g, '')) : cell;
    case 'decimal': case 'money': return /,\d+$/.test(cell) ? cell.replace(/\./g, '').replace(',', '.').replace(/[\s€]/g, '') : cell.replace(/[\s€]/g, '');
    case 'yes-no': return ['si', 'yes', 'true', '1', 'x'].includes(plain(cell)) ? true : ['no', 'false', '0'].includes(plain(cell)) ? false : cell;
    case 'day': return cell.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
    case 'choice': return Object.entries(choices ?? {}).find(([key, label]) => key === cell || means(label, cell))?.[0] ?? cell;
    case 'reference': return (to === undefined ? undefined : targets.get(to())?.get(plain(cell))) ?? cell;
    case 'structure': try { return JSON.parse(cell) as unknown; } catch { return cell; }
    default: return cell;
  }
}
