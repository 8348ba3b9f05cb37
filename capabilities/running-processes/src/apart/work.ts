import { answering } from '@comu/kernel/apart';
import { compile, readBpmn } from '@comu/processes';
import { judged, type ToJudge } from '../model-findings.ts';

/** A drawing to be compiled, checked before. */
export interface ToCompile { readonly compile: string }

answering(async (asked: ToJudge | ToCompile) => ('compile' in asked ? compile(await readBpmn(asked.compile)) : judged(asked)));
