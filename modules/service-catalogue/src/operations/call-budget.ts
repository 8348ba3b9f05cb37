import { operation } from '@comu/kernel';
import { z } from 'zod';
import { budgetOf, fromCents, waitingList } from '../budget.ts';
import { words } from '../rules-of-a-call.ts';
import { Call, Candidacy } from '../service-catalogue.records.ts';
import { euros, say } from '../words.ts';

/** The money of a call: what there was, what is set aside, committed and left, and who waits for it in which order and why. */
export const callBudget = operation('service-catalogue.call-budget', {
  title: { ca: 'Pressupost de la convocatòria', es: 'Presupuesto de la convocatoria', en: 'Budget of the call' }, permission: 'service-catalogue.read', kind: 'query', input: { call: Call.id },
  output: z.object({
    total: z.string(), reserved: z.string(), committed: z.string(), remaining: z.string(), sentence: words,
    waiting: z.array(z.object({ place: z.int(), applicant: z.string(), points: z.int(), entryCode: z.string(), amount: z.string(), why: words })),
  }),
  async run({ call: id }, { db }) {
    const { total, reserved, committed, remaining } = await budgetOf({ db }, await db.get(Call, id));
    const waiting = await waitingList({ db }, id);
    const names = new Map((await db.all(Candidacy, { id: waiting.map(({ candidacy }) => candidacy) })).map((each) => [each.id, each.applicantName]));
    const [spent, left, all] = [euros(fromCents(committed)), euros(fromCents(remaining)), euros(fromCents(total))];
    return {
      total: fromCents(total), reserved: fromCents(reserved), committed: fromCents(committed), remaining: fromCents(remaining),
      sentence: say(`De ${all.ca} se n’han compromès ${spent.ca} i en queden ${left.ca}.`, `De ${all.es} se han comprometido ${spent.es} y quedan ${left.es}.`, `Of ${all.en}, ${spent.en} are committed and ${left.en} are left.`),
      waiting: waiting.map(({ candidacy, points, entryCode, amount }, index) => ({
        place: index + 1, applicant: names.get(candidacy) ?? '', points, entryCode, amount,
        why: say(`${points} punts; entre iguals, primer l’entrada anterior (${entryCode}).`, `${points} puntos; entre iguales, primero la entrada anterior (${entryCode}).`, `${points} points; among equals, the earlier entry first (${entryCode}).`),
      })),
    };
  },
});
