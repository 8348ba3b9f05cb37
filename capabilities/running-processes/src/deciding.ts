import { createHash } from 'node:crypto';
import type { Model } from '@comu/decisions';
import { inThread } from '@comu/kernel/apart';
import { decideBy, readAll, type Decided, type ToDecide } from './apart/decide.ts';
import { tooLongToRead } from './apart/too-long.ts';
import { isLarge } from './limits.ts';

// A thread of its own: nobody’s start or drawing waits for the large tables of somebody else.
const apart = inThread<ToDecide, Decided>({ work: new URL('./apart/work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** Works out a decision of a version. */
export type Decide = (decision: string, inputs: Readonly<Record<string, unknown>>) => Promise<Decided>;

/** How the decisions of a version are worked out: small files are read here when first needed, large ones in a thread that keeps them, while others are answered. */
export function decidingBy(files: readonly string[]): Decide {
  if (isLarge({ bpmn: '', decisions: files })) {
    const of = createHash('sha256').update(JSON.stringify(files)).digest('base64');
    return (decision, inputs) => apart({ of, files, decision, inputs });
  }
  let models: readonly Model[] | undefined;
  return async (decision, inputs) => decideBy((models ??= readAll(files)), decision, inputs);
}
