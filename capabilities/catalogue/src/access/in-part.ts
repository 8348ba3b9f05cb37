import { systemActor, type Context } from '@comu/kernel';
import type { Lineage } from '@comu/tables';
import { datasetsNamed } from './named.ts';

/** The first dataset that a question reads of which whoever asks sees less than the platform: not all rows, or a column it reads covered. */
export async function readInPart(context: Context, { lineage, purpose }: { lineage: Lineage; purpose?: string }): Promise<string | undefined> {
  const words = [...lineage.tables];
  const whole = new Map((await datasetsNamed({ ...context, me: systemActor }, { words, purpose })).open.map((each) => [each.dataset.code, each.view]));
  const read = [...lineage.columns.flatMap(({ from }) => from), ...lineage.deciding];
  return (await datasetsNamed(context, { words, purpose })).open.find(({ dataset: { code }, view }) =>
    view.rows !== null || read.some(({ table, column }) => table === code && view.columns[column] !== 'clear' && whole.get(code)?.columns[column] === 'clear'))?.dataset.code;
}
