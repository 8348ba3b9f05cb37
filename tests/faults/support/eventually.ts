import { setTimeout as sleep } from 'node:timers/promises';

/** What a test of faults may take at most, in milliseconds: it starts and kills whole servers. */
export const patience = 900_000;

/** Asks until there is an answer, at most for so many seconds; what the last attempt threw is the reason given. */
export async function eventually<T>(ask: () => T | Promise<T>, { seconds = 400, every = 200, what = 'the answer' }: { seconds?: number; every?: number; what?: string } = {}): Promise<NonNullable<T>> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && (answer as unknown) !== false) return answer as NonNullable<T>;
    if (Date.now() > until) throw new Error(`After ${seconds} seconds ${what} had not come.`);
    await sleep(every);
  }
}
