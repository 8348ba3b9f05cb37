import { amountWords } from './amount-words.ts';
import { dayNumber, readMoment, type DayNumber } from './civil-days.ts';
import { computeTerm } from './compute-term.ts';
import { longDate } from './date-words.ts';
import { isWorkingDay } from './rules/article-30-2-working-days.ts';
import type { Calendars, Term, Text } from './types.ts';

export type Remaining = Readonly<{
  state: 'running' | 'last-day' | 'expired' | 'suspended';
  /** Days after today up to the end, both zero on the last day; negative once expired; null while suspended, whose sentence says what will be left. */
  workingDays: number | null;
  naturalDays: number | null;
  text: Text;
}>;

/** How much of a term is left on a day or instant, in figures and in one sentence. The calendars are the term's own unless given. */
export function remaining({ term, now, calendars }: { term: Term; now: string; calendars?: Calendars }): Remaining {
  if (term.state === 'suspended') return { state: 'suspended', workingDays: null, naturalDays: null, text: suspendedText(term) };
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

/** Since when, by which article, and what will be left once the cause ends: what was left when it began, in the days by which the term runs. */
function suspendedText(term: Extract<Term, { state: 'suspended' }>): Text {
  const suspensions = term.input.suspensions ?? [];
  const since = longDate(term.since);
  const article = suspensions.find(({ from, to }) => from === term.since && to === null)?.article;
  const by = article === undefined ? '' : ` (art. ${article})`;
  const goesOn = computeTerm({ ...term.input, suspensions: suspensions.map((each) => (each.to === null ? { ...each, to: each.from } : each)) }, { extensionStands: true });
  if (goesOn.ends === null) return { ca: `Suspès des del ${since.ca}${by}`, es: `Suspendido desde el ${since.es}${by}`, en: `Suspended since ${since.en}${by}` };
  const before = Math.max(dayNumber({ date: term.since, field: 'since' }) - 1, dayNumber({ date: term.startsOn, field: 'startsOn' }));
  // A last day that does not count goes on to the next one that does: which one will only be known then.
  const ends = dayNumber({ date: goesOn.explanation.find((step) => step.step === 'moved')?.from ?? goesOn.ends, field: 'ends' });
  const [amount, unit] = term.input.rule.unit === 'working-days' ? [workingDaysLeft({ today: before, ends, calendars: term.input.calendars }), 'working-days'] as const : [ends - before, 'natural-days'] as const;
  const left = amountWords({ amount, unit });
  return {
    ca: `Suspès des del ${since.ca}${by}: quan es reprengui ${amount === 1 ? 'quedarà' : 'quedaran'} ${left.ca}`,
    es: `Suspendido desde el ${since.es}${by}: cuando se reanude ${amount === 1 ? 'quedará' : 'quedarán'} ${left.es}`,
    en: `Suspended since ${since.en}${by}: ${left.en} will be left when it resumes`,
  };
}

function workingDaysLeft({ today, ends, calendars }: { today: DayNumber; ends: DayNumber; calendars: Calendars }): number {
  const [from, to, sign] = ends >= today ? [today, ends, 1] : [ends, today, -1];
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (isWorkingDay({ day, calendars })) count += 1;
  return count === 0 ? 0 : count * sign;
}
