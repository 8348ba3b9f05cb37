import { readFileSync } from 'node:fs';
import { checkBpmn } from '../check/check.ts';
import { compile } from '../model/compile.ts';
import { readBpmn } from '../model/read.ts';
import type { JobRow } from '../rows.ts';
import { simulator, type JobOutcome } from '../simulator.ts';
import { reference, type ConformanceResult } from './folder.ts';
import { javaExpressions } from './java-expressions.ts';
import { UNMET } from './unmet.ts';

export interface ExecutionCase {
  readonly model: string;
  readonly case: number;
  readonly input: string | null;
  readonly integer: number;
  readonly delayMs: number;
  readonly twoProcesses: boolean;
  readonly trace: readonly string[];
  readonly error: string | null;
}

export const executionCases = (): readonly ExecutionCase[] => JSON.parse(readFileSync(reference('bpmn-execution', 'cases.json'), 'utf8'));

/** Rules of the standard that the authors of the reference models overlooked themselves: scripts without a format, conditions not marked as formal. */
export const slips: readonly string[] = ['script-format', 'formal-expression'];

export interface Observed {
  readonly trace: readonly string[];
  readonly error: string | null;
}

/** Runs one reference case on the virtual clock and says what it logged, and how it failed if it did. */
export async function runCase(each: ExecutionCase): Promise<Observed> {
  const file = await readBpmn(readFileSync(reference('bpmn-execution', each.model)));
  if (checkBpmn(file, { expressions: javaExpressions, except: slips }).length > 0) return { trace: [], error: 'deployment' };
  const definition = compile(file);
  const trace: string[] = [];
  const scripts = actor(trace);
  const run = simulator({ definition, expressions: javaExpressions, doJob: (job) => scripts(job, definition.nodes[job.element]?.outputs.map((output) => output.from ?? '') ?? []) });
  const [first, second] = processesToStart(each.model, Object.keys(definition.processes));
  const variables = { test: each.input ?? '', integerVariable: each.integer };
  // The partner waits first, so that the message finds it.
  if (each.twoProcesses && second !== undefined) run.start({ process: second, variables });
  run.start({ process: first ?? '', variables });
  run.run({ milliseconds: each.delayMs });
  const incident = run.instances().flatMap((state) => state.incidents).find((one) => one.resolvedAt === null);
  return { trace: trace.toSorted(), error: incident === undefined ? null : incident.kind === 'error-event' ? 'error-event' : 'runtime' };
}

/** The process named after the model is the one to start; the other one is its partner. */
function processesToStart(model: string, processes: readonly string[]): readonly string[] {
  const name = model.slice(model.indexOf('/') + 1, -'.bpmn'.length);
  return processes.toSorted((a, b) => Number(b === name) - Number(a === name));
}

/** Acts out the scripts of the reference models, as their README describes them. */
function actor(trace: string[]) {
  let marked = false;
  return (job: JobRow, outputs: readonly string[]): JobOutcome => {
    const integer = Number(job.input['integerVariable'] ?? 0);
    switch (job.name) {
      case 'CREATE_LOG_FILE':
        return {};
      case 'CREATE_MARKER_FILE':
        if (!marked) trace.push('marker-exists');
        marked = true;
        return {};
      case 'INCREMENT_INTEGER_VARIABLE':
        return { result: { integerVariable: integer + 1 } };
      case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
        trace.push('increment');
        return { result: { integerVariable: integer + 1 } };
      case 'SET_STRING_DATA':
        return { result: { [outputs[0] ?? 'data']: 'String' } };
      case 'LOG_DATA':
        if (Object.values(job.input).includes('String')) trace.push('data-correct');
        return {};
      case 'WAIT_TEN_SECONDS':
        return { takes: 10_000 };
      case 'THROW_ERROR':
        return { failure: 'thrown on purpose', code: 'ERR_CODE' };
      default:
        if (!job.name.startsWith('SCRIPT_')) throw new Error(`a script the reference models do not use: ${job.name}`);
        trace.push(job.name.slice('SCRIPT_'.length));
        return {};
    }
  };
}

/** Expectation met: the same lines, and the same kind of end. The models' `error` means refused or stopped, whichever way. */
export function differs(each: ExecutionCase, observed: Observed): string | null {
  const expected = each.trace.toSorted().join(' ');
  const seen = observed.trace.join(' ');
  if (expected !== seen) return `expected [${expected}], logged [${seen}]${observed.error === null ? '' : ` and ended in ${observed.error}`}`;
  const sameEnd = each.error === 'error' ? observed.error !== null : each.error === observed.error;
  return sameEnd ? null : `expected to end in ${each.error ?? 'no error'}, ended in ${observed.error ?? 'no error'}`;
}

export async function executionResults(): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const each of executionCases()) {
    const reason = differs(each, await runCase(each));
    const id = `${each.model}#${each.case}`;
    const known = UNMET[id];
    results.push({ suite: 'bpmn-execution', id, status: reason === null ? 'passed' : 'failed', reason: reason !== null && reason === known?.difference ? `${reason}: ${known.because}` : reason });
  }
  return results;
}
