import { parentPort } from 'node:worker_threads';
import type { Answer, Sent } from './thread.ts';

/** Answers, in a thread, each piece of work that is sent to it (see `inThread`). */
export function answering<In>(work: (input: In) => Promise<unknown>): void {
  parentPort?.on('message', ({ number, input }: Sent) => {
    const say = (answer: Answer) => parentPort?.postMessage(answer);
    work(input as In).then((result) => say({ number, result }), (failure: unknown) => say({ number, failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }));
  });
}
