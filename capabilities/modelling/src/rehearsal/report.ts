import { nameOf, schemaOfForm, troubleOf, whereItStands, type Definition, type EventRow, type InstanceRows } from '@comu/processes';
import { inWords, marksOf } from '@comu/running-processes/apart';
import { sentence } from '@comu/kernel';
import { z } from 'zod';
import { nextTimer, type Played } from './play.ts';


/** What a rehearsal waits for, so that somebody may do it. */
const awaited = z.object({
  kind: z.enum(['task', 'job', 'message', 'signal', 'timer', 'condition']), element: z.string(), name: z.string(), process: z.string(),
  /** Tasks: roles and units that may do it, who may not (four eyes), and the form. */
  candidates: z.array(z.string()), excluded: z.array(z.string()), form: z.string().nullable(), schema: z.record(z.string(), z.unknown()).nullable(),
  /** Jobs: what is called and with what. Messages and signals: what is awaited. */
  of: z.string().nullable(), input: z.record(z.string(), z.unknown()).nullable(), dueAt: z.string().nullable(),
});

export const reportSchema = z.object({
  now: z.string(), state: z.enum(['unstarted', 'running', 'completed', 'terminated', 'failed', 'cancelled']), summary: sentence,
  /** What was gone through, in order. */
  path: z.array(z.object({ element: z.string(), name: z.string(), by: z.string().nullable(), at: z.string() })),
  waiting: z.array(awaited), variables: z.record(z.string(), z.unknown()),
  decisions: z.array(z.object({ decision: z.string(), why: sentence })), trouble: z.array(z.object({ element: z.string(), sentence })),
  done: z.array(z.string()), active: z.array(z.string()), incidents: z.array(z.string()), flows: z.array(z.string()),
  nextTimer: z.string().nullable(), hitch: z.object({ sentence, action: z.int().nullable() }).nullable(),
});
export type Report = z.output<typeof reportSchema>;

const unstarted = { ca: 'No ha pogut començar.', es: 'No ha podido empezar.', en: 'It could not start.' };

/** Steps and events that an instance went through, as tests name them. */
const passed = ({ kind }: EventRow) => kind === 'activity-completed' || kind === 'event-caught' || kind === 'event-thrown';

/** A rehearsal as it stands: where the tokens are, what is awaited, what was done and why. */
export function reportOf({ definition, run, id, taken, hitch }: Played): Report {
  const all = run.instances();
  const main = run.state(id);
  const marks = all.map((state) => marksOf(definition, state, run.events.filter(({ instance }) => instance === state.instance.id)));
  const joined = (pick: (mark: (typeof marks)[number]) => readonly string[]) => [...new Set(marks.flatMap(pick))];
  const timer = nextTimer(run);
  const active = joined((mark) => mark.active);
  return {
    now: run.now(), state: main?.instance.state ?? 'unstarted', summary: main === undefined ? unstarted : summaryOf(definition, main),
    path: run.events.filter((event) => passed(event) && event.element in definition.nodes).map(({ element, by, at }) => ({ element, name: nameOf(definition, element), by, at })),
    waiting: all.filter(({ instance }) => instance.state === 'running').flatMap((state) => waitingIn(definition, state)),
    variables: main === undefined ? {} : Object.fromEntries(main.variables.filter(({ scope }) => scope === id).map(({ name, value }) => [name, value])),
    decisions: [...taken], trouble: all.flatMap(({ incidents }) => incidents.filter(({ resolvedAt }) => resolvedAt === null).map((incident) => ({ element: incident.element, sentence: troubleOf(definition, incident).sentence }))),
    done: joined((mark) => mark.done).filter((element) => !active.includes(element)), active, incidents: joined((mark) => mark.incidents), flows: joined((mark) => mark.flows),
    nextTimer: timer === undefined ? null : new Date(timer).toISOString(), hitch: hitch ?? null,
  };
}

/** Where it stands, with each role in the words of the language. */
const summaryOf = (definition: Definition, state: InstanceRows) => {
  const told = (language: 'ca' | 'es' | 'en') => whereItStands(definition, inWords(state, new Map(), language)).summary[language];
  return { ca: told('ca'), es: told('es'), en: told('en') };
};

const bare = { candidates: [], excluded: [], form: null, schema: null, of: null, input: null, dueAt: null };

function waitingIn(definition: Definition, state: InstanceRows): Report['waiting'] {
  const at = (element: string) => ({ ...bare, element, name: nameOf(definition, element), process: state.instance.process });
  return [
    ...state.tasks.filter(({ state: now }) => now === 'open').map(({ element, candidates, excluded, form, dueAt }) => {
      const fields = definition.nodes[element]?.activity?.fields ?? [];
      return { ...at(element), kind: 'task' as const, candidates: candidates.map(({ role, unit, person }) => role ?? unit ?? person ?? ''), excluded: [...excluded], form, schema: fields.length === 0 ? null : schemaOfForm(fields), dueAt };
    }),
    ...state.jobs.filter(({ kind }) => kind !== 'decision').map(({ element, name, input }) => ({ ...at(element), kind: 'job' as const, of: name, input: { ...input } })),
    ...state.subscriptions.map(({ element, kind, name }) => ({ ...at(element), kind: kind === 'conditional' ? ('condition' as const) : kind, of: name })),
    ...state.timers.map(({ element, dueAt }) => ({ ...at(element), kind: 'timer' as const, dueAt })),
  ];
}
