import { computeTerm, type Calendar } from '@comu/terms';
import type { Term } from '../model/model.ts';
import { localTime } from '../clock/madrid.ts';
import { madridOffset } from '@comu/mining';

const day = 86_400_000;

/** Until when a case that began at a moment is within its term: the end of the last day, counted by the calendar from the day after (Llei 39/2015, arts. 30 and 31). */
export function termLimit(term: Term, holidays: readonly string[]): (began: number) => number {
  const body: Calendar = { place: '', years: [], days: holidays.map((date) => ({ date, name: { ca: '', es: '', en: '' }, scope: 'body', source: '' })) };
  const known = new Map<string, number>();
  return (began) => {
    const date = new Date(localTime(began)).toISOString().slice(0, 10);
    const held = known.get(date);
    if (held !== undefined) return held;
    const { ends } = computeTerm({ rule: { amount: term.amount, unit: term.unit, article: '30' }, start: date, startKind: 'entry', calendars: { body } });
    const midnight = Date.parse(`${ends ?? date}T00:00:00Z`) + day;
    const limit = midnight - madridOffset(midnight);
    known.set(date, limit);
    return limit;
  };
}
