import { Worker } from 'node:worker_threads';
import { refusal } from '@comu/kernel';

const tooLong = refusal('processes.reading-too-long', {
  status: 422,
  says: { ca: 'Aquest dibuix demana massa temps o massa memòria per llegir-lo. Dividiu-lo en processos que es cridin.', es: 'Este dibujo pide demasiado tiempo o demasiada memoria para leerlo. Divídalo en procesos que se llamen.', en: 'This drawing takes too much time or memory to be read. Split it into processes that call one another.' },
});

interface Piece { readonly input: unknown; done(result: unknown): void; fail(failure: Error): void }
/** What a thread is sent, and what it answers (see `answering`). */
export interface Sent { readonly number: number; readonly input: unknown }
export type Answer = { readonly number: number; readonly result: unknown } | { readonly number: number; readonly failure: string };

/** Longest that one piece of work may take, and how long a thread with nothing to do is kept, in milliseconds; and the megabytes that it may hold. */
const [longest, idle, memory] = [120_000, 60_000, 1024] as const;

/**
 * Work in a thread of its own, one piece after another, so that whoever else asks the server is answered meanwhile. `starter` is an `.mjs` file that registers the loader and answers with
 * `answering`. The thread begins when first needed; one that takes too long, or too much memory, is ended, and only the piece that did it is refused.
 */
export function inThread<In, Out>(starter: URL): (input: In) => Promise<Out> {
  const waiting: Piece[] = [];
  let [thread, current, timer, number] = [undefined as Worker | undefined, undefined as Piece | undefined, undefined as NodeJS.Timeout | undefined, 0];
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
    timer = setTimeout(() => settle((piece) => piece.fail(tooLong()), true), longest);
  }

  function begin(): Worker {
    const made = new Worker(starter, { resourceLimits: { maxOldGenerationSizeMb: memory }, env: {} });
    made.on('message', (answer: Answer) => {
      if (answer.number !== number) return;
      settle((piece) => ('failure' in answer ? piece.fail(new Error(answer.failure)) : piece.done(answer.result)), false);
    });
    made.on('error', (failure) => {
      if (thread === made) settle((piece) => piece.fail((failure as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : failure), true);
    });
    made.unref();
    return made;
  }

  function settle(tell: (piece: Piece) => void, over: boolean): void {
    clearTimeout(timer);
    if (over) end();
    const piece = current;
    current = undefined;
    if (piece !== undefined) tell(piece);
    next();
  }

  function end(): void {
    const ending = thread;
    thread = undefined;
    void ending?.terminate();
  }
}
