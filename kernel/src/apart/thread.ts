import { Worker } from 'node:worker_threads';
import type { Answer, Failure, Sent } from './answering.ts';

export type { Failure } from './answering.ts';

/** Why a piece of work was ended before it was done. */
export interface TooMuch { /** Milliseconds that it was allowed. */ readonly longest: number }

/** What a thread may use, and how its failures are told. */
export interface Apart {
  /** The TypeScript module that the thread loads: it answers with `answering`. */
  readonly work: URL;
  /** The refusal of a piece that took too long or too much memory. */
  readonly tooMuch: (limit: TooMuch) => Error;
  /** Longest that one piece may take, from when the thread is ready, in milliseconds. */
  readonly longest?: number;
  /** Megabytes of objects that the thread may hold. */
  readonly memory?: number;
  /** Megabytes by which the whole process may grow meanwhile, for work that takes memory beside its objects (buffers, inflating). */
  readonly growth?: number;
  /** Makes an error of this process from one of the thread; what it does not know becomes a plain `Error`. */
  readonly thrown?: (failure: Failure) => Error | undefined;
}

interface Piece { readonly input: unknown; done(result: unknown): void; fail(failure: Error): void }

/** How long a thread with nothing to do is kept, how long one may take to be ready on a busy machine, and how often its growth is looked at, in milliseconds. */
const [idle, slowestStart, look] = [60_000, 60_000, 50] as const;
const megabyte = 1024 * 1024;

/**
 * Pure work in a thread of its own, one piece after another, so that whoever else asks the server is answered meanwhile and hostile input harms nobody. The thread begins when first needed;
 * one that takes too long, or too much memory, is ended, and only the piece that did it is refused. Nothing has to be closed: an idle thread keeps no process alive.
 */
export function inThread<In, Out>({ work, tooMuch, longest = 120_000, memory = 1024, growth, thrown }: Apart): (input: In) => Promise<Out> {
  const waiting: Piece[] = [];
  let [thread, current, number, ready] = [undefined as Worker | undefined, undefined as Piece | undefined, 0, false];
  let [timer, watch] = [undefined as NodeJS.Timeout | undefined, undefined as NodeJS.Timeout | undefined];
  return (input) => new Promise<Out>((done, fail) => {
    waiting.push({ input, done: (result) => done(result as Out), fail });
    next();
  });

  function next(): void {
    if (current !== undefined) return;
    clearTimeout(timer);
    current = waiting.shift();
    if (current === undefined) {
      thread?.unref();
      timer = setTimeout(() => end(), idle);
      timer.unref();
      return;
    }
    thread ??= begin();
    thread.ref();
    number += 1;
    thread.postMessage({ number, input: current.input } satisfies Sent);
    allow();
  }

  /** From now on the piece has its time and its memory. */
  function allow(): void {
    clearTimeout(timer);
    clearInterval(watch);
    timer = setTimeout(refuse, ready ? longest : Math.max(longest, slowestStart));
    if (growth === undefined || !ready) return;
    const before = process.memoryUsage.rss();
    watch = setInterval(() => { if (process.memoryUsage.rss() - before > growth * megabyte) refuse(); }, look);
  }

  function begin(): Worker {
    const made = new Worker(new URL('./start.mjs', import.meta.url), { workerData: work.href, resourceLimits: { maxOldGenerationSizeMb: memory }, env: {}, execArgv: [] });
    const ended = (failure: Error) => { if (thread === made) settle((piece) => piece.fail(failure), true); };
    made.on('message', (answer: Answer) => {
      if (thread !== made) return;
      if (answer === 'ready') {
        ready = true;
        if (current !== undefined) allow();
      } else if (answer.number === number) settle((piece) => ('failure' in answer ? piece.fail(errorOf(answer.failure)) : piece.done(answer.result)), false);
    });
    made.on('error', (failure) => ended((failure as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch({ longest }) : failure));
    made.on('exit', () => ended(new Error('The thread ended by itself.')));
    made.unref();
    return made;
  }

  function errorOf(failure: Failure): Error {
    return thrown?.(failure) ?? Object.assign(new Error(failure.message), { stack: failure.stack });
  }

  function refuse(): void {
    settle((piece) => piece.fail(tooMuch({ longest })), true);
  }

  function settle(tell: (piece: Piece) => void, over: boolean): void {
    clearTimeout(timer);
    clearInterval(watch);
    if (over) end();
    const piece = current;
    current = undefined;
    if (piece !== undefined) tell(piece);
    next();
  }

  function end(): void {
    const ending = thread;
    thread = undefined;
    ready = false;
    void ending?.terminate();
  }
}
