import type { RowOf, Text } from '@comu/kernel';
import { closeCase, tell } from '@comu/cases';
import { notify } from '@comu/notifications';
import { numberResolution } from '@comu/resolutions';
import { z } from 'zod';
import { budgetOf, fromCents, reserve, waitingList } from '../budget.ts';
import { composeToSign } from '../compose.ts';
import { inhabitants, say, senses, subjects, titleOf, type Sense } from '../words.ts';
import { missingDocuments } from '../form.ts';
import { tellApplicant } from '../operations/receive-progress.ts';
import { noMoney } from '../refusals.ts';
import { type Call, Candidacy, Commitment } from '../service-catalogue.records.ts';
import { resolutionTemplate } from '../templates.ts';
import { draftedSchema, proposalSchema, step, type Deciding } from './step.ts';

/** Why each criterion gave the points it did, for one application. */
export function pointsExplained({ criteria }: RowOf<typeof Call>, { answers, population, score }: Pick<RowOf<typeof Candidacy>, 'answers' | 'population' | 'score'>): { title: Text; why: Text; points: number }[] {
  return criteria.map((each) => ({
    title: each.title, points: score?.[each.code] ?? 0,
    why: each.kind === 'answer' ? (each.options.find(({ code }) => code === answers[each.code])?.label ?? say('—', '—', '—')) : population === null ? say('Sense població pròpia', 'Sin población propia', 'No population of its own') : inhabitants(population),
  }));
}

/** Makes the books of the call agree with what will be resolved: money set aside for what is granted and for nothing else. */
async function settleMoney({ context, call, candidacy }: Deciding, sense: Sense): Promise<RowOf<typeof Commitment> | undefined> {
  if (call.budget === null) return undefined;
  if (sense === 'granted') {
    const commitment = await reserve(context, { call, candidacy, points: candidacy.points ?? 0 });
    if (commitment.state === 'waiting') throw noMoney({ title: titleOf(call) });
    return commitment;
  }
  const there = await context.db.first(Commitment, { candidacy: candidacy.id });
  if (there?.state !== 'reserved') return there;
  return context.db.update(Commitment, there.id, { state: sense === 'waiting-list' ? 'waiting' : 'released' });
}

/** Writes the resolution in the sense proposed and reviewed, with its reasons, and puts it in the tray of whoever resolves. */
export const composeResolution = step('service-catalogue.compose-resolution', {
  title: ['Redacta la resolució', 'Redacta la resolución', 'Write the resolution'], input: { proposal: proposalSchema }, output: draftedSchema,
  async run(deciding, { proposal: { sense, motive } }) {
    const { context, of, call, candidacy } = deciding;
    const commitment = await settleMoney(deciding, sense);
    const place = sense === 'waiting-list' ? (await waitingList(context, call.id)).findIndex((each) => each.candidacy === candidacy.id) + 1 : null;
    await context.db.update(Candidacy, candidacy.id, { sense });
    const document = await composeToSign(context, {
      shipped: resolutionTemplate, title: `Resolució: ${call.title}, ${candidacy.applicantName}`, of: of.id, why: say(`Resolució de ${of.code}: ${senses[sense].ca.toLowerCase()}`, `Resolución de ${of.code}: ${senses[sense].es.toLowerCase()}`, `Resolution of ${of.code}: ${senses[sense].en.toLowerCase()}`), permission: 'service-catalogue.resolve',
      data: {
        case: of.code, applicant: candidacy.applicantName, title: call.title, entry: candidacy.entryCode, sense, motive, place, points: candidacy.points, minimum: call.minimum === 0 ? null : call.minimum,
        amount: sense === 'granted' ? (commitment?.amount ?? null) : null, remaining: fromCents((await budgetOf(context, call)).remaining),
        criteria: pointsExplained(call, candidacy).map(({ title, why, points }) => ({ title: title.ca, why: why.ca, points })), missing: missingDocuments(call, candidacy.documents).map(({ title }) => ({ title: title.ca })),
      },
    });
    return { document: document.id };
  },
});

/** Gives the signed resolution its number and commits the money it grants. */
export const adoptResolution = step('service-catalogue.adopt-resolution', {
  title: ['Numera la resolució i compromet el crèdit', 'Numera la resolución y compromete el crédito', 'Number the resolution and commit the money'], input: { resolution: draftedSchema }, output: z.null(),
  async run({ context, of, candidacy }, { resolution }) {
    const { db, asSystem } = context;
    const { code } = await asSystem(numberResolution, { document: resolution.document, case: of.id, caseCode: of.code });
    const commitment = await db.first(Commitment, { candidacy: candidacy.id, state: 'reserved' });
    if (commitment !== undefined) await db.update(Commitment, commitment.id, { state: 'committed' });
    await db.update(Candidacy, candidacy.id, { resolution: code, amount: commitment?.amount ?? null });
    await tell(context, of.id, 'resolved', say(`Es resol amb el número ${code}.`, `Se resuelve con el número ${code}.`, `Resolved under number ${code}.`), resolution.document);
    return null;
  },
});

export const notifyResolution = step('service-catalogue.notify-resolution', {
  title: ['Notifica la resolució', 'Notifica la resolución', 'Notify the resolution'], input: { resolution: draftedSchema }, output: z.null(),
  async run({ context, of, call, candidacy }, { resolution }) {
    const { id: notification } = await context.asSystem(notify, { document: resolution.document, addressee: { organisation: candidacy.applicant }, ...subjects(say('Resolució', 'Resolución', 'Resolution'), call), requires: 'read', case: of.id, caseCode: of.code });
    await tellApplicant(context, candidacy, { kind: 'notification', notification, says: say('Ja hi ha resolució: teniu una notificació per obrir.', 'Ya hay resolución: tiene una notificación por abrir.', 'There is a resolution: you have a notification to open.') });
    return null;
  },
});

const outcomes = {
  granted: say('Concedida', 'Concedida', 'Granted'), refused: say('Denegada', 'Denegada', 'Refused'),
  'waiting-list': say('Denegada per manca de crèdit, en llista d’espera', 'Denegada por falta de crédito, en lista de espera', 'Refused for lack of money, on the waiting list'), withdrawn: say('Desistida', 'Desistida', 'Deemed withdrawn'),
} as const;

/** Closes the case with its ENI package and tells the body that applied, now that it has been notified. */
export const close = step('service-catalogue.close', {
  title: ['Tanca l’expedient', 'Cierra el expediente', 'Close the case'], output: z.null(),
  async run({ context, of, candidacy }) {
    const { sense, amount, points, resolution } = candidacy;
    if (sense === null) throw new Error(`The case ${of.code} has no outcome.`);
    await context.asSystem(closeCase, { case: of.id, outcome: outcomes[sense].ca, outcomeEs: outcomes[sense].es, outcomeEn: outcomes[sense].en });
    await tellApplicant(context, candidacy, {
      kind: sense, state: sense, points, granted: amount, answerUntil: null,
      says: say(`${outcomes[sense].ca} (resolució ${resolution}).`, `${outcomes[sense].es} (resolución ${resolution}).`, `${outcomes[sense].en} (resolution ${resolution}).`),
    });
    return null;
  },
});
