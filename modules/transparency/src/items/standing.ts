import { dayInMadrid, type Context, type RowOf } from '@comu/kernel';
import { families, type Family } from '../law/families.ts';
import { asksOf, type LawItem } from '../law/item.ts';
import { lawItems } from '../law/items.ts';
import { bodyOf, type Body } from '../portal/body.ts';
import { Approval, Item, Offer, Release } from '../transparency.records.ts';
import { fingerprintOf } from './content.ts';
import { scoreOf, type Score } from './score.ts';

export interface StandingItem { readonly law: LawItem; readonly row: RowOf<typeof Item> | null; readonly score: Score; readonly contentOn: string | null }

/** Every item asked of the body with how it stands today. What a dataset feeds is as fresh and as good as what of it is out. */
export async function itemsOf(context: Pick<Context, 'db' | 'organisation' | 'now'>, known?: Body): Promise<StandingItem[]> {
  const { db, organisation, now } = context;
  const body = known ?? (await bodyOf(context, organisation));
  const rows = new Map((await db.all(Item, {})).map((row) => [row.code, row]));
  const fed = [...rows.values()].flatMap(({ source, dataset }) => (source === 'dataset' && dataset !== null ? [dataset] : []));
  const offers = fed.length === 0 ? [] : await db.all(Offer, { code: fed, state: 'published' });
  const releases = new Map((offers.length === 0 ? [] : await db.all(Release, { id: offers.flatMap(({ release }) => (release === null ? [] : [release])) })).map((each) => [each.code, each]));
  const today = dayInMadrid(now);
  const approved = await approvedNow(context, [...rows.values()].filter(({ published, personal, source }) => published && personal && (source === 'text' || source === 'document')), today);
  return lawItems.filter((law) => asksOf(law, body)).map((law) => {
    const row = rows.get(law.code) ?? null;
    if (row === null) return { law, row, contentOn: null, score: scoreOf(law, { source: 'none', published: false, notApplicable: null, contentOn: null, body: null, quality: null }, today) };
    const release = row.source === 'dataset' && row.dataset !== null ? releases.get(row.dataset) : undefined;
    const contentOn = row.source === 'dataset' ? (release?.loadedOn ?? null) : row.contentOn;
    // An item whose dataset is no longer out has nothing to show, nor has one that names people once its approval has run out.
    const published = row.published && (row.source !== 'dataset' || release !== undefined) && !(row.personal && (row.source === 'text' || row.source === 'document') && !approved.has(row.code));
    return { law, row, contentOn, score: scoreOf(law, { source: row.source, published, notApplicable: row.notApplicable, contentOn, body: row.body, quality: release?.quality ?? null, complete: row.complete }, today) };
  });
}

/** Of these items, those whose very content somebody approved until today or later. */
async function approvedNow({ db }: Pick<Context, 'db'>, rows: readonly RowOf<typeof Item>[], today: string): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const approvals = await db.all(Approval, { kind: 'item', code: rows.map(({ code }) => code) });
  return new Set(rows.filter((row) => approvals.some(({ code, fingerprint, until }) => code === row.code && until >= today && fingerprint === fingerprintOf(row))).map(({ code }) => code));
}

export interface Totals { readonly score: number; readonly published: number; readonly asked: number; readonly late: number; readonly byFamily: Readonly<Record<string, number>> }

/** The score of the portal: the mean of its items, each family apart; what does not apply is not asked. */
export function totalsOf(items: readonly StandingItem[]): Totals {
  const asked = items.filter(({ score }) => score.state !== 'not-applicable');
  const mean = (of: readonly StandingItem[]) => (of.length === 0 ? 100 : Math.round(of.reduce((sum, { score }) => sum + score.score, 0) / of.length));
  const present = (Object.keys(families) as Family[]).map((family) => [family, items.filter(({ law }) => law.family === family)] as const).filter(([, of]) => of.length > 0);
  return {
    score: asked.length === 0 ? 0 : mean(asked), asked: asked.length, late: asked.filter(({ score }) => score.state === 'late').length, published: asked.filter(({ score }) => score.state === 'published' || score.state === 'late').length,
    byFamily: Object.fromEntries(present.map(([family, of]) => [family, mean(of.filter(({ score }) => score.state !== 'not-applicable'))])),
  };
}
