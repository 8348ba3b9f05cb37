import { inThread } from '@comu/kernel/apart';
import { tooLongToRead } from './apart/too-long.ts';
import { isLarge } from './limits.ts';
import { judged, type Judged, type ToJudge } from './model-findings.ts';

const apart = inThread<ToJudge, Judged>({ work: new URL('./apart/work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** Says all that is wrong in a model: of a small one at once, of a large one, drawing or decisions, in a thread, while others are answered. */
export const modelJudged = (asked: ToJudge): Promise<Judged> => (isLarge(asked) ? apart(asked) : judged(asked));
