import type { Definition, Node, Process } from '../model/definition.ts';
import type { InstanceRow } from '../rows.ts';
import { blankActivity } from './activities.ts';
import { targetsOf, wait } from './catching.ts';
import type { Command, StepInput } from './commands.ts';
import { noteReceived } from './correlation.ts';
import { assignAll, bringOut, declare, inSight, mapped } from './data.ts';
import { nodeOf } from './flow.ts';
import { park } from './gateways.ts';
import { refusals, refuse } from './refusals.ts';
import { listenInScope, openScope } from './scopes.ts';
import { awaitEvents } from './waiting.ts';
import { openWork, put, record, type Work } from './work.ts';

type Start = Extract<Command, { kind: 'start' }>;

/** Makes a new instance and puts its first tokens. */
export function startInstance(input: StepInput, command: Start): Work {
  const process = input.definition.processes[command.process];
  if (process === undefined) refuse('processes.no-such-process', refusals.noSuchProcess, { process: command.process });
  const instance: InstanceRow = {
    organisation: command.organisation,
    id: command.id ?? input.newId(),
    definition: command.definition,
    process: process.id,
    state: 'running',
    businessKey: command.businessKey ?? null,
    parentInstance: command.parent?.instance ?? null,
    parentActivity: command.parent?.activity ?? null,
    version: 0,
    lastEvent: 0,
    startedAt: input.now,
    startedBy: command.by ?? null,
    endedAt: null,
  };
  const work = openWork(input, instance, null);
  const root = put(work, 'activity', { ...blankActivity(work), id: instance.id, role: 'process', parent: null, element: process.id });
  record(work, { kind: 'instance-started', by: instance.startedBy, data: instance.businessKey === null ? null : { businessKey: instance.businessKey } });
  if (command.at === undefined) {
    for (const [name, value] of Object.entries(command.variables ?? {})) declare(work, root.id, name, value);
    applyInputs(work, process);
    openScope(work, root, process);
    return work;
  }
  for (const name of process.data) declare(work, root.id, name, null);
  startAt(work, { process, node: nodeOf(work, command.at), payload: command.variables ?? {}, occurred: command.occurred });
  return work;
}

function applyInputs(work: Work, process: Process): void {
  for (const [name, value] of mapped(work, process.inputs, inSight(work, work.instance.id))) declare(work, work.instance.id, name, value);
}

/** Starts by an event that has occurred: a start event, an instantiating receive task, or an event after an instantiating gateway. */
function startAt(work: Work, { process, node, payload, occurred }: { process: Process; node: Node; payload: Readonly<Record<string, unknown>>; occurred: string | undefined }): void {
  const root = work.instance.id;
  const rootRow = work.rows.activity.get(root);
  record(work, { kind: 'event-caught', element: node.id });
  if (node.outputs.length > 0) bringOut(work, { outputs: node.outputs, scope: root, from: root, given: payload });
  else assignAll(work, root, payload);
  for (const definition of node.event?.definitions ?? []) if (definition.kind === 'message') noteReceived(work, definition.ref, payload);
  if (node.activity?.message) noteReceived(work, node.activity.message.ref, payload);
  applyInputs(work, process);
  if (rootRow !== undefined && listenInScope(work, rootRow, process) === 'interrupted') return;
  const missing = node.event?.all ? node.event.definitions.filter((each) => !('name' in each && each.name === occurred)) : [];
  if (missing.length > 0) {
    const token = park(work, { scope: root, element: node.id, flow: null, phase: 'waiting' });
    awaitEvents(work, { waiter: token.id, node, definitions: missing, correlation: node.event?.correlation ?? null, scope: root });
    return;
  }
  work.ready.push({ kind: 'leave', element: node.id, scope: root, times: 1 });
  const gateway = instantiatingGateway(work.input.definition, node);
  if (gateway === undefined || !gateway.gateway?.parallel) return;
  // Every other event of a parallel instantiating gateway must still come before the process can end (standard, 10.6.6).
  for (const other of targetsOf(work, gateway)) if (other.id !== node.id) wait(work, park(work, { scope: root, element: other.id, flow: null, phase: 'waiting' }), other);
}

function instantiatingGateway(definition: Definition, node: Node): Node | undefined {
  return node.incoming.map((flow) => definition.nodes[definition.flows[flow]?.source ?? '']).find((source) => source?.gateway?.instantiate);
}

/** What starts a process by itself once the definition is deployed: the caller keeps them as rows and issues `start` with `at`. */
export interface StartTrigger {
  readonly process: string;
  readonly at: string;
  readonly kind: 'message' | 'signal' | 'timer' | 'conditional';
  /** Message or signal name, timer value or condition. */
  readonly name: string;
  readonly timer: 'date' | 'duration' | 'cycle' | null;
}

export function startTriggers(definition: Definition): readonly StartTrigger[] {
  return Object.values(definition.processes).flatMap((process) => process.nodes.flatMap((id) => triggersAt(definition, process, id)));
}

function triggersAt(definition: Definition, process: Process, id: string): StartTrigger[] {
  const node = definition.nodes[id];
  if (node === undefined) return [];
  const instantiates = node.kind === 'startEvent' || (node.activity?.instantiate && node.incoming.length === 0) || instantiatingGateway(definition, node) !== undefined;
  if (!instantiates) return [];
  const base = { process: process.id, at: id, timer: null };
  if (node.kind === 'receiveTask') return [{ ...base, kind: 'message', name: node.activity?.message?.name ?? node.name }];
  return (node.event?.definitions ?? []).flatMap((each): StartTrigger[] => {
    if (each.kind === 'message' || each.kind === 'signal') return [{ ...base, kind: each.kind, name: each.name }];
    if (each.kind === 'timer') return [{ ...base, kind: 'timer', name: each.timer.value, timer: each.timer.kind }];
    return each.kind === 'conditional' ? [{ ...base, kind: 'conditional', name: each.condition }] : [];
  });
}

