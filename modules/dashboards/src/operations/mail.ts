import { formatDay } from '@comu/documents';
import { leaveToEveryBody, memberNow, organisationOf, peopleWith } from '@comu/identity';
import { inMarkup, dayInMadrid, fill, operation, type Context, type RowOf } from '@comu/kernel';
import { mostAttached, queueMessage } from '@comu/notifications';
import { z } from 'zod';
import { Dashboard } from '../dashboards.records.ts';
import { notShared } from '../refusals.ts';
import { cadences, say } from '../words.ts';
import { isFor, maySee } from './dashboards.ts';
import { printed } from './outside.ts';

/** Every morning the dashboards that are sent by e-mail are looked at, body by body. */
export const sendEverywhere = operation('dashboards.send-everywhere', {
  title: say('Envia els quadres', 'Envía los cuadros', 'Send the dashboards'), permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, context) {
    await leaveToEveryBody(context, sendDue, 'send dashboards');
    return null;
  },
});

const sent = Object.keys(cadences).filter((each): each is Exclude<keyof typeof cadences, 'never'> => each !== 'never');
const isDay = { weekly: (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1, monthly: (day: string) => day.endsWith('-01'), never: () => false } as const;

/** Sends each dashboard whose day it is, once a day however often this runs. */
export const sendDue = operation('dashboards.send-due', {
  title: say('Envia els quadres d’avui', 'Envía los cuadros de hoy', 'Send today’s dashboards'), permission: 'system', input: {}, output: z.object({ sent: z.int() }),
  async run(_, context) {
    const today = dayInMadrid(context.now);
    const due = (await context.db.all(Dashboard, { cadence: sent })).filter(({ cadence, sentOn }) => sentOn !== today && isDay[cadence](today));
    let letters = 0;
    for (const dashboard of due) {
      letters += await sendToAll(context, dashboard);
      await context.db.update(Dashboard, dashboard.id, { sentOn: today });
    }
    return { sent: letters };
  },
});

/** Sends a dashboard now, to oneself: to see the letter before anybody else gets it. */
export const sendToMe = operation('dashboards.send-to-me', {
  title: say('Envia-me’l ara', 'Enviármelo ahora', 'Send it to me now'), permission: 'dashboards.read', input: { dashboard: Dashboard.id }, output: z.object({ to: z.string() }),
  async run({ dashboard: id }, context) {
    const dashboard = await context.db.get(Dashboard, id);
    const me = (await peopleWith(context, 'dashboards.read')).find((each) => each.id === context.me.person);
    if (me === undefined || !maySee(context, dashboard)) throw notShared();
    await sendOne(context, { dashboard, to: me, pdf: await printed(context, dashboard, me.language) });
    return { to: me.email };
  },
});

/** Each person it is shared with gets the PDF with what they themselves may see; it is drawn once for all who see the same in a language. */
async function sendToAll(context: Context, dashboard: RowOf<typeof Dashboard>): Promise<number> {
  const drawn = new Map<string, Awaited<ReturnType<typeof printed>>>();
  const own = dashboard.parts.some(({ kind }) => kind === 'question');
  let letters = 0;
  for (const person of await peopleWith(context, 'dashboards.read')) {
    const as = seenBy(context, await memberNow(context, person.id));
    if (!isFor(as, dashboard)) continue;
    const key = own ? person.id : person.language;
    const pdf = drawn.get(key) ?? (await printed(as, dashboard, person.language));
    drawn.set(key, pdf);
    await sendOne(context, { dashboard, to: person, pdf });
    letters += 1;
  }
  return letters;
}

/** The same transaction, with the eyes of one person. */
const seenBy = (context: Context, me: Context['me']): Context => ({ ...context, me, language: me.language, can: (permission) => me.standings.some((each) => each.organisation === context.organisation && each.permissions.has(permission)) });

const attached = say('Us enviem en PDF el quadre «{name}», amb les dades del {day}.', 'Le enviamos en PDF el cuadro «{name}», con los datos del {day}.', 'Here is the dashboard “{name}” as a PDF, with the data of {day}.');
const tooBig = say('El quadre «{name}» ja és al dia ({day}). El PDF és massa gran per anar en un correu: el trobareu a Comú.', 'El cuadro «{name}» ya está al día ({day}). El PDF es demasiado grande para ir en un correo: lo encontrará en Comú.', 'The dashboard “{name}” is up to date ({day}). The PDF is too big for an e-mail: you will find it in Comú.');
const more = say('Per veure’l viu, amb les taules i les fórmules: {link}', 'Para verlo vivo, con las tablas y las fórmulas: {link}', 'To see it live, with tables and formulas: {link}');
const why = say('Rebeu aquest correu perquè aquest quadre es comparteix amb vós.', 'Recibe este correo porque este cuadro se comparte con usted.', 'You get this e-mail because this dashboard is shared with you.');

async function sendOne(context: Context, { dashboard, to, pdf }: { dashboard: RowOf<typeof Dashboard>; to: Awaited<ReturnType<typeof peopleWith>>[number]; pdf: Awaited<ReturnType<typeof printed>> }): Promise<void> {
  const { slug } = await organisationOf(context, context.organisation);
  const link = `${context.publicUrl}/o/${slug}/quadres/${dashboard.id}`;
  const fits = pdf.size <= mostAttached;
  const day = formatDay(dayInMadrid(context.now), to.language);
  const lines = [fits ? attached : tooBig, more, why].map((words) => fill(words, { name: dashboard.name, day, link })[to.language]);
  await queueMessage(context, {
    to: to.email, name: to.name, language: to.language, subject: `${dashboard.name} · ${day}`.slice(0, 200), text: lines.join('\n\n'), ...(fits ? { attachment: pdf.sha256 } : {}),
    html: `<!doctype html><html lang="${to.language}"><meta charset="utf-8"><body>${lines.map((line) => `<p>${inMarkup(line).replace(inMarkup(link), `<a href="${inMarkup(link)}">${inMarkup(link)}</a>`)}</p>`).join('')}</body></html>`,
  });
}

