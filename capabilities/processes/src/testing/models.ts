import { feelExpressions } from '../feel-expressions.ts';
import { checkBpmn } from '../check/check.ts';
import { compile } from '../model/compile.ts';
import type { Definition } from '../model/definition.ts';
import { readBpmn } from '../model/read.ts';
import { simulator, type JobOutcome, type SimulatorInput } from '../simulator.ts';
import type { JobRow, TaskRow } from '../rows.ts';

/** A whole file around what a test is about. */
export const bpmn = (inside: string, around = '') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:comu="https://comu.cat/bpmn/1" id="file" targetNamespace="https://comu.cat/test">
  ${around}
  <process id="p" isExecutable="true">${inside}</process>
</definitions>`;

export const flow = (from: string, to: string, condition?: string) =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression"><![CDATA[${condition}]]></conditionExpression>`}</sequenceFlow>`;

export const chain = (...ids: string[]) => ids.slice(1).map((id, index) => flow(ids[index] ?? '', id)).join('');

/** Reads, checks and compiles; a model that the checker would refuse fails the test at once. */
export async function definitionOf(xml: string): Promise<Definition> {
  const file = await readBpmn(xml);
  const findings = checkBpmn(file, { expressions: feelExpressions });
  if (findings.length > 0) throw new Error(findings.map((finding) => `${finding.rule} ${finding.element}: ${finding.sentence.en}`).join('\n'));
  return compile(file);
}

export interface Scene extends Partial<Omit<SimulatorInput, 'definition'>> {
  readonly jobs?: Readonly<Record<string, (job: JobRow) => JobOutcome>>;
}

/** A simulator over a model, in FEEL, on which a test plays its part. */
export async function play(xml: string, { jobs = {}, expressions = feelExpressions, ...rest }: Scene = {}) {
  const definition = await definitionOf(xml);
  const run = simulator({ definition, expressions, doJob: (job) => jobs[job.name]?.(job) ?? {}, ...rest });
  const id = run.start({ process: 'p' });
  return { definition, run, id };
}

type Running = Awaited<ReturnType<typeof play>>;

export const stateOf = ({ run, id }: Running) => {
  const state = run.state(id);
  if (state === undefined) throw new Error('The instance has not started: call run.run() first.');
  return state;
};

export const openTasks = (running: Running): readonly TaskRow[] => stateOf(running).tasks.filter((task) => task.state === 'open');

export function finishTask(running: Running, element: string, { by = 'anna', variables = {} }: { by?: string; variables?: Record<string, unknown> } = {}) {
  const task = openTasks(running).find((each) => each.element === element);
  if (task === undefined) throw new Error(`No open task ${element}.`);
  running.run.execute(running.id, { kind: 'complete-task', task: task.id, by, variables });
  running.run.run({ milliseconds: 0 });
}

export const variable = (running: Running, name: string) => stateOf(running).variables.find((row) => row.scope === running.id && row.name === name)?.value;

/** What was done, in order, by element. */
export const done = ({ run }: Running) => run.events.filter((event) => event.kind === 'activity-completed').map((event) => event.element);
