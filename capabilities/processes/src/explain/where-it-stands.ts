import type { Definition } from '../model/definition.ts';
import type { IncidentRow, InstanceRows, TaskRow } from '../rows.ts';
import { fill, type Text } from '../text.ts';
import { whatIsActive, type Active } from './active.ts';
import { titleOf } from './names.ts';
import { whatCanComeNext, type Next } from './next.ts';
import { dayWords, done as doneWords, ends, errorWithReason, incidents as incidentWords } from './words.ts';

export interface Done {
  readonly element: string;
  readonly by: string | null;
  readonly at: string;
  readonly sentence: Text;
}

export interface Trouble {
  readonly incident: string;
  readonly element: string;
  readonly kind: IncidentRow['kind'];
  readonly facts: IncidentRow['facts'];
  /** The data in sight when it failed. */
  readonly data: IncidentRow['data'];
  readonly sentence: Text;
}

export interface Standing {
  readonly state: InstanceRows['instance']['state'];
  /** One sentence for the top of a case. */
  readonly summary: Text;
  readonly active: readonly Active[];
  readonly done: readonly Done[];
  readonly next: readonly Next[];
  readonly trouble: readonly Trouble[];
}

/** Where an instance stands, as data and in plain words: what is going on, who did what, what can come next, and what is wrong. */
export function whereItStands(definition: Definition, state: InstanceRows): Standing {
  const active = state.instance.state === 'running' ? whatIsActive(definition, state) : [];
  const trouble = state.incidents.filter((incident) => incident.resolvedAt === null).map((incident) => troubleOf(definition, incident));
  const next = state.instance.state === 'running' ? whatCanComeNext(definition, state) : [];
  return { state: state.instance.state, summary: summaryOf(state, active, trouble), active, done: state.tasks.filter((task) => task.state === 'completed').map((task) => doneBy(definition, task)), next, trouble };
}

function summaryOf(state: InstanceRows, active: readonly Active[], trouble: readonly Trouble[]): Text {
  if (state.instance.state !== 'running') return ends[state.instance.state];
  return trouble[0]?.sentence ?? active[0]?.sentence ?? { ca: 'Comença.', es: 'Comienza.', en: 'It is starting.' };
}

function doneBy(definition: Definition, task: TaskRow): Done {
  const at = task.endedAt ?? task.createdAt;
  const words = task.completedBy === null ? doneWords.byItself : doneWords.byPerson;
  return { element: task.element, by: task.completedBy, at, sentence: fill(words, { who: task.completedBy, name: titleOf(definition, task.element, task.name), date: dayWords(at) }) };
}

/** An incident in words: what stopped, why, and how to go on. */
export function troubleOf(definition: Definition, incident: IncidentRow): Trouble {
  const { element, kind, facts, data } = incident;
  return { incident: incident.id, element, kind, facts, data, sentence: fill(wordsOf(kind, facts), { value: '', ...facts, message: unended(facts['message']), errorMessage: facts['said'] ?? facts['errorMessage'], name: titleOf(definition, element) }) };
}

/** What somebody else said, without its full stop: ours follows. */
const unended = (said: unknown): unknown => (typeof said === 'string' ? said.replace(/\.$/, '') : said !== null && typeof said === 'object' ? Object.fromEntries(Object.entries(said).map(([language, words]) => [language, unended(words)])) : said);

/** An uncaught error is told with its reason when whoever threw it said one. */
const wordsOf = (kind: IncidentRow['kind'], facts: IncidentRow['facts']): Text => (kind === 'error-event' && typeof facts['errorMessage'] === 'string' ? errorWithReason : incidentWords[kind]);
