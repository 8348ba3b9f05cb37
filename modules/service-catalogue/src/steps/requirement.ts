import { acceptAmendment as accept, amendmentSchema, beginAmendment as begin, draftRequirement, endAmendment as end, notifyRequirement as notifyParty } from '@comu/cases';
import { Term } from '@comu/running-terms';
import { shortDate } from '@comu/terms';
import { z } from 'zod';
import { composeToSign } from '../compose.ts';
import { listed, missingDocuments } from '../form.ts';
import { tellApplicant } from '../operations/receive-progress.ts';
import { Candidacy } from '../service-catalogue.records.ts';
import { requirementTemplate } from '../templates.ts';
import { say } from '../words.ts';
import { draftedSchema, proposalSchema, step } from './step.ts';

// What every requirement has in common, whatever the procedure, is of the cases (Llei 39/2015, art. 68.1); here is what the body that applied is told of it.

/** Writes the requirement to amend and puts it in the tray of the competent body. */
export const composeRequirement = step('service-catalogue.compose-requirement', {
  title: ['Redacta el requeriment', 'Redacta el requerimiento', 'Write the requirement'], input: { asks: z.string().nullable() }, output: draftedSchema,
  async run({ context, of, call, candidacy }, { asks }) {
    const missing = missingDocuments(call, candidacy.documents).map(({ title }) => title);
    await draftRequirement(context, of, { ground: 'amend', asks: [listed(missing).ca, asks ?? ''].filter(Boolean).join('. ') });
    const data = { case: of.code, applicant: candidacy.applicantName, title: call.title, entry: candidacy.entryCode, asks, missing: missing.map(({ ca }) => ({ title: ca })) };
    const document = await composeToSign(context, { shipped: requirementTemplate, data, title: `Requeriment d’esmena: ${candidacy.applicantName}`, of: of.id, why: say(`Requeriment d’esmena de ${of.code}`, `Requerimiento de subsanación de ${of.code}`, `Requirement to amend ${of.code}`), permission: 'cases.require' });
    return { document: document.id };
  },
});

export const notifyRequirement = step('service-catalogue.notify-requirement', {
  title: ['Notifica el requeriment', 'Notifica el requerimiento', 'Notify the requirement'], input: { requirement: draftedSchema }, output: z.null(),
  async run({ context, of, candidacy }, { requirement }) {
    const { notification } = await context.asSystem(notifyParty, { case: of.id, document: requirement.document });
    await context.db.update(Candidacy, candidacy.id, { requirements: candidacy.requirements + 1 });
    await tellApplicant(context, candidacy, { kind: 'notification', notification, says: say('Teniu una notificació per obrir, que espera una resposta.', 'Tiene una notificación por abrir, que espera una respuesta.', 'You have a notification to open, which expects an answer.') });
    return null;
  },
});

export const beginAmendment = step('service-catalogue.begin-amendment', {
  title: ['Suspèn el termini i compta els 10 dies hàbils', 'Suspende el plazo y cuenta los 10 días hábiles', 'Suspend the term and count the 10 working days'], output: amendmentSchema,
  async run({ context, of, candidacy }) {
    const amendment = await context.asSystem(begin, { case: of.id });
    const endsOn = (await context.db.get(Term, amendment.term)).endsOn as string;
    const day = shortDate(endsOn);
    await tellApplicant(context, candidacy, {
      kind: 'to-amend', state: 'to-amend', answerUntil: endsOn,
      says: say(`Cal esmenar la sol·licitud fins al ${day.ca} inclòs (10 dies hàbils, art. 68.1).`, `Hay que subsanar la solicitud hasta el ${day.es} incluido (10 días hábiles, art. 68.1).`, `The application has to be amended by ${day.en} inclusive (10 working days, art. 68.1).`),
    });
    return amendment;
  },
});

export const acceptAmendment = step('service-catalogue.accept-amendment', {
  title: ['Reprèn el termini per resoldre', 'Reanuda el plazo para resolver', 'Resume the term to resolve'], input: { amendment: amendmentSchema }, output: z.null(),
  run: ({ context, of }, { amendment }) => context.asSystem(accept, { case: of.id, amendment }),
});

/** Once the term is over without amendment, the resolution that deems the application withdrawn is prepared for whoever resolves to sign (art. 68.1). */
export const endAmendment = step('service-catalogue.end-amendment', {
  title: ['Comprova que el termini ha vençut', 'Comprueba que el plazo ha vencido', 'Check that the term is over'], input: { amendment: amendmentSchema }, output: z.object({ amendment: amendmentSchema, proposal: proposalSchema.nullable() }),
  async run({ context, of }, { amendment }) {
    const looked = await context.asSystem(end, { case: of.id, amendment });
    return { amendment: looked, proposal: looked.over ? { sense: 'withdrawn' as const, motive: null } : null };
  },
});
