import { inThread, largeDrawing } from '@comu/running-processes';
import type { ToJudge } from '@comu/running-processes/apart';
import { checkedModel, type CheckedDrawing } from './checked-model.ts';

const apart = inThread<ToJudge, CheckedDrawing>(new URL('./start.mjs', import.meta.url));

/** Checks a drawing: a small one at once, a large one in a thread, while others are answered. */
export const drawingChecked = (drawing: ToJudge): Promise<CheckedDrawing> => (drawing.bpmn.length < largeDrawing ? checkedModel(drawing) : apart(drawing));
