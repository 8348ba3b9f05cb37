import { align } from '../conform/align.ts';
import { replay } from '../conform/replay.ts';
import { discoverTree } from '../discover/inductive.ts';
import { arcsOf } from '../discover/petri-net.ts';
import { netOf } from '../discover/tree-to-net.ts';
import { measure } from '../measure/measures.ts';
import { figures } from './figures.ts';
import { directlyFollowsOf, logNames, readLog, type LogName } from './folder.ts';

/** One figure of PM4Py’s beside ours. */
export interface Check {
  readonly id: string;
  readonly theirs: number;
  readonly ours: number;
  /** How far apart they may be: half of the last decimal that PM4Py’s result was written down with. */
  readonly within: number;
}

/** Every figure that PM4Py’s results give for a log, computed here. */
export async function checksOf(name: LogName): Promise<readonly Check[]> {
  const log = await readLog(name);
  const known = figures[name];
  const measured = measure(log);
  const net = netOf(discoverTree(log));
  const [exact, sixth] = [0, 0.000_000_6];
  const [whole, infrequent, aligned] = [replay(log, net), replay(log, netOf(discoverTree(log, { noise: 0.2 }))), align(log, net)];
  const checks: (readonly [string, number, number, number])[] = [
    ['cases', known.cases, measured.cases, exact], ['events', known.events, measured.events, exact], ['activities', known.activities, measured.activities.length, exact],
    ['resources', known.resources, measured.resources, exact], ['variants', known.variants, measured.variants.length, exact],
    ['directly-follows edges', known.edges, measured.directlyFollows.length, exact], ['directly-follows pairs', known.pairs, measured.directlyFollows.reduce((sum, { count }) => sum + count, 0), exact],
    ['mean duration, s', known.meanSeconds, (measured.duration?.mean ?? 0) / 1000, 0.001], ['median duration, s', known.medianSeconds, (measured.duration?.median ?? 0) / 1000, 0.001],
    ['inductive miner: places', known.net.places, net.places, exact], ['inductive miner: transitions', known.net.transitions, net.transitions.length, exact],
    ['inductive miner: silent', known.net.silent, net.transitions.filter(({ label }) => label === null).length, exact], ['inductive miner: arcs', known.net.arcs, arcsOf(net), exact],
    ['inductive miner: replay fitness', known.replay.fitness, whole.fitness, sixth], ['inductive miner: fitting cases', known.replay.fitting, whole.fitting, sixth],
    ['inductive miner: alignment fitness', known.alignment, aligned.fitness, sixth], ['inductive miner: cases aligned without deviation', 1, aligned.fitting, exact],
    ['infrequent 0.2: replay fitness', known.infrequent.fitness, infrequent.fitness, sixth], ['infrequent 0.2: fitting cases', known.infrequent.fitting, infrequent.fitting, sixth],
    ...directlyFollowsOf(name).map(([from, to, count]) => [`${from} → ${to}`, count, measured.directlyFollows.find((each) => each.from === from && each.to === to)?.count ?? 0, exact] as const),
  ];
  return checks.map(([id, theirs, ours, within]) => ({ id: `${name}: ${id}`, theirs, ours, within }));
}

export const agrees = ({ theirs, ours, within }: Check) => Math.abs(theirs - ours) <= within;

/** For the conformance page: one line a figure. */
export async function conformance(): Promise<readonly { suite: string; id: string; status: 'passed' | 'failed'; reason: string | null }[]> {
  const all = (await Promise.all(logNames.map(checksOf))).flat();
  return all.map((check) => ({ suite: 'pm4py', id: check.id, status: agrees(check) ? 'passed' : 'failed', reason: agrees(check) ? null : `PM4Py ${check.theirs}, here ${check.ours}` }));
}
