import { refusal, type Context, type RowOf } from '@comu/kernel';
import type { Test } from '@comu/tables';
import { Dataset, Version } from '../records/index.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { say } from '../words.ts';
import { viewsOf } from './asker.ts';

const unseen = refusal('data.rule-unseen', { status: 403, rule: 'RGPD, art. 25', says: say('La regla compara valors de {columns}, que no veieu tal com són: us diria què hi ha. Que l’escrigui qui els veu, o demaneu una regla d’accés dient per a què us cal.', 'La regla compara valores de {columns}, que no ve tal como son: le diría qué hay. Que la escriba quien los ve, o pida una regla de acceso diciendo para qué la necesita.', 'The rule compares values of {columns}, which you do not see as they are: it would tell you what is there. Let somebody who sees them write it, or ask for an access rule, saying what you need it for.') });

/**
 * Refuses a rule that would let whoever writes it find out, guess by guess, what they may not see: one that compares values may read only columns seen as
 * they are, in datasets of which every row is seen. Whether a column is filled, repeats or holds valid codes tells no value, and may be asked of any.
 */
export async function refuseUnseen(context: Context, dataset: RowOf<typeof Dataset>, test: Test): Promise<void> {
  if (context.me.kind === 'system') return;
  const columns = await comparedBy(context, dataset, test);
  const covered = [...await coveredIn(context, dataset, columns), ...(test.kind === 'reference' ? await coveredIn(context, await context.db.first(Dataset, { code: test.to }), test.toColumns) : [])];
  if (covered.length > 0) throw unseen({ columns: covered.map((each) => `“${each}”`).join(', ') });
}

async function comparedBy(context: Context, dataset: RowOf<typeof Dataset>, test: Test): Promise<readonly string[]> {
  switch (test.kind) {
    case 'sql': return readBy(context, dataset, test.condition);
    case 'sum': return [test.column, ...(test.where === undefined ? [] : await readBy(context, dataset, test.where))];
    case 'reference': return test.columns;
    case 'domain': case 'range': case 'pattern': case 'freshness': return [test.column];
    default: return [];
  }
}

/** The columns that a condition reads, from its parsed SQL. */
async function readBy(context: Context, dataset: RowOf<typeof Dataset>, condition: string): Promise<readonly string[]> {
  const names = await presentIn(context, dataset);
  const { deciding } = await explained(tables().lineageOf({ sql: `select 1 from it where (${condition}\n)`, schemas: { it: names } }));
  return deciding.map(({ column }) => column);
}

async function presentIn({ db }: Context, { current, columns }: RowOf<typeof Dataset>): Promise<string[]> {
  return (current === null ? columns : (await db.get(Version, current)).columns).map(({ name }) => name);
}

async function coveredIn(context: Context, dataset: RowOf<typeof Dataset> | undefined, columns: readonly string[]): Promise<readonly string[]> {
  if (dataset === undefined || columns.length === 0) return [];
  const view = (await viewsOf(context, [{ dataset, present: await presentIn(context, dataset) }])).get(dataset.id);
  const whole = view !== undefined && view.rows === null && !view.figuresOnly;
  return columns.filter((name) => !whole || (view.columns[name] ?? 'clear') !== 'clear');
}
