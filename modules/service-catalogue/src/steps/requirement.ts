import { dayInMadrid } from '@comu/kernel';
import type { Context, RowOf } from '@comu/kernel';
import { tell } from '@comu/cases';
import { organisationOf } from '@comu/identity';
import { Notification, notify } from '@comu/notifications';
import { meetTerm, resumeTerm, startTerm, suspendTerm, Term } from '@comu/running-terms';
import { shortDate } from '@comu/terms';
import { z } from 'zod';
import { composeToSign } from '../compose.ts';
import { missingDocuments } from '../form.ts';
import { tellApplicant } from '../operations/receive-progress.ts';
import { Candidacy } from '../service-catalogue.records.ts';
import { requirementTemplate } from '../templates.ts';
import { dayAfter } from '../today.ts';
import { say, subjects } from '../words.ts';
import { amendmentSchema, draftedSchema, proposalSchema, step, type Deciding } from './step.ts';

/** Writes the requirement to amend and puts it in the tray of the competent body. */
export const composeRequirement = step('service-catalogue.compose-requirement', {
  title: ['Redacta el requeriment', 'Redacta el requerimiento', 'Write the requirement'], input: { asks: z.string().nullable() }, output: draftedSchema,
  async run({ context, of, call, candidacy }, { asks }) {
    const missing = missingDocuments(call, candidacy.documents).map(({ title }) => ({ title: title.ca }));
    const data = { case: of.code, applicant: candidacy.applicantName, title: call.title, entry: candidacy.entryCode, asks, missing };
    const document = await composeToSign(context, { shipped: requirementTemplate, data, title: `Requeriment d’esmena: ${candidacy.applicantName}`, of: of.id, why: say(`Requeriment d’esmena de ${of.code}`, `Requerimiento de subsanación de ${of.code}`, `Requirement to amend ${of.code}`), permission: 'service-catalogue.require' });
    return { document: document.id };
  },
});

export const notifyRequirement = step('service-catalogue.notify-requirement', {
  title: ['Notifica el requeriment', 'Notifica el requerimiento', 'Notify the requirement'], input: { requirement: draftedSchema }, output: z.null(),
  async run({ context, of, call, candidacy }, { requirement }) {
    const { id: notification } = await context.asSystem(notify, { document: requirement.document, addressee: { organisation: candidacy.applicant }, ...subjects(say('Requeriment d’esmena', 'Requerimiento de subsanación', 'Requirement to amend'), call), requires: 'answer', case: of.id, caseCode: of.code });
    await context.db.update(Candidacy, candidacy.id, { requirements: candidacy.requirements + 1 });
    await tellApplicant(context, candidacy, { kind: 'notification', notification, says: say('Teniu una notificació per obrir, que espera una resposta.', 'Tiene una notificación por abrir, que espera una respuesta.', 'You have a notification to open, which expects an answer.') });
    return null;
  },
});

const resolving = async ({ db }: Context, of: string, state: 'running' | 'suspended'): Promise<RowOf<typeof Term> | undefined> => db.first(Term, { subject: of, purpose: 'resolve', state });

/** Ten working days to amend from the notification (art. 68.1), during which the term to resolve is suspended (art. 22.1.a). */
export const beginAmendment = step('service-catalogue.begin-amendment', {
  title: ['Suspèn el termini i compta els 10 dies hàbils', 'Suspende el plazo y cuenta los 10 días hábiles', 'Suspend the term and count the 10 working days'], output: amendmentSchema,
  async run({ context, of, candidacy }) {
    const { db, asSystem } = context;
    const notified = (await db.all(Notification, { case: of.id, direction: 'sent', requires: 'answer' })).at(-1);
    if (notified?.effectiveAt == null) throw new Error(`The requirement of the case ${of.code} has not been notified.`);
    const from = dayInMadrid(new Date(notified.effectiveAt));
    const term = await resolving(context, of.id, 'running');
    if (term !== undefined) await asSystem(suspendTerm, { term: term.id, article: '22.1.a', from, reason: say('Requeriment d’esmena', 'Requerimiento de subsanación', 'Requirement to amend') });
    const { ine } = await organisationOf(context, candidacy.applicant);
    const amend = await asSystem(startTerm, {
      subject: of.id, purpose: 'amend', start: from, startKind: 'notification', rule: { amount: 10, unit: 'working-days', article: 'Llei 39/2015, art. 68.1', name: say('Esmenar la sol·licitud', 'Subsanar la solicitud', 'Amend the application') },
      ...(ine === null ? {} : { partyPlace: ine }),
    });
    const endsOn = amend.endsOn as string;
    const day = shortDate(endsOn);
    await tellApplicant(context, candidacy, {
      kind: 'to-amend', state: 'to-amend', answerUntil: endsOn,
      says: say(`Cal esmenar la sol·licitud fins al ${day.ca} inclòs (10 dies hàbils, art. 68.1).`, `Hay que subsanar la solicitud hasta el ${day.es} incluido (10 días hábiles, art. 68.1).`, `The application has to be amended by ${day.en} inclusive (10 working days, art. 68.1).`),
    });
    return { term: amend.id, until: dayAfter(endsOn), over: false };
  },
});

const resume = async ({ context, of }: Deciding, to: string) => {
  const term = await resolving(context, of.id, 'suspended');
  if (term !== undefined) await context.asSystem(resumeTerm, { term: term.id, to, reason: say('S’acaba el requeriment', 'Termina el requerimiento', 'The requirement is over') });
};

/** The amendment came in time: the count of the term to resolve goes on. */
export const acceptAmendment = step('service-catalogue.accept-amendment', {
  title: ['Reprèn el termini per resoldre', 'Reanuda el plazo para resolver', 'Resume the term to resolve'], input: { amendment: amendmentSchema }, output: z.null(),
  async run(deciding, { amendment }) {
    const { context } = deciding;
    await context.asSystem(meetTerm, { term: amendment.term });
    await resume(deciding, dayInMadrid(context.now));
    return null;
  },
});

/** Looks at the term anew, since a holiday may have moved it; once it is over without amendment the application is deemed withdrawn, by resolution (art. 68.1). */
export const endAmendment = step('service-catalogue.end-amendment', {
  title: ['Comprova que el termini ha vençut', 'Comprueba que el plazo ha vencido', 'Check that the term is over'], input: { amendment: amendmentSchema }, output: z.object({ amendment: amendmentSchema, proposal: proposalSchema.nullable() }),
  async run(deciding, { amendment }) {
    const { context, of } = deciding;
    const { endsOn } = await context.db.get(Term, amendment.term);
    if (endsOn === null || endsOn >= dayInMadrid(context.now)) return { amendment: { ...amendment, until: dayAfter(endsOn ?? dayInMadrid(context.now)) }, proposal: null };
    await resume(deciding, endsOn);
    await tell(context, of.id, 'not-amended', say('Passen els 10 dies hàbils sense esmena: es tindrà per desistida (art. 68.1).', 'Pasan los 10 días hábiles sin subsanación: se tendrá por desistida (art. 68.1).', 'The 10 working days pass without amendment: it will be deemed withdrawn (art. 68.1).'));
    return { amendment: { ...amendment, over: true }, proposal: { sense: 'withdrawn' as const, motive: null } };
  },
});
