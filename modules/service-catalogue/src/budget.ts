import type { Context, RowOf } from '@comu/kernel';
import { Call, type Candidacy, Commitment } from './service-catalogue.records.ts';

export interface Budget { readonly total: number; readonly reserved: number; readonly committed: number; readonly remaining: number }
type CommitmentRow = RowOf<typeof Commitment>;

// Cents are whole numbers, so that sums are exact.
const cents = (amount: string | null) => Math.round(Number(amount ?? 0) * 100);
export const fromCents = (amount: number): string => (amount / 100).toFixed(2);

/** What a call had, what is set aside, what is committed and what is left, in cents of euro. */
export async function budgetOf({ db }: Pick<Context, 'db'>, call: Pick<RowOf<typeof Call>, 'id' | 'budget'>): Promise<Budget> {
  const rows = await db.all(Commitment, { call: call.id, state: ['reserved', 'committed'] }, { limit: 100_000 });
  const sum = (state: CommitmentRow['state']) => rows.filter((each) => each.state === state).reduce((total, { amount }) => total + cents(amount), 0);
  const [total, reserved, committed] = [cents(call.budget), sum('reserved'), sum('committed')];
  return { total, reserved, committed, remaining: total - reserved - committed };
}

/** Those that wait for money, in order: the score first and, among equals, the entry in the registry. */
export const waitingList = async ({ db }: Pick<Context, 'db'>, call: string): Promise<CommitmentRow[]> =>
  (await db.all(Commitment, { call, state: 'waiting' }, { limit: 100_000 })).toSorted((a, b) => b.points - a.points || a.entryCode.localeCompare(b.entryCode));

/** Sets money aside for an application while there is enough, and puts it on the waiting list when there is not. The call is locked meanwhile, so its money is never given twice. */
export async function reserve({ db }: Context, { call: { id }, candidacy, points }: { call: RowOf<typeof Call>; candidacy: RowOf<typeof Candidacy>; points: number }): Promise<CommitmentRow> {
  const call = await db.lock(Call, id);
  const there = await db.first(Commitment, { candidacy: candidacy.id });
  if (there?.state === 'reserved' || there?.state === 'committed') return there;
  const wanted = Math.min(cents(candidacy.asked ?? call.most), cents(call.most));
  const { remaining } = await budgetOf({ db }, call);
  const next = { points, amount: fromCents(wanted), state: remaining >= wanted ? 'reserved' as const : 'waiting' as const };
  return there === undefined ? db.insert(Commitment, { ...next, call: id, candidacy: candidacy.id, entryCode: candidacy.entryCode }) : db.update(Commitment, there.id, next);
}
