import { amountWords } from './amount-words.ts';
import { inThreeLanguages } from './citations.ts';
import { dayNumber } from './civil-days.ts';
import { computeTerm } from './compute-term.ts';
import { longDate, shortDate } from './date-words.ts';
import type { Calendar, Calendars, CivilDate, NonWorkingDay, Term, Text } from './types.ts';

export type CalendarChange = Readonly<{ kind: 'added' | 'removed'; place: string; day: NonWorkingDay }>;

export type Recomputed = Readonly<{
  before: Term;
  after: Term;
  /** Natural days that the end moved: positive when it is later, null when either side is suspended. */
  moved: number | null;
  /** Holidays added to or removed from the calendars between the start and the later of both ends. */
  changes: readonly CalendarChange[];
  text: Text;
}>;

/** Computes a running term again with new calendars and says what changed and because of which days. */
export function recompute({ term, calendars }: { term: Term; calendars: Calendars }): Recomputed {
  const after = computeTerm({ ...term.input, calendars }, { extensionStands: true });
  const until = [term.ends, after.ends].filter((end): end is CivilDate => end !== null).toSorted().at(-1) ?? '9999-12-31';
  const old = term.input.calendars;
  const changes = [
    ...calendarChanges({ before: old.body, after: calendars.body, from: term.startsOn, until }),
    ...calendarChanges({ before: old.party, after: calendars.party, from: term.startsOn, until }),
  ];
  const moved = term.ends === null || after.ends === null
    ? null
    : dayNumber({ date: after.ends, field: 'after' }) - dayNumber({ date: term.ends, field: 'before' });
  return { before: term, after, moved, changes, text: changeText({ before: term, after, moved, changes }) };
}

function calendarChanges(
  { before, after, from, until }: { before: Calendar | undefined; after: Calendar | undefined; from: CivilDate; until: CivilDate },
): CalendarChange[] {
  const inside = (day: NonWorkingDay): boolean => day.date > from && day.date <= until;
  const had = new Set(before?.days.map((day) => day.date));
  const has = new Set(after?.days.map((day) => day.date));
  const added = (after?.days ?? []).filter((day) => inside(day) && !had.has(day.date));
  const removed = (before?.days ?? []).filter((day) => inside(day) && !has.has(day.date));
  return [
    ...added.map((day): CalendarChange => ({ kind: 'added', place: after?.place ?? '', day })),
    ...removed.map((day): CalendarChange => ({ kind: 'removed', place: before?.place ?? '', day })),
  ].toSorted((a, b) => a.day.date.localeCompare(b.day.date));
}

function changeText({ before, after, moved, changes }: Omit<Recomputed, 'text'>): Text {
  const why = changes.map(changeWords);
  const reasons = (language: keyof Text): string => (why.length > 0 ? ` ${why.map((one) => one[language]).join('; ')}.` : '');
  if (before.ends === null || after.ends === null || moved === null || moved === 0) {
    return {
      ca: `El venciment no canvia.${reasons('ca')}`,
      es: `El vencimiento no cambia.${reasons('es')}`,
      en: `The end does not change.${reasons('en')}`,
    };
  }
  const from = longDate(before.ends);
  const to = longDate(after.ends);
  const days = amountWords({ amount: Math.abs(moved), unit: 'natural-days' });
  return {
    ca: `El venciment passa del ${from.ca} al ${to.ca}, ${days.ca} ${moved > 0 ? 'més tard' : 'abans'}.${reasons('ca')}`,
    es: `El vencimiento pasa del ${from.es} al ${to.es}, ${days.es} ${moved > 0 ? 'más tarde' : 'antes'}.${reasons('es')}`,
    en: `The end moves from ${from.en} to ${to.en}, ${days.en} ${moved > 0 ? 'later' : 'earlier'}.${reasons('en')}`,
  };
}

function changeWords({ kind, place, day }: CalendarChange): Text {
  const on = shortDate(day.date);
  const source = inThreeLanguages(day.source);
  const added = kind === 'added';
  return {
    ca: `El ${on.ca} (${day.name.ca}, ${place}; ${source.ca}) ${added ? 'ara és inhàbil' : 'ara és hàbil'}`,
    es: `El ${on.es} (${day.name.es}, ${place}; ${source.es}) ${added ? 'ahora es inhábil' : 'ahora es hábil'}`,
    en: `${on.en} (${day.name.en}, ${place}; ${source.en}) is now ${added ? 'a non-working day' : 'a working day'}`,
  };
}
