import { compile, readBpmn, type Definition } from '@comu/processes';
import { inThread } from './apart/thread.ts';
import type { ToCompile } from './apart/work.ts';
import { largeDrawing } from './limits.ts';

// Not the thread that checks drawings: whoever starts a process does not wait for whoever draws one.
const apart = inThread<ToCompile, Definition>(new URL('./apart/start.mjs', import.meta.url));

/** The graph that the engine runs, of a drawing that was checked before: a small one at once, a large one in a thread, while others are answered. */
export const compiled = async (bpmn: string): Promise<Definition> => (bpmn.length < largeDrawing ? compile(await readBpmn(bpmn)) : apart({ compile: bpmn }));
