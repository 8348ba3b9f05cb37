import { Refused, refusal, type Context } from '@comu/kernel';
import { CommandRefused, feelExpressions, step, type Command, type InstanceRows, type StepInput, type StepOutput } from '@comu/processes';
import { calendarFor } from '@comu/running-terms';
import { commonRules, computeTerm, type Calendar } from '@comu/terms';
import { v7 as uuidv7 } from 'uuid';
import { definitionOf, type Ready } from './definitions.ts';
import { carryOut } from './effects.ts';
import { loadInstance, saveStep } from './rows.ts';

export const unknownInstance = refusal('processes.unknown-instance', { status: 404, says: { ca: 'Aquest tràmit no existeix en aquest ens.', es: 'Este trámite no existe en este ente.', en: 'There is no such process in this organisation.' } });

/** Gives an instance one command: its rows are locked, the step is worked out, and rows, events and what follows are written in this transaction. */
export async function advance(context: Context, instance: string, command: Command): Promise<InstanceRows> {
  const state = await loadInstance(context.db, context.organisation, instance);
  if (state === undefined) throw unknownInstance();
  return (await take(context, await definitionOf(context, state.instance.definition), state, command)).state;
}

/** One step of a definition from a state, written. */
export async function take(context: Context, ready: Ready, state: InstanceRows | null, command: Command): Promise<StepOutput> {
  const calendar = ready.usesTerms ? await calendarFor(context) : undefined;
  const output = stepOrRefuse({
    definition: ready.definition, state, command, now: context.now.toISOString(), newId: uuidv7, expressions: feelExpressions,
    ...(calendar === undefined ? {} : { countTerm: (given) => endOf(given, calendar) }),
  });
  await saveStep(context.db, output.changes, output.events);
  await carryOut(context, ready, output);
  return output;
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
  return counted.state === 'running' ? (counted.endsAt ?? new Date(`${counted.ends}T21:59:59Z`).toISOString()) : from;
}
