import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { casesBehind, columnsOf, openAttribute, readXes, someCases, workingTime, type Trace } from '@comu/mining';
import type { Figure } from '../screens/behind.tsx';
import { againFigure, atOnceFigure, borderFigure, deviationFigure, edgeFigure, followersFigure, handOverFigure, reworkFigure, slowFigure, soFarFigure, stepFigure, variantFigure } from '../screens/figures.ts';
import { compareView } from './compare.ts';
import { conformanceView } from './conformance.ts';
import { handOversView } from './hand-overs.ts';
import { mapView } from './map.ts';
import { reworkView } from './rework.ts';
import { variantsView } from './variants.ts';
import type { Looking } from './view.ts';

const receipt = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../../shared/reference'), 'event-logs', '08_receipt.xes.gz');

/** Sixty cases that loop, skip, stop at once or go on for long, by two units and three people. */
const made: readonly Trace[] = Array.from({ length: 60 }, (_, place) => {
  const path = ['entra', ...(place % 3 === 0 ? ['mira', 'mira'] : ['mira']), ...(place % 4 === 0 ? ['demana', 'mira'] : []), ...(place % 7 === 0 ? [] : ['informa']), place % 5 === 0 ? 'denega' : 'concedeix'];
  const day = Date.UTC(2026, 2, 2 + place, 8);
  return { id: `C${place}`, attributes: {}, events: path.map((activity, step) => ({ activity, at: day + step * (1 + (place % 6)) * 9 * 3_600_000, resource: ['anna', 'pol', 'mar'][(place + step) % 3] ?? null, lifecycle: 'complete', attributes: { 'org:group': step === 0 ? 'Registre' : place % 2 === 0 ? 'Urbanisme' : 'Secretaria' } })) };
});
const allOf = async (traces: AsyncIterable<Trace>) => { const found: Trace[] = []; for await (const trace of traces) found.push(trace); return found; };
const weekdays = workingTime((date) => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()));

/** Cases counted again from the plain traces, one by one. */
const recount = (traces: readonly Trace[], is: (events: Trace['events']) => boolean) => traces.filter(({ events }) => is(events)).map(({ id }) => id);
const pairs = (events: Trace['events']) => events.slice(1).map((event, place) => [events[place] as Trace['events'][number], event] as const);
const unit = (event: Trace['events'][number]) => event.attributes['org:group'];
const times = (events: Trace['events'], activity: string) => events.filter((event) => event.activity === activity).length;

async function checkConformance(looking: Looking, traces: readonly Trace[]) {
  const conformance = await conformanceView(looking, { kind: 'discovered', noise: 0.2 });
  // A case that has begun as a case that follows the model follows it too, as far as it has come.
  const begun = casesBehind(looking.log, soFarFigure(conformance.followers).behind, { limit: 100_000 }).places.map((place) => looking.log.cases[place] as string);
  expect(begun).toHaveLength(conformance.underWay.following);
  expect(begun.every((id) => traces.find((trace) => trace.id === id)?.attributes[openAttribute] === true)).toBe(true);
  const { count: following } = casesBehind(looking.log, followersFigure(conformance.followers).behind, {});
  expect(following).toBe(conformance.fittingCases);
  for (const deviation of conformance.deviations) {
    const { count, places } = casesBehind(looking.log, deviationFigure(deviation).behind, { limit: 100_000 });
    expect([deviation.activity, count]).toEqual([deviation.activity, deviation.cases]);
    // What is done out of place is done in every one of its cases; a case that follows the model is behind no deviation.
    if (deviation.kind === 'added') expect(places.every((place) => times((traces[place] as Trace).events, deviation.activity) > 0)).toBe(true);
    for (const which of ['ended', 'underWay'] as const) expect(deviation.ways[which].filter((variant) => conformance.followers[which].includes(variant))).toEqual([]);
  }
  return conformance.deviations.length;
}

async function check(traces: readonly Trace[]) {
  const log = await columnsOf(traces);
  const looking: Looking = { log, time: weekdays, kind: 'working', source: { kind: 'log', log: '', from: null, to: null }, called: (name) => ({ ca: name, es: name, en: name }), context: {} as Looking['context'] };
  let checked = 0;
  const opens = (figure: Figure, is: (events: Trace['events']) => boolean, told: number | null) => {
    const { places, count } = casesBehind(log, figure.behind, { limit: 100_000, time: weekdays });
    const expected = recount(traces, is);
    expect([figure.says.ca, places.map((place) => log.cases[place])]).toEqual([figure.says.ca, expected]);
    expect([figure.says.ca, count]).toEqual([figure.says.ca, told ?? expected.length]);
    checked += 1;
  };
  const map = mapView(looking);
  for (const step of map.map.steps) {
    opens(stepFigure(step.activity), (events) => times(events, step.activity) > 0, step.cases);
    if (step.starts > 0) opens(borderFigure('start', step.activity), (events) => events[0]?.activity === step.activity, step.starts);
    if (step.ends > 0) opens(borderFigure('end', step.activity), (events) => events.at(-1)?.activity === step.activity, step.ends);
  }
  for (const edge of map.map.edges) opens(edgeFigure(edge.from, edge.to), (events) => pairs(events).some(([a, b]) => a.activity === edge.from && b.activity === edge.to), edge.cases);
  for (const { from, to, wait } of map.bottlenecks) {
    const waits = (events: Trace['events']) => pairs(events).flatMap(([a, b]) => (a.activity === from && b.activity === to && a.at !== null && b.at !== null ? [weekdays(a.at, b.at)] : []));
    opens(slowFigure(from, to, wait.high, ''), (events) => waits(events).some((each) => each > wait.high), null);
  }
  variantsView(looking).list.forEach(({ activities, count }, place) => opens(variantFigure(activities, place), (events) => events.map(({ activity }) => activity).join('\n') === activities.join('\n'), count));
  const rework = reworkView(looking);
  opens(reworkFigure, (events) => new Set(events.map(({ activity }) => activity)).size < events.length, rework.cases);
  for (const row of rework.list) {
    opens(againFigure(row.activity), (events) => times(events, row.activity) > 1, row.cases);
    expect(row.again).toBe(traces.reduce((sum, { events }) => sum + Math.max(0, times(events, row.activity) - 1), 0));
    if (row.atOnce > 0) opens(atOnceFigure(row.activity), (events) => pairs(events).some(([a, b]) => a.activity === row.activity && b.activity === row.activity), null);
  }
  for (const between of ['group', 'resource'] as const) {
    const who = (event: Trace['events'][number]) => (between === 'group' ? unit(event) : event.resource);
    for (const row of handOversView(looking, between).list) opens(handOverFigure(between, row.from, row.to), (events) => pairs(events).some(([a, b]) => who(a) === row.from && who(b) === row.to), row.cases);
  }
  checked += await checkConformance(looking, traces);
  const half = someCases(log, (place) => place % 2 === 0);
  for (const step of compareView(looking, half).steps) for (const side of [0, 1] as const) {
    const of = [log, half][side] as typeof log;
    expect(casesBehind(of, stepFigure(step.activity).behind, {}).count / of.cases.length).toBeCloseTo(step.share[side], 9);
    checked += 1;
  }
  return checked;
}

describe('each figure of each view opens exactly the cases behind it, counted again one by one', () => {
  it('of cases that loop, skip and wait', async () => {
    expect(await check(made)).toBeGreaterThan(50);
  });
  it('of cases that are still under way, which are never mixed with those that ended the same way', async () => {
    const traces = [...made, ...made.map(({ id, events }, place) => ({ id: `${id} en marxa`, attributes: { [openAttribute]: true }, events: events.slice(0, place % (events.length + 1)) }))];
    const looking: Looking = { log: await columnsOf(traces), time: weekdays, kind: 'working', source: { kind: 'log', log: '', from: null, to: null }, called: (name) => ({ ca: name, es: name, en: name }), context: {} as Looking['context'] };
    const { underWay, reading } = await conformanceView(looking, { kind: 'discovered', noise: 0 });
    expect([underWay, reading.ca]).toEqual([{ cases: 60, following: 60 }, 'Tots els casos segueixen el model. N’hi ha 60 que encara són en marxa: només es miren fins on han arribat.']);
    expect(await checkConformance(looking, traces)).toBeGreaterThan(0);
  });
  it.skipIf(!existsSync(receipt))('of the permits of a municipality', async () => {
    expect(await check(await allOf(readXes(createReadStream(receipt).pipe(createGunzip()))))).toBeGreaterThan(400);
  });
});
