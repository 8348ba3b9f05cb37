import type { Model as DecisionModel } from '@comu/decisions';
import type { Context } from '@comu/kernel';
import type { Definition } from '@comu/processes';
import { calendarFor } from '@comu/running-terms';
import { commonRules, computeTerm } from '@comu/terms';
import { drawingRead } from './checking/check-drawing.ts';
import { readDecisions } from './checking/decisions.ts';
import type { ModelContent } from './content.ts';
import { unreadable } from './refusals.ts';
import type { Stage } from './rehearsal/play.ts';

/** Reads the drawing; refuses in words what cannot be read at all. */
export async function definitionIn(bpmn: string, name = 'BPMN'): Promise<Definition> {
  const read = await drawingRead(bpmn);
  if ('unreadable' in read) throw unreadable({ name, reason: read.unreadable });
  return read.definition;
}

/** Reads the decision files, each with the others at hand for its imports. */
export function decisionsIn(decisions: ModelContent['decisions']): DecisionModel[] {
  const read = readDecisions(decisions);
  if ('unreadable' in read) throw unreadable(read.unreadable);
  return [...read.models];
}

/** What a rehearsal is played with: the model as drawn, and terms counted on the calendar of the body. */
export async function stageFor(context: Context, { bpmn, decisions }: Pick<ModelContent, 'bpmn' | 'decisions'>): Promise<Stage> {
  const definition = await definitionIn(bpmn);
  const usesTerms = Object.values(definition.nodes).some(({ activity }) => activity?.dueTerm != null);
  const calendar = usesTerms ? await calendarFor(context) : undefined;
  return {
    definition, decisions: decisionsIn(decisions),
    ...(calendar === undefined ? {} : {
      countTerm: ({ term, from }) => {
        const rule = commonRules[term as keyof typeof commonRules];
        const counted = rule === undefined ? undefined : computeTerm({ rule, start: from, calendars: { body: calendar } });
        return counted?.state === 'running' ? (counted.endsAt ?? new Date(`${counted.ends}T21:59:59Z`).toISOString()) : from;
      },
    }),
  };
}
