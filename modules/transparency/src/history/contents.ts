import { operation, recordReading, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { cellSchema, fedTable, type FedTable } from '../feeds/feed.ts';
import { itemAsked } from '../items/asked.ts';
import { approvalFor } from '../items/change.ts';
import { fingerprintOf, keepContent } from '../items/content.ts';
import { lawItem } from '../law/items.ts';
import { publicPortal } from '../portal/public.ts';
import { tell } from '../portal/touch.ts';
import { needsApproval, noSuchContent, notPublished } from '../refusals.ts';
import { Content, Happening, Item, Offer } from '../transparency.records.ts';
import { say } from '../words.ts';
import { tableChanges, textChanges } from './difference.ts';

const code = Item.fields.code;
const number = z.int().min(1).max(1_000_000);
const most = 100;
type Kept = RowOf<typeof Content>;

const latest = (context: Pick<Context, 'db' | 'organisation'>, wanted: string) =>
  context.db.statement<{ id: string; number: number; source: Kept['source']; personal: boolean; contentOn: string | null; byName: string; reason: string; createdAt: string | Date; current: boolean }>(
    `select c.id, c.number::int as number, c.source, c.personal, c.content_on::text as content_on, c.by_name, c.reason, c.created_at, coalesce(i.content = c.id, false) as current from transparency.content c left join transparency.item i on i.organisation = c.organisation and i.code = c.code where c.organisation = $1 and c.code = $2 order by c.number desc limit ${most}`, [context.organisation, wanted]);

/** Everything an item has shown, newest first: who put it there, when and why. */
export const itemContents = operation('transparency.item-contents', {
  title: say('Historial de continguts de l’ítem', 'Historial de contenidos del ítem', 'History of what an item showed'), permission: 'transparency.read', kind: 'query', input: { code },
  output: z.object({ contents: z.array(z.object({ number: z.int(), at: z.string(), byName: z.string(), reason: z.string(), source: z.string(), current: z.boolean() })) }),
  async run({ code: wanted }, context) {
    const found = await latest(context, wanted);
    await recordReading(context, 'transparency.item-contents', Content, found as never);
    return { contents: found.map(({ number: at, createdAt, byName, reason, source, current }) => ({ number: at, at: new Date(createdAt).toISOString(), byName, reason, source, current })) };
  },
});

const changeSchema = z.object({
  from: z.object({ number: z.int(), at: z.string() }), to: z.object({ number: z.int(), at: z.string() }),
  passages: z.array(z.object({ kind: z.enum(['same', 'gone', 'new']), text: z.string() })), columns: fedTable.shape.columns,
  rows: z.array(z.object({ kind: z.enum(['gone', 'new', 'changed']), key: z.string(), cells: z.array(z.object({ column: z.string(), before: cellSchema, after: cellSchema })) })), more: z.int(),
  plain: z.array(z.object({ what: z.enum(['source', 'document', 'dataset']), before: z.string().nullable(), after: z.string().nullable() })),
});

/** What changed of an item between two of its contents, in words that can be read. */
export const contentChange = operation('transparency.content-change', {
  title: say('Què va canviar entre dos moments', 'Qué cambió entre dos momentos', 'What changed between two moments'), permission: 'transparency.read', kind: 'query', input: { code, from: number, to: number }, output: changeSchema,
  run: async ({ code: wanted, from, to }, context) => changeOf(await contentAt(context, wanted, from), await contentAt(context, wanted, to)),
});

/** The same for anybody. What was withdrawn, and what names people, is not shown again. */
export const portalItemChange = operation('transparency.portal-item-change', {
  title: say('Què va canviar d’un ítem del portal', 'Qué cambió de un ítem del portal', 'What changed of an item of the portal'), permission: 'anyone', kind: 'query', perMinute: 60, input: { code, from: number, to: number }, output: changeSchema,
  async run({ code: wanted, from, to }, context) {
    const shown = await publicContents(context, wanted);
    for (const asked of [from, to]) if (!shown.some((each) => each.number === asked)) throw notPublished({ what: `${wanted} ${asked}` });
    return changeOf(await contentAt(context, wanted, from), await contentAt(context, wanted, to));
  },
});

/** The contents of an item that anybody may still read: those since it was last withdrawn, while it is out and none of them names people. */
export async function publicContents(context: Context, wanted: string): Promise<{ number: number; at: string; reason: string }[]> {
  const found = (await publicPortal(context)).items.find(({ law }) => law.code === wanted);
  if (found === undefined || (found.score.state !== 'published' && found.score.state !== 'late') || found.row?.personal !== false) return [];
  const contents = await latest(context, wanted);
  const gone = (await context.db.all(Happening, { kind: 'item', code: wanted, what: 'withdrawn' })).at(-1);
  return contents.filter(({ personal, createdAt }) => !personal && (gone === undefined || new Date(createdAt) > new Date(gone.createdAt))).map(({ number: at, createdAt, reason }) => ({ number: at, at: new Date(createdAt).toISOString(), reason }));
}

/** Puts back what an item showed before, as a new content with who and why. What named people needs its approval in force; what fed itself stays as it was until it is fed again. */
export const restoreItem = operation('transparency.restore-item', {
  title: say('Torna a un contingut anterior', 'Vuelve a un contenido anterior', 'Go back to an earlier content'), permission: 'transparency.publish', input: { code, number, reason: z.string().trim().min(3).max(500) }, output: Item.row,
  async run({ code: wanted, number: asked, reason }, context) {
    const { db, now } = context;
    const { law, row } = await itemAsked(context, wanted);
    const { source, body, document, documentName, dataset, feed, table, contentOn, personal } = await contentAt(context, wanted, asked);
    if (source === 'dataset' && (await db.first(Offer, { code: dataset ?? '', state: 'published' })) === undefined) throw notPublished({ what: dataset ?? '' });
    const back = { source, body, document, documentName, dataset };
    // Once it was said to name people, it does, whatever it was thought to do then.
    const people = (personal || (row.personal && source !== 'feed')) && source !== 'dataset';
    const approval = people ? await approvalFor(context, wanted, fingerprintOf(back)) : null;
    if (people && approval === null) throw needsApproval({ what: law.title.ca });
    const filled = await db.update(Item, row.id, { ...back, feed, held: source === 'feed', contentOn, personal: people, notApplicable: null });
    const content = await keepContent(context, filled, { reason, table });
    const kept = await db.update(Item, row.id, { content: content.id, published: true, publishedAt: now.toISOString(), approval });
    await tell(context, { kind: 'item', code: wanted, name: law.title.ca, what: row.published ? 'renewed' : 'published', fingerprint: content.fingerprint, reason });
    return kept;
  },
});

async function contentAt({ db }: Pick<Context, 'db'>, wanted: string, asked: number): Promise<Kept> {
  const found = await db.first(Content, { code: wanted, number: asked });
  if (found === undefined) throw noSuchContent({ item: lawItem(wanted)?.title.ca ?? wanted, number: asked });
  return found;
}

function changeOf(before: Kept, after: Kept): z.output<typeof changeSchema> {
  const empty = (of: FedTable): FedTable => ({ ...of, rows: [] });
  const [then, now] = [before.table ?? (after.table === null ? null : empty(after.table)), after.table ?? (before.table === null ? null : empty(before.table))];
  const { rows, more } = then === null || now === null ? { rows: [], more: 0 } : tableChanges(then, now);
  const moment = ({ number: at, createdAt }: Kept) => ({ number: at, at: new Date(createdAt).toISOString() });
  return {
    from: moment(before), to: moment(after), passages: before.body === null && after.body === null ? [] : textChanges(before.body?.ca ?? '', after.body?.ca ?? ''), columns: now?.columns ?? [], more, rows: rows.map((each) => ({ ...each, cells: each.cells.map((cell) => ({ ...cell })) })),
    plain: ([['source', before.source, after.source], ['document', before.documentName, after.documentName], ['dataset', before.dataset, after.dataset]] as const).filter(([what, was, is]) => was !== is || (what === 'document' && before.document !== after.document)).map(([what, was, is]) => ({ what, before: was, after: is })),
  };
}
