import { folded, inputRefused, sentence, type Text } from '@comu/kernel';
import { z } from 'zod';

/** Something wrong with one line of a file; the heading is line 1. */
export interface LineProblem { readonly line: number; readonly field: string; readonly rule: string; readonly remedy: Text }

export const lineProblem = z.object({ line: z.int(), field: z.string(), rule: z.string(), remedy: sentence });

/** A column of a file: how people may head it, and how a cell is read. */
export interface Column<T = unknown> {
  readonly headings: readonly string[];
  readonly required?: boolean;
  read(cell: string): { readonly value: T } | { readonly rule: string; readonly remedy: Text };
}
type ValueOfColumn<C> = C extends Column<infer T> ? T : never;
export type Line<C extends Readonly<Record<string, Column<any>>>> = { readonly line: number } & { readonly [K in keyof C]: ValueOfColumn<C[K]> | null };

/** The most lines that an import takes: the whole staff of the largest bodies. */
export const mostRows = 20_000;
export const rowsInput = z.array(z.record(z.string().max(200), z.union([z.string().max(2000), z.null()]))).min(1).max(mostRows);

const missing: Text = { ca: 'Falta: ompliu aquesta cel·la.', es: 'Falta: rellene esta celda.', en: 'Missing: fill in this cell.' };

/** Reads the lines of a file by its columns; every cell that cannot be read is named with its rule and how to put it right. */
export function readRows<C extends Readonly<Record<string, Column<any>>>>(columns: C, rows: readonly Readonly<Record<string, string | null>>[]): { lines: Line<C>[]; problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  const headed = new Map(Object.entries(columns).flatMap(([field, { headings }]) => [field, ...headings].map((heading) => [folded(heading), field] as const)));
  const known = [...new Set(Object.values(columns).map(({ headings }) => headings[0] as string))].join(', ');
  for (const heading of new Set(rows.flatMap((row) => Object.keys(row))))
    if (!headed.has(folded(heading))) problems.push({ line: 1, field: heading, rule: 'column:unknown', remedy: { ca: `Aquesta columna no es coneix. Canvieu-ne el nom o traieu-la: ${known}.`, es: `Esta columna no se conoce. Cámbiele el nombre o quítela: ${known}.`, en: `This column is not known. Rename it or remove it: ${known}.` } });
  const lines = rows.map((row, index) => {
    const line: Record<string, unknown> = { line: index + 2 };
    const unread = new Set<string>();
    for (const field of Object.keys(columns)) line[field] = null;
    for (const [heading, cell] of Object.entries(row)) {
      const field = headed.get(folded(heading));
      if (field === undefined || cell === null || cell.trim() === '') continue;
      const read = (columns[field] as Column).read(cell.trim());
      if ('value' in read) line[field] = read.value;
      else { problems.push({ line: index + 2, field: heading, ...read }); unread.add(field); }
    }
    for (const [field, { required = false, headings }] of Object.entries(columns))
      if (required && line[field] === null && !unread.has(field)) problems.push({ line: index + 2, field: headings[0] ?? field, rule: 'missing', remedy: missing });
    return line as Line<C>;
  });
  return { lines, problems };
}

/** What an import did or, on a dry run, would do. */
export const importOutput = z.object({ dryRun: z.boolean(), created: z.int(), changed: z.int(), kept: z.int(), problems: z.array(lineProblem) });
export type Import = z.output<typeof importOutput>;

/** Refuses the whole file when any line is wrong, so that nothing is left half done. */
export function refuseLines(problems: readonly LineProblem[]): void {
  if (problems.length === 0) return;
  throw inputRefused(problems.map(({ line, field, rule, remedy }) => ({ field: line === 1 ? `/rows/*/${field}` : `/rows/${line - 2}/${field}`, rule, remedy })));
}

const plain = (schema: z.ZodType<string>, rule: string, remedy: Text, prepare: (cell: string) => string = (cell) => cell) => ({
  read(cell: string) {
    const checked = schema.safeParse(prepare(cell));
    return checked.success ? { value: checked.data } : { rule, remedy };
  },
});

export const textColumn = (headings: readonly string[], { most = 200, required = false } = {}): Column<string> =>
  ({ headings, required, ...plain(z.string().min(1).max(most).refine((text) => text.isWellFormed() && !text.includes('\u0000')), 'text', { ca: `Escurceu-lo a ${most} caràcters com a màxim.`, es: `Acórtelo a ${most} caracteres como máximo.`, en: `Shorten it to ${most} characters at most.` }) });

export const emailColumn = (headings: readonly string[], { required = false } = {}): Column<string> =>
  ({ headings, required, ...plain(z.email().max(254), 'format:email', { ca: 'Escriviu una adreça de correu, com nom@ajuntament.cat.', es: 'Escriba una dirección de correo, como nombre@ayuntamiento.cat.', en: 'Write an e-mail address, such as name@town.cat.' }, (cell) => cell.toLowerCase()) });

export const checkedColumn = (headings: readonly string[], schema: z.ZodType<string>, rule: string, remedy: Text): Column<string> => ({ headings, ...plain(schema, rule, remedy) });

/** A day as `2026-11-24` or, as spreadsheets write it here, `24/11/2026`. */
export const dayColumn = (headings: readonly string[]): Column<string> =>
  ({ headings, ...plain(z.iso.date(), 'format:date', { ca: 'Escriviu una data que existeixi, com 2026-11-24 o 24/11/2026.', es: 'Escriba una fecha que exista, como 2026-11-24 o 24/11/2026.', en: 'Write a date that exists, such as 2026-11-24 or 24/11/2026.' },
    (cell) => cell.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, date: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)) });

/** One of a closed list, by its name or by what people read in any language. */
export function choiceColumn<K extends string>(headings: readonly string[], choices: Readonly<Record<K, Text>>, { required = false } = {}): Column<K> {
  const entries = Object.entries(choices) as [K, Text][];
  const byWord = new Map(entries.flatMap(([value, label]) => [value, label.ca, label.es, label.en].map((word) => [folded(word), value] as const)));
  const all = (language: keyof Text) => entries.map(([, label]) => label[language]).join(', ');
  return {
    headings, required,
    read: (cell) => {
      const value = byWord.get(folded(cell));
      return value === undefined ? { rule: 'choice', remedy: { ca: `Trieu un d’aquests valors: ${all('ca')}.`, es: `Elija uno de estos valores: ${all('es')}.`, en: `Choose one of: ${all('en')}.` } } : { value };
    },
  };
}
