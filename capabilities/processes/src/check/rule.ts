import type { Expressions } from '../expressions.ts';
import type { Text } from '../text.ts';
import type { Model } from './model.ts';
import type { Element } from './tree.ts';

/** What breaks a rule: the element, and the words to put in its sentence. */
export interface Violation {
  readonly element: Element;
  readonly facts?: Readonly<Record<string, string | Text>>;
}

export interface RuleInput {
  readonly expressions: Expressions;
}

/** One rule of the standard as data: what it is called, where it stands, how to say that it is broken and how to mend it. */
export interface Rule {
  readonly id: string;
  /** Section of BPMN 2.0.2 (OMG formal/13-12-09, ISO/IEC 19510:2013); `comu` for rules of our own extension. */
  readonly section: string;
  /** `{element}` is filled with the name or id of the element, the rest from the facts. */
  readonly says: Text;
  readonly find: (model: Model, input: RuleInput) => Iterable<Violation>;
}
