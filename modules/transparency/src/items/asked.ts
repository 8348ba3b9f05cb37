import type { Context, RowOf } from '@comu/kernel';
import { asksOf, type LawItem } from '../law/item.ts';
import { lawItem } from '../law/items.ts';
import { bodyOf } from '../portal/body.ts';
import { noSuchItem } from '../refusals.ts';
import { Item } from '../transparency.records.ts';

/** An item that the law asks of this body, under lock, with its row made the first time; a refusal when it does not ask it. */
export async function itemAsked(context: Context, wanted: string): Promise<{ law: LawItem; row: RowOf<typeof Item> }> {
  const law = lawItem(wanted);
  if (law === undefined || !asksOf(law, await bodyOf(context, context.organisation))) throw noSuchItem({ code: wanted });
  const before = await context.db.first(Item, { code: wanted });
  return { law, row: before === undefined ? await context.db.insert(Item, { code: wanted, personal: law.personal === true }) : await context.db.lock(Item, before.id) };
}
