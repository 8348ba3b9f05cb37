import { explain, fromFeel, LimitExceeded, type Model, type Text } from '@comu/decisions';
import { CommandRefused, feelExpressions, simulator, type Definition, type JobOutcome, type InstanceRows } from '@comu/processes';
import { Temporal } from 'temporal-polyfill';
import { hitches, type Hitch } from './hitches.ts';
import type { Action, Script } from './script.ts';
import { withStandIns } from './stand-in.ts';

/** What a rehearsal is played with. */
export interface Stage {
  readonly definition: Definition;
  readonly decisions: readonly Model[];
  readonly countTerm?: (input: { readonly term: string; readonly from: string }) => string;
}

/** A decision that a table took, in words. */
export interface Taken { readonly decision: string; readonly why: Text }

/** What was played: the simulator where it stopped, and why when an action could not be done. */
export interface Played {
  readonly definition: Definition;
  readonly run: ReturnType<typeof simulator>;
  /** The instance that the script started. */
  readonly id: string;
  readonly taken: readonly Taken[];
  readonly hitch: Hitch | undefined;
}

/** Longer than any rehearsal lasts: what nobody has answered yet. In milliseconds, some three thousand years. */
const unanswered = 1e14;
/** Commands carried out after one action; beyond it the model runs in circles. */
const mostSteps = 2000;

/** Plays a script on a model, on a virtual clock and with nothing outside: the same engine, the same tables, no operation called. */
export function play({ decisions, countTerm, ...stage }: Stage, script: Script): Played {
  const definition = withStandIns(stage.definition);
  const taken: Taken[] = [];
  const run = simulator({
    definition, expressions: feelExpressions, startsAt: script.startsAt, ...(countTerm === undefined ? {} : { countTerm }),
    doJob: (job) => (job.kind === 'decision' ? decide(decisions, job.name, job.input, taken) : { takes: unanswered }),
  });
  const process = script.process ?? Object.values(definition.processes).find(({ executable }) => executable)?.id ?? Object.keys(definition.processes)[0] ?? '';
  let hitch: Hitch | undefined;
  const attempt = (index: number | null, act: () => Hitch | undefined): boolean => {
    try {
      hitch = act() ?? hitch;
    } catch (failure) {
      hitch = refusedBy(failure);
    }
    if (hitch !== undefined) hitch = { ...hitch, action: index };
    return hitch === undefined;
  };
  let id = '';
  const started = attempt(null, () => {
    const at = script.at === undefined ? undefined : definition.nodes[script.at];
    if (script.at !== undefined && at === undefined) return hitches.noStart(script.at);
    const occurred = at?.event?.definitions.find((each) => 'name' in each);
    id = run.start({ process, variables: script.variables, by: 'rehearsal', ...(at === undefined ? {} : { at: at.id }), ...(occurred !== undefined && 'name' in occurred ? { occurred: occurred.name } : {}) });
    return settle(run);
  });
  if (started) for (const [index, action] of script.actions.entries()) if (!attempt(index, () => perform(run, definition, action))) break;
  return { definition, run, id, taken, hitch };
}

function refusedBy(failure: unknown): Hitch {
  if (failure instanceof CommandRefused) return { sentence: failure.sentence, action: null };
  if (failure instanceof LimitExceeded) return { sentence: failure.text, action: null };
  throw failure;
}

type Run = ReturnType<typeof simulator>;

/** Runs whatever is due now; a model that never comes to rest is a hitch, not an endless wait. */
function settle(run: Run, milliseconds = 0): Hitch | undefined {
  const until = Date.parse(run.now()) + milliseconds;
  run.run({ milliseconds, steps: mostSteps });
  return run.pending().some(({ at }) => at <= until) ? hitches.circles() : undefined;
}

const running = (run: Run): readonly InstanceRows[] => run.instances().filter(({ instance }) => instance.state === 'running');

function perform(run: Run, definition: Definition, action: Action): Hitch | undefined {
  const name = 'element' in action ? (definition.nodes[action.element]?.name || action.element) : '';
  switch (action.do) {
    case 'task': {
      const state = running(run).find(({ tasks }) => tasks.some(({ element, state: now }) => element === action.element && now === 'open'));
      const task = state?.tasks.find(({ element, state: now }) => element === action.element && now === 'open');
      if (state === undefined || task === undefined) return hitches.noTask(name);
      run.execute(state.instance.id, { kind: 'complete-task', task: task.id, by: action.by, variables: action.variables });
      return settle(run);
    }
    case 'answer':
    case 'fail': {
      const state = running(run).find(({ jobs }) => jobs.some(({ element }) => element === action.element));
      const job = state?.jobs.find(({ element }) => element === action.element);
      if (state === undefined || job === undefined) return hitches.noJob(name);
      run.execute(state.instance.id, action.do === 'answer'
        ? { kind: 'job-returned', job: job.id, result: action.result ?? {} }
        : { kind: 'job-failed', job: job.id, message: action.message, retryable: false, ...(action.code === undefined ? {} : { code: action.code }) });
      return settle(run);
    }
    case 'message': {
      const state = running(run).find(({ subscriptions }) => subscriptions.some((row) => row.kind === 'message' && row.name === action.name));
      const waiting = state?.subscriptions.find((row) => row.kind === 'message' && row.name === action.name);
      if (state === undefined || waiting === undefined) return hitches.noMessage(action.name);
      run.execute(state.instance.id, { kind: 'message', subscription: waiting.id, payload: action.payload });
      return settle(run);
    }
    case 'signal': {
      const waiting = running(run).filter(({ subscriptions }) => subscriptions.some((row) => row.kind === 'signal' && row.name === action.name));
      if (waiting.length === 0) return hitches.noSignal(action.name);
      for (const { instance } of waiting) run.execute(instance.id, { kind: 'signal', name: action.name, payload: action.payload });
      return settle(run);
    }
    case 'wait': {
      const now = Date.parse(run.now());
      if (action.for !== 'next') return settle(run, Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Madrid').add(action.for).epochMilliseconds - now);
      const next = nextTimer(run);
      return next === undefined ? hitches.noTimer() : settle(run, Math.max(0, next - now));
    }
  }
}

/** When the next timer of any running instance fires. */
export const nextTimer = (run: Run): number | undefined => {
  const due = running(run).flatMap(({ timers }) => timers.map(({ dueAt }) => Date.parse(dueAt)));
  return due.length === 0 ? undefined : Math.min(...due);
};

function decide(models: readonly Model[], name: string, input: Readonly<Record<string, unknown>>, taken: Taken[]): JobOutcome {
  const model = models.find(({ elements }) => elements.some((each) => each.id === name || each.name === name));
  if (model === undefined) return { failure: `The model has no decision ${name}.`, retryable: false };
  try {
    const evaluation = model.evaluate(name, input as never);
    taken.push({ decision: name, why: explain(evaluation) });
    return { result: fromFeel(evaluation.value) };
  } catch (failure) {
    return { failure: (failure as Error).message, retryable: false };
  }
}
