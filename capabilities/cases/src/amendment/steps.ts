import { dayAfter, dayInMadrid, operation, words, type Context, type RowOf, type Text } from '@comu/kernel';
import { organisationOf } from '@comu/identity';
import { Notification, notify } from '@comu/notifications';
import { meetTerm, resumeTerm, startTerm, suspendTerm, Term } from '@comu/running-terms';
import { z } from 'zod';
import { Case, Party, Requirement } from '../cases.records.ts';
import { tell } from '../happening.ts';
import { caseTitle } from '../names.ts';
import { grounds } from '../rules/article-68-amendment.ts';
import { addresseeOf, openRequirement } from './requirement.ts';

/** The term to answer a requirement, and the day from which it is over. */
export const amendmentSchema = z.object({ term: z.uuid(), until: z.string(), over: z.boolean() });

const resolving = async ({ db }: Context, of: string, state: 'running' | 'suspended'): Promise<RowOf<typeof Term> | undefined> => db.first(Term, { subject: of, purpose: 'resolve', state });

async function required(context: Context, id: string): Promise<{ of: RowOf<typeof Case>; requirement: RowOf<typeof Requirement> }> {
  const of = await context.db.lock(Case, id);
  const requirement = await openRequirement(context, id);
  if (requirement === undefined) throw new Error(`The case ${of.code} has no requirement under way.`);
  return { of, requirement };
}

const about = ({ asks }: (typeof grounds)[keyof typeof grounds], of: RowOf<typeof Case>) => {
  const title = caseTitle(of);
  return { subject: `${asks.ca}: ${title.ca}`.slice(0, 500), subjectEs: `${asks.es}: ${title.es}`.slice(0, 500), subjectEn: `${asks.en}: ${title.en}`.slice(0, 500) };
};

/** Notifies the signed requirement to the interested party of the case, saying that it expects an answer. */
export const notifyRequirement = operation('cases.notify-requirement', {
  title: words('Notifica el requeriment', 'Notifica el requerimiento', 'Notify the requirement'), permission: 'system', input: { case: Case.id, document: z.uuid() }, output: z.object({ notification: z.uuid() }),
  async run({ case: id, document }, context) {
    const { of, requirement } = await required(context, id);
    const { id: notification } = await context.asSystem(notify, { document, addressee: await addresseeOf(context, id), ...about(grounds[requirement.ground], of), requires: 'answer', case: id, caseCode: of.code });
    return { notification };
  },
});

/** Ten working days to answer from the notification (art. 68.1), during which the term to resolve is suspended (art. 22.1.a). */
export const beginAmendment = operation('cases.begin-amendment', {
  title: words('Suspèn el termini i compta els 10 dies hàbils', 'Suspende el plazo y cuenta los 10 días hábiles', 'Suspend the term and count the 10 working days'), permission: 'system', input: { case: Case.id }, output: amendmentSchema,
  async run({ case: id }, context) {
    const { db, asSystem } = context;
    const { of, requirement } = await required(context, id);
    const notified = (await db.all(Notification, { case: id, direction: 'sent', requires: 'answer' })).at(-1);
    if (notified?.effectiveAt == null) throw new Error(`The requirement of the case ${of.code} has not been notified.`);
    const from = dayInMadrid(new Date(notified.effectiveAt));
    const { rule, asks } = grounds[requirement.ground];
    const term = await resolving(context, id, 'running');
    if (term !== undefined) await asSystem(suspendTerm, { term: term.id, article: '22.1.a', from, reason: asks });
    const place = await placeOfParty(context, id);
    const amend = await asSystem(startTerm, { subject: id, purpose: 'amend', start: from, startKind: 'notification', rule, ...(place === null ? {} : { partyPlace: place }) });
    await db.update(Requirement, requirement.id, { state: 'awaiting', term: amend.id });
    return { term: amend.id, until: dayAfter(amend.endsOn as string), over: false };
  },
});

/** The municipality of a body that is the party, whose holidays do not count either (art. 30.6). */
async function placeOfParty(context: Context, of: string): Promise<string | null> {
  const party = await context.db.first(Party, { case: of, role: 'interested' });
  return party?.body == null ? null : (await organisationOf(context, party.body)).ine;
}

async function resume(context: Context, of: string, to: string): Promise<void> {
  const term = await resolving(context, of, 'suspended');
  if (term !== undefined) await context.asSystem(resumeTerm, { term: term.id, to, reason: words('S’acaba el requeriment', 'Termina el requerimiento', 'The requirement is over') });
}

/** The answer came in time: the count of the term to resolve goes on. */
export const acceptAmendment = operation('cases.accept-amendment', {
  title: words('Reprèn el termini per resoldre', 'Reanuda el plazo para resolver', 'Resume the term to resolve'), permission: 'system', input: { case: Case.id, amendment: amendmentSchema }, output: z.null(),
  async run({ case: id, amendment }, context) {
    const { requirement } = await required(context, id);
    await context.db.update(Requirement, requirement.id, { state: 'answered' });
    await context.asSystem(meetTerm, { term: amendment.term });
    await resume(context, id, dayInMadrid(context.now));
    return null;
  },
});

const unanswered: Readonly<Record<keyof typeof grounds, Text>> = {
  amend: words('Passen els 10 dies hàbils sense esmena: se’n pot declarar el desistiment (art. 68.1).', 'Pasan los 10 días hábiles sin subsanación: se puede declarar el desistimiento (art. 68.1).', 'The 10 working days pass without amendment: it may be declared withdrawn (art. 68.1).'),
  clarify: words('Passen els 10 dies hàbils sense concretar la petició: se’n pot declarar el desistiment (Llei 19/2013, art. 19.2).', 'Pasan los 10 días hábiles sin concretar la petición: se puede declarar el desistimiento (Ley 19/2013, art. 19.2).', 'The 10 working days pass without making the request precise: it may be declared withdrawn (Law 19/2013, art. 19.2).'),
};

/** Looks at the term anew, since a holiday may have moved it; once it is over without an answer the term to resolve goes on, and a person decides what follows. */
export const endAmendment = operation('cases.end-amendment', {
  title: words('Comprova que el termini ha vençut', 'Comprueba que el plazo ha vencido', 'Check that the term is over'), permission: 'system', input: { case: Case.id, amendment: amendmentSchema }, output: amendmentSchema,
  async run({ case: id, amendment }, context) {
    const { requirement } = await required(context, id);
    const { endsOn } = await context.db.get(Term, amendment.term);
    const today = dayInMadrid(context.now);
    if (endsOn === null || endsOn >= today) return { ...amendment, until: dayAfter(endsOn ?? today) };
    await context.db.update(Requirement, requirement.id, { state: 'unanswered' });
    await resume(context, id, endsOn);
    await tell(context, id, 'not-amended', unanswered[requirement.ground]);
    return { ...amendment, over: true };
  },
});
