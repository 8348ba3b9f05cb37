import { BUILT_IN_SCOPE } from '../feel/feel.ts';
import { fromFeel } from '../feel/json.ts';
import { nothing, type Run } from '../feel/run.ts';
import { inner, type Scope } from '../feel/scope.ts';
import type { FeelContext, Value } from '../feel/values.ts';
import type { Decision, Element, Need, Service } from './elements.ts';
import { fit } from './logic.ts';
import { type DecisionTrace, recording } from './trace.ts';

/** One evaluation of a model under way: what is known so far, each decision worked out once. */
export interface Frame {
  readonly known: Map<Element, Value>;
  readonly decisions: DecisionTrace[];
  readonly run: Run;
}

/** The value of a decision, worked out after what it needs, once per frame. */
export function decide(decision: Decision, frame: Frame): Value {
  const known = frame.known.get(decision);
  if (known !== undefined) return known;
  const { run } = frame;
  const scope = scopeOf(decision.needs, (element) => valueOf(element, frame));
  const warned = run.warnings.length;
  const { result, tables } = recording(run, () => {
    const found = decision.logic ? decision.logic(scope, run) : nothing(run, 'noResult', [decision.name, NO_LOGIC]);
    return fit(found, decision.type, decision.name, run);
  });
  frame.known.set(decision, result);
  frame.decisions.push({ id: decision.id, name: decision.name, value: fromFeel(result), tables, warnings: run.warnings.slice(warned) });
  return result;
}

const NO_LOGIC = { ca: 'el model no diu com es decideix', es: 'el modelo no dice cómo se decide', en: 'the model does not say how it is decided' };

/** The values of what an element needs, by the names its expressions use; those of an import lie in a context of its name. */
export function scopeOf<T extends Element>(needs: readonly Need<T>[], valueOfNeed: (element: T) => Value): Scope {
  const values = new Map<string, Value>();
  for (const { path, element } of needs) {
    const value = valueOfNeed(element);
    const [first = '', second] = path;
    if (second === undefined) {
      values.set(first, value);
      continue;
    }
    const imported = new Map(values.get(first) as FeelContext | undefined);
    values.set(first, imported.set(second, value));
  }
  return inner(BUILT_IN_SCOPE, values);
}

function valueOf(element: Element, frame: Frame): Value {
  if (element.kind === 'decision') return decide(element, frame);
  return element.kind === 'input' ? (frame.known.get(element) ?? null) : element.value;
}

/** The outputs of a decision service from the arguments of its parameters, apart from any other evaluation. */
export function callService({ inputs, inputDecisions, outputs }: Service, args: readonly Value[], run: Run, decisions: DecisionTrace[] = []): ReadonlyMap<string, Value> {
  const known = new Map<Element, Value>();
  for (const [index, element] of [...inputs, ...inputDecisions].entries()) known.set(element, args[index] ?? null);
  const frame: Frame = { known, decisions, run };
  return new Map(outputs.map((output) => [output.name, decide(output, frame)]));
}

/** What a service gives: the value of its one output, or a context of several (DMN 1.5, 10.4). */
export function serviceResult(values: ReadonlyMap<string, Value>, service: Service, name: string, run: Run): Value {
  const [only = null] = values.size === 1 ? values.values() : [values];
  return fit(only, service.type, name, run);
}
