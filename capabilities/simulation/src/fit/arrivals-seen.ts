import { firstMoment, type ColumnLog } from '@comu/mining';
import { placeInTime } from '../clock/madrid.ts';
import type { Arrivals } from '../model/model.ts';

const day = 86_400_000;

/** How arrivals were fitted: over how many days, and whether chance alone explains that some have more. */
export interface ArrivalsSeen {
  readonly arrivals: Arrivals;
  readonly cases: number;
  readonly days: number;
  /** Variance of the cases of a day over what its kind of day would have by pure chance: 1 is pure chance. */
  readonly dispersion: number;
}

/** Cases an hour for each hour of the week, holidays apart; where days differ more than chance explains (a test of dispersion, one in a hundred), they are drawn with as much difference. */
export function arrivalsSeen(log: ColumnLog, holidays: ReadonlySet<string>): ArrivalsSeen {
  const [week, holiday] = [Array.from({ length: 168 }, () => 0), Array.from({ length: 24 }, () => 0)];
  const perDay = new Map<string, number>();
  let [first, last, cases] = [Infinity, -Infinity, 0];
  for (let place = 0; place < log.cases.length; place += 1) {
    const at = firstMoment(log, log.offsets[place] ?? 0);
    if (Number.isNaN(at)) continue;
    const { date, weekday, hour } = placeInTime(at);
    cases += 1;
    [first, last] = [Math.min(first, at), Math.max(last, at)];
    perDay.set(date, (perDay.get(date) ?? 0) + 1);
    if (holidays.has(date)) holiday[hour] = (holiday[hour] ?? 0) + 1;
    else week[weekday * 24 + hour] = (week[weekday * 24 + hour] ?? 0) + 1;
  }
  const days: { date: string; kind: number }[] = [];
  for (let at = first; cases > 0 && at < last + day; at += day) {
    const { date, weekday } = placeInTime(at);
    days.push({ date, kind: holidays.has(date) ? 7 : weekday });
  }
  const counted = Array.from({ length: 8 }, (_, kind) => days.filter((each) => each.kind === kind).length);
  const expected = Array.from({ length: 8 }, (_, kind) => (kind === 7 ? holiday : week.slice(kind * 24, kind * 24 + 24)).reduce((sum, count) => sum + count, 0) / Math.max(1, counted[kind] ?? 0));
  const busy = days.filter(({ kind }) => (expected[kind] ?? 0) > 0);
  // Index of dispersion: how far days are from their mean, over how far chance (Poisson) puts them.
  const chi = busy.reduce((sum, { date, kind }) => sum + ((perDay.get(date) ?? 0) - (expected[kind] ?? 0)) ** 2 / (expected[kind] ?? 1), 0);
  const freedom = Math.max(1, busy.length - new Set(busy.map(({ kind }) => kind)).size);
  const dispersion = busy.length === 0 ? 1 : chi / freedom;
  const limit = 1 + 2.33 * Math.sqrt(2 / freedom);
  const meanPerDay = busy.reduce((sum, { kind }) => sum + (expected[kind] ?? 0), 0) / Math.max(1, busy.length);
  return {
    arrivals: {
      week: week.map((count, place) => count / Math.max(1, counted[Math.floor(place / 24)] ?? 0)), holiday: holiday.map((count) => count / Math.max(1, counted[7] ?? 0)),
      dayShape: dispersion > limit && busy.length > 10 ? Math.max(0.2, meanPerDay / (dispersion - 1)) : null,
    },
    cases, days: days.length, dispersion,
  };
}
