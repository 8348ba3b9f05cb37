import { operation, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { feedByCode, feedOf } from '../feeds/feeds.ts';
import { columnsOut, readFeed } from '../feeds/read.ts';
import { fedTable, type Feed } from '../feeds/feed.ts';
import { lawItem } from '../law/items.ts';
import { portalOf, tell, touchPortal } from '../portal/touch.ts';
import { noFeed, nothingToPublish } from '../refusals.ts';
import { Item } from '../transparency.records.ts';
import { say, wordsSchema } from '../words.ts';
import { itemAsked } from './asked.ts';
import { keepContent } from './content.ts';
import { itemsOf } from './standing.ts';

const code = Item.fields.code;
type Row = RowOf<typeof Item>;

/** Publishes an item from what the house already knows, and keeps it renewed every night. No field that holds people is read. */
export const feedItem = operation('transparency.feed-item', {
  title: say('Omple l’ítem amb el que l’ens ja sap', 'Rellena el ítem con lo que el ente ya sabe', 'Fill the item from what the body already knows'), permission: 'transparency.publish', input: { code }, output: Item.row,
  async run({ code: wanted }, context) {
    const { law, row } = await itemAsked(context, wanted);
    const feed = feedOf(context.house, wanted);
    if (feed === undefined) throw noFeed({ item: law.title.ca });
    return feedInto(context, row, feed, say('Es publica el que l’ens ja sap', 'Se publica lo que el ente ya sabe', 'What the body already knows is published').ca);
  },
});

/** Fills at once every item that is empty and that the house can feed: a portal with content on its first day, without typing. Answers which. */
export const feedPortal = operation('transparency.feed-portal', {
  title: say('Omple el portal amb el que l’ens ja sap', 'Rellena el portal con lo que el ente ya sabe', 'Fill the portal from what the body already knows'), permission: 'transparency.publish', input: {}, output: z.object({ filled: z.array(z.string()), nothingYet: z.array(z.string()) }),
  async run(_, context) {
    const [filled, nothingYet]: [string[], string[]] = [[], []];
    await portalOf(context);
    // The record of processing activities tells of every record of the house, also where nobody has opened the catalogue yet.
    const describe = context.house.operations.get('data.describe-records');
    if (describe !== undefined) await context.asSystem(describe, {});
    for (const { law, row } of await itemsOf(context)) {
      const feed = feedOf(context.house, law.code);
      if (feed === undefined || (row !== null && (row.source !== 'none' || row.notApplicable !== null))) continue;
      if ((await readFeed(context, feed)).complete === 0) { nothingYet.push(law.code); continue; }
      await feedInto(context, (await itemAsked(context, law.code)).row, feed, 'Es publica el que l’ens ja sap');
      filled.push(law.code);
    }
    return { filled, nothingYet };
  },
});

/** Reads again what feeds each item and publishes what has changed, with a line of history; nightly, and whenever somebody asks. */
export const renewFeeds = operation('transparency.renew-feeds', {
  title: say('Renova els ítems que s’omplen sols', 'Renueva los ítems que se rellenan solos', 'Renew the items that feed themselves'), permission: 'transparency.publish', input: {}, output: z.object({ renewed: z.array(z.string()) }),
  async run(_, context) {
    const renewed: string[] = [];
    for (const { id } of await context.db.all(Item, { source: 'feed', published: true, held: false })) {
      const row = await context.db.lock(Item, id);
      const feed = feedByCode(row.feed);
      if (feed === undefined || !feed.needs.every((name) => context.house.records.has(name))) continue;
      const before = row.content;
      const after = await feedInto(context, row, feed, 'Han canviat les dades d’on surt');
      if (after.content !== before) renewed.push(row.code);
    }
    return { renewed };
  },
});

async function feedInto(context: Context, row: Row, feed: Feed, reason: string): Promise<Row> {
  const { db, now } = context;
  const { table, on, complete } = await readFeed(context, feed);
  const title = lawItem(row.code)!.title.ca;
  if (complete === 0) {
    if (row.source !== 'feed') throw nothingToPublish({ item: title });
    // What fed it is no longer there: what was out stays, and grows old in sight of all.
    return row;
  }
  const filled = await db.update(Item, row.id, { source: 'feed', feed: feed.code, held: false, body: null, document: null, documentName: null, dataset: null, contentOn: on, complete, personal: false, notApplicable: null, approval: null });
  const content = await keepContent(context, filled, { reason, table });
  const same = row.published && row.content === content.id;
  const kept = await db.update(Item, row.id, { content: content.id, published: true, ...(same ? {} : { publishedAt: now.toISOString() }) });
  if (same) { if (row.contentOn !== on || row.complete !== complete) await touchPortal(context); }
  else await tell(context, { kind: 'item', code: row.code, name: title, what: row.published ? 'renewed' : 'published', fingerprint: content.fingerprint, reason: row.published ? reason : null });
  return kept;
}

/** How an item would look fed by the house: from what, with which columns, and which would stay back. */
export const feedPreview = operation('transparency.feed-preview', {
  title: say('Com quedaria omplert sol', 'Cómo quedaría rellenado solo', 'How it would look fed by itself'), permission: 'transparency.read', kind: 'query', input: { code },
  output: z.object({ feed: z.object({ code: z.string(), says: wordsSchema, none: wordsSchema.nullable(), records: z.array(wordsSchema), back: z.array(wordsSchema), on: z.string(), complete: z.int(), rows: z.int(), table: fedTable }).nullable() }),
  async run({ code: wanted }, context) {
    const feed = feedOf(context.house, wanted);
    if (feed === undefined) return { feed: null };
    const { table, on, complete } = await readFeed(context, feed);
    const out = new Set(columnsOut(context.house, feed).map(({ name }) => name));
    return { feed: {
      code: feed.code, says: feed.says, none: feed.none, on, complete, rows: table.rows.length, table: { ...table, rows: table.rows.slice(0, 5) },
      records: feed.needs.map((name) => context.house.records.get(name)!.declaration.plural), back: feed.columns.filter(({ name }) => !out.has(name)).map(({ title }) => title),
    } };
  },
});
