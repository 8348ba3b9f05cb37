import type { ActivityPart, Candidates, Definition, EventPart, Flow, Inside, Node, NodeKind, Process } from './definition.ts';
import { askedFields, candidatesOf, dataName, eventDefinitions, expression, extension, extensions, loopOf, many, mappings, namesIn, typeOf } from './parts.ts';
import { messageCorrelations, processCorrelations } from './correlations.ts';
import type { BpmnFile, Moddle } from './read.ts';
import type { Text } from '../text.ts';

const activityTypes = new Set(['Task', 'UserTask', 'ManualTask', 'ServiceTask', 'SendTask', 'ReceiveTask', 'ScriptTask', 'BusinessRuleTask', 'SubProcess', 'Transaction', 'AdHocSubProcess', 'CallActivity']);
const gatewayTypes = new Set(['ExclusiveGateway', 'ParallelGateway', 'InclusiveGateway', 'ComplexGateway', 'EventBasedGateway']);
const eventTypes = new Set(['StartEvent', 'EndEvent', 'IntermediateThrowEvent', 'IntermediateCatchEvent', 'BoundaryEvent']);
const insideTypes = new Set(['SubProcess', 'Transaction', 'AdHocSubProcess']);

const idOf = (element: Moddle | undefined) => String(element?.id ?? '');

/** What is gathered while walking one file. */
interface Gathering {
  readonly nodes: Record<string, Node>;
  readonly flows: Record<string, Flow>;
  readonly globalTasks: Readonly<Record<string, Node>>;
  readonly executables: ReadonlySet<string>;
}

/** Turns a file that was read and checked into the graph the engine runs. */
export function compile(file: BpmnFile): Definition {
  const roots = many(file.root['rootElements']);
  const globalTasks = Object.fromEntries(roots.filter((root) => /^Global\w*Task$/.test(typeOf(root))).map((root) => [String(root.id), globalTask(root)]));
  const processes = roots.filter((root) => typeOf(root) === 'Process');
  const gathering: Gathering = { nodes: {}, flows: {}, globalTasks, executables: new Set(processes.map((process) => String(process.id))) };
  const compiled = processes.map((process) => compileProcess(process, gathering));
  const collaborations = roots.filter((root) => typeOf(root) === 'Collaboration');
  return {
    id: idOf(file.root),
    name: String(file.root['name'] ?? ''),
    processes: Object.fromEntries(compiled.map((process) => [process.id, process])),
    nodes: gathering.nodes,
    flows: gathering.flows,
    globalTasks,
    participants: collaborations.flatMap((collaboration) =>
      many(collaboration['participants']).map((each) => ({ id: idOf(each), name: String(each['name'] ?? ''), process: each['processRef']?.id ?? null })),
    ),
    correlations: messageCorrelations(roots),
    messageFlows: collaborations.flatMap((collaboration) =>
      many(collaboration['messageFlows']).map((each) => ({ id: idOf(each), source: idOf(each['sourceRef']), target: idOf(each['targetRef']) })),
    ),
  };
}

function compileProcess(process: Moddle, gathering: Gathering): Process {
  const id = String(process.id);
  const lanes = lanesOf(process);
  const container = compileContainer({ element: process, process: id, lanes, gathering });
  return {
    id,
    name: String(process['name'] ?? ''),
    ...namesIn(process),
    executable: process['isExecutable'] === true,
    inputs: extensions(process, 'Input').map((each) => ({ source: String(each['source'] ?? ''), from: null, target: String(each['target'] ?? '') })),
    outputs: extensions(process, 'Output').map((each) => ({ source: String(each['source'] ?? ''), from: null, target: String(each['target'] ?? '') })),
    correlations: processCorrelations(process),
    ...container,
  };
}

interface Lane {
  readonly name: string;
  readonly candidates: readonly Candidates[];
}

/** The innermost lane of each node; a lane without candidates of its own stands for a role of its name. */
function lanesOf(process: Moddle): ReadonlyMap<string, Lane> {
  const found = new Map<string, Lane>();
  const walk = (laneSet: Moddle | undefined, above: readonly Candidates[]) => {
    for (const lane of many(laneSet?.['lanes'])) {
      const own = candidatesOf(lane);
      const name = String(lane['name'] ?? '');
      const candidates = own.length > 0 ? own : above.length > 0 ? above : name === '' ? [] : [{ role: name, unit: null, person: null }];
      for (const node of many(lane['flowNodeRef'])) found.set(String(node.id), { name, candidates });
      walk(lane['childLaneSet'], own);
    }
  };
  for (const laneSet of many(process['laneSets'])) walk(laneSet, []);
  return found;
}

interface ContainerInput {
  readonly element: Moddle;
  readonly process: string;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly gathering: Gathering;
}

function compileContainer({ element, process, lanes, gathering }: ContainerInput) {
  const elements = many(element['flowElements']);
  const handlers = new Map<string, string>();
  for (const artifact of many(element['artifacts'])) {
    if (typeOf(artifact) === 'Association') handlers.set(String(artifact['sourceRef']?.id), String(artifact['targetRef']?.id));
  }
  const boundaries = new Map<string, string[]>();
  for (const each of elements) {
    if (typeOf(each) !== 'BoundaryEvent') continue;
    const host = String(each['attachedToRef']?.id);
    boundaries.set(host, [...(boundaries.get(host) ?? []), String(each.id)]);
  }
  const incoming = new Map<string, string[]>();
  const outgoing = new Map<string, string[]>();
  for (const each of elements) {
    if (typeOf(each) !== 'SequenceFlow') continue;
    const flow = { id: String(each.id), name: String(each['name'] ?? ''), ...namesIn(each), source: String(each['sourceRef']?.id), target: String(each['targetRef']?.id), condition: expression(each['conditionExpression']) };
    gathering.flows[flow.id] = flow;
    outgoing.set(flow.source, [...(outgoing.get(flow.source) ?? []), flow.id]);
    incoming.set(flow.target, [...(incoming.get(flow.target) ?? []), flow.id]);
  }
  const nodes: string[] = [];
  const eventSubProcesses: string[] = [];
  for (const each of elements) {
    const type = typeOf(each);
    if (!activityTypes.has(type) && !gatewayTypes.has(type) && !eventTypes.has(type)) continue;
    const id = String(each.id);
    const lane = lanes.get(id);
    const inside = insideTypes.has(type) ? compileInside({ element: each, process, lanes: inheritLane(lanes, lane, each), gathering }) : null;
    if (inside?.triggeredByEvent) eventSubProcesses.push(id);
    nodes.push(id);
    gathering.nodes[id] = {
      ...nodeFrom(each, type),
      process,
      container: String(element.id),
      lane: lane?.name ?? null,
      incoming: incoming.get(id) ?? [],
      outgoing: outgoing.get(id) ?? [],
      event: eventTypes.has(type) ? eventPart(each, handlers) : null,
      activity: activityTypes.has(type) ? activityPart({ element: each, boundary: boundaries.get(id) ?? [], lane, gathering }) : null,
      gateway: gatewayTypes.has(type) ? { activation: expression(each['activationCondition']), instantiate: each['instantiate'] === true, parallel: each['eventGatewayType'] === 'Parallel' } : null,
      inside,
    };
  }
  const data = [
    ...elements.filter((each) => typeOf(each) === 'DataObject').map(dataName),
    ...many(element['properties']).map(dataName),
  ].filter((name, index, all) => name !== '' && all.indexOf(name) === index);
  return { nodes, eventSubProcesses, data };
}

/** Nodes inside a sub-process belong to the lane of the sub-process unless they name their own. */
function inheritLane(lanes: ReadonlyMap<string, Lane>, lane: Lane | undefined, subProcess: Moddle): ReadonlyMap<string, Lane> {
  if (lane === undefined) return lanes;
  const inherited = new Map(lanes);
  for (const each of many(subProcess['flowElements'])) if (!inherited.has(String(each.id))) inherited.set(String(each.id), lane);
  return inherited;
}

function compileInside(input: ContainerInput): Inside {
  const { element } = input;
  const adHoc = typeOf(element) === 'AdHocSubProcess'
    ? { sequential: element['ordering'] === 'Sequential', completion: expression(element['completionCondition']), cancelRemaining: element['cancelRemainingInstances'] !== false }
    : null;
  return { triggeredByEvent: element['triggeredByEvent'] === true, adHoc, ...compileContainer(input) };
}

/** Words that a model says in some language, in every one: in Catalan where it says no other, else in whichever there is. */
function inEach({ ca, es, en }: Moddle): Text {
  const some = String(ca ?? es ?? en ?? '');
  return { ca: some, es: String(es ?? some), en: String(en ?? some) };
}

function nodeFrom(element: Moddle, type: string) {
  const [note, party] = [extension(element, 'Note'), extension(element, 'Party')];
  return {
    id: String(element.id),
    name: String(element['name'] ?? ''),
    ...namesIn(element),
    kind: `${type.charAt(0).toLowerCase()}${type.slice(1)}` as NodeKind,
    note: note === undefined ? null : { ca: String(note['ca'] ?? ''), es: String(note['es'] ?? ''), en: String(note['en'] ?? '') },
    ...(party === undefined ? {} : { party: inEach(party) }),
    defaultFlow: element['default']?.id ?? null,
    inputs: mappings(element, 'Input'),
    outputs: mappings(element, 'Output'),
  };
}

function eventPart(element: Moddle, handlers: ReadonlyMap<string, string>): EventPart {
  return {
    definitions: eventDefinitions(element),
    all: element['parallelMultiple'] === true,
    interrupting: element['cancelActivity'] !== false && element['isInterrupting'] !== false,
    attachedTo: element['attachedToRef']?.id ?? null,
    handler: handlers.get(String(element.id)) ?? null,
    correlation: extension(element, 'Correlation')?.['key'] ?? null,
  };
}

function activityPart({ element, boundary, lane, gathering }: { element: Moddle; boundary: readonly string[]; lane: Lane | undefined; gathering: Gathering }): ActivityPart {
  const io: Moddle | undefined = element['ioSpecification'];
  const own = candidatesOf(element);
  const operation = extension(element, 'Operation');
  const decision = extension(element, 'Decision');
  const due = extension(element, 'Due');
  const message: Moddle | undefined = element['messageRef'] ?? element['operationRef']?.inMessageRef;
  const script = element['script'] === undefined ? null : { source: String(element['script']).trim(), format: element['scriptFormat'] ?? element['scriptLanguage'] ?? null };
  const retry = extension(element, 'Retry');
  return {
    startQuantity: element['startQuantity'] ?? 1,
    completionQuantity: element['completionQuantity'] ?? 1,
    forCompensation: element['isForCompensation'] === true,
    loop: loopOf(element),
    boundary,
    data: [...many(element['properties']), ...many(io?.['dataInputs']), ...many(io?.['dataOutputs'])].map(dataName),
    candidates: own.length > 0 ? own : (lane?.candidates ?? []),
    form: extension(element, 'Form')?.['key'] ?? null,
    fields: askedFields(extension(element, 'Form')),
    operation: operation?.['name'] ?? element['operationRef']?.name ?? null,
    decision: decision?.['ref'] ?? null,
    result: operation?.['result'] ?? decision?.['result'] ?? extension(element, 'Script')?.['result'] ?? null,
    ...(extension(element, 'Priority') === undefined ? {} : { priority: String(extension(element, 'Priority')?.['level'] ?? 'normal') }),
    dueTerm: due?.['term'] ?? null,
    dueDate: due?.['date'] ?? null,
    notByWhoDid: extensions(element, 'FourEyes').map((each) => String(each['task'] ?? '')),
    script,
    message: message === undefined ? null : { name: String(message['name'] || message.id), ref: String(message.id) },
    correlation: extension(element, 'Correlation')?.['key'] ?? null,
    instantiate: element['instantiate'] === true,
    called: typeOf(element) === 'CallActivity' ? calledBy(element, gathering) : null,
    retry: retry === undefined ? null : { times: Number(retry['times'] ?? 0), wait: String(retry['wait'] ?? 'PT1M') },
  };
}

/** A call reaches a process or a global task; the name may carry a prefix of the namespace it was declared in. */
function calledBy(element: Moddle, gathering: Gathering): ActivityPart['called'] {
  const written = String(extension(element, 'Called')?.['process'] ?? element['calledElement'] ?? '');
  const local = written.slice(written.indexOf(':') + 1);
  if (local in gathering.globalTasks) return { process: null, globalTask: local };
  return { process: gathering.executables.has(local) ? local : written, globalTask: null };
}

/** A global task is run as if its kind of task stood where it is called. */
function globalTask(element: Moddle): Node {
  const type = typeOf(element).replace('Global', '');
  const gathering: Gathering = { nodes: {}, flows: {}, globalTasks: {}, executables: new Set() };
  return {
    ...nodeFrom(element, type),
    process: '',
    container: '',
    lane: null,
    incoming: [],
    outgoing: [],
    event: null,
    activity: activityPart({ element, boundary: [], lane: undefined, gathering }),
    gateway: null,
    inside: null,
  };
}
