import { operation, sentence } from '@comu/kernel';
import { recompute, type Calendar } from '@comu/terms';
import { LOCAL_HOLIDAYS_A_YEAR, municipality } from '@comu/territory';
import { z } from 'zod';
import { calendarFor, calendarOfPlace } from '../calendar.ts';
import { ownPlace } from '../own-place.ts';
import { Holiday, Term } from '../terms.records.ts';

const said = (text: z.output<typeof sentence> | string) => (typeof text === 'string' ? { ca: text, es: text, en: text } : text);
const year = z.int().min(2024).max(2027);

/** Every day of a year that does not count for the acting body (state, Catalonia, its municipality, its own), in order, and how many local holidays are missing. */
export const calendarOfYear = operation('terms.calendar-of-year', {
  title: { ca: 'Calendari de l’any', es: 'Calendario del año', en: 'Calendar of the year' }, permission: 'terms.read', kind: 'query', input: { year },
  output: z.object({
    place: z.string(), provisional: z.boolean(), missing: z.int(),
    days: z.array(z.object({ id: z.uuid().nullable(), date: z.string(), name: sentence, scope: z.enum(['state', 'catalonia', 'local', 'body']), source: sentence })),
  }),
  async run({ year: of }, context) {
    const { place, own } = await ownPlace(context);
    const calendar = await calendarFor({ ...context, now: new Date(Date.UTC(of, 5, 1)) });
    const added = (await context.db.all(Holiday, { place }, { limit: 5000 })).filter(({ body }) => body === null || body === own.id);
    const days = calendar.days.filter(({ date }) => date.startsWith(`${of}-`)).toSorted((a, b) => a.date.localeCompare(b.date));
    return {
      place: municipality(place).name, provisional: calendar.years.find((each) => each.year === of)?.status === 'provisional',
      missing: Math.max(0, LOCAL_HOLIDAYS_A_YEAR - days.filter(({ scope }) => scope === 'local').length),
      days: days.map(({ date, name, scope, source }) => ({ id: added.find((each) => each.date === date && (each.body !== null) === (scope === 'body'))?.id ?? null, date, name, scope, source: said(source) })),
    };
  },
});

const mostShown = 20;

/** What adding or removing a day would do to the terms that run in this body, told before it is done; nothing is kept. */
export const previewHoliday = operation('terms.preview-holiday', {
  title: { ca: 'Efecte en els terminis', es: 'Efecto en los plazos', en: 'Effect on the terms' }, permission: 'terms.holidays', kind: 'query',
  input: { add: z.object({ date: z.iso.date(), scope: z.enum(['local', 'body']) }).optional(), remove: z.uuid().optional() },
  output: z.object({ running: z.int(), moved: z.int(), terms: z.array(z.object({ name: sentence, from: z.string(), to: z.string() })) }),
  async run({ add, remove }, context) {
    const { place } = await ownPlace(context);
    const gone = remove === undefined ? undefined : await context.db.get(Holiday, remove);
    const changed = (calendar: Calendar): Calendar => ({
      ...calendar,
      days: [...calendar.days.filter(({ date, scope }) => gone === undefined || date !== gone.date || (scope !== 'local' && scope !== 'body')), ...(add === undefined ? [] : [{ date: add.date, name: said(''), scope: add.scope, source: '' }])].toSorted((a, b) => a.date.localeCompare(b.date)),
    });
    const there = municipality(place).name;
    const running = await context.db.all(Term, { state: ['running', 'suspended'] }, { limit: 100_000 });
    const [body, ofPlace] = [changed(await calendarFor(context)), changed(await calendarOfPlace(context, place))];
    const onlyBody = (gone?.body ?? null) !== null || add?.scope === 'body';
    const terms = running.flatMap(({ name, computed, endsOn }) => {
      const { calendars } = computed.input;
      const party = calendars.party !== undefined && calendars.party.place === there && !onlyBody ? ofPlace : calendars.party;
      const { moved, after } = recompute({ term: computed, calendars: { body, ...(party === undefined ? {} : { party }) } });
      return moved === null || moved === 0 || endsOn === null || after.ends === null ? [] : [{ name: computed.input.rule.name ?? said(name ?? ''), from: endsOn, to: after.ends }];
    });
    return { running: running.length, moved: terms.length, terms: terms.slice(0, mostShown) };
  },
});
