import { describe, expect, it } from 'vitest';
import { bpmnOf, clockTime, columnsOf, discoverTree, openAttribute, successionOf } from '@comu/mining';
import { drawn, meanOf } from '../chance/distribution.ts';
import { fitDistribution } from '../chance/fit-distribution.ts';
import { studentT } from '../chance/functions.ts';
import { streamOf } from '../chance/stream.ts';
import type { WeekHours } from '../clock/opening.ts';
import { evenArrivals } from '../model/model.ts';
import { earthMovers, unlike } from '../result/distance.ts';
import { likeness, logOfObserved } from '../result/likeness.ts';
import { bpmn, compiled, hour, modelOf, pool, run, weeks, work } from '../testing/queue.ts';
import { hasReference, receipt } from '../testing/receipt.ts';
import { bestImitation } from './best.ts';
import { imitate } from './fit.ts';

const office: WeekHours = [...Array.from({ length: 5 }, () => [[480, 900]] as const), [], []];
const loop = bpmn(`<startEvent id="s"/><exclusiveGateway id="m"/><userTask id="a" name="a"/><exclusiveGateway id="g"/><userTask id="b" name="b"/><userTask id="c" name="c"/><exclusiveGateway id="j"/><endEvent id="e"/>
  <sequenceFlow id="f1" sourceRef="s" targetRef="m"/><sequenceFlow id="f2" sourceRef="m" targetRef="a"/><sequenceFlow id="f3" sourceRef="a" targetRef="g"/><sequenceFlow id="back" sourceRef="g" targetRef="m"/><sequenceFlow id="toB" sourceRef="g" targetRef="b"/><sequenceFlow id="toC" sourceRef="g" targetRef="c"/><sequenceFlow id="f6" sourceRef="b" targetRef="j"/><sequenceFlow id="f7" sourceRef="c" targetRef="j"/><sequenceFlow id="f8" sourceRef="j" targetRef="e"/>`);

describe('a distribution', () => {
  const sample = (distribution: Parameters<typeof drawn>[0], count: number) => Array.from({ length: count }, (_, place) => drawn(distribution, streamOf('sample', distribution.kind, place)));
  it('is recognised from what it gives, and kept as it is when it has no known shape', () => {
    expect(fitDistribution(sample({ kind: 'exponential', mean: 5000 }, 300)).distribution.kind).toMatch(/exponential|gamma/);
    expect(fitDistribution(sample({ kind: 'lognormal', mu: 8, sigma: 1.2 }, 300)).distribution.kind).toBe('lognormal');
    expect(fitDistribution(sample({ kind: 'gamma', shape: 4, scale: 900 }, 300)).distribution.kind).toMatch(/gamma|lognormal/);
    const humps = fitDistribution([...sample({ kind: 'fixed', value: 10 }, 200), ...sample({ kind: 'fixed', value: 9000 }, 200)]);
    expect(humps).toMatchObject({ distribution: { kind: 'recorded' }, few: false, mean: 4505 });
    expect(fitDistribution([1, 2, 3])).toMatchObject({ few: true, distribution: { kind: 'recorded' } });
  });
  it('keeps its mean, however many values there were', () => {
    const values = sample({ kind: 'lognormal', mu: 5, sigma: 2 }, 5000);
    const { distribution, mean } = fitDistribution([...values, 0]);
    expect(meanOf(distribution) / mean).toBeCloseTo(1, 2);
  });
  it('has the intervals of Student', () => {
    expect([studentT(0.95, 1), studentT(0.95, 2), studentT(0.95, 10), studentT(0.8, 19), studentT(0.95, 1000)].map((value) => Number(value.toFixed(2)))).toEqual([12.71, 4.3, 2.23, 1.33, 1.96]);
  });
});

describe('distances', () => {
  it('move earth no farther than they must', () => {
    expect(earthMovers([1, 2, 3], [1, 2, 3])).toBe(0);
    expect(earthMovers([0, 0], [10, 10])).toBe(10);
    expect(earthMovers([0, 10], [5])).toBe(5);
    expect(unlike(new Map([['a', 1], ['b', 1]]), new Map([['a', 5]]))).toBe(0.5);
  });
});

describe('an imitation', () => {
  it('finds again what made a log: arrivals, choices, repetition, working time, delays, hours and people', async () => {
    const definition = await compiled(loop);
    const made = modelOf(definition, {
      shares: { back: 0.2, toB: 0.5, toC: 0.3 }, arrivals: evenArrivals(60),
      steps: { a: work(hour, ['x']), b: { ...work(hour / 2, ['y']), delay: { share: 0.5, length: { kind: 'exponential', mean: 10 * hour } } }, c: work(hour, ['y']) }, pools: [pool('x', { people: 4, hours: office }), pool('y', { people: 3, hours: office })],
    });
    const log = logOfObserved([run(made, { ...weeks(30), warmUp: 14 * 24 * hour }).observed]);
    const { model, seen } = imitate({ log, definition, process: 'p', holidays: [], term: null, costPerHour: 30 });
    expect(seen).toMatchObject({ eventsPlaced: 1, casesPlaced: 1, startsTold: 1, unknown: [], foreign: [] });
    expect([model.shares['back'], model.shares['toB'], model.shares['toC']].map((share) => Number(share?.toFixed(1)))).toEqual([0.2, 0.5, 0.3]);
    expect(meanOf(model.steps['a']!.work) / hour).toBeCloseTo(1, 0);
    expect(model.steps['b']!.delay.share).toBeCloseTo(0.5, 0);
    expect(meanOf(model.steps['b']!.delay.length) / hour).toBeGreaterThan(6);
    expect(model.pools.map(({ hours }) => hours).every((hours) => hours !== 'always' && hours[5]!.length === 0 && hours[0]![0]![0] >= 450 && hours[0]![0]![1] <= 930)).toBe(true);
    const again = logOfObserved([run(model, { ...weeks(30), seed: 9 }).observed]);
    expect(likeness(log, again, clockTime)).toMatchObject({ verdict: 'good' });
  });
  it('does not pass for good when it imitates something else', async () => {
    const definition = await compiled(loop);
    const base = { shares: { back: 0.2, toB: 0.5, toC: 0.3 }, arrivals: evenArrivals(40) };
    const [one, other] = [{ a: work(hour, []), b: work(hour, []), c: work(hour, []) }, { a: work(9 * hour, []), b: work(9 * hour, []), c: work(9 * hour, []) }].map((steps) => logOfObserved([run(modelOf(definition, { ...base, steps }), {}).observed]));
    expect(likeness(one!, other!, clockTime)).toMatchObject({ verdict: 'poor', because: ['cycle'] });
  });
});

describe('a gateway', () => {
  const xml = bpmn(`<startEvent id="s"/><userTask id="a" name="a"/><exclusiveGateway id="g" default="toC"/><userTask id="b" name="b"/><userTask id="c" name="c"/><exclusiveGateway id="j"/><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/><sequenceFlow id="toB" name="gran" sourceRef="g" targetRef="b"><conditionExpression>amount &gt; 1000</conditionExpression></sequenceFlow><sequenceFlow id="toC" sourceRef="g" targetRef="c"/><sequenceFlow id="f6" sourceRef="b" targetRef="j"/><sequenceFlow id="f7" sourceRef="c" targetRef="j"/><sequenceFlow id="f8" sourceRef="j" targetRef="e"/>`);
  const log = columnsOf(Array.from({ length: 60 }, (_, place) => ({ id: String(place), attributes: {}, events: ['a', place % 4 === 0 ? 'b' : 'c'].map((activity, step) => ({ activity, at: Date.UTC(2026, 0, 5 + place, 9 + step), startedAt: Date.UTC(2026, 0, 5 + place, 8 + step), resource: null, lifecycle: 'complete', attributes: {} })) })));
  const learnt = async (dataOf: (id: string) => Record<string, unknown> | undefined) => imitate({ log: await log, definition: await compiled(xml), process: 'p', holidays: [], term: null, costPerHour: 30, dataOf });
  it('chooses by the data of recorded cases where its conditions tell the way that they took', async () => {
    const { model, seen } = await learnt((id) => ({ amount: Number(id) % 4 === 0 ? 2000 : 10, name: 'Maria' }));
    expect(seen.choices).toEqual([{ gateway: 'g', name: 'gran', by: 'data', why: null, passes: 60, agrees: 1 }]);
    expect(model.data).toMatchObject({ gateways: ['g'], cases: expect.arrayContaining([{ amount: 2000 }]) });
    const { observed } = run({ ...model, shares: { toB: 0, toC: 1 }, after: {} }, { ...weeks(52) });
    const [b, c] = [observed.steps.get('b')?.count ?? 0, observed.steps.get('c')?.count ?? 0];
    expect(b / (b + c)).toBeCloseTo(0.25, 1);
  });
  it('is told nothing by a case that is still before it', async () => {
    const half = await columnsOf(Array.from({ length: 40 }, (_, place) => ({ id: String(place), attributes: Object.fromEntries(place >= 20 ? [[openAttribute, true]] : []), events: (place >= 20 ? ['a'] : ['a', 'b']).map((activity, step) => ({ activity, at: Date.UTC(2026, 0, 5 + place, 9 + step), resource: null, lifecycle: 'complete', attributes: {} })) })));
    const skip = await compiled(xml.replace('targetRef="c"', 'targetRef="j"'));
    const { model, seen } = imitate({ log: half, definition: skip, process: 'p', holidays: [], term: null, costPerHour: 30, dataOf: () => ({ amount: 2000 }) });
    expect([model.shares['toB'], model.shares['toC'], seen.casesPlaced]).toEqual([1, 0, 1]);
    expect(seen.choices).toMatchObject([{ by: 'data', passes: 20, agrees: 1 }]);
  });
  it('chooses as often as each way was taken where there are no data, or they say otherwise', async () => {
    expect((await learnt(() => undefined)).seen.choices).toMatchObject([{ by: 'share', why: 'few' }]);
    expect((await learnt(() => ({ other: 1 }))).seen.choices).toMatchObject([{ by: 'share', why: 'no-data', passes: 60 }]);
    const { model, seen } = await learnt((id) => ({ amount: Number(id) % 2 === 0 ? 2000 : 10 }));
    expect(seen.choices).toMatchObject([{ by: 'share', why: 'disagrees', agrees: 0.75 }]);
    expect(model.data).toBeUndefined();
    const { observed } = run(model, { ...weeks(52) });
    expect((observed.steps.get('b')?.count ?? 0) / Math.max(1, observed.steps.get('a')?.count ?? 0)).toBeCloseTo(0.25, 1);
  });
});

describe.skipIf(!hasReference)('the permits of a municipality', () => {
  it('are imitated as well as the record imitates itself, in order and in time', async () => {
    const log = await receipt();
    const models = [['blocks', bpmnOf(discoverTree(log, { noise: 0.1 }), { name: 'permits' })], ['succession', successionOf(log, { name: 'permits' }) ?? '']] as const;
    const candidates = await Promise.all(models.map(async ([key, model]) => { const definition = await compiled(model); return { key, definition, process: Object.keys(definition.processes)[0]! }; }));
    const trying = bestImitation(candidates, { log, holidays: [], term: null, costPerHour: 30 }, { time: clockTime });
    let next = trying.next();
    while (next.done !== true) next = trying.next();
    const [best, blocks] = next.value;
    expect([best!.key, best!.likeness.verdict]).toEqual(['succession', 'good']);
    // Of the successions of steps one in twenty at most is not as recorded, and of whole cases one in five; half of the record differs more from the other half.
    expect(best!.likeness.distances.order).toBeLessThan(0.05);
    expect(best!.likeness.distances.order).toBeLessThan(best!.likeness.ownHalves!.order);
    expect(best!.likeness.distances.paths).toBeLessThan(0.2);
    expect(blocks!.likeness.distances.order).toBeGreaterThan(3 * best!.likeness.distances.order);
    expect(best!.likeness.distances.cycleShare).toBeLessThan(best!.likeness.ownHalves!.cycleShare);
    expect(best!.imitation.seen.eventsPlaced).toBe(1);
    expect(best!.imitation.seen.startsTold).toBe(0);
  });
});
