import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocks, draw } from '@comu/processes/testing';
import { openingOf, type WeekHours } from '../clock/opening.ts';
import { termLimit } from '../clock/term-limit.ts';
import { placeInTime } from '../clock/madrid.ts';
import { evenArrivals, type SimulationModel } from '../model/model.ts';
import { changed } from '../model/redesign.ts';
import { differences, outcome } from '../result/estimate.ts';
import { bpmn, compiled, hour, modelOf, pool, row, run, weeks, work } from '../testing/queue.ts';

const day = 24 * hour;
const office: WeekHours = [...Array.from({ length: 5 }, () => [[480, 840], [930, 1080]] as const), [], []];
const two = async (given: Partial<SimulationModel> = {}) => modelOf(await compiled(row('a', 'b')), { steps: { a: work(hour, ['x']), b: work(hour / 2, ['y']) }, pools: [pool('x', { hours: office }), pool('y', { hours: office })], arrivals: evenArrivals(20), ...given });
const xsi = 'xsi:type="tFormalExpression"';

describe('one repetition', () => {
  it('is the same for the same seed, in whatever order repetitions are run, and another for another seed', async () => {
    const model = await two();
    const [first, second, again] = [run(model, { repetition: 1 }), run(model, { repetition: 2 }), run(model, { repetition: 1 })];
    expect(again.measured).toEqual(first.measured);
    expect(second.measured.figures).not.toEqual(first.measured.figures);
    expect(run(model, { repetition: 1, seed: 2 }).measured.figures).not.toEqual(first.measured.figures);
  });
  it('has nobody work on a holiday, at night or on a Sunday', async () => {
    const holidays = ['2026-01-06', '2026-01-20'];
    const { observed } = run(await two({ holidays }), {});
    const opening = openingOf(office, holidays);
    expect(observed.done.length).toBeGreaterThan(100);
    for (const { started, at } of observed.done) {
      expect(opening.next(started)).toBe(started);
      expect(holidays).not.toContain(placeInTime(started).date);
      expect(opening.between(started - 1, at + 1)).toBeGreaterThan(0);
      expect(opening.between(at - 1000, at)).toBeGreaterThan(0);
    }
  });
  it('lets every case that comes in go out again, whatever the model is made of', async () => {
    await fc.assert(fc.asyncProperty(blocks, fc.integer({ min: 1, max: 1_000_000 }), async (block, seed) => {
      const model = modelOf(await compiled(draw(block).xml), { arrivals: evenArrivals(10) });
      const { observed, measured } = run(model, { seed, ...weeks(2) });
      expect({ unfinished: measured.unfinished, stuck: measured.stuck, givenUp: measured.givenUp }).toEqual({ unfinished: 0, stuck: {}, givenUp: null });
      expect(observed.cases.every(({ open, ended }) => open.size === 0 && ended !== null)).toBe(true);
    }), { numRuns: 60, seed: 7 });
  });
  it('never makes people wait longer for there being more of them, beyond chance', async () => {
    const model = await two({ arrivals: evenArrivals(26) });
    const more = changed(model, { pools: { x: { people: 2 } } });
    const list = [1, 2, 3, 4, 5, 6];
    const by = differences(list.map((repetition) => run(model, { repetition }).measured), list.map((repetition) => run(more, { repetition }).measured));
    expect(by['queued']!.real).toBe(true);
    expect(by['queued']!.sure[1]).toBeLessThan(0);
    expect(by['queued']!.smaller).toBe(6);
    expect(by['worked']!.by.mean).toBeCloseTo(0, 6);
  });
  it('says that work piles up when more comes than is done, and ends all the same', async () => {
    const model = await two({ arrivals: evenArrivals(80) });
    const told = outcome([1, 2, 3].map((repetition) => run(model, { repetition, ...weeks(6), mostEvents: 20_000 }).measured));
    expect(told.growing).toBe(true);
    expect(told.figures['pool:x:busy']!.mean).toBeGreaterThan(0.95);
    expect(run(await two({ arrivals: evenArrivals(5000) }), { mostOpen: 500 }).measured.givenUp).toBe('open');
  });
});

describe('timers and choices', () => {
  it('fire on the virtual clock, and take away work that is too slow', async () => {
    const model = modelOf(await compiled(bpmn(`<startEvent id="s"/><userTask id="a" name="a"/><boundaryEvent id="t" attachedToRef="a"><timerEventDefinition><timeDuration ${xsi}>PT2H</timeDuration></timerEventDefinition></boundaryEvent><userTask id="late" name="late"/><endEvent id="e"/><endEvent id="f"/>
      <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/><sequenceFlow id="f3" sourceRef="t" targetRef="late"/><sequenceFlow id="f4" sourceRef="late" targetRef="f"/>`)), { steps: { a: work(hour, []), late: work(0, []) } });
    const { observed, measured } = run(model, { ...weeks(100) });
    // An exponential of one hour lasts more than two with probability e⁻².
    expect((observed.steps.get('late')?.count ?? 0) / measured.cases).toBeCloseTo(Math.exp(-2), 1);
    expect(Math.max(...observed.cases.map(({ arrived, ended }) => (ended ?? 0) - arrived))).toBeLessThanOrEqual(2 * hour + 1);
  });
  it('are drawn by how often each way was taken, and work is done again less when less is repeated', async () => {
    const xml = bpmn(`<startEvent id="s"/><exclusiveGateway id="m"/><userTask id="a" name="a"/><exclusiveGateway id="g"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="m"/><sequenceFlow id="f2" sourceRef="m" targetRef="a"/><sequenceFlow id="f3" sourceRef="a" targetRef="g"/><sequenceFlow id="out" sourceRef="g" targetRef="e"/><sequenceFlow id="back" sourceRef="g" targetRef="m"/>`);
    const model = modelOf(await compiled(xml), { shares: { out: 0.5, back: 0.5 }, steps: { a: work(hour, []) }, arrivals: evenArrivals(60) });
    expect(run(model, { ...weeks(20) }).measured.figures['step:a:count']).toBeCloseTo(2, 0);
    expect(run(changed(model, { lessRework: 1 }), {}).measured.figures['step:a:count']).toBe(1);
  });
});

describe('another order', () => {
  const steps = { a: { ...work(day, []), work: { kind: 'fixed', value: day } }, b: { ...work(day, []), work: { kind: 'fixed', value: 2 * day } } } as const;
  const model = async () => modelOf(await compiled(row('a', 'b')), { steps });
  it('lets two steps be done at the same time, change places, or not be done', async () => {
    const lasts = async (changes: Parameters<typeof changed>[1]) => (run(changed(await model(), changes), {}).measured.figures['mean'] ?? 0) / day;
    expect(await lasts({})).toBeCloseTo(3, 9);
    expect(await lasts({ order: [{ kind: 'together', one: 'a', other: 'b' }] })).toBeCloseTo(2, 9);
    expect(await lasts({ order: [{ kind: 'swap', one: 'a', other: 'b' }] })).toBeCloseTo(3, 9);
    expect(await lasts({ order: [{ kind: 'skip', one: 'a' }] })).toBeCloseTo(2, 9);
    expect(await lasts({ work: { b: 0.5 } })).toBeCloseTo(2, 9);
  });
  it('is refused when there is no such step, or something lies between', async () => {
    expect(() => changed({ ...modelOf({ nodes: {} } as never, {}) }, { order: [{ kind: 'skip', one: 'a' }] })).toThrow(/not-a-step/);
    const three = modelOf(await compiled(row('a', 'b', 'c')), {});
    expect(() => changed(three, { order: [{ kind: 'together', one: 'a', other: 'c' }] })).toThrow(/not-in-a-row/);
  });
  it('shares how many are past their term, counted in working days from the day after', async () => {
    const late = async (amount: number) => run({ ...(await model()), term: { amount, unit: 'natural-days' } }, {}).measured.figures['late'];
    expect(await late(1)).toBeGreaterThan(0.5);
    expect(await late(30)).toBe(0);
    expect(termLimit({ amount: 2, unit: 'working-days' }, ['2026-01-09'])(Date.parse('2026-01-08T10:00:00Z'))).toBe(Date.parse('2026-01-13T23:00:00Z'));
  });
});
