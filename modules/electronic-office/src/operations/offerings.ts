import { operation, type RowOf } from '@comu/kernel';
import { Procedure } from '@comu/cases';
import { organisationOf } from '@comu/identity';
import { calendarFor } from '@comu/running-terms';
import { z } from 'zod';
import { Offering } from '../electronic-office.records.ts';
import { askedDocumentSchema, questionSchema } from '../form.ts';
import { noSuchProcedure } from '../refusals.ts';
import { silenceInWords } from '../rules/article-24-silence-in-words.ts';
import { usualOfferings } from '../usual-offerings.ts';
import { say, wordsSchema } from '../words.ts';

/** Offers a procedure in the electronic office, or changes how it is offered; the same code is the same offering. */
export const offer = operation('electronic-office.offer', {
  title: say('Publica un tràmit a la seu', 'Publica un trámite en la sede', 'Offer a procedure'), permission: 'electronic-office.manage',
  input: {
    procedure: Offering.fields.procedure, name: wordsSchema, describes: wordsSchema, begunBy: z.enum(['anybody', 'person', 'company']).default('anybody'),
    questions: z.array(questionSchema).max(60), documents: z.array(askedDocumentSchema).max(20).default([]), place: z.int().min(0).max(10_000).default(100), published: z.boolean().default(true),
  },
  output: Offering.row,
  async run(given, { db }) {
    if ((await db.first(Procedure, { code: given.procedure })) === undefined) throw noSuchProcedure({ code: given.procedure });
    const before = await db.first(Offering, { procedure: given.procedure });
    return before === undefined ? db.insert(Offering, given) : db.update(Offering, before.id, given);
  },
});

const offeringSchema = z.object({
  id: z.uuid(), procedure: z.string(), name: wordsSchema, describes: wordsSchema, begunBy: z.enum(['anybody', 'person', 'company']), questions: z.array(questionSchema), documents: z.array(askedDocumentSchema),
  months: z.int(), article: z.string(), silence: wordsSchema.nullable(),
});

/** The public face of a body: what can be done, official time and its non-working days (Llei 39/2015, art. 31; Llei 40/2015, art. 38). */
export const home = operation('electronic-office.home', {
  title: say('Seu electrònica', 'Sede electrónica', 'Electronic office'), permission: 'anyone', kind: 'query', perMinute: 60, input: {},
  output: z.object({
    organisation: z.object({ name: z.string(), slug: z.string(), email: z.string().nullable(), dir3: z.string().nullable() }), now: z.string(), offerings: z.array(offeringSchema),
    /** Nothing was ever offered: the body has just been founded and its usual procedures are on their way. */
    opening: z.boolean(),
    calendar: z.object({ years: z.array(z.object({ year: z.int(), status: z.string() })), days: z.array(z.object({ date: z.string(), name: wordsSchema, scope: z.enum(['state', 'catalonia', 'local', 'body']) })) }),
  }),
  async run(_, context) {
    const { db, now, organisation } = context;
    const { name, slug, email, dir3 } = await organisationOf(context, organisation);
    const all = await db.all(Offering, {});
    const offered = all.filter(({ published }) => published).toSorted((a, b) => a.place - b.place);
    const procedures = new Map((await db.all(Procedure, { code: offered.map(({ procedure }) => procedure) })).map((each) => [each.code, each]));
    const { years, days } = await calendarFor(context);
    return {
      organisation: { name, slug, email, dir3 }, now: now.toISOString(), opening: all.length === 0, offerings: offered.flatMap((each) => { const procedure = procedures.get(each.procedure); return procedure === undefined ? [] : [shown(each, procedure)]; }),
      calendar: { years: years.map(({ year, status }) => ({ year, status })), days: days.map(({ date, name: holiday, scope }) => ({ date, name: holiday, scope })).toSorted((a, b) => a.date.localeCompare(b.date)) },
    };
  },
});

const shown = ({ id, procedure, name, describes, begunBy, questions, documents }: RowOf<typeof Offering>, { months, article, silence }: RowOf<typeof Procedure>): z.output<typeof offeringSchema> =>
  ({ id, procedure, name, describes, begunBy, questions, documents, months, article, silence: silenceInWords(silence) });

/** Offers the usual procedures that the organisation has adopted and does not offer yet; what it changed stays as it is. */
export const offerUsual = operation('electronic-office.offer-usual', {
  title: say('Publica els tràmits habituals', 'Publica los trámites habituales', 'Offer the usual procedures'), permission: 'electronic-office.manage', input: {}, output: z.object({ offered: z.int() }),
  async run(_, { db }) {
    let offered = 0;
    for (const { questions, documents, ...usual } of usualOfferings) {
      if ((await db.first(Procedure, { code: usual.procedure })) === undefined || (await db.first(Offering, { procedure: usual.procedure })) !== undefined) continue;
      await db.insert(Offering, { ...usual, questions: [...questions], documents: [...documents], published: true });
      offered += 1;
    }
    return { offered };
  },
});
