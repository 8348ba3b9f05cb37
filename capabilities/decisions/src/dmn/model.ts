import { conforms, type FeelType } from '../feel/types.ts';
import { guarded, type RunOptions, startRun, type Run } from '../feel/run.ts';
import type { Inputs } from '../feel/feel.ts';
import { fromFeel, type Json } from '../feel/json.ts';
import { isContext, type Value } from '../feel/values.ts';
import type { Warning } from '../feel/warnings.ts';
import type { Text } from '../text.ts';
import { buildModel } from './build.ts';
import type { Decision, Element, Input, Invocable } from './elements.ts';
import { callService, decide, type Frame, serviceResult } from './evaluation.ts';
import { fit } from './logic.ts';
import type { Problem } from './problem.ts';
import type { DecisionTrace, InputTrace, Trace } from './trace.ts';
import { typedInput, typedValue } from './typed-input.ts';
import { childrenOf, readXml } from './xml.ts';
import { type Glossary, glossaryOf, wordsIn } from './glossary.ts';

/** What an element of a model offers to whoever chooses one. */
export interface ElementSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: Element['kind'];
}

export interface Evaluation {
  /** The result: of a service with several outputs, a context of them. */
  readonly value: Value;
  /** Each output by its name: one for a decision. */
  readonly values: ReadonlyMap<string, Value>;
  readonly trace: Trace;
}

export interface Model {
  readonly name: string;
  readonly namespace: string;
  readonly elements: readonly ElementSummary[];
  /** What would keep the model from working as drawn; a model with problems should not be published. */
  readonly problems: readonly Problem[];
  /** The inputs an element depends on, directly or through others. */
  inputsOf(nameOrId: string): readonly { readonly name: string; readonly type: FeelType }[];
  decision(nameOrId: string): Decision;
  /**
   * Works out a decision, a decision service or a model of knowledge from named inputs, plain or FEEL.
   * Inputs of an imported model may lie under its namespace. Throws `UnknownElement` for a name the model
   * lacks and `LimitExceeded` past the bounds; anything else wrong gives null and a warning in the trace.
   */
  evaluate(nameOrId: string, inputs?: Inputs, options?: RunOptions): Evaluation;
}

/** Thrown when the model has no element of that name or id. */
export class UnknownElement extends Error {
  readonly text: Text;
  constructor(nameOrId: string, model: string) {
    super(`the model ${model} has no element ${nameOrId}`);
    this.name = 'UnknownElement';
    this.text = {
      ca: `El model «${model}» no té cap element «${nameOrId}».`,
      es: `El modelo «${model}» no tiene ningún elemento «${nameOrId}».`,
      en: `The model “${model}” has no element “${nameOrId}”.`,
    };
  }
}

/**
 * Reads a DMN model (versions 1.1 to 1.5) with the models it imports, in any order.
 * Throws `DmnError` when a file is no DMN; what is wrong inside a model is told in `problems`.
 */
export function readDmn(source: string | Uint8Array, options: { readonly imports?: readonly (string | Uint8Array)[] } = {}): Model {
  const definitions = readXml(source);
  // Files at hand are read only by a model that imports: thirty that stand alone are read once each.
  const imports = childrenOf(definitions, 'import').length === 0 ? [] : (options.imports ?? []).map(readXml);
  const built = buildModel(definitions, imports);
  const words: Glossary = new Map([...imports, definitions].flatMap((each) => [...glossaryOf(each)]));
  const find = (nameOrId: string): Element => {
    const found = built.byId.get(nameOrId) ?? built.byName(nameOrId);
    if (!found) throw new UnknownElement(nameOrId, built.name);
    return found;
  };
  return {
    name: built.name,
    namespace: built.namespace,
    elements: [...built.byId.values()].map(({ id, name, kind }) => ({ id, name, kind })),
    problems: built.problems,
    inputsOf: (nameOrId) => [...inputsOf(find(nameOrId))].filter((element) => element.kind === 'input').map(({ name, type }) => ({ name, type })),
    decision(nameOrId) {
      const found = find(nameOrId);
      if (found.kind !== 'decision') throw new UnknownElement(nameOrId, built.name);
      return found;
    },
    evaluate(nameOrId, inputs = {}, runOptions = {}) {
      const target = find(nameOrId);
      const run = startRun({ ...runOptions, words });
      const given = new Given(inputs);
      const decisions: DecisionTrace[] = [];
      const seen: InputTrace[] = [];
      const take = (element: Input | Decision): Value => {
        const value = given.value(element, run);
        seen.push({ name: element.name, value: fromFeel(value ?? null), given: value !== undefined });
        if (value === undefined) run.warnings.push({ code: 'missingInput', message: missing(words.get(element.name) ?? element.name) });
        return value ?? null;
      };
      const { value, values } = guarded(run, () => work(target, take, decisions, run));
      const told = {
        target: { id: target.id, name: target.name, kind: target.kind },
        inputs: seen, decisions,
        outputs: fromFeel(values) as { readonly [name: string]: Json },
        warnings: run.warnings.slice() as Warning[],
      };
      const needed = wordsIn([built.name, told], words);
      return { value, values, trace: { model: { name: built.name, namespace: built.namespace, ...(Object.keys(needed).length > 0 ? { words: needed } : {}) }, ...told } };
    },
  };
}

type Take = (element: Input | Decision) => Value;

function work(target: Element, take: Take, decisions: DecisionTrace[], run: Run): { value: Value; values: ReadonlyMap<string, Value> } {
  if (target.kind === 'input') {
    const value = take(target);
    return { value, values: new Map([[target.name, value]]) };
  }
  if (target.kind === 'decision') {
    const known = new Map<Element, Value>();
    for (const input of inputsOf(target)) if (input.kind === 'input') known.set(input, take(input));
    const frame: Frame = { known, decisions, run };
    const value = decide(target, frame);
    return { value, values: new Map([[target.name, value]]) };
  }
  return invoke(target, take, decisions, run);
}

function invoke(target: Invocable, take: Take, decisions: DecisionTrace[], run: Run): { value: Value; values: ReadonlyMap<string, Value> } {
  if (target.service) {
    const values = callService(target.service, [...target.service.inputs, ...target.service.inputDecisions].map(take), run, decisions);
    return { value: serviceResult(values, target.service, target.name, run), values };
  }
  const parameters = target.value.signatures[0] ?? [];
  const args = parameters.map(({ name, type }): Value => take({ kind: 'input', id: name, name, namespace: target.namespace, type: type ?? { type: 'any' } }));
  const value = target.value.call(args, run, 0);
  return { value, values: new Map([[target.name, value]]) };
}

/** The values given from outside, each read as its type wants. */
class Given {
  readonly #plain: ReadonlyMap<string, unknown>;
  readonly #isFeel: boolean;
  constructor(inputs: Inputs) {
    this.#isFeel = inputs instanceof Map;
    this.#plain = inputs instanceof Map ? inputs : new Map(Object.entries(inputs));
  }

  /** Undefined when nobody gave it. */
  value(element: Input | Decision, run: Run): Value | undefined {
    const own = this.#plain.get(element.namespace);
    const imported = isContext(own as Value) ? (own as ReadonlyMap<string, unknown>) : new Map(Object.entries((own ?? {}) as object));
    const data = imported.has(element.name) ? imported.get(element.name) : this.#plain.get(element.name);
    if (data === undefined) return undefined;
    const value = this.#isFeel ? typedValue(data as Value, element.type) : typedInput(data, element.type);
    return conforms(value, element.type) ? value : fit(value, element.type, element.name, run);
  }
}

const missing = (name: Text | string): Text => {
  const { ca, es, en } = typeof name === 'string' ? { ca: name, es: name, en: name } : name;
  return { ca: `Falta la dada «${ca}»; s’ha tractat com a buida.`, es: `Falta el dato «${es}»; se ha tratado como vacío.`, en: `The input “${en}” is missing; it was taken as empty.` };
};

/** Everything a decision or service depends on that is given from outside. */
function inputsOf(element: Element, found = new Set<Element>()): Set<Element> {
  if (found.has(element)) return found;
  found.add(element);
  if (element.kind === 'decision') for (const need of element.needs) if (need.element.kind !== 'knowledge' && need.element.kind !== 'service') inputsOf(need.element, found);
  if (element.kind === 'service') for (const input of [...(element.service?.inputs ?? []), ...(element.service?.inputDecisions ?? [])]) found.add(input);
  return found;
}

