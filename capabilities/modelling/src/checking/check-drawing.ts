import { inThread } from '@comu/kernel/apart';
import { isLarge, largeDrawing, tooLongToRead } from '@comu/running-processes';
import type { ToJudge } from '@comu/running-processes/apart';
import { checkedModel, type CheckedDrawing } from './checked-model.ts';
import { answerOf, type Answered, type AskedOfDecisions } from './decisions.ts';
import { readDrawing, type ReadDrawing } from './read-drawing.ts';
import type { AskedOfRehearsal, Rehearsed } from '../rehearsal/setting.ts';

/** What a thread is asked: to check a drawing, only to read it, something of its decisions, or to rehearse it. */
export type Asked = ToJudge | { readonly read: string } | AskedOfDecisions | AskedOfRehearsal;

const apart = inThread<Asked, unknown>({ work: new URL('./work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** Checks a drawing: a small one at once, a large one in a thread, while others are answered. */
export const drawingChecked = async (drawing: ToJudge): Promise<CheckedDrawing> => (isLarge(drawing) ? (await apart(drawing)) as CheckedDrawing : checkedModel(drawing));

/** The same, only read. */
export const drawingRead = async (bpmn: string): Promise<ReadDrawing> => (bpmn.length < largeDrawing ? readDrawing(bpmn) : (await apart({ read: bpmn })) as ReadDrawing);

/** What is asked of the decision files of a model, which may be as large or as hostile as a drawing. */
export const decisionsAnswer = async (asked: AskedOfDecisions): Promise<Answered> => (isLarge({ bpmn: '', decisions: asked.files.map(({ xml }) => xml) }) ? (await apart(asked)) as Answered : answerOf(asked));

// A thread of its own, and always: a small model that runs in circles takes as long as a large one, and its tests are played at every change.
const stage = inThread<AskedOfRehearsal, Rehearsed>({ work: new URL('./work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** What is asked of a model as drawn: played in a thread, while others are answered. */
export const rehearsalAnswer = (asked: AskedOfRehearsal): Promise<Rehearsed> => stage(asked);
