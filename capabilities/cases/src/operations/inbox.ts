import { dayInMadrid, operation, sentence, type Context, type RowOf, type Text } from '@comu/kernel';
import { incidentsWaiting } from '@comu/catalogue';
import { Organisation } from '@comu/identity';
import { subjectOf, waitingIn } from '@comu/notifications';
import { remindersWaiting } from '@comu/reminders';
import { openTasks } from '@comu/running-processes';
import { calendarsWaiting } from '@comu/running-terms';
import { SignatureRequest, whyAsked } from '@comu/signing';
import { longDate } from '@comu/terms';
import { z } from 'zod';
import { Case } from '../cases.records.ts';
import { caseTitle } from '../names.ts';

const urgencies = ['late', 'today', 'soon', 'later', 'none'] as const;
const item = z.object({
  id: z.string(), kind: z.enum(['task', 'signature', 'notification', 'data', 'publication', 'calendar', 'entry']), organisation: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }), title: sentence, why: sentence,
  due: z.object({ at: z.string(), words: sentence, urgency: z.enum(urgencies) }).optional(), link: z.object({ organisation: z.string(), path: z.string() }), since: z.string(),
  /** −1 low, 0 normal, 1 high, 2 urgent, as whoever shares the work out says. */
  presses: z.int(),
});
type Item = z.output<typeof item>;
/** What a task is about, and who delegated it to the reader. */
const delegatedBy = (delegator: string | null, of: Text): Text => (delegator === null ? of : { ca: `Us la delega ${delegator}. ${of.ca}`, es: `Se la delega ${delegator}. ${of.es}`, en: `Delegated to you by ${delegator}. ${of.en}` });
const namedCase = (of: RowOf<typeof Case>): Text => { const { ca, es, en } = caseTitle(of); return { ca: `${of.code} · ${ca}`, es: `${of.code} · ${es}`, en: `${of.code} · ${en}` }; };
const say = (text: string) => ({ ca: text, es: text, en: text });

/** What awaits a person today in all their organisations, sorted by what the law makes urgent. */
export const inbox = operation('cases.inbox', {
  title: { ca: 'Avui', es: 'Hoy', en: 'Today' }, permission: 'signed-in', scope: 'platform', kind: 'query', input: {}, output: z.object({ items: z.array(item) }),
  async run(_, context) {
    const { db, me, now } = context;
    const organisations = me.standings.map(({ organisation }) => organisation);
    if (organisations.length === 0) return { items: [] };
    const bodies = new Map((await db.all(Organisation, { id: organisations })).map((each) => [each.id, each]));
    const tasks = (await openTasks(context, organisations)).filter((task) => !task.excluded);
    const requests = (await db.all(SignatureRequest, { organisation: organisations, state: 'waiting' })).filter((each) => (each.signer === null ? may(context, each.organisation, each.permission) : each.signer === me.person));
    const received = (await waitingIn(context, organisations.filter((id) => may(context, id, 'notifications.open'))));
    const incidents = await incidentsWaiting(context, organisations.filter((id) => may(context, id, 'data.steward')));
    const reminders = await remindersWaiting(context, organisations);
    const calendars = await calendarsWaiting(context, organisations.filter((id) => may(context, id, 'terms.holidays')));
    const cases = new Map((await db.all(Case, { organisation: organisations, id: [...new Set([...tasks.map(({ businessKey }) => businessKey), ...requests.map((each) => each.case)].filter((id): id is string => id !== null && /^[0-9a-f-]{36}$/.test(id)))] })).map((each) => [each.id, each]));
    const where = (id: string) => { const body = bodies.get(id)!; return { id, slug: body.slug, name: body.name }; };
    const items: Item[] = [
      ...tasks.map((task): Item => {
        const of = task.businessKey === null ? undefined : cases.get(task.businessKey);
        return {
          id: task.id, kind: 'task', organisation: where(task.organisation), title: task.title, why: delegatedBy(task.delegator, of === undefined ? say(task.about ?? '') : namedCase(of)), since: task.createdAt, presses: task.priority,
          link: { organisation: bodies.get(task.organisation)!.slug, path: of === undefined ? `/tasks/${task.id}` : `/cases/${of.id}` }, ...(task.dueAt === null ? {} : { due: dueOf(task.dueAt, now) }),
        };
      }),
      ...requests.map((request): Item => ({
        id: request.id, kind: 'signature', organisation: where(request.organisation), title: { ca: `Signeu: ${request.title}`, es: `Firme: ${request.title}`, en: `Sign: ${request.title}` }, why: whyAsked(request), since: request.createdAt, presses: 0,
        link: { organisation: bodies.get(request.organisation)!.slug, path: `/sign/${request.id}` },
      })),
      ...received.map((notification): Item => ({
        id: notification.id, kind: 'notification', organisation: where(notification.organisation), title: subjectOf(notification), since: notification.createdAt, presses: 0, due: dueOf(notification.expiresAt, now),
        why: { ca: 'Notificació per obrir: si no s’obre a temps, consta com a rebutjada (art. 43.2).', es: 'Notificación por abrir: si no se abre a tiempo, consta como rechazada (art. 43.2).', en: 'Notification to open: unopened in time, it counts as rejected (art. 43.2).' },
        link: { organisation: bodies.get(notification.organisation)!.slug, path: `/notifications/${notification.id}` },
      })),
      ...incidents.map((incident): Item => ({ id: incident.id, kind: 'data', organisation: where(incident.organisation), title: incident.says, since: incident.since, why: say(incident.about), presses: incident.stops ? 1 : 0, link: { organisation: bodies.get(incident.organisation)!.slug, path: incident.path } })),
      ...reminders.map(({ id, kind, organisation, title, why, due, path, createdAt }): Item => ({ id, kind, organisation: where(organisation), title, why, since: createdAt, presses: 0, link: { organisation: bodies.get(organisation)!.slug, path }, ...(due === null ? {} : { due: dueOf(`${due}T12:00:00.000Z`, now) }) })),
      ...calendars.map(({ organisation, year, missing }): Item => ({
        id: `${organisation}-${year}`, kind: 'calendar', organisation: where(organisation), since: `${year}-01-01T00:00:00.000Z`, presses: 0, link: { organisation: bodies.get(organisation)!.slug, path: `/administration/calendar?any=${year}` },
        title: missing === 1 ? { ca: `Falta una festa local de ${year}`, es: `Falta una fiesta local de ${year}`, en: `One local holiday of ${year} is missing` } : { ca: `Falten les dues festes locals de ${year}`, es: `Faltan las dos fiestas locales de ${year}`, en: `Both local holidays of ${year} are missing` },
        why: { ca: 'Mentre no hi siguin, els terminis que hi passin poden acabar més tard del que diuen (art. 30.7).', es: 'Mientras no estén, los plazos que pasen por ellas pueden acabar más tarde de lo que dicen (art. 30.7).', en: 'Until they are there, terms over them may end later than they say (art. 30.7).' },
      })),
    ];
    const rank = (each: Item) => urgencies.indexOf(each.due?.urgency ?? 'none');
    return { items: items.toSorted((a, b) => rank(a) - rank(b) || b.presses - a.presses || (a.due?.at ?? a.since).localeCompare(b.due?.at ?? b.since)).slice(0, 300) };
  },
});

const may = ({ me }: Context, organisation: string, permission: string) => me.standings.find((each) => each.organisation === organisation)?.permissions.has(permission) ?? false;

function dueOf(at: string, now: Date): NonNullable<Item['due']> {
  const [due, today] = [dayInMadrid(new Date(at)), dayInMadrid(now)];
  const days = (Date.parse(due) - Date.parse(today)) / 86_400_000;
  const day = longDate(due);
  if (days < 0) return { at, urgency: 'late', words: { ca: `Va vèncer el ${day.ca}`, es: `Venció el ${day.es}`, en: `It was due on ${day.en}` } };
  if (days === 0) return { at, urgency: 'today', words: { ca: 'Venç avui', es: 'Vence hoy', en: 'Due today' } };
  return { at, urgency: days <= 3 ? 'soon' : 'later', words: { ca: `Fins al ${day.ca}`, es: `Hasta el ${day.es}`, en: `Until ${day.en}` } };
}
