import { setImmediate } from 'node:timers/promises';
import type { Context, RowOf } from '@comu/kernel';
import { bpmnOf, discoverTree, successionOf, type ColumnLog, type TimeBetween } from '@comu/mining';
import { logOf, timeFor } from '@comu/process-mining';
import type { Definition } from '@comu/processes';
import { compiled, ProcessDefinition } from '@comu/running-processes';
import { calendarFor } from '@comu/running-terms';
import { bestImitation, imitating, type Candidate, type FitInput, type Imitation, type Likeness, type SimulationModel } from '@comu/simulation';
import { dataOfCases } from './case-data.ts';
import { noSuchThing, tooLittle, tooMuch } from './refusals.ts';
import type { Study } from './simulation.records.ts';

type Asked = Pick<RowOf<typeof Study>, 'source' | 'time' | 'model' | 'term' | 'costCents'>;

/** Events learnt from at most, and ended cases at least. */
const [mostEvents, leastCases] = [400_000, 10];
/** Shares of rare ways left out that are tried when nobody says which. */
const noises = [0.1, 0.4] as const;
/** The process of a model that knows only what comes after what. */
export const succession = 'succession';

export interface Learnt { readonly imitation: Imitation; readonly likeness: Likeness; readonly drawing: string }

/** The log of a study, when there is enough of it and not too much. */
export async function logToLearn(context: Context, { source }: Pick<Asked, 'source'>): Promise<ColumnLog> {
  const log = await logOf(context, source);
  if (log.activity.length > mostEvents) throw tooMuch({ events: log.activity.length, most: mostEvents });
  const cases = log.cases.filter((_, place) => !log.open.has(place) && !Number.isNaN(log.at[(log.offsets[place + 1] ?? 1) - 1] ?? Number.NaN)).length;
  if (cases < leastCases) throw tooLittle({ cases, least: leastCases });
  return log;
}

/** Learns a study from its log: of a published version that one, of a log the nearest of the models that it shows. */
export async function learn(context: Context, study: Asked): Promise<Learnt> {
  const log = await logToLearn(context, study);
  const [time, candidates] = [await timeFor(context, study.time), await candidatesOf(context, study, log)];
  const [best] = await kindly(bestImitation(candidates, { log, ...(await inputOf(context, study, log)) }, { time }));
  if (best === undefined) throw new Error('No model was tried.');
  return { imitation: best.imitation, likeness: best.likeness, drawing: best.key };
}

/** Learns how another published version would be done, as far as the log tells of its steps. */
export async function learnVersion(context: Context, study: Asked, version: string): Promise<Imitation> {
  const [{ definition, process }, log] = [await published(context, version), await logToLearn(context, study)];
  return kindly(imitating({ log, definition, process, ...(await inputOf(context, study, log)) }));
}

/** The same for a time that has to be told. */
export const timeOf = (context: Context, { time }: Pick<Asked, 'time'>): Promise<TimeBetween> => timeFor(context, time);

async function inputOf(context: Context, { source, term, costCents }: Asked, log: ColumnLog): Promise<Omit<FitInput, 'log' | 'definition' | 'process'>> {
  const { days } = await calendarFor(context);
  return {
    ...(source.kind === 'process' && (source.organisation === null || source.organisation === context.organisation) ? { dataOf: await dataOfCases(context, log.cases) } : {}),
    holidays: [...new Set(days.map(({ date }) => date))].toSorted(), term: term ?? null, costPerHour: costCents / 100,
  };
}

async function candidatesOf(context: Context, { model, source }: Asked, log: ColumnLog): Promise<readonly Candidate<string>[]> {
  if (model.kind === 'published') return [await published(context, model.definition)];
  const name = source.kind === 'process' ? source.code : 'model';
  const blocks = (model.noise === null ? noises : [model.noise]).map((noise) => bpmnOf(discoverTree(log, { noise }), { name }));
  const steps = model.noise === null ? successionOf(log, { id: succession, name }) : null;
  const all = await Promise.all((steps === null ? blocks : [steps, ...blocks]).map(async (bpmn) => ({ key: bpmn, ...first(await compiled(bpmn)) })));
  return all.filter(({ key }, place) => all.findIndex((each) => each.key === key) === place);
}

async function published({ db }: Context, id: string): Promise<Candidate<string>> {
  const row = await db.find(ProcessDefinition, id);
  if (row === undefined) throw noSuchThing({ what: id.slice(0, 8) });
  return { key: row.content.bpmn, ...first(await compiled(row.content.bpmn)) };
}

function first(definition: Definition): { readonly definition: Definition; readonly process: string } {
  const process = Object.values(definition.processes).find(({ executable }) => executable)?.id ?? Object.keys(definition.processes)[0] ?? '';
  return { definition, process };
}

/** Lets others have a turn every few hundredths of a second, so that nobody waits for the whole of it. */
export async function kindly<T>(working: Generator<unknown, T>): Promise<T> {
  for (let last = performance.now(); ; ) {
    const { done, value } = working.next();
    if (done === true) return value as T;
    if (performance.now() - last < 20) continue;
    await setImmediate();
    last = performance.now();
  }
}

/** What was learnt, as it was kept. */
export const imitationOf = (study: RowOf<typeof Study>): Imitation | null => (study.state === 'ready' && study.learnt !== null ? (study.learnt as unknown as Imitation) : null);
export const modelKept = (kept: unknown): SimulationModel => kept as SimulationModel;
