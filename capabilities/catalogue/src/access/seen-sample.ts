import type { Context } from '@comu/kernel';
import { Dataset } from '../records/index.ts';
import { datasetsNamed } from './named.ts';
import { keepDataReading } from './readings.ts';

export interface SampleRow { readonly row: number; readonly values: Readonly<Record<string, unknown>> }

/** A value that whoever looks may not see as it is; where it stands is told all the same. */
const covered = '•••';

/**
 * The rows of an incident as whoever cares for the data may see them: a column that is hidden, masked or a code to them is covered, and so is
 * the whole raw line when any of its columns is. Of a dataset seen only in part by its rows, or as figures, no row is shown. The reading is kept.
 */
export async function seenSample(context: Context, { dataset: id, version, rows }: { dataset: string; version: string; rows: readonly SampleRow[] }): Promise<SampleRow[] | null> {
  const dataset = await context.db.get(Dataset, id);
  const { open: [found] } = await datasetsNamed(context, { words: [dataset.code], versions: { [dataset.code]: version } });
  if (found === undefined || found.view.figuresOnly || found.view.rows !== null) return null;
  const { columns } = found.view;
  const whole = Object.values(columns).every((sight) => sight === 'clear');
  const columnOf = new Map(found.version.columns.flatMap(({ name, title }) => [[title, name], [name, name]] as const));
  const clear = (name: string) => { const column = columnOf.get(name); return column === undefined ? whole : columns[column] === 'clear'; };
  await keepDataReading(context, { ...found, columns: rows.flatMap(({ values }) => Object.keys(values).flatMap((name) => columnOf.get(name) ?? [])), rows: rows.length, operation: 'data.incident-page' });
  return rows.map(({ row, values }) => ({ row, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clear(name) || value === null || value === '' ? value : covered])) }));
}
