import { z } from 'zod';
import type { TableFile } from './import-table.ts';
import type { Text } from './text.ts';
import { sentence } from './sentence.ts';

/** A field that a file may bring, and how its column may be headed besides its name and label. */
export interface ImportField { readonly name: string; readonly label: Text; readonly required: boolean; readonly headings?: readonly string[] }

const problem = z.object({ line: z.int(), field: z.string(), rule: z.string(), remedy: sentence });
export type ImportProblem = z.output<typeof problem>;

/** What every import of a file asks: the file, whether it is only tried, and, column by column, the field it brings where that is corrected (`null`: none). */
export const importInput = {
  file: z.string().regex(/^[0-9a-f]{64}$/), dryRun: z.boolean().default(true), columns: z.array(z.string().max(100).nullable()).max(1000).optional(),
};

/** What an import did or, tried, would do: everything or, when there is any problem, nothing. The heading is line 1; a bad heading refuses every row. */
export const importOutcome = z.object({
  rows: z.int(), created: z.int(), changed: z.int(), kept: z.int(), refused: z.int(),
  columns: z.array(z.object({ column: z.string(), field: z.string().nullable(), sample: z.array(z.string()) })), problems: z.array(problem),
  /** How many problems there are besides those told. */
  untold: z.int().optional(),
});
export type ImportOutcome = z.output<typeof importOutcome>;

/** The most problems that an import tells. */
const most = 10_000;
/** How many rows the problems refuse, and the problems that are told. */
export const refusedRows = (rows: number, problems: readonly ImportProblem[]) =>
  ({ refused: problems.some(({ line }) => line === 1) ? rows : new Set(problems.map(({ line }) => line)).size, problems: problems.slice(0, most), ...(problems.length > most ? { untold: problems.length - most } : {}) });

/** Headings and names as they are compared: without accents, case or punctuation. */
export const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
/** Whether somebody wrote one of the words of a label, whatever the language, the accents and the case. */
export const means = (label: Text, said: string): boolean => folded(said) !== '' && Object.values(label).some((each) => folded(each) === folded(said));

/** Which field each column brings, by its heading or as the person corrected it, and what is wrong with the heading as a whole. */
export function matchColumns({ table: { header, lines }, fields, chosen }: { table: TableFile; fields: readonly ImportField[]; chosen: readonly (string | null)[] | undefined }): { columns: ImportOutcome['columns']; problems: ImportProblem[] } {
  const known = fields.map(({ label }) => label);
  const list = (language: keyof Text) => known.map((label) => label[language]).join(', ');
  const columns = header.map((column, place) => {
    const corrected = chosen?.[place];
    const field = corrected === undefined ? fields.find(({ name, label, headings = [] }) => name === column || means(label, column) || headings.some((each) => folded(each) === folded(column)))?.name : fields.find(({ name }) => name === corrected)?.name;
    return { column, field: field ?? null, sample: lines.map(({ cells }) => cells[place] ?? '').filter((cell) => cell !== '').slice(0, 3).map((cell) => cell.slice(0, 200)) };
  });
  const problems = columns.flatMap(({ column, field }, place): ImportProblem[] => {
    if (field === null) return chosen?.[place] === null ? [] : [{ line: 1, field: column, rule: 'unknown-column', remedy: { ca: `Cap camp no es diu així: digueu quin és, no la importeu o canvieu-ne la capçalera (${list('ca')}).`, es: `Ningún campo se llama así: diga cuál es, no la importe o cambie su cabecera (${list('es')}).`, en: `No field has this name: say which it is, leave it out or change its heading (${list('en')}).` } }];
    const twin = columns.findIndex((each) => each.field === field);
    return twin === place ? [] : [{ line: 1, field: column, rule: 'repeated-column', remedy: { ca: `Porta el mateix camp que la columna «${columns[twin]!.column}»: deixeu-ne una sense importar.`, es: `Trae el mismo campo que la columna «${columns[twin]!.column}»: deje una sin importar.`, en: `It brings the same field as the column “${columns[twin]!.column}”: leave one of them out.` } }];
  });
  for (const { name, label, required } of fields)
    if (required && columns.every(({ field }) => field !== name)) problems.push({ line: 1, field: label.ca, rule: 'missing-column', remedy: { ca: `Cal una columna amb «${label.ca}»: digueu quina és o afegiu-la al fitxer.`, es: `Hace falta una columna con «${label.es}»: diga cuál es o añádala al fichero.`, en: `A column with “${label.en}” is needed: say which it is or add it to the file.` } });
  return { columns, problems };
}
