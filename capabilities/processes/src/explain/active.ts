import { isOffered } from '../engine/ad-hoc.ts';
import { whoCanReach } from '../engine/reach.ts';
import type { Definition, Node } from '../model/definition.ts';
import type { ActivityRow, InstanceRows, SubscriptionRow, TaskRow, TimerRow, TokenRow } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import { titleOf } from './names.ts';
import { active as words, dayWords } from './words.ts';

export interface Active {
  readonly element: string;
  readonly name: string;
  readonly title: Text;
  readonly kind: 'task' | 'job' | 'call' | 'message' | 'signal' | 'conditional' | 'timer' | 'join' | 'stuck' | 'offer';
  readonly since: string;
  readonly dueAt: string | null;
  readonly sentence: Text;
  /** The modeller's own word of explanation. */
  readonly note: Text | null;
}

type Bare = Omit<Active, 'note'>;

/** Everything the instance is waiting for, the people's tasks first. */
export function whatIsActive(definition: Definition, state: InstanceRows): readonly Active[] {
  const bare: readonly Bare[] = [
    ...state.tasks.filter((task) => task.state === 'open').map((task) => taskActive(definition, task)),
    ...state.activities.flatMap((row) => activityActive(definition, state, row)),
    ...state.tokens.flatMap((token) => tokenActive(definition, state, token)),
    ...waits(definition, state),
  ];
  return bare.map((each) => ({ ...each, note: definition.nodes[each.element]?.note ?? null }));
}

function taskActive(definition: Definition, task: TaskRow): Bare {
  const who = task.assignee ?? task.candidates.map(({ role, unit, person }) => person ?? [role, unit].filter((part) => part !== null).join(', ')).join(' / ');
  const title = titleOf(definition, task.element, task.name);
  const asked = who === '' ? words.waits : words.waitsForAny;
  const sentence = fill(task.assignee === null ? asked : words.waitsForPerson, { who, name: title });
  const due = task.dueAt === null ? null : fill(words.dueBy, { date: dayWords(task.dueAt) });
  return { element: task.element, name: title.ca, title, kind: 'task', since: task.createdAt, dueAt: task.dueAt, sentence: due === null ? sentence : join(sentence, due) };
}

function activityActive(definition: Definition, state: InstanceRows, row: ActivityRow): Bare[] {
  if (row.state !== 'active' || row.role !== 'activity') return [];
  const title = titleOf(definition, row.element);
  const base = { element: row.element, name: title.ca, title, since: row.startedAt, dueAt: null };
  if (row.calledInstance !== null) return [{ ...base, kind: 'call', sentence: fill(words.calls, { name: title }) }];
  const job = state.jobs.find((each) => each.activity === row.id);
  const retry = state.timers.find((timer) => timer.waiter === row.id && timer.purpose === 'retry');
  if (job !== undefined && retry !== undefined) return [{ ...base, kind: 'job', sentence: fill(words.retries, { name: title, attempts: job.attempt - 1, date: dayWords(retry.dueAt, true) }) }];
  if (job !== undefined) return [{ ...base, kind: 'job', sentence: fill(words.runs, { name: title }) }];
  const inside = definition.nodes[row.element]?.inside;
  const offered = inside?.adHoc ? inside.nodes.map((id) => definition.nodes[id]).filter((node) => node !== undefined).filter(isOffered) : [];
  if (offered.length > 0) return [{ ...base, kind: 'offer', sentence: fill(words.offers, { name: title, what: listed(offered.map(({ id }) => titleOf(definition, id))) }) }];
  return [];
}

function tokenActive(definition: Definition, state: InstanceRows, token: TokenRow): Bare[] {
  if (token.phase !== 'gathering' || token.taken !== null) return [];
  const node = definition.nodes[token.element];
  if (node === undefined) return [];
  const there = state.tokens.filter((each) => each.element === token.element && each.scope === token.scope && each.phase === 'gathering');
  if (there[0] !== token) return [];
  const needed = node.gateway === null ? (node.activity?.startQuantity ?? 1) : node.incoming.length;
  const missing = node.incoming.filter((flow) => !there.some((each) => each.flow === flow));
  const hope = missing.length === 0 ? node.incoming : missing;
  const stuck = node.kind !== 'inclusiveGateway' && !hope.some((flow) => whoCanReach(definition, flow, node.id, state, token.scope));
  const title = titleOf(definition, node.id);
  const sentence = fill(stuck ? words.stuck : words.joins, { name: title, count: there.length, all: needed });
  return [{ element: node.id, name: title.ca, title, kind: stuck ? 'stuck' : 'join', since: token.at, dueAt: null, sentence }];
}

/** Messages, signals, conditions and times that tokens and receive tasks wait for; what could interrupt is told under what can come next. */
function waits(definition: Definition, state: InstanceRows): Bare[] {
  const passing = ({ element }: Awaited) => !['boundaryEvent', 'startEvent'].includes(definition.nodes[element]?.kind ?? '');
  const awaited = [...state.subscriptions, ...state.timers.filter(({ purpose }) => purpose === 'event')].filter(passing);
  return [...new Set(awaited.map(({ waiter }) => waiter))].flatMap((waiter): Bare[] => {
    const rows = awaited.filter((row) => row.waiter === waiter);
    const token = state.tokens.find(({ id }) => id === waiter);
    const since = token?.at ?? state.activities.find(({ id }) => id === waiter)?.startedAt ?? state.instance.startedAt;
    const gateway = definition.nodes[token?.element ?? ''];
    if (gateway?.kind === 'eventBasedGateway' && rows.length > 1) return [whicheverFirst(definition, gateway, rows, since)];
    return rows.map((row) => {
      const title = titleOf(definition, row.element);
      const told = { element: row.element, name: title.ca, title, since };
      return 'dueAt' in row ? { ...told, kind: 'timer', dueAt: row.dueAt, sentence: fill(words.timer, { name: title, date: dayWords(row.dueAt, true) }) } : { ...told, kind: row.kind, dueAt: null, sentence: awaiting(definition.nodes[row.element], row, title) };
    });
  });
}
type Awaited = SubscriptionRow | TimerRow;

/** The alternatives of an event-based gateway are one wait: what happens first decides. */
function whicheverFirst(definition: Definition, gateway: Node, rows: readonly Awaited[], since: string): Bare {
  const title = titleOf(definition, gateway.id);
  const dates = rows.flatMap((row) => ('dueAt' in row ? [row.dueAt] : [])).toSorted();
  const [due = null] = dates;
  const sentence = fill(words.first, { what: listed(rows.map((row) => quoted(titleOf(definition, row.element))), words.or) });
  return { element: gateway.id, name: title.ca, title, kind: rows.every((row) => 'dueAt' in row) ? 'timer' : 'message', since, dueAt: due, sentence: due === null ? sentence : join(sentence, fill(words.dueBy, { date: dayWords(due) })) };
}

/** What is awaited, by the name of its step: the name of a message is what machines call it, told only where the step has none. */
function awaiting(node: Node | undefined, { kind, name }: SubscriptionRow, title: Text): Text {
  if (node === undefined || node.name === '') return fill(words[kind], { what: name });
  return fill(node.activity === null ? words.happens : words.receives, { name: title });
}

const listed = (all: readonly Text[], between: Text = { ca: ', ', es: ', ', en: ', ' }): Text => ({ ca: all.map(({ ca }) => ca).join(between.ca), es: all.map(({ es }) => es).join(between.es), en: all.map(({ en }) => en).join(between.en) });
const quoted = ({ ca, es, en }: Text): Text => ({ ca: `«${ca}»`, es: `«${es}»`, en: `“${en}”` });
const join = (one: Text, other: Text): Text => ({ ca: `${one.ca} ${other.ca}`, es: `${one.es} ${other.es}`, en: `${one.en} ${other.en}` });
