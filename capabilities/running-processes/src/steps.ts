import { sentence, type Text } from '@comu/kernel';
import { labelsOf, titleOf, whereItStands, type Definition, type EventRow, type InstanceRows } from '@comu/processes';
import { z } from 'zod';
import { inWords } from './in-words.ts';

export const stepSchema = z.object({
  kind: z.enum(['done', 'active', 'incident', 'next']), element: z.string(), name: sentence, /** Its name for the interested party. */ party: sentence, sentence,
  /** When it was done, or since when it waits; nothing for what may come. */
  at: z.string().nullable(), due: z.string().nullable(), note: sentence.nullable(), incident: z.uuid().nullable(),
});
export type Step = z.output<typeof stepSchema>;
type Told = Omit<Step, 'party'>;
export type LoggedEvent = Pick<EventRow, 'number' | 'at' | 'kind' | 'element' | 'name' | 'by' | 'data'>;

const told = {
  byPerson: { ca: '{who} va fer «{name}».', es: '{who} hizo «{name}».', en: '{who} did “{name}”.' },
  byItself: { ca: '«{name}» es va fer automàticament.', es: '«{name}» se hizo automáticamente.', en: '“{name}” was done automatically.' },
  happened: { ca: 'Va passar: «{name}».', es: 'Ocurrió: «{name}».', en: 'It happened: “{name}”.' },
  dropped: { ca: '«{name}» ja no calia.', es: '«{name}» ya no hacía falta.', en: '“{name}” was no longer needed.' },
  retried: { ca: '{who} va fer tornar a provar «{name}».', es: '{who} hizo volver a intentar «{name}».', en: '{who} had “{name}” tried again.' },
  skipped: { ca: '{who} va saltar «{name}». Motiu: {reason}', es: '{who} saltó «{name}». Motivo: {reason}', en: '{who} skipped “{name}”. Reason: {reason}' },
  changed: { ca: '{who} va canviar dades ({names}). Motiu: {reason}', es: '{who} cambió datos ({names}). Motivo: {reason}', en: '{who} changed data ({names}). Reason: {reason}' },
  moved: { ca: '{who} va portar el tràmit de «{name}» a «{to}». Motiu: {reason}', es: '{who} llevó el trámite de «{name}» a «{to}». Motivo: {reason}', en: '{who} moved the process from “{name}” to “{to}”. Reason: {reason}' },
  migrated: { ca: '{who} va passar el tràmit a una altra versió del procés.', es: '{who} pasó el trámite a otra versión del proceso.', en: '{who} moved the process to another version.' },
  broughtBack: { ca: '{who} va tornar el tràmit a la versió anterior del procés.', es: '{who} devolvió el trámite a la versión anterior del proceso.', en: '{who} took the process back to its former version.' },
  assigned: { ca: '{who} va donar «{name}» a {to}.', es: '{who} dio «{name}» a {to}.', en: '{who} gave “{name}” to {to}.' },
  assignedBecause: { ca: '{who} va donar «{name}» a {to}. Motiu: {reason}', es: '{who} dio «{name}» a {to}. Motivo: {reason}', en: '{who} gave “{name}” to {to}. Reason: {reason}' },
  delegated: { ca: '{who} va delegar «{name}» en {to}. Motiu: {reason}', es: '{who} delegó «{name}» en {to}. Motivo: {reason}', en: '{who} delegated “{name}” to {to}. Reason: {reason}' },
  returned: { ca: '{who} va tornar «{name}» a {to}, amb la seva part feta.', es: '{who} devolvió «{name}» a {to}, con su parte hecha.', en: '{who} returned “{name}” to {to}, with their part done.' },
  returnedWith: { ca: '{who} va tornar «{name}» a {to}, amb la seva part feta: {reason}', es: '{who} devolvió «{name}» a {to}, con su parte hecha: {reason}', en: '{who} returned “{name}” to {to}, with their part done: {reason}' },
  pressed: { ca: '{who} va canviar la prioritat o la data de «{name}». Motiu: {reason}', es: '{who} cambió la prioridad o la fecha de «{name}». Motivo: {reason}', en: '{who} changed the priority or date of “{name}”. Reason: {reason}' },
  cancelled: { ca: '{who} va aturar el tràmit. Motiu: {reason}', es: '{who} detuvo el trámite. Motivo: {reason}', en: '{who} stopped the process. Reason: {reason}' },
} satisfies Record<string, Text>;

const machine: Text = { ca: 'El sistema', es: 'El sistema', en: 'The system' };
const filled = (text: Text, facts: Readonly<Record<string, string | Text>>): Text => {
  const inOne = (language: keyof Text) => text[language].replace(/\{(\w+)\}/g, (_, key: string) => {
    const fact = facts[key] ?? '—';
    return typeof fact === 'string' ? fact : fact[language];
  });
  return { ca: inOne('ca'), es: inOne('es'), en: inOne('en') };
};

type Labels = ReturnType<typeof labelsOf>;

/** What an event of the log says to people; nothing for what only the machine needs to know. */
function sayEvent(event: LoggedEvent, { definition, labels, names }: { definition: Definition; labels: Labels; names: ReadonlyMap<string, string> }): Text | undefined {
  const who = event.by === null ? machine : (names.get(event.by) ?? event.by);
  const data = event.data ?? {};
  const to = String(data['to'] ?? '');
  const facts = { who, to: event.kind === 'token-moved' ? titleOf(definition, to) : (names.get(to) ?? to), name: titleOf(definition, event.element, event.name), reason: String(data['reason'] ?? '—'), names: namesIn(data['names'], labels) };
  switch (event.kind) {
    case 'activity-completed': return filled(event.by === null ? told.byItself : told.byPerson, facts);
    case 'event-caught': return event.name === '' ? undefined : filled(told.happened, facts);
    case 'activity-cancelled': return filled(told.dropped, facts);
    case 'incident-resolved': return filled(data['how'] === 'skip' ? told.skipped : told.retried, facts);
    case 'variable-changed': return event.by === null ? undefined : filled(told.changed, facts);
    case 'token-moved': return filled(told.moved, facts);
    case 'instance-migrated': return filled(data['back'] === true ? told.broughtBack : told.migrated, facts);
    case 'task-assigned': return filled(data['reason'] === undefined ? told.assigned : told.assignedBecause, facts);
    case 'task-delegated': return filled(told.delegated, facts);
    case 'task-returned': return filled(data['reason'] === undefined ? told.returned : told.returnedWith, facts);
    case 'task-changed': return filled(told.pressed, facts);
    case 'instance-cancelled': return filled(told.cancelled, facts);
    default: return undefined;
  }
}

/** The data that somebody changed, as people call them. */
function namesIn(changed: unknown, labels: Labels): Text {
  const called = (Array.isArray(changed) ? changed : []).map((name): Text => labels[String(name)] ?? { ca: String(name), es: String(name), en: String(name) });
  return { ca: called.map(({ ca }) => ca).join(', '), es: called.map(({ es }) => es).join(', '), en: called.map(({ en }) => en).join(', ') };
}

/** Where an instance stands, step by step in words, and how it is summed up in one sentence. */
export function stepsOf({ definition, state, events, names, because }: { definition: Definition; state: InstanceRows; events: readonly LoggedEvent[]; names: ReadonlyMap<string, string>; /** Why what is to be tried again has not gone well, by element. */ because: ReadonlyMap<string, Text> }): { summary: Text; steps: readonly Step[] } {
  // Roles are told in the reader's words, so each language has its own telling.
  const [ca, es, en] = (['ca', 'es', 'en'] as const).map((language) => whereItStands(definition, inWords(state, names, language))) as [Standing, Standing, Standing];
  const merged = (pick: (standing: Standing) => Text): Text => ({ ca: pick(ca).ca, es: pick(es).es, en: pick(en).en });
  const bare = { at: null, due: null, note: null, incident: null };
  const labels = labelsOf(definition);
  const done = events.flatMap((event): Told[] => {
    const words = sayEvent(event, { definition, labels, names });
    return words === undefined ? [] : [{ ...bare, kind: 'done', element: event.element, name: titleOf(definition, event.element, event.name), sentence: words, at: event.at }];
  });
  const trouble = ca.trouble.map((each, index): Told => ({ ...bare, kind: 'incident', element: each.element, name: titleOf(definition, each.element), sentence: merged(({ trouble: all }) => all[index]?.sentence ?? each.sentence), at: state.incidents.find(({ id }) => id === each.incident)?.at ?? null, incident: each.incident }));
  const active = ca.active.map((each, index): Told => ({ ...bare, kind: 'active', element: each.element, name: each.title, sentence: withReason(merged(({ active: all }) => all[index]?.sentence ?? each.sentence), because.get(each.element)), at: each.since, due: each.dueAt, note: each.note }));
  const next = ca.next.map((each): Told => ({ ...bare, kind: 'next', element: each.element ?? each.from, name: titleOf(definition, each.element ?? each.from), sentence: each.sentence }));
  const steps = [...done, ...trouble, ...active, ...next].map((step) => ({ ...step, party: definition.nodes[step.element]?.party ?? step.name }));
  return { summary: merged(({ summary }) => summary), steps };
}
type Standing = ReturnType<typeof whereItStands>;

const withReason = (sentence: Text, reason: Text | undefined): Text => (reason === undefined ? sentence : { ca: `${sentence.ca} ${reason.ca}`, es: `${sentence.es} ${reason.es}`, en: `${sentence.en} ${reason.en}` });

/** The elements and flows that a drawing marks. */
export function marksOf(definition: Definition, state: InstanceRows, events: readonly LoggedEvent[]): { done: string[]; active: string[]; incidents: string[]; flows: string[] } {
  const incidents = new Set(state.incidents.filter(({ resolvedAt }) => resolvedAt === null).map(({ element }) => element));
  const active = new Set([...state.activities.filter((row) => row.role === 'activity' && row.state !== 'completed').map(({ element }) => element), ...state.tokens.map(({ element }) => element)].filter((id) => id in definition.nodes && !incidents.has(id)));
  const done = new Set(events.filter(({ kind, element }) => /^(activity-completed|activity-skipped|event-caught|event-thrown|gateway-passed)$/.test(kind) && element in definition.nodes).map(({ element }) => element));
  // A plain start leaves no event of its own: that the instance began is what tells it.
  for (const id of definition.processes[state.instance.process]?.nodes ?? []) if (definition.nodes[id]?.kind === 'startEvent' && definition.nodes[id].event?.definitions.length === 0) done.add(id);
  const flows = new Set<string>();
  const follow = (id: string) => {
    const target = definition.nodes[definition.flows[id]?.target ?? ''];
    if (flows.has(id) || target === undefined) return;
    flows.add(id);
    // A gateway with one way out leaves no event of its own: whatever came in went on.
    const [only, ...others] = target.outgoing;
    if (target.gateway === null || active.has(target.id) || only === undefined || others.length > 0) return;
    done.add(target.id);
    follow(only);
  };
  for (const { kind, data } of events) if (kind === 'gateway-passed' && Array.isArray(data?.['taken'])) for (const flow of data['taken']) follow(String(flow));
  for (const id of done) {
    const node = definition.nodes[id];
    if (node?.gateway === null && node.outgoing.length === 1) follow(node.outgoing[0] as string);
  }
  return { done: [...done].filter((id) => !active.has(id) && !incidents.has(id)), active: [...active], incidents: [...incidents], flows: [...flows] };
}
