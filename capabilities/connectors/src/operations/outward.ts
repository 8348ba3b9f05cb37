import { inMarkup, operation, text, words } from '@comu/kernel';
import { queueMessage } from '@comu/notifications';
import { outsideAnswer } from '@comu/running-processes';
import { z } from 'zod';
import { callConnection } from '../call-connection.ts';
import { Connection } from '../connection.records.ts';

const plain = z.union([z.string(), z.number(), z.boolean()]);

/** Calls a system of the list of connections for a process: never within a step, tried again with pauses, the same key for the same work. */
export const callHttp = operation('connectors.http', {
  title: words('Crida un altre sistema', 'Llama a otro sistema', 'Call another system'), permission: 'system', outside: true,
  input: { key: z.uuid().optional(), connection: z.string().max(60), method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).nullish(), path: z.string().max(2000).nullish(), query: z.record(z.string().max(100), plain).nullish(), body: z.unknown().optional() },
  output: outsideAnswer,
  async run({ key, connection: code, method, path, query, body }, context) {
    const found = await context.db.first(Connection, { code });
    if (found === undefined) return { outcome: 'failed', code: 'connectors.unknown-connection', message: words(`No hi ha cap connexió «${code}» en aquest ens.`, `No hay ninguna conexión «${code}» en este ente.`, `This organisation has no connection “${code}”.`), again: null };
    if (found.state === 'paused') return { outcome: 'failed', message: words(`La connexió «${found.name}» està aturada. Activeu-la i torneu-ho a provar.`, `La conexión «${found.name}» está detenida. Actívela y vuelva a intentarlo.`, `The connection “${found.name}” is paused. Activate it and try again.`), again: null };
    return callConnection(context, found, { key, path: path ?? '', method: method ?? (body === undefined || body === null ? 'GET' : 'POST'), query: Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)])), body: body ?? undefined });
  },
});

/** Leaves an e-mail in the outbox: it goes after the commit, with the platform’s own retries. */
export const sendMail = operation('connectors.mail', {
  title: words('Envia un correu', 'Envía un correo', 'Send an e-mail'), permission: 'system',
  input: { to: z.email().max(254), name: z.string().max(200).nullish(), subject: text(words('Assumpte', 'Asunto', 'Subject')).atMost(200), text: z.string().min(1).max(20_000), language: z.enum(['ca', 'es', 'en']).nullish() }, output: z.object({ message: z.uuid() }),
  async run({ to, name, subject, text: said, language }, context) {
    const paragraphs = said.split(/\n{2,}/).map((each) => `<p>${inMarkup(each).replaceAll('\n', '<br>')}</p>`).join('');
    const spoken = language ?? 'ca';
    const { id } = await queueMessage(context, { to, name: name ?? to, language: spoken, subject, text: said, html: `<!doctype html><html lang="${spoken}"><meta charset="utf-8"><title>${inMarkup(subject)}</title><body style="font:16px/1.5 sans-serif;color:#1d2521;max-width:36em;margin:2em auto;padding:0 1em">${paragraphs}</body></html>` });
    return { message: id };
  },
});
