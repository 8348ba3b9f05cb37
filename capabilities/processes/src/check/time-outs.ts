import type { Definition, Node } from '../model/definition.ts';

/** A timer after which the process goes on to something final without anybody: a step that decides, or its end. */
export interface TimeOut {
  readonly timer: Node;
  readonly reaches: Node;
  readonly decides: boolean;
}

/** Who or what else has a say: people at their tasks, and whoever sends what is awaited. */
const heard = ({ kind, event }: Node): boolean => kind === 'userTask' || kind === 'manualTask' || kind === 'receiveTask' || (kind === 'intermediateCatchEvent' && (event?.definitions.some((each) => each.kind === 'message' || each.kind === 'signal') ?? false));
const isTimer = ({ event }: Node): boolean => event?.definitions.some(({ kind }) => kind === 'timer') ?? false;

/**
 * Every timer that decides by itself: when its time has come, the process gets to a step that decides (`decides` says which operations do) or to its end, and no person has been asked. A timer
 * that begins a process, and one beside a step that only warns, decide nothing.
 */
export function timeOutsOf(definition: Definition, decides: (operation: string) => boolean): readonly TimeOut[] {
  return Object.values(definition.nodes).filter((node) => isTimer(node) && definition.processes[node.process]?.executable === true && !begins(definition, node)).flatMap((timer): TimeOut[] => {
    const after = alone(definition, timer);
    const deciding = after.find(({ activity }) => activity?.operation != null && decides(activity.operation));
    if (deciding !== undefined) return [{ timer, reaches: deciding, decides: true }];
    const end = after.find((node) => (beside(timer) ? terminates(node) : ends(node)) && leaving(definition, node) === null);
    return end === undefined ? [] : [{ timer, reaches: end, decides: false }];
  });
}

const begins = ({ nodes }: Definition, { kind, container }: Node): boolean => kind === 'startEvent' && nodes[container]?.inside?.triggeredByEvent !== true;
/** What it is on goes on meanwhile. */
const beside = ({ kind, event }: Node): boolean => kind !== 'intermediateCatchEvent' && event?.interrupting === false;
const terminates = ({ event }: Node): boolean => event?.definitions.some(({ kind }) => kind === 'terminate') ?? false;
const ends = ({ kind, outgoing, inside }: Node): boolean => kind === 'endEvent' || (outgoing.length === 0 && kind !== 'intermediateThrowEvent' && (inside === null || inside.nodes.length === 0));

/** All that is gone through after a timer before anybody has a say. */
function alone(definition: Definition, timer: Node): readonly Node[] {
  const seen = new Map<string, Node>();
  const waiting = [...next(definition, timer)];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const node = definition.nodes[id];
    if (node === undefined || seen.has(id) || node.id === timer.id || heard(node)) continue;
    seen.set(id, node);
    waiting.push(...next(definition, node));
  }
  return [...seen.values()];
}

/** Where a token goes from a node: along its flows, into a sub-process, out of one that ends, to the other end of a link. */
function next(definition: Definition, node: Node): readonly string[] {
  const { nodes } = definition;
  const link = node.event?.definitions.find((each) => each.kind === 'link');
  if (link !== undefined && node.kind === 'intermediateThrowEvent') return Object.values(nodes).filter(({ kind, container, event }) => kind === 'intermediateCatchEvent' && container === node.container && (event?.definitions.some((each) => each.kind === 'link' && each.name === link.name) ?? false)).map(({ id }) => id);
  if (node.inside !== null && node.inside.nodes.length > 0) return node.inside.nodes.filter((id) => nodes[id]?.incoming.length === 0 && nodes[id].kind !== 'boundaryEvent' && nodes[id].inside?.triggeredByEvent !== true);
  return ends(node) ? (leaving(definition, node) ?? []) : targets(definition, node);
}

const targets = ({ flows }: Definition, { outgoing }: Node): readonly string[] => outgoing.flatMap((id) => flows[id]?.target ?? []);

/** Where a token goes after the last step inside a sub-process: to what catches the error with which it ended, or to what comes after; null when the process ends with it. */
function leaving(definition: Definition, { container, event }: Pick<Node, 'container' | 'event'>): readonly string[] | null {
  const around = definition.nodes[container];
  if (around === undefined) return null;
  const thrown = new Set(event?.definitions.map(({ kind }) => kind));
  const catching = (around.activity?.boundary ?? []).filter((id) => definition.nodes[id]?.event?.definitions.some(({ kind }) => kind !== 'timer' && thrown.has(kind)));
  if (catching.length > 0) return catching;
  return around.inside?.triggeredByEvent === true || around.outgoing.length === 0 ? leaving(definition, { container: around.container, event }) : targets(definition, around);
}

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
/** Words by which people tell, in the three languages, that time runs or has run out. */
const ofTime = /\d|\b(?:dia|dies|dias|day|setman|semana|week|mes|mesos|meses|month|any|anys|ano|anos|year|hora|hores|hour|minut|segon|segundo|second|termin|term\b|plac|plazo|temps\b|tiempo|time\b|time-?out|venc|caduc|silenc|expir|prescri|exhaur|agota|deadline|due|laps|elaps|transcor|transcurr|passat|pasado|tard|late|overdue|sense|sin|without|ningu|nadie|nobody|no\b|not\b)/;

/** Whether a name tells that time decides: “10 dies hàbils sense esmena”, “Silenci negatiu”, “Venç el termini”. */
export const tellsOfTime = (name: string): boolean => ofTime.test(plain(name));
