import { inThread } from '@comu/kernel/apart';
import { compile, readBpmn, type Definition } from '@comu/processes';
import { tooLongToRead } from './apart/too-long.ts';
import type { ToCompile } from './apart/work.ts';
import { largeDrawing } from './limits.ts';

// Not the thread that checks drawings: whoever starts a process does not wait for whoever draws one.
const apart = inThread<ToCompile, Definition>({ work: new URL('./apart/work.ts', import.meta.url), tooMuch: () => tooLongToRead() });

/** The graph that the engine runs, of a drawing that was checked before: a small one at once, a large one in a thread, while others are answered. */
export const compiled = async (bpmn: string): Promise<Definition> => (bpmn.length < largeDrawing ? compile(await readBpmn(bpmn)) : apart({ compile: bpmn }));
