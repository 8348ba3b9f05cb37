import type { PetriNet } from '../discover/petri-net.ts';

/** A part of a net in which exactly one token moves from place to place; `of` gives each of its steps the place it leaves and the one it enters. */
export interface StateMachine {
  readonly places: ReadonlySet<number>;
  readonly steps: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
}

/**
 * State machines that together cover as many places of a net as they can; all of them, for nets in blocks. Each follows one branch of every parallel block from the
 * beginning to the end. Those that a net does not have whole are left out.
 */
export function stateMachines(net: PetriNet): readonly StateMachine[] {
  const covered = new Set<number>();
  const found: StateMachine[] = [];
  for (let grew = true; grew; ) {
    grew = false;
    const machine = whole(net, machineFrom(net, covered));
    if (machine === null) break;
    for (const place of machine.places) {
      if (!covered.has(place)) grew = true;
      covered.add(place);
    }
    if (grew) found.push(machine);
  }
  return found;
}

/** Follows a token from the first place; where a step puts several, the one that leads to most that is not covered yet. */
function machineFrom(net: PetriNet, covered: ReadonlySet<number>): ReadonlySet<number> {
  const places = new Set([net.initial]);
  const waiting = [net.initial];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const { inputs, outputs } of net.transitions) {
      if (!inputs.includes(place) || outputs.some((each) => places.has(each))) continue;
      const best = outputs.toSorted((a, b) => newBeyond(net, b, covered) - newBeyond(net, a, covered))[0];
      if (best === undefined) continue;
      places.add(best);
      waiting.push(best);
    }
  }
  return places;
}

/** How many places that are not covered lie beyond a place. */
function newBeyond(net: PetriNet, first: number, covered: ReadonlySet<number>): number {
  const seen = new Set([first]);
  const waiting = [first];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop())
    for (const { inputs, outputs } of net.transitions) if (inputs.includes(place)) for (const to of outputs) if (!seen.has(to)) { seen.add(to); waiting.push(to); }
  return [...seen].filter((place) => !covered.has(place)).length;
}

function whole(net: PetriNet, places: ReadonlySet<number>): StateMachine | null {
  const steps = new Map<number, { from: number; to: number }>();
  for (const [index, { inputs, outputs }] of net.transitions.entries()) {
    const [from, to] = [inputs.filter((each) => places.has(each)), outputs.filter((each) => places.has(each))];
    if (from.length === 0 && to.length === 0) continue;
    if (from.length !== 1 || to.length !== 1 || from[0] === undefined || to[0] === undefined) return null;
    steps.set(index, { from: from[0], to: to[0] });
  }
  return places.has(net.final) ? { places, steps } : null;
}
