import { operation, type RowOf, type Text } from '@comu/kernel';
import { Notification, subjectOf } from '@comu/notifications';
import { shortDate } from '@comu/terms';
import { z } from 'zod';
import { missingDocuments, missingFields } from '../form.ts';
import { words } from '../rules-of-a-call.ts';
import { Application, Call, Step } from '../service-catalogue.records.ts';
import { euros, say } from '../words.ts';

const next = z.object({ operation: z.string(), title: words });

/** How an application stands in one plain sentence, what comes next and what happened, for the body that applied. */
export const applicationStatus = operation('service-catalogue.application-status', {
  title: { ca: 'Com va la sol·licitud', es: 'Cómo va la solicitud', en: 'How the application goes' }, permission: 'service-catalogue.read', kind: 'query', input: { application: Application.id },
  output: z.object({ application: Application.row, call: Call.row, sentence: words, next: next.nullable(), missing: z.array(words), missingDocuments: z.array(words), notifications: z.array(z.object({ id: z.uuid(), subject: words, waits: z.boolean(), lastDay: z.string() })), history: z.array(Step.row) }),
  async run({ application: id }, { db }) {
    const application = await db.get(Application, id);
    const call = await db.get(Call, application.call);
    const history = (await db.all(Step, { application: id })).toReversed();
    const open = application.state === 'draft' || application.state === 'to-amend';
    return {
      application, call, sentence: sentenceOf(application), next: nextOf[application.state] ?? null, missing: application.state === 'draft' ? missingFields(call, application) : [],
      missingDocuments: open ? missingDocuments(call, application.documents).map(({ title }) => title) : [], history,
      notifications: (await db.all(Notification, { id: history.flatMap(({ notification }) => notification ?? []) })).map((each) => ({ id: each.id, subject: subjectOf(each), waits: each.state === 'available', lastDay: each.lastDay })),
    };
  },
});

const then = (operationName: string, ca: string, es: string, en: string) => ({ operation: `service-catalogue.${operationName}`, title: say(ca, es, en) });
const nextOf: Partial<Record<RowOf<typeof Application>['state'], z.output<typeof next>>> = {
  draft: then('ready-to-sign', 'Prepareu-la per signar', 'Prepárela para firmar', 'Make it ready to sign'),
  signed: then('submit', 'Presenteu-la', 'Preséntela', 'Submit it'),
  'to-amend': then('answer-requirement', 'Adjunteu el que hi falta i esmeneu-la', 'Adjunte lo que falta y subsánela', 'Attach what is missing and amend it'),
};

function sentenceOf({ state, caseCode, answerUntil, points, granted }: RowOf<typeof Application>): Text {
  const until = answerUntil === null ? undefined : shortDate(answerUntil);
  const amount = granted === null ? undefined : euros(granted);
  switch (state) {
    case 'draft': return say('És un esborrany: encara no l’ha vist ningú de fora de l’ens.', 'Es un borrador: todavía no lo ha visto nadie de fuera del ente.', 'It is a draft: nobody outside the body has seen it yet.');
    case 'to-sign': return say('Esperem que l’alcaldia la signi.', 'Esperamos que la alcaldía la firme.', 'We await the mayor’s signature.');
    case 'signed': return say('És signada: ja la podeu presentar.', 'Está firmada: ya puede presentarla.', 'It is signed: you may submit it.');
    case 'submitted': return say(`Presentada: la tramiten amb el número ${caseCode}.`, `Presentada: la tramitan con el número ${caseCode}.`, `Submitted: it is being decided under number ${caseCode}.`);
    case 'to-amend': return say(`Hi falta documentació: la podeu aportar fins al ${until?.ca}.`, `Falta documentación: puede aportarla hasta el ${until?.es}.`, `Documents are missing: they may be provided until ${until?.en}.`);
    // The points are told with the resolution, once it is notified.
    case 'scored': return say('S’ha valorat i se’n prepara la resolució.', 'Se ha valorado y se prepara su resolución.', 'It has been scored and its resolution is being prepared.');
    case 'granted': return amount === undefined ? say('S’ha concedit.', 'Se ha concedido.', 'It was granted.') : say(`S’ha concedit: ${amount.ca}, amb ${points} punts.`, `Se ha concedido: ${amount.es}, con ${points} puntos.`, `Granted: ${amount.en}, with ${points} points.`);
    case 'refused': return say(`S’ha denegat, amb ${points} punts.`, `Se ha denegado, con ${points} puntos.`, `Refused, with ${points} points.`);
    case 'waiting-list': return say(`No hi ha prou crèdit: és a la llista d’espera, amb ${points} punts.`, `No hay bastante crédito: está en la lista de espera, con ${points} puntos.`, `There is not enough money: it is on the waiting list, with ${points} points.`);
    case 'withdrawn': return say('S’ha tingut per desistida perquè no es va esmenar a temps (art. 68.1).', 'Se ha tenido por desistida porque no se subsanó a tiempo (art. 68.1).', 'It was deemed withdrawn because it was not amended in time (art. 68.1).');
  }
}
