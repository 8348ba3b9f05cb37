import { inThread } from '@comu/kernel/apart';
import { isLarge, largeDrawing, tooLongToRead } from '@comu/running-processes';
import type { ToJudge } from '@comu/running-processes/apart';
import { checkedModel, type CheckedDrawing } from './checked-model.ts';
import { answerOf, type Answered, type AskedOfDecisions } from './decisions.ts';
import { readDrawing, type ReadDrawing } from './read-drawing.ts';

/** What the thread is asked: to check a drawing, only to read it, or something of its decisions. */
export type Asked = ToJudge | { readonly read: string } | AskedOfDecisions;

const apart = inThread<Asked, unknown>({ work: new URL('./work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** Checks a drawing: a small one at once, a large one in a thread, while others are answered. */
export const drawingChecked = async (drawing: ToJudge): Promise<CheckedDrawing> => (isLarge(drawing) ? (await apart(drawing)) as CheckedDrawing : checkedModel(drawing));

/** The same, only read. */
export const drawingRead = async (bpmn: string): Promise<ReadDrawing> => (bpmn.length < largeDrawing ? readDrawing(bpmn) : (await apart({ read: bpmn })) as ReadDrawing);

/** What is asked of the decision files of a model, which may be as large or as hostile as a drawing. */
export const decisionsAnswer = async (asked: AskedOfDecisions): Promise<Answered> => (isLarge({ bpmn: '', decisions: asked.files.map(({ xml }) => xml) }) ? (await apart(asked)) as Answered : answerOf(asked));
