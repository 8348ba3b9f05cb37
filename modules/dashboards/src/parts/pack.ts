/** A row of a chart as it is drawn. */
interface Row { readonly place: string; readonly name: string; readonly period: string; readonly dimension: string; readonly value: number | null }
interface Table { readonly decimals: number; readonly rows: readonly Row[] }
type Part<Rows> = { readonly rows?: Rows | undefined };

/** Rows of one period and dimension, by the numbers of their places. */
interface Column { readonly period: string; readonly dimension: string; readonly places: readonly number[] | 'all'; readonly values: readonly (number | null)[] }

/** What a dashboard shows, as it crosses to the browser: each place named once, each table sent once however many parts draw it, and values by columns. */
export interface Packed<P extends Part<Table>> {
  readonly places: readonly (readonly [code: string, name: string])[];
  readonly tables: readonly (Omit<NonNullable<P['rows']>, 'rows'> & { readonly columns: readonly Column[] })[];
  readonly parts: Readonly<Record<string, Omit<P, 'rows'> & { readonly table?: number }>>;
}

/** Four decimals more than an indicator shows: enough for any chart, and a third of what a quotient has. */
const rounded = (value: number | null, decimals: number) => (value === null ? null : Number(value.toFixed(Math.min(decimals + 4, 12))));

export function packed<P extends Part<Table>>(data: Readonly<Record<string, P>>): Packed<P> {
  const numbers = new Map<string, number>();
  const places: [string, string][] = [];
  const numberOf = ({ place, name }: Row) => {
    const known = numbers.get(place) ?? places.push([place, name]) - 1;
    numbers.set(place, known);
    return known;
  };
  const found = new Map<NonNullable<P['rows']>, number>();
  const grouped: { rest: object; columns: { period: string; dimension: string; places: number[]; values: (number | null)[] }[] }[] = [];
  const parts: Record<string, Omit<P, 'rows'> & { table?: number }> = {};
  for (const [id, { rows: table, ...rest }] of Object.entries(data)) {
    if (table === undefined) {
      parts[id] = rest as Omit<P, 'rows'>;
      continue;
    }
    if (!found.has(table)) {
      const { rows, ...about } = table;
      const columns = new Map<string, (typeof grouped)[number]['columns'][number]>();
      for (const row of rows) {
        const key = `${row.period} ${row.dimension}`;
        const column = columns.get(key) ?? { period: row.period, dimension: row.dimension, places: [], values: [] };
        columns.set(key, column);
        column.places.push(numberOf(row));
        column.values.push(rounded(row.value, table.decimals));
      }
      found.set(table, grouped.push({ rest: about, columns: [...columns.values()] }) - 1);
    }
    parts[id] = { ...(rest as Omit<P, 'rows'>), table: found.get(table)! };
  }
  const everywhere = (of: readonly number[]) => of.length === places.length && of.every((place, at) => place === at);
  const tables = grouped.map(({ rest, columns }) => ({ ...rest, columns: columns.map((column) => ({ ...column, places: everywhere(column.places) ? 'all' : column.places })) }));
  return { places, tables: tables as unknown as Packed<P>['tables'], parts };
}

/** The parts again as they are drawn. */
export function unpacked<P extends Part<Table>>({ places, tables, parts }: Packed<P>): Record<string, P> {
  const whole = tables.map(({ columns, ...about }) => ({
    ...about,
    rows: columns.flatMap(({ period, dimension, places: at, values }) => values.map((value, index): Row => {
      const [place, name] = places[at === 'all' ? index : at[index]!]!;
      return { place, name, period, dimension, value };
    })),
  }));
  return Object.fromEntries(Object.entries(parts).map(([id, { table, ...rest }]) => [id, (table === undefined ? rest : { ...rest, rows: whole[table] }) as unknown as P]));
}
