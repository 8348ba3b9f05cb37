import { notFound, operation, type Context, type RowOf, type Text } from '@comu/kernel';
import { Case, grounds, Happening, openRequirement, Procedure, procedureName } from '@comu/cases';
import { Notification, trayOfParty } from '@comu/notifications';
import { Entry, Receipt } from '@comu/registry';
import { Term } from '@comu/running-terms';
import { explain } from '@comu/terms';
import { z } from 'zod';
import { additionTo } from '../addition.ts';
import { Draft, Filing, Offering } from '../electronic-office.records.ts';
import { pathOf, pathStepSchema } from '../rules/path-in-words.ts';
import { mayFollow } from '../rules/whose-matter.ts';
import { situationOf, situationSchema } from '../rules/situation-in-words.ts';
import { say, wordsSchema } from '../words.ts';
import { provenNumbers, type IdentifiedVisitor } from '../visitors/visitor.ts';
import { ownFiling, visiting } from './as-visitor.ts';

const noticeSchema = z.object({ notification: z.uuid(), number: z.string(), subject: wordsSchema, state: z.string(), requires: z.string(), availableAt: z.string(), lastDay: z.string(), sentence: wordsSchema });
const matterSchema = z.object({ filing: z.uuid(), entryCode: z.string(), caseCode: z.string(), subject: wordsSchema, interestedName: z.string(), filedAt: z.string(), closed: z.boolean(), situation: situationSchema });

/** What was notified to this visitor and to whom they provably represent. */
const noticesOf = async (context: Context, { identity, represents }: IdentifiedVisitor): Promise<z.output<typeof noticeSchema>[]> =>
  (await Promise.all([identity, ...represents.map(({ nif }) => ({ type: 'nif' as const, number: nif }))].map((each) => context.asSystem(trayOfParty, { identity: each })))).flat();

async function situation(context: Context, filing: RowOf<typeof Filing>) {
  const { db, now } = context;
  const of = await db.get(Case, filing.case);
  const procedure = await db.get(Procedure, of.procedure);
  const terms = await db.all(Term, { subject: of.id });
  return { of, procedure, terms, situation: situationOf({ of, silence: procedure.silence, resolve: terms.find(({ purpose }) => purpose === 'resolve'), amend: terms.find(({ purpose, state }) => purpose === 'amend' && state === 'running'), now }) };
}

/** Everything of a visitor at this body on one page: drafts to go on with, notifications to open, matters and how each stands. */
export const matters = operation('electronic-office.matters', {
  ...visiting, title: say('Els meus tràmits', 'Mis trámites', 'My matters'), kind: 'query',
  output: z.object({ drafts: z.array(z.object({ draft: z.uuid(), name: wordsSchema, changedAt: z.string(), lapsesAt: z.string() })), notifications: z.array(noticeSchema), matters: z.array(matterSchema) }),
  async run({ visitor }, context) {
    const { db } = context;
    const drafts = await db.all(Draft, { visitor: visitor.id, filing: null });
    const filed = [...await db.all(Filing, { visitor: visitor.id, answersTo: null }), ...await db.all(Filing, { interested: provenNumbers(visitor), answersTo: null })];
    const own = [...new Map(filed.map((each) => [each.id, each])).values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    const names = await offeringNames(context, [...drafts, ...own]);
    return {
      drafts: drafts.toReversed().map(({ id, offering, changedAt, lapsesAt }) => ({ draft: id, changedAt, lapsesAt, name: names.get(offering ?? '') ?? say('Aportació a un expedient', 'Aportación a un expediente', 'Addition to a case') })),
      notifications: await noticesOf(context, visitor),
      matters: await Promise.all(own.map(async (filing) => {
        const { of, situation: stands } = await situation(context, filing);
        return { filing: filing.id, entryCode: filing.entryCode, caseCode: filing.caseCode, subject: subjectOf(filing, names), interestedName: filing.interestedName, filedAt: filing.createdAt, closed: of.state === 'closed', situation: stands };
      })),
    };
  },
});

const offeringNames = async ({ db }: Context, rows: readonly { readonly offering: string | null }[]): Promise<ReadonlyMap<string, Text>> =>
  new Map((await db.all(Offering, { id: [...new Set(rows.flatMap(({ offering }) => offering ?? []))] })).map(({ id, name }) => [id, name]));

/** What a filing asks for, as its reader reads it: the name of the procedure in their language, or what was written. */
const subjectOf = ({ offering, subject, answersTo, caseCode }: RowOf<typeof Filing>, names: ReadonlyMap<string, Text>): Text => names.get(offering ?? '') ?? (answersTo === null ? say(subject, subject, subject) : additionTo(caseCode));

const askedSchema = z.object({ does: wordsSchema, asks: z.string(), counted: z.array(wordsSchema) });

/** What a party is asked to complete, once they were notified, and how its last day was counted. */
async function askedOf(context: Context, of: string, terms: readonly RowOf<typeof Term>[]): Promise<z.output<typeof askedSchema> | null> {
  const required = await openRequirement(context, of);
  const term = terms.find(({ id }) => id === required?.term);
  return required === undefined || term === undefined ? null : { does: grounds[required.ground].does, asks: required.asks, counted: explain(term.computed) };
}

const shownToParties = ['opened', 'registered', 'amended', 'not-amended', 'notified', 'term', 'closed'];

/** One matter: how it stands and what comes next, what was filed in it, what was notified and what happened. */
export const matter = operation('electronic-office.matter', {
  ...visiting, title: say('Tràmit', 'Trámite', 'Matter'), kind: 'query', input: { ...visiting.input, filing: Filing.id },
  output: matterSchema.extend({
    procedure: wordsSchema, filerName: z.string(), standing: z.string().nullable(), mayAdd: z.boolean(),
    filings: z.array(z.object({ filing: z.uuid(), entryCode: z.string(), subject: wordsSchema, filedAt: z.string(), verification: z.string(), files: z.array(z.object({ sha256: z.string(), name: z.string(), size: z.int() })) })),
    notifications: z.array(noticeSchema), asked: askedSchema.nullable(), happenings: z.array(z.object({ at: z.string(), words: wordsSchema })), path: z.array(pathStepSchema),
  }),
  async run({ visitor, filing: id }, context) {
    const { db } = context;
    const filing = await ownFiling(context, visitor, id);
    const { of, procedure, terms, situation: stands } = await situation(context, filing);
    const filings = (await db.all(Filing, { case: of.id })).filter((each) => mayFollow(visitor, each));
    const names = await offeringNames(context, filings);
    const entries = new Map((await db.all(Entry, { id: filings.map(({ entry }) => entry) })).map((each) => [each.id, each]));
    const inCase = new Set((await db.all(Notification, { case: of.id, direction: 'sent' })).map((each) => each.id));
    return {
      filing: filing.id, entryCode: filing.entryCode, caseCode: filing.caseCode, subject: subjectOf(filing, names), interestedName: filing.interestedName, filedAt: filing.createdAt, closed: of.state === 'closed', situation: stands,
      procedure: procedureName(procedure), filerName: filing.filerName, standing: filing.standing, mayAdd: of.state === 'open',
      filings: filings.map((each) => ({ filing: each.id, entryCode: each.entryCode, subject: subjectOf(each, names), filedAt: each.createdAt, verification: each.verification, files: (entries.get(each.entry)?.attachments ?? []).map(({ sha256, name, size }) => ({ sha256, name, size })) })),
      notifications: (await noticesOf(context, visitor)).filter(({ notification }) => inCase.has(notification)),
      asked: await askedOf(context, of.id, terms), path: await pathOf(context, of.id),
      happenings: (await db.all(Happening, { case: of.id, kind: shownToParties })).toReversed().map(({ createdAt, words }) => ({ at: createdAt, words })),
    };
  },
});

/** Says whether a visitor may read a file: one of a filing that they may follow. */
export const fileOfMatter = operation('electronic-office.file-of-matter', {
  ...visiting, title: say('Fitxer d’un tràmit', 'Fichero de un trámite', 'File of a matter'), kind: 'query', input: { ...visiting.input, filing: Filing.id, sha256: z.string() }, output: z.null(),
  async run({ visitor, filing: id, sha256 }, context) {
    const { attachments } = await context.db.get(Entry, (await ownFiling(context, visitor, id)).entry);
    if (!attachments.some((each) => each.sha256 === sha256)) throw notFound({ what: sha256.slice(0, 12) });
    return null;
  },
});

/** Whether the sealed receipt of a filing is already there; its address needs no visit, only the code. */
export const receiptOf = operation('electronic-office.receipt', {
  ...visiting, title: say('Justificant', 'Justificante', 'Receipt'), kind: 'query', input: { ...visiting.input, filing: Filing.id },
  output: z.object({ entryCode: z.string(), caseCode: z.string(), registeredAt: z.string(), effectiveOn: z.string(), subject: wordsSchema, verification: z.string(), sealed: z.boolean(), email: z.string().nullable() }),
  async run({ visitor, filing: id }, context) {
    const { db } = context;
    const filing = await ownFiling(context, visitor, id);
    const { registeredAt, effectiveOn, parties } = await db.get(Entry, filing.entry);
    const sealed = (await db.first(Receipt, { entry: filing.entry })) !== undefined;
    return { entryCode: filing.entryCode, caseCode: filing.caseCode, registeredAt, effectiveOn, subject: subjectOf(filing, await offeringNames(context, [filing])), verification: filing.verification, sealed, email: parties[0]?.email ?? null };
  },
});

