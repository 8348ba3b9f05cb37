import { dayInMadrid, operation, type RowOf } from '@comu/kernel';
import { Membership, Person } from '@comu/identity';
import { z } from 'zod';
import { feedOf } from '../feeds/feeds.ts';
import { feedsWithRows } from '../feeds/read.ts';
import { families, rhythms } from '../law/families.ts';
import { sources } from '../law/sources.ts';
import { Item } from '../transparency.records.ts';
import { say, wordsSchema } from '../words.ts';
import { itemsOf, totalsOf, type StandingItem } from './standing.ts';

export const scoreSchema = z.object({ state: z.enum(['published', 'late', 'ready', 'empty', 'not-applicable']), score: z.int(), completeness: z.int(), freshness: z.int(), lateDays: z.int(), dueOn: z.string().nullable(), why: z.array(wordsSchema), todo: wordsSchema.nullable() });
const listed = z.object({
  feedable: z.boolean(),
  code: z.string(), family: z.string(), title: wordsSchema, article: z.string(), read: z.object({ name: z.string(), url: z.string(), readOn: z.string() }), role: z.string(), rhythm: z.string(), rhythmSays: wordsSchema, rhythmIn: z.string().nullable(), namesPeople: z.boolean(), contentOn: z.string().nullable(),
  row: z.object({ id: z.uuid(), version: z.int(), source: z.string(), published: z.boolean(), dataset: z.string().nullable(), documentName: z.string().nullable(), responsible: z.object({ id: z.uuid(), name: z.string() }).nullable(), notApplicable: z.string().nullable() }).nullable(), score: scoreSchema,
});
const totals = z.object({ score: z.int(), published: z.int(), asked: z.int(), late: z.int(), byFamily: z.record(z.string(), z.int()) });
export const familySchema = z.object({ code: z.string(), title: wordsSchema, article: z.string() });
export const familyList = Object.entries(families).map(([code, each]) => ({ code, ...each }));

export const listedItem = ({ law, row, score, contentOn }: StandingItem, people: ReadonlyMap<string, RowOf<typeof Person>>, feedable = false): z.output<typeof listed> => ({
  feedable,
  code: law.code, family: law.family, title: law.title, article: law.article, read: { ...sources[law.read] }, role: law.role, rhythm: law.rhythm, rhythmSays: rhythms[law.rhythm].label, rhythmIn: law.rhythmIn ?? null, namesPeople: law.personal === true, contentOn, score: { ...score, why: [...score.why] },
  row: row === null ? null : { id: row.id, version: row.version, source: row.source, published: row.published, dataset: row.dataset, documentName: row.documentName, notApplicable: row.notApplicable, responsible: row.responsible === null ? null : { id: row.responsible, name: people.get(row.responsible)?.name ?? '' } },
});

/** What the law asks of this body, item by item: what there is, how fresh, and what is to be done. `mine` keeps to those one answers for. */
export const items = operation('transparency.items', {
  title: say('Ítems de transparència', 'Ítems de transparencia', 'Transparency items'), permission: 'transparency.read', kind: 'query', input: { mine: z.boolean().default(false) },
  output: z.object({ families: z.array(familySchema), items: z.array(listed), totals }),
  async run({ mine }, context) {
    const { db, me } = context;
    const all = await itemsOf(context);
    const ids = [...new Set(all.flatMap(({ row }) => (row?.responsible ? [row.responsible] : [])))];
    const people = new Map((ids.length === 0 ? [] : await db.all(Person, { id: ids })).map((each) => [each.id, each]));
    // Empty items that the house can feed now; one question for all of them.
    const empty = all.flatMap(({ law, row }) => (row === null || (row.source === 'none' && row.notApplicable === null) ? (feedOf(context.house, law.code) ?? []) : []));
    const ready = new Set((await feedsWithRows(context, empty)).map((feed) => feed.item));
    const roles = me.standings.find(({ organisation }) => organisation === context.organisation)?.roles ?? [];
    const isMine = ({ law, row }: StandingItem) => (row?.responsible ? row.responsible === me.person : roles.includes(law.role));
    return { families: familyList.map((each) => ({ ...each })), items: all.filter((each) => !mine || isMine(each)).map((each) => listedItem(each, people, ready.has(each.law.code))), totals: totalsOf(all) };
  },
});

/** Who may be named to answer for a content: those who work for the body today. */
export const people = operation('transparency.people', {
  title: say('Qui en pot respondre', 'Quién puede responder', 'Who may answer'), permission: 'transparency.publish', kind: 'query', input: {}, output: z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  async run(_, { db, now }) {
    const today = dayInMadrid(now);
    const ids = [...new Set((await db.all(Membership, {}, { limit: 5000 })).filter(({ from, to }) => from <= today && (to === null || to >= today)).map(({ person }) => person))];
    const found = ids.length === 0 ? [] : await db.all(Person, { id: ids }, { limit: 5000 });
    return { people: found.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'ca')) };
  },
});

/** One item with all that was written, for whoever edits it. */
export const item = operation('transparency.item-of', {
  title: say('Ítem', 'Ítem', 'Item'), permission: 'transparency.read', kind: 'query', input: { code: Item.fields.code }, output: z.object({ item: listed.nullable(), content: Item.row.nullable() }),
  async run({ code }, context) {
    const found = (await itemsOf(context)).find(({ law }) => law.code === code);
    const responsible = found?.row?.responsible ?? null;
    const person = responsible === null ? undefined : await context.db.find(Person, responsible);
    return { item: found === undefined ? null : listedItem(found, new Map(person === undefined ? [] : [[person.id, person]])), content: found?.row ?? null };
  },
});
