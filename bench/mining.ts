import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { align, columnsOf, directlyFollows, discoverTree, netOf, readXes, replay, startColumns, traceAt, variantsOf, type ColumnLog } from '@comu/mining';
import { logFolder, openLog } from '../capabilities/mining/src/reference/folder.ts';
import { median, show } from './support.ts';

const events = Number(process.env['BENCH_EVENTS'] ?? 5_000_000);
const rounds = 5;

/** Milliseconds of a piece of work, the middle of some rounds. */
function timed(work: () => unknown, times = rounds): number {
  return median(Array.from({ length: times }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }));
}

/** Time per result on a municipality’s permit log, and the same on a log of five million events made from it: growth beside size, and the memory held. */
export async function run() {
  if (!existsSync(join(logFolder, 'ORACLE.md'))) {
    console.log('The reference logs are missing: put the reference folder beside the checkout or name it in COMU_REFERENCE.');
    return;
  }
  console.log('The peer (PM4Py) cannot be installed here, so each result is told as its time; that the results are equal is what `npm run conformance` shows.');
  const log = await columnsOf(readXes(openLog('receipt')));
  const reading: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    await columnsOf(readXes(openLog('receipt')));
    reading.push(performance.now() - started);
  }
  const net = netOf(discoverTree(log));
  const small = {
    'read XES (gzip)': median(reading), 'directly-follows with times': timed(() => directlyFollows(log)), variants: timed(() => variantsOf(log)), 'inductive miner': timed(() => netOf(discoverTree(log))),
    'token replay': timed(() => replay(log, net)), 'optimal alignments': timed(() => align(log, net), 3),
  };
  console.log(`receipt log: ${log.cases.length} cases, ${log.activity.length} events`);
  for (const [name, milliseconds] of Object.entries(small)) show(`  ${name}`, milliseconds, 'ms');

  const started = performance.now();
  const before = process.memoryUsage();
  const large = grown(log, events);
  show(`a log of ${large.activity.length.toLocaleString('en')} events, streamed into columns`, performance.now() - started, 'ms');
  const held = [large.offsets, large.activity, large.resource, large.group, large.at, large.startedAt].reduce((sum, { byteLength }) => sum + byteLength, 0);
  show('  held in columns', held / large.activity.length, 'bytes an event', `${(held / 1e6).toFixed(0)} MB; heap grew by ${((process.memoryUsage().heapUsed - before.heapUsed) / 1e6).toFixed(0)} MB, mostly the names of cases`);
  const times = large.activity.length / log.activity.length;
  const growth = (name: string, whole: number, one: number) => show(`  ${name}`, whole, 'ms', `${(whole / one / times).toFixed(2)} times as long an event as on the small log`);
  growth('directly-follows with times', timed(() => directlyFollows(large), 1), small['directly-follows with times']);
  growth('variants', timed(() => variantsOf(large), 1), small.variants);
  growth('inductive miner', timed(() => netOf(discoverTree(large)), 1), small['inductive miner']);
  growth('token replay', timed(() => replay(large, net), 1), small['token replay']);
  growth('optimal alignments', timed(() => align(large, net), 1), small['optimal alignments']);
}

/** The same cases again and again, each time a year later and under another number, until there are so many events. */
function grown(log: ColumnLog, most: number): ColumnLog {
  const filling = startColumns();
  let count = 0;
  for (let round = 0; count < most; round += 1) {
    for (let place = 0; place < log.cases.length && count < most; place += 1) {
      const { id, attributes, events: steps } = traceAt(log, place);
      filling.add({ id: `${id}-${round}`, attributes, events: steps.map((step) => ({ ...step, at: step.at === null ? null : step.at + round * 31_557_600_000 })) });
      count += steps.length;
    }
  }
  return filling.end();
}
