import { amountWords } from './amount-words.ts';
import { dayNumber, readMoment, type DayNumber } from './civil-days.ts';
import { longDate } from './date-words.ts';
import { isWorkingDay } from './rules/article-30-2-working-days.ts';
import type { Calendars, Term, Text } from './types.ts';

export type Remaining = Readonly<{
  state: 'running' | 'last-day' | 'expired' | 'suspended';
  /** Days after today up to the end, both zero on the last day; negative once expired; null while suspended. */
  workingDays: number | null;
  naturalDays: number | null;
  text: Text;
}>;

/** How much of a term is left on a day or instant, in figures and in one sentence. The calendars are the term's own unless given. */
export function remaining({ term, now, calendars }: { term: Term; now: string; calendars?: Calendars }): Remaining {
  if (term.state === 'suspended') {
    const since = longDate(term.since);
    return {
      state: 'suspended',
      workingDays: null,
      naturalDays: null,
      text: { ca: `Suspès des del ${since.ca}`, es: `Suspendido desde el ${since.es}`, en: `Suspended since ${since.en}` },
    };
  }
  const moment = readMoment({ moment: now, field: 'now' });
  const ends = dayNumber({ date: term.ends, field: 'term.ends' });
  const until = longDate(term.ends);
  const naturalDays = ends - moment.day;
  const workingDays = workingDaysLeft({ today: moment.day, ends, calendars: calendars ?? term.input.calendars });
  const minuteGone = term.endsAt !== undefined && moment.at !== undefined
    && moment.at.epochMilliseconds > Date.parse(term.endsAt);

  if (naturalDays < 0 || minuteGone) {
    return {
      state: 'expired',
      workingDays,
      naturalDays,
      text: { ca: `Vençut el ${until.ca}`, es: `Vencido el ${until.es}`, en: `Expired on ${until.en}` },
    };
  }
  if (naturalDays === 0) {
    return {
      state: 'last-day',
      workingDays: 0,
      naturalDays: 0,
      text: { ca: `Avui és l’últim dia: ${until.ca}`, es: `Hoy es el último día: ${until.es}`, en: `Today is the last day: ${until.en}` },
    };
  }
  const left = amountWords({ amount: workingDays, unit: 'working-days' });
  const one = workingDays === 1;
  return {
    state: 'running',
    workingDays,
    naturalDays,
    text: {
      ca: `${one ? 'Queda' : 'Queden'} ${left.ca}: fins al ${until.ca}`,
      es: `${one ? 'Queda' : 'Quedan'} ${left.es}: hasta el ${until.es}`,
      en: `${left.en} left: until ${until.en}`,
    },
  };
}

function workingDaysLeft({ today, ends, calendars }: { today: DayNumber; ends: DayNumber; calendars: Calendars }): number {
  const [from, to, sign] = ends >= today ? [today, ends, 1] : [ends, today, -1];
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isWorkingDay({ day, calendars })) count += 1;
  return count === 0 ? 0 : count * sign;
}
