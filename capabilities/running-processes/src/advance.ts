import { Refused, refusal, type Context } from '@comu/kernel';
import { CommandRefused, feelExpressions, step, type Command, type InstanceRows, type StepInput, type StepOutput } from '@comu/processes';
import { calendarFor } from '@comu/running-terms';
import { commonRules, computeTerm, endOfDay, type Calendar } from '@comu/terms';
import { v7 as uuidv7 } from 'uuid';
import { definitionOf, type Ready } from './definitions.ts';
import { carryOut, leaveJob } from './effects.ts';
import { loadInstance, loadInstances, StepWrites } from './rows.ts';
import { workOut } from './work-out.ts';

export const unknownInstance = refusal('processes.unknown-instance', { status: 404, says: { ca: 'Aquest tràmit no existeix en aquest ens.', es: 'Este trámite no existe en este ente.', en: 'There is no such process in this organisation.' } });

/** Gives an instance one command: its rows are locked, the step is worked out, and rows, events and what follows are written in this transaction. */
export async function advance(context: Context, instance: string, command: Command): Promise<InstanceRows> {
  const state = await loadInstance(context.db, context.organisation, instance);
  if (state === undefined) throw unknownInstance();
  return (await take(context, await definitionOf(context, state.instance.definition), state, command)).state;
}

/** One step of a definition from a state, and the steps that follow at once. */
export const take = async (context: Context, ready: Ready, before: InstanceRows | null, command: Command): Promise<{ readonly state: InstanceRows }> =>
  ({ state: await stepping(context)(ready, before, command) });

/**
 * Gives each of many instances a command, all in this transaction: their rows are locked and read together and written together. `undefined` for
 * a command means that nothing is to be done as the instance now stands. `told` hears how each went; without it, the first refusal stops all.
 */
export async function advanceMany<Asked extends { readonly instance: string }>(
  context: Context, asked: readonly Asked[], commandFor: (asked: Asked, state: InstanceRows) => Command | undefined, told?: (asked: Asked, failure: unknown) => void,
): Promise<void> {
  const states = await loadInstances(context.db, context.organisation, [...new Set(asked.map(({ instance }) => instance))]);
  const go = stepping(context);
  for (const each of asked) {
    const state = states.get(each.instance);
    const command = state === undefined ? undefined : commandFor(each, state);
    if (state === undefined || command === undefined) continue;
    try {
      states.set(each.instance, await go(await definitionOf(context, state.instance.definition), state, command));
      told?.(each, undefined);
    } catch (failure) {
      if (told === undefined) throw failure;
      told(each, failure);
    }
  }
}

/** More work than this in one go is left to other transactions, so that a model that goes round for ever stops nobody else. */
const mostAtOnce = 100;

/**
 * Takes steps of one or many instances within a transaction. Decisions and questions are worked out at once and their results taken in, while
 * what changes something outside the process is left to a job of its own. All is written together, before whatever is asked next, or with the commit.
 */
export function stepping(context: Context): (ready: Ready, before: InstanceRows | null, command: Command) => Promise<InstanceRows> {
  const writes = new StepWrites();
  let waiting = false;
  const keep = (output: StepOutput) => {
    writes.add(output);
    if (waiting) return;
    waiting = true;
    context.db.postpone(() => { waiting = false; return writes.take(); });
  };
  return async (ready, before, command) => {
    const calendar = ready.usesTerms ? await calendarFor(context) : undefined;
    const given = {
      definition: ready.definition, now: context.now.toISOString(), newId: uuidv7, expressions: feelExpressions,
      ...(calendar === undefined ? {} : { countTerm: (asked: { term: string; from: string }) => endOf(asked, calendar) }),
    };
    let output = stepOrRefuse({ ...given, state: before, command });
    keep(output);
    const quick = await carryOut(context, ready, output);
    for (let done = 0; done < mostAtOnce && quick.length > 0; done += 1) {
      const next = quick.shift();
      const job = output.state.jobs.find(({ id }) => id === next);
      if (job === undefined || output.state.instance.state !== 'running') continue;
      output = stepOrRefuse({ ...given, state: output.state, command: await workOut(context, ready, job, output.state.instance.businessKey) });
      keep(output);
      quick.push(...(await carryOut(context, ready, output)));
    }
    for (const job of quick) await leaveJob(context, output.state.instance.id, job);
    return output.state;
  };
}

/** What the engine refuses comes too late or of the wrong person: whoever asked is told so. */
function stepOrRefuse(input: StepInput): StepOutput {
  try {
    return step(input);
  } catch (failure) {
    if (!(failure instanceof CommandRefused)) throw failure;
    throw new Refused(failure.code, 409, failure.sentence, failure.facts);
  }
}

/** The instant a term of law counted from now ends: the last second of its last day, in Madrid. */
function endOf({ term, from }: { term: string; from: string }, calendar: Calendar): string {
  const rule = commonRules[term as keyof typeof commonRules];
  if (rule === undefined) throw new Error(`A task is due by the term ${term}, which no rule declares.`);
  const counted = computeTerm({ rule, start: from, calendars: { body: calendar } });
  return counted.state === 'running' ? (counted.endsAt ?? endOfDay(counted.ends)) : from;
}
