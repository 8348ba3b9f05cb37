import { describe, expect, it, test } from 'vitest';
import { columnsOf } from '../log/columns.ts';
import { hasReference, readLog } from '../reference/folder.ts';
import { between, heldAgainst, levelsFrom } from './calibrate.ts';
import { backtest } from './remaining-time.ts';

const day = 86_400_000;
/** Chance that is the same each time (a linear congruence). */
function chance() {
  let state = 20_261_130;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}
const event = (activity: string, at: number) => ({ activity, at, startedAt: null, resource: null, lifecycle: 'complete', attributes: {} });
/** Cases that take a long or a short way, one begun a day, whose waits are as long as it is said of each. */
function cases(count: number, wait: (place: number, random: () => number) => number) {
  const random = chance();
  return columnsOf(Array.from({ length: count }, (_, place) => {
    const [begins, first] = [place * day, wait(place, random) * day];
    return { id: String(place), attributes: {}, events: [event('entra', begins), event(random() < 0.5 ? 'informa' : 'requereix', begins + first), event('resol', begins + first + wait(place, random) * day)] };
  }));
}
const skewed = (random: () => number) => -Math.log(1 - random()) * 10;

describe('the interval in which a case will end', () => {
  it('holds near eight in ten of the cases to come when they are as the past ones', async () => {
    const tested = backtest(await cases(1000, (_, random) => skewed(random)));
    expect(tested?.within).toBeGreaterThan(0.75);
    expect(tested?.within).toBeLessThan(0.85);
  });
  it('becomes wider when the newer of the past cases took longer than the older, and holds as many', async () => {
    const tested = backtest(await cases(1000, (place, random) => skewed(random) * (place < 350 ? 1 : 4)));
    expect(tested?.within).toBeGreaterThan(0.72);
  });
  it('goes beyond all that was seen where the newer did, and is eight in ten of the past where hardly any were', () => {
    const sorted = Float64Array.from({ length: 100 }, (_, place) => place + 1);
    expect(between(sorted, levelsFrom([]))).toEqual({ low: 10, high: 91 });
    const held = (times: readonly number[]) => levelsFrom(times.map((time) => heldAgainst(sorted, time)));
    expect(between(sorted, held(Array.from({ length: 40 }, () => 300)))).toEqual({ low: 300, high: 300 });
    expect(between(sorted, held(Array.from({ length: 40 }, (_, place) => (place % 2 === 0 ? 0.5 : 50)))).low).toBe(0.5);
    const afterNone = levelsFrom(Array.from({ length: 40 }, () => heldAgainst(new Float64Array(5), 3)));
    expect(between(sorted, afterNone)).toEqual({ low: 1000, high: 1000 });
  });
});

describe.skipIf(!hasReference)('on real logs, learnt from the older cases and measured on the newer', () => {
  // Eight in ten of the older ones, as they were, held 84.8 % and 55.4 % of the newer.
  test.for([['receipt', 0.77, 0.83], ['roadtraffic100traces', 0.65, 0.95]] as const)('%s: the error is below that of the mean of the step, and the interval holds what it should as far as the present is like the past', async ([name, least, most]) => {
    const tested = backtest(await readLog(name));
    expect(tested?.meanError).toBeLessThan(tested?.stepError ?? 0);
    expect(tested?.within).toBeGreaterThan(least);
    expect(tested?.within).toBeLessThan(most);
  });
});
