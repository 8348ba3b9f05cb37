import type { Text } from '../text.ts';
import { type Reason, warning, type Warning } from './warnings.ts';

/** Bounds that keep any expression from holding the machine: each one stops the evaluation with a `LimitExceeded`. */
export interface Limits {
  /** Calls, iterations and comparisons in one evaluation. */
  readonly steps: number;
  /** Calls within calls. */
  readonly depth: number;
  /** Elements in one list. */
  readonly list: number;
  /** Characters in one string. */
  readonly text: number;
  /** Warnings kept; further ones are dropped. */
  readonly warnings: number;
}

export const DEFAULT_LIMITS: Limits = { steps: 1_000_000, depth: 250, list: 200_000, text: 1_000_000, warnings: 200 };

const WHAT: Record<'steps' | 'depth' | 'list' | 'text', Text> = {
  steps: { ca: 'massa passos', es: 'demasiados pasos', en: 'too many steps' },
  depth: { ca: 'massa crides dins d’altres', es: 'demasiadas llamadas anidadas', en: 'too many nested calls' },
  list: { ca: 'una llista massa llarga', es: 'una lista demasiado larga', en: 'too long a list' },
  text: { ca: 'un text massa llarg', es: 'un texto demasiado largo', en: 'too long a text' },
};

/** Thrown when an evaluation passes one of its bounds. */
export class LimitExceeded extends Error {
  readonly limit: keyof typeof WHAT;
  readonly text: Text;
  constructor(limit: keyof typeof WHAT, bound: number) {
    super(`FEEL evaluation stopped: ${WHAT[limit].en} (the limit is ${bound})`);
    this.name = 'LimitExceeded';
    this.limit = limit;
    this.text = {
      ca: `S’ha aturat el càlcul: ${WHAT[limit].ca} (el màxim és ${bound}). Reviseu l’expressió o reduïu-ne les dades.`,
      es: `Se ha detenido el cálculo: ${WHAT[limit].es} (el máximo es ${bound}). Revise la expresión o reduzca sus datos.`,
      en: `The calculation was stopped: ${WHAT[limit].en} (the most is ${bound}). Review the expression or reduce its data.`,
    };
  }
}

/** One evaluation under way: its clock, its bounds and what it has to warn of. */
export interface Run {
  readonly limits: Limits;
  readonly zone: string;
  readonly now: () => Date;
  readonly warnings: Warning[];
  /** What the names and values of the model are called, for what has to be told. */
  readonly words: ReadonlyMap<string, Text>;
  steps: number;
  depth: number;
}

export interface RunOptions {
  /** The instant `now()` and `today()` tell; the machine's clock by default. */
  readonly now?: Date;
  /** Zone of `now()` and `today()`, `Europe/Madrid` by default. */
  readonly zone?: string;
  readonly limits?: Partial<Limits>;
  readonly words?: ReadonlyMap<string, Text>;
}

export function startRun(options: RunOptions = {}): Run {
  const moment = options.now ?? new Date();
  return {
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    zone: options.zone ?? 'Europe/Madrid',
    now: () => moment,
    warnings: [],
    words: options.words ?? new Map(),
    steps: 0,
    depth: 0,
  };
}

/** Counts work done; throws `LimitExceeded` past the bound. */
export function step(run: Run, count = 1): void {
  run.steps += count;
  if (run.steps > run.limits.steps) throw new LimitExceeded('steps', run.limits.steps);
}

export function boundList(run: Run, size: number): void {
  if (size > run.limits.list) throw new LimitExceeded('list', run.limits.list);
  step(run, size);
}

export function boundText(run: Run, size: number): void {
  if (size > run.limits.text) throw new LimitExceeded('text', run.limits.text);
}

/** Runs a call one level deeper. */
export function deeper<T>(run: Run, work: () => T): T {
  if (run.depth >= run.limits.depth) throw new LimitExceeded('depth', run.limits.depth);
  step(run);
  run.depth += 1;
  try {
    return work();
  } finally {
    run.depth -= 1;
  }
}

/** The evaluation whose work is being counted; evaluations never wait, so one at a time is all there is. */
let current: Run | null = null;

/** Runs an evaluation and counts its work; one that exhausts the machine's stack before our count of depth ends the same way. */
export function guarded<T>(run: Run, work: () => T): T {
  const before = current;
  current = run;
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new LimitExceeded('depth', run.limits.depth);
    throw error;
  } finally {
    current = before;
  }
}

/**
 * Counts work on the inside of values, for functions that know no run: a value may hold the same list
 * twice at each of sixty levels, and then comparing or printing it would never end.
 */
export function spend(count: number): void {
  if (current) step(current, count);
}

/** Does work on a value under the bounds of the evaluation under way, or of one of its own. */
export function metered<T>(work: () => T): T {
  return current ? work() : guarded(startRun(), work);
}

/** Counts work on so many characters. */
export function spendText(length: number): void {
  spend(length >> 6);
}

/** Gives null and says why, once for the same reason at the same place. */
export function nothing(run: Run, reason: Reason, details: readonly (string | Text)[], at?: number): null {
  if (run.warnings.length >= run.limits.warnings) return null;
  const found = warning(reason, details.map((detail) => (typeof detail === 'string' ? (run.words.get(detail) ?? detail) : detail)), at);
  const told = run.warnings.some((before) => before.code === reason && before.at === at && before.message.en === found.message.en);
  if (!told) run.warnings.push(found);
  return null;
}
