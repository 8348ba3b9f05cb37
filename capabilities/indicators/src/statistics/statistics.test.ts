import { describe, expect, it } from 'vitest';
import { compositeOf, type CompositeSteps } from './composite.ts';
import { median, quantile, quartileOf } from './quantile.ts';
import { rankOf } from './rank.ts';
import { trendOf } from './trend.ts';

describe('quantiles by definition 7 of Hyndman and Fan', () => {
  it('are those of R and NumPy', () => {
    // numpy.quantile([1, 2, 4, 7, 11], [0.1, 0.25, 0.5, 0.9])
    expect([0.1, 0.25, 0.5, 0.9].map((share) => quantile([11, 7, 1, 4, 2], share))).toEqual([1.4, 2, 4, 9.4]);
    expect(median([3, 1, 2, 10])).toBe(2.5);
  });
  it('of nothing there is none, and what is missing takes no part', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([Number.NaN, 5], 0.5)).toBe(5);
  });
  it('fewer than four values have no quarters', () => expect(quartileOf(1, [1, 2, 3])).toBeNull());
  it('a value on the limit belongs to the lower quarter', () => expect([1, 2, 3, 4, 5].map((value) => quartileOf(value, [1, 2, 3, 4, 5]))).toEqual([1, 1, 2, 3, 4]));
});

describe('ranks', () => {
  it('equal values share the better place', () => expect([9, 5, 5, 1].map((value) => rankOf(value, [9, 5, 5, 1], 'more'))).toEqual([1, 2, 2, 4]));
  it('the least is first where less is better', () => expect([9, 5, 5, 1].map((value) => rankOf(value, [9, 5, 5, 1], 'less'))).toEqual([4, 2, 2, 1]));
});

describe('trends', () => {
  const points = (...values: (number | null)[]) => values.map((value, index) => ({ period: String(2018 + index), value }));
  it('one strange year does not turn them', () => expect(trendOf(points(10, 11, 12, 500, 14, 15), 'more')).toMatchObject({ moves: 'up', good: true, slope: 1 }));
  it('a missing year keeps its distance', () => expect(trendOf(points(10, null, 12, 13), 'less')).toMatchObject({ slope: 1, good: false }));
  it('two points are no trend, and what hardly moves is flat', () => {
    expect(trendOf(points(1, 2), 'more')).toBeNull();
    expect(trendOf(points(100, 100.1, 100.2), 'more')).toMatchObject({ moves: 'flat', good: null });
  });
});

describe('the composite index', () => {
  const places = ['a', 'b', 'c', 'd', 'e'];
  const of = (...values: (number | null)[]) => new Map(places.map((place, index) => [place, values[index] ?? null]));
  const steps: CompositeSteps = { components: [{ code: 'x', weight: 2, direction: 'more' }, { code: 'y', weight: 1, direction: 'less' }], winsorise: { lower: 0.1, upper: 0.9 }, normalise: 'min-max', complete: 0.6 };
  it('is what its steps give when done by hand', () => {
    const values = { x: of(0, 10, 20, 30, 100), y: of(5, 4, 3, 2, 1) };
    // Written again from the text of the steps, without the code: definition 7 limits of x are 4 and 72, of y 1.4 and 4.6.
    const byHand = [[0, 5], [10, 4], [20, 3], [30, 2], [100, 1]].map(([x = 0, y = 0]) => {
      const [wx, wy] = [Math.min(72, Math.max(4, x)), Math.min(4.6, Math.max(1.4, y))];
      return (2 * ((wx - 4) / 68) * 100 + (100 - ((wy - 1.4) / 3.2) * 100)) / 3;
    });
    const found = compositeOf(places, values, steps).map(({ index }) => index);
    found.forEach((index, at) => expect(index).toBeCloseTo(byHand[at] as number, 9));
  });
  it('what is missing is no zero: its weight goes to the others, or there is no index', () => {
    const found = compositeOf(places, { x: of(0, 10, 20, 30, null), y: of(1, null, 2, 3, 4) }, { ...steps, winsorise: null });
    expect(found[1]).toMatchObject({ index: expect.closeTo(33.33, 1), covered: expect.closeTo(0.667, 2) });
    expect(found[4]).toMatchObject({ index: null, covered: expect.closeTo(0.333, 2) });
  });
  it('by quarters gives 0, 33, 67 or 100', () => {
    const found = compositeOf(places, { x: of(1, 2, 3, 4, 5) }, { ...steps, components: [{ code: 'x', weight: 1, direction: 'more' }], winsorise: null, normalise: 'quartiles', complete: 1 });
    expect(found.map(({ index }) => Math.round(index as number))).toEqual([0, 0, 33, 67, 100]);
  });
});
