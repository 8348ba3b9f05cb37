import { inThread } from '@comu/kernel/apart';
import { largeDrawing, tooLongToRead } from '@comu/running-processes';
import type { ToJudge } from '@comu/running-processes/apart';
import { checkedModel, type CheckedDrawing } from './checked-model.ts';
import { readDrawing, type ReadDrawing } from './read-drawing.ts';

/** What the thread is asked: to check a drawing, or only to read it. */
export type Asked = ToJudge | { readonly read: string };

const apart = inThread<Asked, unknown>({ work: new URL('./work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** Checks a drawing: a small one at once, a large one in a thread, while others are answered. */
export const drawingChecked = async (drawing: ToJudge): Promise<CheckedDrawing> => (drawing.bpmn.length < largeDrawing ? checkedModel(drawing) : (await apart(drawing)) as CheckedDrawing);

/** The same, only read. */
export const drawingRead = async (bpmn: string): Promise<ReadDrawing> => (bpmn.length < largeDrawing ? readDrawing(bpmn) : (await apart({ read: bpmn })) as ReadDrawing);
