import { originOfField, recordDerivation, type Origin } from '@comu/catalogue';
import type { Context } from '@comu/kernel';
import { feedByCode } from '../feeds/feeds.ts';
import { columnsOut } from '../feeds/read.ts';
import { Item, Offer, Release } from '../transparency.records.ts';
import type { Told } from './touch.ts';

const offered = (code: string) => `open-data.${code}`;

/** Tells the catalogue what an item or a published dataset shows now, so that whoever changes the data sees what of the portal it breaks. What is withdrawn shows nothing. */
export async function tellUses(context: Context, { kind, code, name }: Pick<Told, 'kind' | 'code' | 'name'>): Promise<void> {
  if (kind === 'dataset') {
    const offer = await context.db.first(Offer, { code });
    const release = offer?.state === 'published' && offer.release !== null ? await context.db.find(Release, offer.release) : undefined;
    const columns = Object.fromEntries((release?.columns ?? []).map((column) => [column.name, [{ table: code, column: column.name }]]));
    return recordDerivation(context, { kind: 'distribution', job: name, output: offered(code), address: offer === undefined ? `dades/publica` : `dades/publica/${offer.id}`, inputs: release === undefined ? [] : [{ code }], columns });
  }
  const item = await context.db.first(Item, { code });
  const columns = item?.published === true ? columnsOf(context, item) : {};
  const inputs = [...new Set(Object.values(columns).flat().map(({ table }) => table))].map((table) => ({ code: table }));
  return recordDerivation(context, { kind: 'portal', job: name, output: `portal.${code}`, address: `dades/transparencia/${code}`, inputs, columns });
}

function columnsOf({ house }: Pick<Context, 'house'>, { source, dataset, feed: named }: { source: string; dataset: string | null; feed: string | null }): Record<string, Origin[]> {
  if (source === 'dataset' && dataset !== null) return { [dataset]: [{ table: offered(dataset), column: dataset }] };
  const feed = source === 'feed' ? feedByCode(named) : undefined;
  return feed === undefined ? {} : Object.fromEntries(columnsOut(house, feed).map(({ name, from }) => [name, from.map(originOfField)]));
}
