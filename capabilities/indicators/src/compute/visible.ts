import type { Context, RowOf } from '@comu/kernel';
import { Indicator } from '../records/records.ts';
import { noIndicator, notYours } from '../refusals.ts';

/** The indicator with this code that the acting body sees: its own, or else one that another body shares. Another of its bodies’ own is not seen from here. */
export async function visible({ db, organisation }: Pick<Context, 'db' | 'organisation'>, code: string): Promise<RowOf<typeof Indicator>> {
  const found = await db.all(Indicator, { code }, { limit: 400 });
  const chosen = found.find(({ owner }) => owner === organisation) ?? found.find(({ shared }) => shared);
  if (chosen === undefined) throw noIndicator({ code });
  return chosen;
}

/** The same, refused when it is not the acting body’s to change. */
export async function mine(context: Context, code: string): Promise<RowOf<typeof Indicator>> {
  const found = await visible(context, code);
  if (found.owner !== context.organisation) throw notYours({ code });
  return found;
}

/** The indicators that the acting body sees: its own, and those others share that it does not have itself. */
export async function visibleOnes({ db, organisation }: Context): Promise<RowOf<typeof Indicator>[]> {
  const all = await db.tables(Indicator).selectFrom('indicators.indicator').selectAll().where((where) => where.or([where('owner', '=', organisation), where('shared', '=', true)])).where('state', '=', 'active').orderBy('code').limit(2000).execute() as unknown as RowOf<typeof Indicator>[];
  const own = new Set(all.filter(({ owner }) => owner === organisation).map(({ code: each }) => each));
  return all.filter((each) => each.owner === organisation || !own.has(each.code));
}
