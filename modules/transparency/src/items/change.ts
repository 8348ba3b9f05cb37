import { choice, dayInMadrid, heldFiles, operation, type Context } from '@comu/kernel';
import { Membership } from '@comu/identity';
import { z } from 'zod';
import { tell, touchPortal } from '../portal/touch.ts';
import { needsApproval, notOfThisBody, noSuchFile, nothingToPublish, notPublished } from '../refusals.ts';
import { Approval, Item, Offer } from '../transparency.records.ts';
import { say } from '../words.ts';
import { itemAsked } from './asked.ts';
import { fingerprintOf, keepContent } from './content.ts';
import { feedItem } from './fed.ts';

const code = Item.fields.code;
/** Why it changes, in the words of whoever changes it. */
const reason = z.string().trim().min(3).max(500).optional();

/** Gives an item its content. What is already published is renewed at once, unless people are in it and nobody has approved the new content: then it waits. */
export const fillItem = operation('transparency.fill-item', {
  title: say('Omple l’ítem', 'Rellena el ítem', 'Fill the item'), permission: 'transparency.publish',
  input: {
    code, source: choice(say('D’on surt', 'De dónde sale', 'Fed by'), { text: say('Un text', 'Un texto', 'A text'), document: say('Un document', 'Un documento', 'A document'), dataset: say('Un conjunt de dades', 'Un conjunto de datos', 'A dataset') }).open(), body: Item.fields.body, document: Item.fields.document, documentName: Item.fields.documentName, dataset: Item.fields.dataset,
    contentOn: Item.fields.contentOn, personal: z.boolean().optional(), reason,
  },
  output: Item.row,
  async run({ code: wanted, source, body = null, document = null, documentName = null, dataset = null, contentOn, personal, reason: why }, context) {
    const { law, row } = await itemAsked(context, wanted);
    if (source === 'text' && body === null) throw nothingToPublish({ item: law.title.ca });
    if (source === 'document' && (document === null || !(await heldFiles(context, [document])).has(document))) throw noSuchFile();
    if (source === 'dataset' && (dataset === null || (await context.db.first(Offer, { code: dataset })) === undefined)) throw notPublished({ what: dataset ?? '' });
    const next = { source, body: source === 'text' ? body : null, document: source === 'document' ? document : null, documentName: source === 'document' ? (documentName ?? 'document') : null, dataset: source === 'dataset' ? dataset : null };
    // What the law asks for by names of people holds them, whatever is said of it.
    const holdsPeople = law.personal === true || (personal ?? row.personal);
    const approved = !holdsPeople || source === 'dataset' || (await approvalFor(context, wanted, fingerprintOf(next))) !== null;
    const stays = row.published && approved;
    const filled = await context.db.update(Item, row.id, { ...next, feed: null, held: false, complete: null, contentOn: contentOn ?? dayInMadrid(context.now), personal: holdsPeople, notApplicable: null, published: stays, ...(stays ? {} : { approval: null }) });
    const kept = stays ? await context.db.update(Item, row.id, { content: (await keepContent(context, filled, { reason: why ?? 'Contingut nou' })).id }) : filled;
    if (row.published) await tell(context, { kind: 'item', code: wanted, name: law.title.ca, what: stays ? 'renewed' : 'withdrawn', fingerprint: fingerprintOf(kept), reason: stays ? (why ?? null) : 'El contingut nou espera aprovació' });
    else await touchPortal(context);
    return kept;
  },
});

/** Publishes an item; one that names people needs a named approval of this very content. */
export const publishItem = operation('transparency.publish-item', {
  title: say('Publica l’ítem', 'Publica el ítem', 'Publish the item'), permission: 'transparency.publish', input: { code, reason }, output: Item.row,
  async run({ code: wanted, reason: why }, context) {
    const { law, row } = await itemAsked(context, wanted);
    if (row.source === 'feed') return context.call(feedItem, { code: wanted });
    if (row.source === 'none') throw nothingToPublish({ item: law.title.ca });
    if (row.source === 'dataset' && (await context.db.first(Offer, { code: row.dataset ?? '', state: 'published' })) === undefined) throw notPublished({ what: row.dataset ?? '' });
    const fingerprint = fingerprintOf(row);
    // What a dataset lets out was approved with the dataset.
    const approval = row.personal && row.source !== 'dataset' ? await approvalFor(context, wanted, fingerprint) : null;
    if (row.personal && row.source !== 'dataset' && approval === null) throw needsApproval({ what: law.title.ca });
    const kept = await context.db.update(Item, row.id, { published: true, publishedAt: context.now.toISOString(), approval, content: (await keepContent(context, row, { reason: why ?? (row.published ? 'Es torna a publicar' : 'Primera publicació') })).id });
    await tell(context, { kind: 'item', code: wanted, name: law.title.ca, what: row.published ? 'renewed' : 'published', fingerprint, reason: why ?? null });
    return kept;
  },
});

/** Takes an item off the portal; that it was there stays in the history, with why it went. */
export const withdrawItem = operation('transparency.withdraw-item', {
  title: say('Retira l’ítem', 'Retira el ítem', 'Withdraw the item'), permission: 'transparency.publish', input: { code, reason: z.string().trim().min(3).max(500) }, output: Item.row,
  async run({ code: wanted, reason }, context) {
    const { law, row } = await itemAsked(context, wanted);
    if (!row.published) throw notPublished({ what: law.title.ca });
    const kept = await context.db.update(Item, row.id, { published: false });
    await tell(context, { kind: 'item', code: wanted, name: law.title.ca, what: 'withdrawn', reason });
    return kept;
  },
});

/** Says who answers for an item, or that it does not apply here and why. */
export const arrangeItem = operation('transparency.arrange-item', {
  title: say('Responsable de l’ítem', 'Responsable del ítem', 'Who answers for the item'), permission: 'transparency.publish',
  input: { code, responsible: Item.fields.responsible, notApplicable: Item.fields.notApplicable }, output: Item.row,
  async run({ code: wanted, responsible, notApplicable }, context) {
    const { row } = await itemAsked(context, wanted);
    if (responsible && (await context.db.first(Membership, { person: responsible })) === undefined) throw notOfThisBody();
    const kept = await context.db.update(Item, row.id, { ...(responsible === undefined ? {} : { responsible }), ...(notApplicable === undefined ? {} : { notApplicable }) });
    await touchPortal(context);
    return kept;
  },
});

/** The approval in force of this content of an item, if any. */
export async function approvalFor({ db, now }: Context, wanted: string, fingerprint: string): Promise<string | null> {
  const found = await db.all(Approval, { kind: 'item', code: wanted, fingerprint });
  return found.find(({ until }) => until >= dayInMadrid(now))?.id ?? null;
}
