import type { PetriNet } from '../discover/petri-net.ts';
import type { StateMachine } from './state-machines.ts';

/** What moves cost. */
export const deviation = 10_000;
export const silentStep = 1;
export const costOf = (label: string | null) => (label === null ? silentStep : deviation);

/** The least that is still to pay with the tokens on these places and the activities from `at` on. */
export type Estimate = (tokens: readonly number[], at: number) => number;

/** One machine with the part of the costs that is its to count. */
interface Share { readonly machine: StateMachine; readonly own: ReadonlySet<number>; readonly labels: ReadonlySet<string> }

/**
 * An estimate that never says too much: what the alignment costs on each state machine of the net, each step counted by one machine only. On a machine the cheapest way
 * is found exactly, from the end back, so the search hardly looks aside. `anywhere`: the run need not have ended when the activities have.
 */
export function estimator(net: PetriNet, machines: readonly StateMachine[]): (activities: readonly string[], anywhere: boolean) => Estimate {
  const shares = sharedOut(net, machines);
  const known = new Set(net.transitions.map(({ label }) => label));
  return (activities, anywhere) => {
    const unknown = new Float64Array(activities.length + 1);
    for (let at = activities.length - 1; at >= 0; at -= 1) unknown[at] = (unknown[at + 1] ?? 0) + (known.has(activities[at] ?? '') ? 0 : deviation);
    const tables = shares.map((share) => ({ places: share.machine.places, rows: tableOf(net, share, { activities, anywhere }) }));
    // Each machine has exactly one token, so what a token is worth is the sum of what it is worth on each machine that has its place.
    const worth = Array.from(unknown, (_, at) => Float64Array.from({ length: net.places }, (_place, place) => tables.reduce((sum, { places, rows }) => sum + (places.has(place) ? (rows[at]?.[place] ?? 0) : 0), 0)));
    return (tokens, at) => {
      const row = worth[at] as Float64Array;
      let sum = unknown[at] ?? 0;
      for (const place of tokens) sum += row[place] ?? 0;
      return sum;
    };
  };
}

function sharedOut(net: PetriNet, machines: readonly StateMachine[]): readonly Share[] {
  const [takenSteps, takenLabels] = [new Set<number>(), new Set<string>()];
  return machines.map((machine) => {
    const own = new Set([...machine.steps.keys()].filter((step) => !takenSteps.has(step)));
    const labels = new Set([...own].flatMap((step) => net.transitions[step]?.label ?? []).filter((label) =>
      !takenLabels.has(label) && net.transitions.every((each, index) => each.label !== label || machine.steps.has(index))));
    for (const step of own) takenSteps.add(step);
    for (const label of labels) takenLabels.add(label);
    return { machine, own, labels };
  });
}

/** For each number of activities done and each place of the token, the least still to pay on this machine. */
function tableOf(net: PetriNet, { machine, own, labels }: Share, { activities, anywhere }: { activities: readonly string[]; anywhere: boolean }): Float64Array[] {
  const steps = [...machine.steps].map(([index, way]) => { const label = net.transitions[index]?.label ?? null; return { ...way, label, cost: own.has(index) ? costOf(label) : 0 }; });
  const rows = Array.from({ length: activities.length + 1 }, () => new Float64Array(net.places).fill(Infinity));
  for (let at = activities.length; at >= 0; at -= 1) {
    const [row, later, activity] = [rows[at] as Float64Array, rows[at + 1], activities[at] ?? ''];
    if (later === undefined) for (const place of anywhere ? machine.places : [net.final]) row[place] = 0;
    else {
      for (const place of machine.places) row[place] = (later[place] ?? Infinity) + (labels.has(activity) ? deviation : 0);
      for (const { from, to, label } of steps) if (label === activity) row[from] = Math.min(row[from] ?? Infinity, later[to] ?? Infinity);
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (const { from, to, cost } of steps) {
        if ((row[to] ?? Infinity) + cost >= (row[from] ?? Infinity)) continue;
        row[from] = (row[to] ?? 0) + cost;
        changed = true;
      }
    }
  }
  return rows;
}
