import { describe, expect, test } from 'vitest';
import { readXes } from '../log/xes.ts';
import { measure, type Measures } from '../measure/measures.ts';
import { agrees, checksOf } from './checks.ts';
import { hasReference, logNames, openLog, readLog } from './folder.ts';

describe.skipIf(!hasReference)('mining equals PM4Py', () => {
  test.for(logNames)('in every figure known of the log %s', async (name) => {
    const checks = await checksOf(name);
    expect(checks.length).toBeGreaterThan(30);
    expect(checks.filter((check) => !agrees(check))).toEqual([]);
  });

  test('on the receipt log: starts, ends, rework, the largest variants and the time between steps', async () => {
    const { starts, ends, rework, variants, directlyFollows } = measure(await readLog('receipt'));
    const short = (list: Measures['ends']) => list.map(({ activity, count }) => [activity.split(' ')[0], count]);
    expect(short(starts)).toEqual([['Confirmation', 1434]]);
    expect(short(ends).slice(0, 8)).toEqual([['T10', 828], ['T05', 400], ['Confirmation', 116], ['T15', 39], ['T06', 16], ['T20', 15], ['T02', 8], ['T11', 4]]);
    expect(short(rework).slice(0, 7)).toEqual([['T06', 59], ['T02', 35], ['T03', 11], ['T07-1', 8], ['T07-2', 8], ['T07-5', 5], ['T04', 4]]);
    expect(variants.slice(0, 5).map((variant) => variant.count)).toEqual([713, 123, 116, 115, 75]);
    for (const [from, to, mean, median] of [['T04', 'T05', 55_643.557, 31.055], ['T06', 'T10', 32_608.822, 31.134], ['T02', 'T04', 26_183.462, 27.648], ['Confirmation', 'T02', 72_163.838, 35.189]] as const) {
      const edge = directlyFollows.find((each) => each.from.startsWith(from) && each.to.startsWith(to));
      expect((edge?.wait?.mean ?? 0) / 1000).toBeCloseTo(mean, 2);
      expect((edge?.wait?.median ?? 0) / 1000).toBeCloseTo(median, 2);
    }
  });

  test('on the road traffic log, PM4Py counts by the wall clock; the time that really passed is longer by the clock changes in between', async () => {
    let seconds = 0;
    for await (const { events } of readXes(openLog('roadtraffic100traces'))) {
      const wall = events.map((event) => Date.parse(`${String(event.attributes['time:timestamp']).slice(0, 23)}Z`));
      seconds += (Math.max(...wall) - Math.min(...wall)) / 1000;
    }
    expect(seconds / 100).toBe(26_996_544);
  });
});
