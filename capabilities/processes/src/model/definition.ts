import type { AskedField } from '../forms/asked.ts';
import type { Text } from '../text.ts';

/** A BPMN file made ready to run: the graph, resolved, with nothing left to look up. Plain data: it can be kept as JSON. */
export interface Definition {
  readonly id: string;
  readonly name: string;
  readonly processes: Readonly<Record<string, Process>>;
  /** Every flow node of every process, by id. */
  readonly nodes: Readonly<Record<string, Node>>;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly globalTasks: Readonly<Record<string, Node>>;
  readonly participants: readonly Participant[];
  readonly messageFlows: readonly MessageFlow[];
  /** For each message, by id: the correlation keys it can carry, with an expression over its content for each property of the key. */
  readonly correlations: Readonly<Record<string, readonly Correlation[]>>;
}

/** What an element is called in the other languages (`comu:name`); its `name` is Catalan. */
export interface Names {
  readonly es?: string;
  readonly en?: string;
}

export interface Correlation {
  readonly key: string;
  readonly paths: readonly string[];
}

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly process: string | null;
}

export interface MessageFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** What holds nodes: a process or a sub-process of any kind. */
export interface Container {
  readonly nodes: readonly string[];
  /** Event sub-processes directly inside. */
  readonly eventSubProcesses: readonly string[];
  /** Data objects and properties declared here: the names of the variables this scope owns, with a literal or null. */
  readonly data: readonly string[];
}

export interface Process extends Container {
  readonly id: string;
  readonly name: string;
  readonly names?: Names;
  readonly executable: boolean;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** Context-based correlation: expressions over the data of the process, in the order of the properties of the key. */
  readonly correlations: readonly Correlation[];
}

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly names?: Names;
  readonly source: string;
  readonly target: string;
  readonly condition: string | null;
}

export type ActivityKind =
  | 'task' | 'userTask' | 'manualTask' | 'serviceTask' | 'sendTask' | 'receiveTask' | 'scriptTask' | 'businessRuleTask'
  | 'subProcess' | 'transaction' | 'adHocSubProcess' | 'callActivity';
export type GatewayKind = 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'complexGateway' | 'eventBasedGateway';
export type EventKind = 'startEvent' | 'endEvent' | 'intermediateThrowEvent' | 'intermediateCatchEvent' | 'boundaryEvent';
export type NodeKind = ActivityKind | GatewayKind | EventKind;

export interface Node {
  readonly id: string;
  readonly name: string;
  readonly names?: Names;
  readonly kind: NodeKind;
  readonly process: string;
  /** The process or sub-process that holds it. */
  readonly container: string;
  readonly lane: string | null;
  readonly note: Text | null;
  /** What the interested party reads for its name, which is written for whoever does it. */
  readonly party?: Text;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly defaultFlow: string | null;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly event: EventPart | null;
  readonly activity: ActivityPart | null;
  readonly gateway: GatewayPart | null;
  /** Set on sub-processes of every kind. */
  readonly inside: Inside | null;
}

/** `target` receives the value of the expression `source`; without an expression the variable `from` is copied. */
export interface Mapping {
  readonly source: string | null;
  readonly from: string | null;
  readonly target: string;
}

export interface EventPart {
  readonly definitions: readonly EventDefinition[];
  /** Every definition must occur, not just one. */
  readonly all: boolean;
  /** Start events of event sub-processes and boundary events. */
  readonly interrupting: boolean;
  readonly attachedTo: string | null;
  /** A compensation boundary event points at its handler by an association. */
  readonly handler: string | null;
  readonly correlation: string | null;
}

export type EventDefinition =
  | { readonly kind: 'message'; readonly name: string; readonly ref: string }
  | { readonly kind: 'signal'; readonly name: string; readonly ref: string }
  | { readonly kind: 'error'; readonly code: string | null; readonly name: string }
  | { readonly kind: 'escalation'; readonly code: string | null; readonly name: string }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'conditional'; readonly condition: string }
  | { readonly kind: 'compensate'; readonly activity: string | null; readonly wait: boolean }
  | { readonly kind: 'link'; readonly name: string; readonly target: string | null }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'terminate' };

/** Each is an ISO 8601 literal, or `=` and an expression that gives one. */
export type Timer =
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'duration'; readonly value: string }
  | { readonly kind: 'cycle'; readonly value: string };

export interface ActivityPart {
  readonly startQuantity: number;
  readonly completionQuantity: number;
  readonly forCompensation: boolean;
  readonly loop: Loop | null;
  readonly boundary: readonly string[];
  /** Its variables: properties and data inputs. */
  readonly data: readonly string[];
  readonly candidates: readonly Candidates[];
  readonly form: string | null;
  /** The form written in the model itself; empty when the form is somebody else's or there is none. */
  readonly fields: readonly AskedField[];
  readonly operation: string | null;
  readonly decision: string | null;
  readonly result: string | null;
  /** `low`, `normal`, `high` or `urgent`; `=` and an expression that gives one. */
  readonly priority?: string | null;
  readonly dueTerm: string | null;
  readonly dueDate: string | null;
  /** Four-eyes rule: whoever completed one of these tasks may not do this one. */
  readonly notByWhoDid: readonly string[];
  readonly script: { readonly source: string; readonly format: string | null } | null;
  readonly message: { readonly name: string; readonly ref: string } | null;
  readonly correlation: string | null;
  /** Receive tasks only: it starts an instance. */
  readonly instantiate: boolean;
  readonly called: { readonly process: string | null; readonly globalTask: string | null } | null;
  readonly retry: { readonly times: number; readonly wait: string } | null;
}

export interface Candidates {
  readonly role: string | null;
  readonly unit: string | null;
  readonly person: string | null;
}

export type Loop =
  | { readonly kind: 'standard'; readonly testBefore: boolean; readonly condition: string | null; readonly maximum: number | null }
  | {
      readonly kind: 'multi';
      readonly sequential: boolean;
      readonly cardinality: string | null;
      /** Expression that gives the list; each value is set as `item` in its instance. */
      readonly collection: string | null;
      readonly item: string | null;
      readonly result: string | null;
      readonly collect: string | null;
      readonly completion: string | null;
      readonly behavior: 'None' | 'One' | 'All' | 'Complex';
      /** Thrown at each (None) or at the first (One) completion. */
      readonly event: EventDefinition | null;
      readonly complex: readonly { readonly condition: string; readonly event: EventDefinition | null }[];
    };

export interface GatewayPart {
  readonly activation: string | null;
  readonly instantiate: boolean;
  /** Event-based only: instantiating, and every event is needed. */
  readonly parallel: boolean;
}

export interface Inside extends Container {
  readonly triggeredByEvent: boolean;
  readonly adHoc: { readonly sequential: boolean; readonly completion: string | null; readonly cancelRemaining: boolean } | null;
}
