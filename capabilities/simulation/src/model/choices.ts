import { feelExpressions, type Expressions } from '@comu/processes';
import type { Stream } from '../chance/stream.ts';

/** A flow, and the others that compete with it (none: it is taken or not by itself), as a condition that is drawn. */
export const choiceOf = (flow: string, among: readonly string[]): string => `#${flow}${among.map((other) => `|${other}`).join('')}`;
/** How many of an activity there are, as an expression that is drawn. */
export const roundsOf = (element: string): string => `#*${element}`;
/** Whether an activity is done once more, as a condition that is drawn after each time. */
export const againOf = (element: string): string => `#?${element}`;

interface Ways { readonly flow: string; readonly chance: number }

/** What the expressions of a simulation ask of whoever runs it: chance for the case under way. */
export interface Chance {
  readonly shares: Readonly<Record<string, number>>;
  /** The same by what the case had just done (see `SimulationModel.after`). */
  readonly after: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What the case under way did last, the latest last. */
  past(): readonly string[];
  readonly rounds: Readonly<Record<string, number>>;
  /** The stream of the case under way for one thing, the next time it is drawn. */
  stream(of: string): Stream;
}

/** What was done last, the latest last, as one text. */
export const pastKey = (past: readonly string[]): string => past.join('\n');

/** The shares that hold for a choice after what was done: of the longest past of which they are known. */
function knownAfter({ after, shares }: Chance, past: readonly string[], among: readonly string[]): Readonly<Record<string, number>> {
  for (let length = past.length; length > 0; length -= 1) {
    const own = after[pastKey(past.slice(past.length - length))];
    if (own !== undefined && among.every((each) => own[each] !== undefined)) return own;
  }
  return shares;
}

/** Conditions as chance: what begins with `#` is drawn, anything else is FEEL. */
export function drawnExpressions(chance: Chance): Expressions {
  const known = new Map<string, Map<string, Ways>>();
  const remembers = Object.keys(chance.after).length > 0;
  const waysOf = (source: string): Ways => {
    const past = remembers ? chance.past() : [];
    const key = pastKey(past);
    const there = known.get(key) ?? new Map<string, Ways>();
    known.set(key, there);
    const held = there.get(source);
    if (held !== undefined) return held;
    const [flow = '', ...among] = source.slice(1).split('|');
    const shares = knownAfter(chance, past, among.length === 0 ? [flow] : among);
    const ways = { flow, chance: among.length === 0 ? Math.min(1, shares[flow] ?? 0) : chanceAmong(flow, among, shares) };
    there.set(source, ways);
    return ways;
  };
  return {
    evaluate(input) {
      const { source } = input;
      if (!source.startsWith('#')) return feelExpressions.evaluate(input);
      const rounds = Math.max(0, chance.rounds[source.slice(2)] ?? 1);
      if (source.startsWith('#*')) return { value: Math.floor(rounds) + (chance.stream(source)() < rounds % 1 ? 1 : 0), warnings: [] };
      if (source.startsWith('#?')) return { value: chance.stream(source)() < 1 - 1 / Math.max(1, rounds), warnings: [] };
      const way = waysOf(source);
      return { value: chance.stream(way.flow)() < way.chance, warnings: [] };
    },
    check: (source) => (source.startsWith('#') ? null : feelExpressions.check(source)),
    runsScript: (format) => feelExpressions.runsScript(format),
  };
}

/** The chance of a flow when those before it have not been taken: the ways of an exclusive gateway are asked one after another. Without any count, all are alike. */
function chanceAmong(flow: string, among: readonly string[], shares: Readonly<Record<string, number>>): number {
  const total = among.reduce((sum, other) => sum + (shares[other] ?? 0), 0);
  const of = (other: string) => (total === 0 ? 1 / among.length : (shares[other] ?? 0) / total);
  const left = among.slice(among.indexOf(flow)).reduce((sum, other) => sum + of(other), 0);
  return left <= 0 ? 0 : of(flow) / left;
}
