import { operation, type Context } from '@comu/kernel';
import { sendMessage } from '@comu/running-processes';
import { sql } from 'kysely';
import { z } from 'zod';
import { Case } from '../cases.records.ts';
import { tell } from '../happening.ts';

/** Tells the process of a case what it waits for; when nobody waits, nothing is kept. Says whether somebody did. */
export async function wakeProcess(context: Context, { name, about }: { name: string; about: string }): Promise<boolean> {
  const { db, organisation, asSystem } = context;
  const { rows } = await sql`select 1 from processes.subscription where organisation = ${organisation} and kind = 'message' and name = ${name} and correlation = ${about} limit 1`.execute(db.tables());
  if (rows.length === 0) return false;
  await asSystem(sendMessage, { name, correlation: about, payload: {} });
  return true;
}

const title = (name: string) => ({ ca: name, es: name, en: name });

/** Processes wait for the signature of a document by its identifier: messages `document-signed` and `signature-rejected`. */
export const signedWakes = operation('cases.signed-wakes', {
  title: title('cases.signed-wakes'), permission: 'system', output: z.null(),
  input: { request: z.uuid(), document: z.uuid(), case: z.string().nullable(), task: z.string().nullable(), motive: z.string().optional() },
  async run({ document, case: of, motive }, context) {
    await wakeProcess(context, { name: motive === undefined ? 'document-signed' : 'signature-rejected', about: document });
    if (motive !== undefined && of !== null && (await context.db.find(Case, of)) !== undefined)
      await tell(context, of, 'signature-rejected', { ca: `No se signa: ${motive}`, es: `No se firma: ${motive}`, en: `Not signed: ${motive}` }, document);
    return null;
  },
});

const how = {
  accepted: { ca: 'L’interessat obre la notificació i queda notificat.', es: 'El interesado abre la notificación y queda notificado.', en: 'The party opens the notification and is notified.' },
  rejected: { ca: 'L’interessat rebutja la notificació: el tràmit es dona per fet (art. 41.5).', es: 'El interesado rechaza la notificación: el trámite se da por hecho (art. 41.5).', en: 'The party refuses the notification: the step counts as done (art. 41.5).' },
  expired: { ca: 'Passen deu dies naturals sense obrir la notificació: s’entén rebutjada (art. 43.2).', es: 'Pasan diez días naturales sin abrir la notificación: se entiende rechazada (art. 43.2).', en: 'Ten natural days pass without opening the notification: it counts as refused (art. 43.2).' },
} as const;

/** Processes wait for a notification to take effect, however it does, by its document: message `notified`. */
export const notifiedWakes = operation('cases.notified-wakes', {
  title: title('cases.notified-wakes'), permission: 'system', output: z.null(),
  input: { notification: z.uuid(), case: z.string().nullable(), document: z.string().nullable(), how: z.enum(['accepted', 'rejected', 'expired']), at: z.string(), entry: z.string().nullable() },
  async run({ case: of, document, how: done, notification }, context) {
    if (of !== null && (await context.db.find(Case, of)) !== undefined) await tell(context, of, 'notified', how[done], notification);
    if (document !== null) await wakeProcess(context, { name: 'notified', about: document });
    return null;
  },
});
