import type { Expressions } from '../expressions.ts';
import type { BpmnFile } from '../model/read.ts';
import { fill, type Text } from '../text.ts';
import { modelOf } from './model.ts';
import type { Rule } from './rule.ts';
import { activityRules } from './rules-activities.ts';
import { collaborationRules } from './rules-collaboration.ts';
import { comuRules } from './rules-comu.ts';
import { dataRules } from './rules-data.ts';
import { eventRules } from './rules-events.ts';
import { flowRules } from './rules-flow.ts';
import { structureRules } from './rules-structure.ts';
import { readTree, type Element } from './tree.ts';

/** One way in which a model breaks the standard: deployment refuses it. */
export interface Finding {
  readonly rule: string;
  /** Section of BPMN 2.0.2. */
  readonly section: string;
  /** Id of the element, and its line in the file. */
  readonly element: string;
  readonly line: number;
  readonly sentence: Text;
}

export const rules: readonly Rule[] = [...structureRules, ...flowRules, ...eventRules, ...activityRules, ...dataRules, ...collaborationRules, ...comuRules];

/** Everything in which the model breaks the standard, in the order of the file. Empty: it can be deployed. */
export function checkBpmn(file: BpmnFile, { expressions, except = [] }: { readonly expressions: Expressions; readonly except?: readonly string[] }): readonly Finding[] {
  const model = modelOf(readTree(file.xml));
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (except.includes(rule.id)) continue;
    for (const { element, facts = {} } of rule.find(model, { expressions })) {
      const near = identified(element);
      const known = near.attributes['name'] || near.attributes['id'] || near.name;
      findings.push({ rule: rule.id, section: rule.section, element: near.attributes['id'] ?? '', line: element.line, sentence: fill(rule.says, { element: known, ...facts }) });
    }
  }
  return findings.toSorted((a, b) => a.line - b.line);
}

/** The element itself, or the nearest one around it that people can find by its id. */
function identified(element: Element): Element {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at.attributes['id']) return at;
  return element;
}
