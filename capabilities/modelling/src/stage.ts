import type { Context } from '@comu/kernel';
import type { Definition } from '@comu/processes';
import { calendarFor } from '@comu/running-terms';
import { drawingRead, rehearsalAnswer } from './checking/check-drawing.ts';
import type { ModelContent } from './content.ts';
import { unreadable } from './refusals.ts';
import type { Report } from './rehearsal/report.ts';
import type { Tested } from './rehearsal/run-tests.ts';
import type { Script } from './rehearsal/script.ts';

/** Reads the drawing; refuses in words what cannot be read at all. */
export async function definitionIn(bpmn: string, name = 'BPMN'): Promise<Definition> {
  const read = await drawingRead(bpmn);
  if ('unreadable' in read) throw unreadable({ name, reason: read.unreadable });
  return read.definition;
}

/** Plays a script on a model as drawn, with terms counted on the calendar of the body: nothing is really called, sent or kept. */
export async function rehearsalOf(context: Context, { bpmn, decisions, script }: Pick<ModelContent, 'bpmn' | 'decisions'> & { readonly script: Script }): Promise<Report> {
  const answer = await rehearsalAnswer({ setting: { bpmn, decisions, calendar: await calendarFor(context) }, script });
  if ('unreadable' in answer) throw unreadable(answer.unreadable);
  if (!('report' in answer)) throw new Error('A script was asked for and the tests were played.');
  return answer.report;
}

/** Plays all tests of a model as drawn. */
export async function testsOf(context: Context, { bpmn, decisions, tests }: ModelContent): Promise<Tested> {
  const answer = await rehearsalAnswer({ setting: { bpmn, decisions, calendar: await calendarFor(context) }, tests });
  if ('unreadable' in answer) throw unreadable(answer.unreadable);
  if (!('tested' in answer)) throw new Error('The tests were asked for and a script was played.');
  return answer.tested;
}
