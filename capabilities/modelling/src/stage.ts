import { DmnError, readDmn, type Model as DecisionModel } from '@comu/decisions';
import type { Context } from '@comu/kernel';
import { compile, readBpmn, UnreadableBpmn, type Definition } from '@comu/processes';
import { calendarFor } from '@comu/running-terms';
import { commonRules, computeTerm } from '@comu/terms';
import type { ModelContent } from './content.ts';
import { unreadable } from './refusals.ts';
import type { Stage } from './rehearsal/play.ts';

/** Reads the drawing; refuses in words what cannot be read at all. */
export async function definitionIn(bpmn: string, name = 'BPMN'): Promise<Definition> {
  try {
    return compile(await readBpmn(bpmn));
  } catch (failure) {
    if (failure instanceof UnreadableBpmn) throw unreadable({ name, reason: failure.sentence });
    // Whoever draws by hand may leave an element without what the standard requires of it.
    if (failure instanceof TypeError) throw unreadable({ name, reason: notWhole });
    throw failure;
  }
}

const notWhole = { ca: 'hi falten parts que l’estàndard demana.', es: 'le faltan partes que el estándar pide.', en: 'it lacks parts that the standard requires.' };

/** Reads the decision files, each with the others at hand for its imports. */
export function decisionsIn(decisions: ModelContent['decisions']): DecisionModel[] {
  return decisions.map(({ name, xml }, index) => {
    try {
      return readDmn(xml, { imports: decisions.filter((_, other) => other !== index).map((each) => each.xml) });
    } catch (failure) {
      if (failure instanceof DmnError) throw unreadable({ name, reason: failure.text });
      throw failure;
    }
  });
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
