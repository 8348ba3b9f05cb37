import { createReadStream, readFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hasReference, reference } from '../reference/folder.ts';
import { bpmn, chain, finishTask, play } from '../testing/models.ts';
import type { Trace } from './event-log.ts';
import { tracesFrom } from './from-events.ts';
import { measure, type Measures } from './measure.ts';
import { readXes, writeXes } from './xes.ts';

const logs = {
  receipt: { read: () => readXes(createReadStream(reference('event-logs', '08_receipt.xes.gz')).pipe(createGunzip())), oracle: 'oracle-dfg-receipt.json', counts: [1434, 8577, 27, 48, 116, 99, 7143], mean: 467_263.915, median: 2_936.735 },
  'road traffic': { read: () => readXes(createReadStream(reference('event-logs', 'roadtraffic100traces.xes'))), oracle: 'oracle-dfg-roadtraffic100traces.json', counts: [100, 390, 10, 54, 10, 18, 290], mean: 26_997_336, median: 23_068_800 },
  'running example': { read: () => readXes(createReadStream(reference('event-logs', 'running-example.xes'), { highWaterMark: 37 })), oracle: 'oracle-dfg-running-example.json', counts: [6, 42, 8, 6, 6, 16, 36], mean: 966_890, median: 852_300 },
};

const countsOf = (measured: Measures) => [
  measured.cases, measured.events, measured.activities.length, measured.resources, measured.variants.length, measured.directlyFollows.length, measured.directlyFollows.reduce((sum, edge) => sum + edge.count, 0),
];

describe.skipIf(!hasReference)('mining equals PM4Py', () => {
  test.for(Object.entries(logs))('on the %s log: cases, events, activities, resources, variants, directly-follows and durations', async ([, { read, oracle, counts, mean, median }]) => {
    const measured = await measure(read());
    expect(countsOf(measured)).toEqual(counts);
    const expected = JSON.parse(readFileSync(reference('event-logs', oracle), 'utf8')) as [string, string, number][];
    expect(measured.directlyFollows.map(({ from, to, count }) => [from, to, count]).toSorted()).toEqual(expected.toSorted());
    expect(measured.duration?.meanSeconds).toBeCloseTo(mean, 2);
    expect(measured.duration?.medianSeconds).toBeCloseTo(median, 2);
  });

  test('on the receipt log: starts, ends, rework, the largest variants and the time between steps', async () => {
    const { starts, ends, rework, variants, directlyFollows } = await measure(logs.receipt.read());
    const short = (list: Measures['ends']) => list.map(({ activity, count }) => [activity.split(' ')[0], count]);
    expect(short(starts)).toEqual([['Confirmation', 1434]]);
    expect(short(ends).slice(0, 8)).toEqual([['T10', 828], ['T05', 400], ['Confirmation', 116], ['T15', 39], ['T06', 16], ['T20', 15], ['T02', 8], ['T11', 4]]);
    expect(short(rework).slice(0, 7)).toEqual([['T06', 59], ['T02', 35], ['T03', 11], ['T07-1', 8], ['T07-2', 8], ['T07-5', 5], ['T04', 4]]);
    expect(variants.slice(0, 5).map((variant) => variant.count)).toEqual([713, 123, 116, 115, 75]);
    const edge = (from: string, to: string) => directlyFollows.find((each) => each.from.startsWith(from) && each.to.startsWith(to));
    for (const [from, to, mean, median] of [['T04', 'T05', 55_643.557, 31.055], ['T06', 'T10', 32_608.822, 31.134], ['T02', 'T04', 26_183.462, 27.648], ['Confirmation', 'T02', 72_163.838, 35.189]] as const) {
      expect(edge(from, to)?.meanSeconds).toBeCloseTo(mean, 2);
      expect(edge(from, to)?.medianSeconds).toBeCloseTo(median, 2);
    }
  });

  test('on the road traffic log, PM4Py counts by the wall clock; the time that really passed is longer by the clock changes in between', async () => {
    let seconds = 0;
    for await (const { events } of logs['road traffic'].read()) {
      const wall = events.map((event) => Date.parse(`${String(event.attributes['time:timestamp']).slice(0, 23)}Z`));
      seconds += (Math.max(...wall) - Math.min(...wall)) / 1000;
    }
    expect(seconds / 100).toBe(26_996_544);
  });

  test('a log written in XES and read again is the same log', async () => {
    const before: Trace[] = [];
    for await (const trace of logs['running example'].read()) before.push(trace);
    const after: Trace[] = [];
    for await (const trace of readXes(writeXes(before))) after.push(trace);
    const plain = (traces: readonly Trace[]) => traces.map(({ id, events }) => ({ id, events: events.map(({ activity, at, resource }) => ({ activity, at, resource })) }));
    expect(plain(after)).toEqual(plain(before));
  });
});

test('the events that processes leave are an event log, with who did what and when', async () => {
  const running = await play(bpmn(`<startEvent id="s"/><userTask id="a" name="Revisar"/><task id="b" name="Arxivar"/><endEvent id="e"/>${chain('s', 'a', 'b', 'e')}`));
  running.run.run({ milliseconds: 3_600_000 });
  finishTask(running, 'a', { by: 'anna' });
  const traces = [...tracesFrom(running.run.events, { lifecycle: ['start', 'complete'] })];
  expect(traces[0]?.events.map(({ activity, lifecycle, resource }) => [activity, lifecycle, resource])).toEqual([['Revisar', 'start', null], ['Revisar', 'complete', 'anna'], ['Arxivar', 'start', null], ['Arxivar', 'complete', null]]);
  expect((await measure(tracesFrom(running.run.events))).variants).toEqual([{ activities: ['Revisar', 'Arxivar'], count: 1, share: 1 }]);
});

test('what is not a log is refused in plain words', async () => {
  const all = async (xml: string) => { for await (const trace of readXes([xml])) void trace; };
  await expect(all('<html></html>')).rejects.toThrow(/cannot be read/);
  await expect(all('<!DOCTYPE log><log></log>')).rejects.toThrow(/DOCTYPE/);
  await expect(all('<log><trace><event')).rejects.toThrow(/cannot be read/);
});
