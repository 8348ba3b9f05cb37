import { LimitExceeded, type Run, step } from '../run.ts';
import type { Pattern, Regex } from './parse.ts';

/** Where a match lies, in code points, with what its groups caught. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (readonly [number, number] | undefined)[];
}

interface State {
  readonly points: readonly number[];
  readonly multiline: boolean;
  readonly fold: boolean;
  readonly run: Run;
  groups: (readonly [number, number] | undefined)[];
}

type Next = (at: number) => number;
type Matcher = (state: State, at: number, next: Next) => number;

const FAIL = -1;

/**
 * A backtracking matcher of our own, because the engine's cannot be bounded:
 * every try counts as a step, so a hostile pattern ends in `LimitExceeded` and not in a stopped server.
 */
export function matcherOf(regex: Regex): (points: readonly number[], from: number, run: Run) => Match | null {
  const match = build(regex.pattern);
  return (points, from, run) => {
    const state: State = { points, multiline: regex.flags.includes('m'), fold: regex.flags.includes('i'), run, groups: [] };
    try {
      for (let start = from; start <= points.length; start += 1) {
        step(run);
        state.groups = Array.from({ length: regex.groups + 1 });
        const end = match(state, start, (at) => at);
        if (end !== FAIL) return { start, end, groups: state.groups };
      }
      return null;
    } catch (error) {
      if (error instanceof RangeError) throw new LimitExceeded('depth', run.limits.depth);
      throw error;
    }
  };
}

function build(pattern: Pattern): Matcher {
  switch (pattern.type) {
    case 'set': return (state, at, next) => {
      step(state.run);
      const point = state.points[at];
      return point !== undefined && pattern.has(point) ? next(at + 1) : FAIL;
    };
    case 'start': return (state, at, next) => (at === 0 || (state.multiline && state.points[at - 1] === 10 && at < state.points.length) ? next(at) : FAIL);
    case 'end': return (state, at, next) => (at === state.points.length || (state.multiline && state.points[at] === 10) ? next(at) : FAIL);
    case 'again': return (state, at, next) => again(state, pattern.index, at, next);
    case 'group': return group(build(pattern.of), pattern.index);
    case 'sequence': {
      const parts = pattern.parts.map(build);
      const from = (state: State, index: number, at: number, next: Next): number => {
        const part = parts[index];
        return part ? part(state, at, (reached) => from(state, index + 1, reached, next)) : next(at);
      };
      return (state, at, next) => from(state, 0, at, next);
    }
    case 'choice': {
      const options = pattern.options.map(build);
      return (state, at, next) => {
        for (const option of options) {
          const end = option(state, at, next);
          if (end !== FAIL) return end;
        }
        return FAIL;
      };
    }
    case 'repeat': return pattern.of.type === 'set' ? repeatSet(pattern.of.has, pattern) : repeat(build(pattern.of), pattern);
  }
}

function group(of: Matcher, index: number): Matcher {
  return (state, at, next) => {
    const before = state.groups[index];
    const end = of(state, at, (reached) => {
      const inside = state.groups[index];
      state.groups[index] = [at, reached];
      const done = next(reached);
      if (done === FAIL) state.groups[index] = inside;
      return done;
    });
    if (end === FAIL) state.groups[index] = before;
    return end;
  };
}

function again(state: State, index: number, at: number, next: Next): number {
  const caught = state.groups[index];
  if (!caught) return next(at);
  const length = caught[1] - caught[0];
  for (let offset = 0; offset < length; offset += 1) {
    step(state.run);
    const [one, other] = [state.points[caught[0] + offset], state.points[at + offset]];
    if (one === undefined || other === undefined || (one !== other && !(state.fold && sameLetter(one, other)))) return FAIL;
  }
  return next(at + length);
}

const sameLetter = (one: number, other: number): boolean => String.fromCodePoint(one).toLowerCase() === String.fromCodePoint(other).toLowerCase();

interface Times {
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
}

/** Repeating one character needs no recursion: count, then give back one at a time. */
function repeatSet(has: (point: number) => boolean, { min, max, lazy }: Times): Matcher {
  return (state, at, next) => {
    let count = 0;
    const fits = (): boolean => {
      step(state.run);
      const point = state.points[at + count];
      return count < max && point !== undefined && has(point);
    };
    while (count < min || !lazy) {
      if (!fits()) break;
      count += 1;
    }
    if (count < min) return FAIL;
    for (;;) {
      const end = next(at + count);
      if (end !== FAIL) return end;
      if (lazy ? !fits() : count <= min) return FAIL;
      count += lazy ? 1 : -1;
    }
  };
}

function repeat(of: Matcher, { min, max, lazy }: Times): Matcher {
  const from = (state: State, count: number, at: number, next: Next): number => {
    step(state.run);
    const more = (): number => (count >= max ? FAIL : of(state, at, (reached) => (reached === at && count >= min ? FAIL : from(state, count + 1, reached, next))));
    if (count < min) return more();
    if (lazy) {
      const end = next(at);
      return end === FAIL ? more() : end;
    }
    const end = more();
    return end === FAIL ? next(at) : end;
  };
  return (state, at, next) => from(state, 0, at, next);
}
