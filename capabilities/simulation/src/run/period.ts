import type { Imitation } from '../fit/fit.ts';

const [day, week] = [86_400_000, 7 * 86_400_000];

/** Which stretch of time is simulated of an imitation: as many cases as were recorded, but at least 200 and at most so many, from the same day of the year on; and how long is run before it. */
export function periodOf({ seen, model }: Imitation, { mostCases, typicalHigh }: { readonly mostCases: number; readonly typicalHigh: number }): { readonly from: number; readonly until: number; readonly warmUp: number } {
  const perWeek = model.arrivals.week.reduce((sum, rate) => sum + rate, 0);
  const cases = Math.min(mostCases, Math.max(200, seen.cases));
  const length = perWeek <= 0 ? 4 * week : Math.min(3 * 52 * week, Math.max(4 * week, (cases / perWeek) * week));
  return { from: seen.from, until: seen.from + length, warmUp: Math.min(120 * day, Math.max(2 * week, 2 * typicalHigh)) };
}
