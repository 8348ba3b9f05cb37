import { describe, expect, it } from 'vitest';
import { columnsOf, openAttribute } from '../log/columns.ts';
import type { LogEvent, Trace } from '../log/event-log.ts';
import { backtest, remainingTimes } from '../predict/remaining-time.ts';
import { casesBehind } from './behind.ts';
import { comparison } from './compare.ts';
import { handOvers } from './hand-overs.ts';
import { bottlenecks, processMap } from './process-map.ts';
import { reworkOf } from './rework.ts';
import { workingTime } from './working-time.ts';

const hour = 3_600_000;
const event = (activity: string, at: number, resource: string | null = null, group = ''): LogEvent => ({ activity, at: at * hour, resource, lifecycle: null, attributes: group === '' ? {} : { 'org:group': group } });
const trace = (id: string, ...events: LogEvent[]): Trace => ({ id, attributes: {}, events });
const log = columnsOf([
  trace('1', event('entra', 0, 'anna', 'Registre'), event('informa', 10, 'pol', 'Urbanisme'), event('informa', 14, 'pol', 'Urbanisme'), event('resol', 15, 'anna', 'Secretaria')),
  trace('2', event('entra', 0, 'anna', 'Registre'), event('informa', 2, 'pol', 'Urbanisme'), event('resol', 3, 'pol', 'Urbanisme')),
  { ...trace('3', event('entra', 1, 'anna', 'Registre')), attributes: { [openAttribute]: true } },
]);

describe('what people want to know of a log', () => {
  it('where cases wait most, in all', async () => {
    const [worst] = bottlenecks(processMap(await log));
    expect(worst).toMatchObject({ from: 'entra', to: 'informa', count: 2 });
    expect(worst?.wait.total).toBe(12 * hour);
  });
  it('counts an open case as begun and not as ended', async () => {
    const map = processMap(await log);
    expect(map.steps.find(({ activity }) => activity === 'entra')).toMatchObject({ starts: 3, ends: 0, cases: 3 });
    expect(map.duration?.count).toBe(2);
  });
  it('what is done again, and what it costs', async () => {
    const { cases, list } = reworkOf(await log);
    expect(cases).toBe(1);
    expect(list).toMatchObject([{ activity: 'informa', cases: 1, again: 1, atOnce: 1, with: { median: 15 * hour }, without: { median: 3 * hour } }]);
  });
  it('who passes work to whom, people or units', async () => {
    expect(handOvers(await log, { between: 'resource' })).toMatchObject({ kept: 2, passed: 3 });
    expect(handOvers(await log, { between: 'group' }).list[0]).toMatchObject({ from: 'Registre', to: 'Urbanisme', count: 2, cases: 2 });
  });
  it('gives the cases behind each figure', async () => {
    const columns = await log;
    const ids = (behind: Parameters<typeof casesBehind>[1]) => casesBehind(columns, behind).places.map((place) => columns.cases[place]);
    expect(ids({ kind: 'again', activity: 'informa' })).toEqual(['1']);
    expect(ids({ kind: 'edge', from: 'entra', to: 'informa' })).toEqual(['1', '2']);
    expect(ids({ kind: 'edge', from: 'entra', to: 'informa', slowerThan: 5 * hour })).toEqual(['1']);
    expect(ids({ kind: 'variant', activities: ['entra', 'informa', 'resol'] })).toEqual(['2']);
    expect(ids({ kind: 'hand-over', between: 'group', from: 'Urbanisme', to: 'Secretaria' })).toEqual(['1']);
    expect(ids({ kind: 'end', activity: 'entra' })).toEqual([]);
    expect(ids({ kind: 'activity', activity: 'cap' })).toEqual([]);
  });
  it('compares two logs, what one of them lacks included', async () => {
    const other = await columnsOf([trace('9', event('entra', 0), event('resol', 1))]);
    const { steps, edges } = comparison(processMap(await log), processMap(other));
    expect(steps[0]).toMatchObject({ activity: 'informa', share: [2 / 3, 0], wait: [1 * hour + 3 * hour > 0 ? expect.any(Number) : 0, null] });
    expect(edges.find(({ from, to }) => from === 'entra' && to === 'resol')).toMatchObject({ share: [0, 1], wait: [null, hour] });
  });
  it('counts only working days, across nights, weekends, holidays and clock changes', () => {
    const time = workingTime((date) => ![0, 6].includes(new Date(date).getUTCDay()) && date !== '2026-04-06');
    const at = (local: string, zone: string) => Date.parse(`${local}${zone}`);
    expect(time(at('2026-03-20T12:00', '+01:00'), at('2026-03-23T12:00', '+01:00')) / hour).toBe(24);
    expect(time(at('2026-03-27T12:00', '+01:00'), at('2026-03-30T12:00', '+02:00')) / hour).toBe(24);
    expect(time(at('2026-04-03T12:00', '+02:00'), at('2026-04-07T12:00', '+02:00')) / hour).toBe(24);
    expect(time(at('2026-04-04T12:00', '+02:00'), at('2026-04-05T12:00', '+02:00'))).toBe(0);
  });
});

describe('how long is left', () => {
  const many = columnsOf(Array.from({ length: 100 }, (_, index) => trace(String(index), event('entra', index), event('informa', index + 2), event('resol', index + 2 + (index % 10)))));
  it('is told from past cases at the same point that had waited as long', async () => {
    const model = remainingTimes(await many);
    expect(model.predict({ activities: ['entra', 'informa'], waited: 0, age: 2 * hour })).toMatchObject({ median: 5 * hour, after: ['entra', 'informa'] });
    expect(model.predict({ activities: ['entra', 'informa'], waited: 6.5 * hour, age: 8.5 * hour })?.median).toBe(1.5 * hour);
    expect(model.predict({ activities: ['entra', 'informa'], waited: 100 * hour, age: 102 * hour })).toBeNull();
  });
  it('is told from all that lasted longer when too few were at the same point, and counts cases, not how often each was there', async () => {
    expect((await many.then((columns) => remainingTimes(columns))).predict({ activities: ['mai'], waited: 0, age: 8 * hour })).toMatchObject({ median: 2 * hour, from: 30, after: [], byStep: { from: 100 } });
    const again = remainingTimes(await columnsOf(Array.from({ length: 12 }, (_, index) => trace(String(index), ...[0, 1, 2, 3].map((step) => event('corregeix', index + step))))));
    expect(again.predict({ activities: ['corregeix'], waited: 0, age: 0 })).toMatchObject({ from: 12, after: ['corregeix'] });
  });
  it('comes with how wrong it would have been on the cases that came after', async () => {
    const tested = await many.then((columns) => backtest(columns));
    expect(tested).toMatchObject({ learnt: 70, predicted: 30, predictions: 60 });
    expect(tested?.meanError).toBeLessThan(3 * hour);
    expect(tested?.within).toBeGreaterThan(0.7);
  });
  it('is not told from too few', async () => expect(backtest(await log)).toBeNull());
});
