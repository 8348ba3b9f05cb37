import { parentPort } from 'node:worker_threads';

/** What a thread is sent, and what it answers: first of all that it is ready, then each piece by its number. */
export interface Sent { readonly number: number; readonly input: unknown }
export type Answer = 'ready' | { readonly number: number; readonly result: unknown } | { readonly number: number; readonly failure: Failure };
/** A failure as it crosses from a thread: an error keeps its name, its words and what else it carries as plain data. */
export interface Failure { readonly name: string; readonly message: string; readonly stack: string; readonly facts: Readonly<Record<string, unknown>> }

/** Answers, in a thread, each piece of work that is sent to it (see `inThread`). */
export function answering<In>(work: (input: In) => unknown): void {
  const say = (answer: Answer) => parentPort?.postMessage(answer);
  parentPort?.on('message', async ({ number, input }: Sent) => {
    try {
      say({ number, result: await work(input as In) });
    } catch (failure) {
      say({ number, failure: told(failure) });
    }
  });
  say('ready');
}

function told(failure: unknown): Failure {
  if (!(failure instanceof Error)) return { name: 'Error', message: String(failure), stack: String(failure), facts: {} };
  const facts = Object.fromEntries(Object.entries(failure).filter(([, value]) => isPlain(value)));
  return { name: failure.name, message: failure.message, stack: failure.stack ?? failure.message, facts };
}

function isPlain(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
