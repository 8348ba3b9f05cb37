import { tell } from '@comu/cases';
import { z } from 'zod';
import { reserve } from '../budget.ts';
import { Candidacy } from '../service-catalogue.records.ts';
import { tellApplicant } from '../operations/receive-progress.ts';
import { say, type Sense } from '../words.ts';
import { proposalSchema, step } from './step.ts';

/** Keeps the points of each criterion, sets money aside, and suggests in which sense to resolve. */
export const recordScore = step('service-catalogue.record-score', {
  title: ['Desa la puntuació i reserva el crèdit', 'Guarda la puntuación y reserva el crédito', 'Keep the score and set money aside'], input: { score: z.object({ total: z.number() }).catchall(z.number()) }, output: proposalSchema,
  async run({ context, of, call, candidacy }, { score: { total: points, ...byCriterion } }) {
    const sense: Sense = points < call.minimum ? 'refused' : call.budget === null ? 'granted' : (await reserve(context, { call, candidacy, points })).state === 'reserved' ? 'granted' : 'waiting-list';
    await context.db.update(Candidacy, candidacy.id, { score: byCriterion, points, sense });
    await tell(context, of.id, 'scored', { ca: `Valorada amb la taula de la convocatòria: ${points} punts.`, es: `Valorada con la tabla de la convocatoria: ${points} puntos.`, en: `Scored with the table of the call: ${points} points.` });
    await tellApplicant(context, candidacy, { kind: 'scored', state: 'scored', says: say('S’ha valorat i se’n prepara la resolució.', 'Se ha valorado y se prepara su resolución.', 'It has been scored and its resolution is being prepared.') });
    return { sense, motive: null };
  },
});
