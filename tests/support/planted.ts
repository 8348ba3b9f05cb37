/** A table in which each cell is a word that stands nowhere else, so that whatever is told of it is found wherever it is told. */
export const columns = ['clau', 'nom', 'salut', 'nota', 'barri'] as const;
export type Column = (typeof columns)[number];
export const classes = { clau: 'open', nom: 'personal', salut: 'special', nota: 'internal', barri: 'open', cost: 'internal' } as const;
export const rows = 24;
const northern = 12;

export const cellOf = (code: string, column: Column, row: number): string => `zq${code}${column}${column === 'barri' ? (row < northern ? 'nord' : 'sud') : String(row).padStart(2, '0')}`;
/** A cell that is empty, so that a rule has something to tell. */
const empty = (column: Column, row: number) => column === 'nota' && row === 3;

/** The table as a file, its last row with a cost that a rule of quarantine refuses. */
export const tableOf = (code: string, upTo = rows): string =>
  `Clau;Nom;Salut;Nota;Barri;Cost\n${Array.from({ length: upTo + 1 }, (_, row) => [...columns.map((column) => (empty(column, row) ? '' : cellOf(code, column, row))), row === upTo ? 9_999_999 : 1000 + row].join(';')).join('\n')}\n`;

export interface Cell { readonly code: string; readonly column: Column; readonly place: string }
/** The cells that a text tells of, in capitals or not. */
export function cellsIn(text: string): Cell[] {
  const found = new Set(text.toLowerCase().match(/zq(?:gent|obert)(?:clau|nom|salut|nota|barri)(?:\d\d|nord|sud)/g));
  return [...found].map((word) => { const [, code, column, place] = /^zq(gent|obert)([a-z]+?)(\d\d|nord|sud)$/.exec(word) as unknown as [string, string, Column, string]; return { code, column, place }; });
}
/** Whether a cell is of the northern rows. */
export const isNorthern = ({ place }: Cell): boolean => place === 'nord' || (/^\d\d$/.test(place) && Number(place) < northern);
/** All the cells of these columns that a version holds. */
export const cellsOf = (code: string, of: readonly Column[], north: boolean): string[] =>
  [...new Set(of.flatMap((column) => Array.from({ length: north ? northern : rows }, (_, row) => (empty(column, row) ? [] : [cellOf(code, column, row)])).flat()))].toSorted();
