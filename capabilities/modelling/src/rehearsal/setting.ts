import type { Text } from '@comu/kernel/text';
import { commonRules, computeTerm, endOfDay, type Calendar } from '@comu/terms';
import { readDecisions, type DecisionSource, type Unreadable } from '../checking/decisions.ts';
import { readDrawing } from '../checking/read-drawing.ts';
import { play, type Stage } from './play.ts';
import { reportOf, type Report } from './report.ts';
import { runTests, type Tested } from './run-tests.ts';
import type { ProcessTest, Script } from './script.ts';

/** What a rehearsal is set with: the model as drawn, and the calendar of the body to count terms on. */
export interface Setting { readonly bpmn: string; readonly decisions: readonly DecisionSource[]; readonly calendar: Calendar }

/** What is asked of a model as drawn: to play a script, or its tests. */
export type AskedOfRehearsal = { readonly setting: Setting } & ({ readonly script: Script } | { readonly tests: readonly ProcessTest[] });
export type Rehearsed = Unreadable | { readonly report: Report } | { readonly tested: Tested };

/** Plays what is asked. Pure, so that it can be done in a thread. */
export async function rehearsed({ setting, ...asked }: AskedOfRehearsal): Promise<Rehearsed> {
  const drawing = await readDrawing(setting.bpmn);
  if ('unreadable' in drawing) return cannotRead('BPMN', drawing.unreadable);
  const decisions = readDecisions(setting.decisions);
  if ('unreadable' in decisions) return decisions;
  const stage: Stage = { definition: drawing.definition, decisions: decisions.models, countTerm: countingOn(setting.calendar) };
  return 'script' in asked ? { report: reportOf(play(stage, asked.script)) } : { tested: runTests(stage, asked.tests) };
}

const cannotRead = (name: string, reason: Text): Unreadable => ({ unreadable: { name, reason } });

const countingOn = (calendar: Calendar): NonNullable<Stage['countTerm']> => ({ term, from }) => {
  const rule = commonRules[term as keyof typeof commonRules];
  const counted = rule === undefined ? undefined : computeTerm({ rule, start: from, calendars: { body: calendar } });
  return counted?.state === 'running' ? (counted.endsAt ?? endOfDay(counted.ends)) : from;
};
