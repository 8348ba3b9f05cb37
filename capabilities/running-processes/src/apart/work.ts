import { answering } from '@comu/kernel/apart';
import { compile, readBpmn } from '@comu/processes';
import { judged, type ToJudge } from '../model-findings.ts';
import { decide, type ToDecide } from './decide.ts';

/** A drawing to be compiled, checked before. */
export interface ToCompile { readonly compile: string }

answering(async (asked: ToJudge | ToCompile | ToDecide) => {
  if ('compile' in asked) return compile(await readBpmn(asked.compile));
  return 'decision' in asked ? decide(asked) : judged(asked);
});
