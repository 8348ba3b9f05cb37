import { importInput, importOutcome, inputRefused, matchColumns, readTable, refusedRows, type Context, type ImportField, type Text } from '@comu/kernel';
import type { z } from 'zod';
import { importOutput, mostRows, readRows, rowsInput, type Column, type Import } from './read-rows.ts';

/** Lines come as rows already read, or in a file that the organisation holds, with its columns corrected where need be. */
export const sheetInput = { rows: rowsInput.optional(), file: importInput.file.optional(), columns: importInput.columns, dryRun: importInput.dryRun };
export const sheetOutput = importOutput.extend({ rows: importOutcome.shape.rows.optional(), columns: importOutcome.shape.columns.optional(), refused: importOutcome.shape.refused.optional(), untold: importOutcome.shape.untold });

type Columns = Readonly<Record<string, Column<any>>>;
const nothing: Text = { ca: 'Trieu el fitxer que voleu importar.', es: 'Elija el fichero que quiere importar.', en: 'Choose the file to import.' };

/** The fields of these columns for whoever matches a file to them; each is named in the problems by its first heading. */
export const fieldsOf = (columns: Columns, labels: Readonly<Record<string, Text>>): ImportField[] =>
  Object.entries(columns).map(([name, { headings, required = false }]) => ({ name, headings, required, label: labels[name] ?? { ca: headings[0] ?? name, es: headings[1] ?? name, en: headings[2] ?? name } }));

/** The lines of what was given, read by their columns; `told` puts the problems of the file’s own lines and headings into what the import answers. */
export async function sheetOf<C extends Columns>(context: Context, { rows, file, columns: chosen, dryRun }: { rows?: z.output<typeof rowsInput> | undefined; file?: string | undefined; columns?: (string | null)[] | undefined; dryRun: boolean }, { columns, fields }: { columns: C; fields: readonly ImportField[] }) {
  if (rows !== undefined) return { ...readRows(columns, rows), dryRun, told: (result: Import): z.output<typeof sheetOutput> => result };
  if (file === undefined) throw inputRefused([{ field: '/file', rule: 'missing', remedy: nothing }]);
  const table = await readTable(context, file, mostRows);
  await context.progress({ stage: 'checking', done: 0, of: table.lines.length });
  const matched = matchColumns({ table, fields, chosen });
  const { lines, problems } = readRows(columns, table.lines.map(({ cells }) => Object.fromEntries(matched.columns.flatMap(({ field }, place) => (field === null ? [] : [[columns[field]?.headings[0] ?? field, (cells[place] ?? '').slice(0, 2000)]])))));
  const absent = new Set(matched.problems.filter(({ rule }) => rule === 'missing-column').map(({ field }) => field));
  return {
    lines, problems, dryRun: dryRun || matched.problems.length > 0,
    told: (result: Import): z.output<typeof sheetOutput> => {
      const ofLines = result.problems.filter(({ rule, field }) => rule !== 'missing' || !absent.has(field)).map((each) => ({ ...each, line: table.lines[each.line - 2]?.line ?? each.line }));
      return { ...result, rows: table.lines.length, columns: matched.columns, ...refusedRows(table.lines.length, [...matched.problems, ...ofLines]) };
    },
  };
}
