import { compare, type CompareInput } from '../comparing/compare.ts';
import { write, type WriteInput } from '../writing/write.ts';
import { check, examine, profile } from '../examining/examine.ts';
import { ask, type Question } from '../question/ask.ts';
import { lineage, type LineageInput } from '../lineage/lineage.ts';
import { load, type LoadInput } from '../loading/load.ts';
import { propose, type ProposeInput } from '../reading/propose.ts';
import type { Checked } from '../types.ts';
import type { EngineSettings } from './messages.ts';

export interface WorkRoom { readonly settings: EngineSettings; readonly signal: AbortSignal; progress(of: unknown): void }
interface Work { readonly lane: 'heavy' | 'question'; run(input: never, room: WorkRoom): Promise<unknown> }

/** What the engine’s process can be asked to do. */
export const works: Readonly<Record<string, Work>> = {
  query: { lane: 'question', run: (input: Question, room) => ask(input, room) },
  propose: { lane: 'question', run: (input: ProposeInput, room) => propose(input, room) },
  profile: { lane: 'heavy', run: (input: { readonly path: string }, room) => profile(input, room) },
  check: { lane: 'heavy', run: (input: Checked, room) => check(input, room) },
  examine: { lane: 'heavy', run: (input: Checked, room) => examine(input, room) },
  compare: { lane: 'heavy', run: (input: CompareInput, room) => compare(input, room) },
  write: { lane: 'question', run: (input: WriteInput, room) => write(input, room) },
  lineage: { lane: 'question', run: (input: LineageInput, room) => lineage(input, room) },
  load: { lane: 'heavy', run: (input: LoadInput, room) => load(input, room) },
};
