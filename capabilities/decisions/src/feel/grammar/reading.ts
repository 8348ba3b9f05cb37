import type { Node } from './ast.ts';
import type { Names } from './names.ts';
import { FeelSyntaxError, Scanner } from './scan.ts';

/** Deepest nesting of brackets an expression may have. */
const MAX_NESTING = 120;
/** Most expressions read, with those read twice because `(` or `[` may mean two things. */
const MAX_READINGS = 100_000;
/** Deepest chain of operators, members and calls. */
export const MAX_DEPTH = 2000;
/** Longest expression, in characters. */
const MAX_SOURCE = 100_000;

const TOO_LONG = {
  ca: `l’expressió passa de ${MAX_SOURCE} caràcters.`, es: `la expresión pasa de ${MAX_SOURCE} caracteres.`, en: `the expression is longer than ${MAX_SOURCE} characters.`,
};
const TOO_DEEP = {
  ca: 'hi ha massa expressions l’una dins l’altra; dividiu-la.', es: 'hay demasiadas expresiones una dentro de otra; divídala.', en: 'too many expressions lie one within another; split it.',
};

/** A name written that nothing declares: a mistake, or data that comes only when the expression runs. */
export interface Undeclared {
  readonly name: string;
  /** Where it is written, in characters from 0. */
  readonly at: number;
}

/** Where the reading of an expression stands: the place in the source, the names in sight, and what `[` may mean here. */
export class Reading {
  readonly scan: Scanner;
  readonly types: Names;
  /** Names in sight, the innermost first. */
  scopes: readonly Names[];
  readonly undeclared: Undeclared[] = [];
  #openFilters = 0;
  #nesting = 0;
  #readings = 0;
  /** While reading the end of a range, `[` may close it. */
  #inRangeEnd = false;

  constructor(source: string, scopes: readonly Names[], types: Names) {
    if (source.length > MAX_SOURCE) throw new FeelSyntaxError(source, MAX_SOURCE, TOO_LONG);
    this.scan = new Scanner(source);
    this.scopes = scopes;
    this.types = types;
  }

  get inRangeEnd(): boolean {
    return this.#inRangeEnd;
  }

  /** Reads one level deeper. */
  nested<T>(read: () => T): T {
    this.#nesting += 1;
    this.#readings += 1;
    if (this.#nesting > MAX_NESTING || this.#readings > MAX_READINGS) throw new FeelSyntaxError(this.scan.source, this.scan.at, TOO_DEEP);
    const found = read();
    this.#nesting -= 1;
    return found;
  }

  /** Runs a reading that may not fit: on failure goes back to where it started. */
  attempt<T>(read: () => T | null): T | null {
    const before = { undeclared: this.undeclared.length, openFilters: this.#openFilters, at: this.scan.at, scopes: this.scopes, nesting: this.#nesting, inRangeEnd: this.#inRangeEnd };
    try {
      const found = read();
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof FeelSyntaxError)) throw error;
    }
    this.undeclared.length = before.undeclared;
    this.#openFilters = before.openFilters;
    this.scan.at = before.at;
    this.scopes = before.scopes;
    this.#nesting = before.nesting;
    this.#inRangeEnd = before.inRangeEnd;
    return null;
  }

  /** Reads with more names in sight. */
  within<T>(names: readonly Names[], read: () => T): T {
    const before = this.scopes;
    this.scopes = [...names, ...before];
    const found = read();
    this.scopes = before;
    return found;
  }

  /** Keeps a name nothing declares, unless it may be a member of elements nothing is known of. */
  note(name: string, at: number): void {
    if (this.#openFilters === 0) this.undeclared.push({ name, at });
  }

  /** Reads inside a filter over elements whose members are not known. */
  overUnknown<T>(read: () => T): T {
    this.#openFilters += 1;
    const found = read();
    this.#openFilters -= 1;
    return found;
  }

  /** Reads between brackets, where `[` is a filter again. */
  bracketed<T>(read: () => T): T {
    return this.#asRangeEnd(false, read);
  }

  rangeEnd<T>(read: () => T): T {
    return this.#asRangeEnd(true, read);
  }

  #asRangeEnd<T>(inRangeEnd: boolean, read: () => T): T {
    const before = this.#inRangeEnd;
    this.#inRangeEnd = inRangeEnd;
    const found = read();
    this.#inRangeEnd = before;
    return found;
  }
}

/** Refuses what is nested too deeply to be read, and also to be worked out, whose steps follow the same path. */
export function boundedDepth(source: string, read: () => Node): Node {
  try {
    const node = read();
    if (depthOf(node) > MAX_DEPTH) throw new RangeError();
    return node;
  } catch (error) {
    if (error instanceof RangeError) throw new FeelSyntaxError(source, 0, TOO_DEEP);
    throw error;
  }
}

/** How many parts lie within one another, as in a chain of a thousand sums. */
function depthOf(root: Node): number {
  let deepest = 0;
  const left: [part: unknown, depth: number][] = [[root, 1]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null || 'kind' in part || 'toDecimalPlaces' in part) continue;
    deepest = Math.max(deepest, depth);
    for (const inside of Object.values(part)) left.push([inside, Array.isArray(part) ? depth : depth + 1]);
  }
  return deepest;
}
