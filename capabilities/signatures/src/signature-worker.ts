import { Worker } from 'node:worker_threads';
import { SignatureRefused, type RefusalCode } from './refusal.ts';
import type { operations } from './worker-operations.ts';

type Operations = typeof operations;
type Answer = { result: unknown } | { refused: { code: RefusalCode; detail: Record<string, string | number> } } | { failed: string };

/** The same operations as in this process, in a thread apart. `close` ends the thread and refuses what still waits. */
export type SignatureWorker = { [Name in keyof Operations]: Operations[Name] } & { close: () => Promise<void> };

const WATCH_MS = 50;

/**
 * Signs and judges documents of strangers without ever blocking the process: one at a time in a thread of its own, which is ended
 * when a document takes longer (ms) or makes the process grow more (bytes) than is allowed. A 300 kB PDF can inflate to hundreds
 * of megabytes while it is read, and no library stops that from within. The thread starts with the first document.
 */
export function createSignatureWorker({ maxMs = 20_000, maxGrowth = 512 * 1024 * 1024 }: { maxMs?: number; maxGrowth?: number } = {}): SignatureWorker {
  let thread: Promise<Worker> | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const perform = async (name: keyof Operations, input: unknown[]) => {
    if (closed) throw new Error('The signature worker is closed.');
    const worker = await (thread ??= startThread());
    try {
      return await ask({ worker, name, input, maxMs, maxGrowth });
    } catch (cause) {
      if (!(cause instanceof Stopped)) throw cause;
      thread = undefined;
      await worker.terminate();
      throw cause.reason;
    }
  };
  const queued = (name: keyof Operations) => (...input: unknown[]) => {
    const turn = last.then(() => perform(name, input));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    sealPdf: queued('sealPdf') as Operations['sealPdf'],
    signXml: queued('signXml') as Operations['signXml'],
    verifyPdf: queued('verifyPdf') as Operations['verifyPdf'],
    verifyXml: queued('verifyXml') as Operations['verifyXml'],
    async close() {
      closed = true;
      const started = await thread?.catch(() => undefined);
      await started?.terminate();
    },
  };
}

/** The thread is of no more use and must go. */
class Stopped extends Error {
  readonly reason: Error;
  constructor(reason: Error) {
    super(reason.message);
    this.reason = reason;
  }
}

function startThread(): Promise<Worker> {
  const worker = new Worker(new URL('./signature-worker.entry.mjs', import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.off('error', reject).unref();
      resolve(worker);
    });
  });
}

function ask({ worker, name, input, maxMs, maxGrowth }: { worker: Worker; name: keyof Operations; input: unknown[]; maxMs: number; maxGrowth: number }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const since = performance.now();
    const settle = (how: () => void) => {
      clearInterval(watch);
      worker.off('message', answered).off('error', died).off('exit', ended).unref();
      how();
    };
    const tooMuch = () => new Stopped(new SignatureRefused('signatures.check-too-long', { limit: maxMs }));
    const answered = (answer: Answer) => settle(() => {
      if ('result' in answer) resolve(answer.result);
      else reject('refused' in answer ? new SignatureRefused(answer.refused.code, answer.refused.detail) : new Error(answer.failed));
    });
    const died = (cause: Error & { code?: string }) => settle(() => reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : new Stopped(cause)));
    const ended = () => settle(() => reject(new Stopped(new Error('The signature worker ended.'))));
    const watch = setInterval(() => {
      if (performance.now() - since > maxMs || process.memoryUsage.rss() - before > maxGrowth) settle(() => reject(tooMuch()));
    }, WATCH_MS);
    worker.on('message', answered).on('error', died).on('exit', ended).ref();
    worker.postMessage({ name, input });
  });
}
