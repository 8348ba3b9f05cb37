import { inThread } from './apart/thread.ts';
import { largeDrawing } from './limits.ts';
import { judged, type Judged, type ToJudge } from './model-findings.ts';

const apart = inThread<ToJudge, Judged>(new URL('./apart/start.mjs', import.meta.url));

/** Says all that is wrong in a model: of a small one at once, of a large one in a thread, while others are answered. */
export const modelJudged = (asked: ToJudge): Promise<Judged> => (asked.bpmn.length < largeDrawing ? judged(asked) : apart(asked));
