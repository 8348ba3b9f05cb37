import { trigger } from './triggers.ts';
import type { Work } from './work.ts';

/** A signal reaches everyone who listens (standard, 10.5.1): this instance now, all others by the caller. */
export function throwSignal(work: Work, name: string, payload: Readonly<Record<string, unknown>>): void {
  receiveSignal(work, name, payload);
  work.effects.push({ kind: 'broadcast-signal', name, payload });
}

export function receiveSignal(work: Work, name: string, payload: Readonly<Record<string, unknown>>): boolean {
  const listening = [...work.rows.subscription.values()].filter((row) => row.kind === 'signal' && row.name === name);
  for (const row of listening) if (work.rows.subscription.has(row.id)) trigger(work, row, payload);
  return listening.length > 0;
}
