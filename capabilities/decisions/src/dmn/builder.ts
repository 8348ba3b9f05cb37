import { typeNames } from '../feel/feel.ts';
import { canonical, Names, type Shape } from '../feel/grammar/names.ts';
import type { Scope } from '../feel/scope.ts';
import type { FeelFunction, Value } from '../feel/values.ts';
import { compileBoxed, expressionIn, functionDefinition } from './boxed.ts';
import type { Decision, Element, Input, Invocable, Need, Service } from './elements.ts';
import { callService, scopeOf, serviceResult } from './evaluation.ts';
import { itemTypes, type ModelTypes, shapeOfType } from './item-types.ts';
import { broken, type Env, type Logic, typed } from './logic.ts';
import { type Problem, PROBLEMS } from './problem.ts';
import { compileTable, type Table } from './table.ts';
import { child, childrenOf, type Xml } from './xml.ts';

export interface BuiltModel {
  readonly name: string;
  readonly namespace: string;
  readonly byId: ReadonlyMap<string, Element>;
  byName(name: string): Element | undefined;
  readonly types: ModelTypes;
  readonly problems: readonly Problem[];
}

/** The namespaces of DMN 1.1 to 1.5, which end in the name of the part. */
export const DMN_NAMESPACE = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\//;
const KINDS: Readonly<Record<string, Element['kind']>> = {
  inputData: 'input', decision: 'decision', businessKnowledgeModel: 'knowledge', decisionService: 'service',
};

/** Compiles one model: each element when first needed, so that what it needs is ready before. */
export class Builder {
  readonly #source: Xml;
  readonly #namespace: string;
  readonly #problems: Problem[] = [];
  readonly #imports = new Map<string, { readonly prefix: string; readonly model: BuiltModel }>();
  readonly #declared = new Map<string, Xml>();
  readonly #made = new Map<string, Element>();
  readonly #making: string[] = [];
  /** Services are finished last, because the decisions they are made of may call them. */
  readonly #unfinished: (() => unknown)[] = [];
  readonly #types: ModelTypes;
  readonly #typeNames: Names;

  constructor(source: Xml, importing: (namespace: string) => BuiltModel | undefined) {
    this.#source = source;
    this.#namespace = source.attributes.namespace ?? '';
    for (const found of childrenOf(source, 'import')) {
      const namespace = found.attributes.namespace ?? '';
      if (!DMN_NAMESPACE.test(found.attributes.importType ?? '')) continue;
      const model = importing(namespace);
      if (model) this.#imports.set(namespace, { prefix: found.attributes.name ?? '', model });
      else this.#problems.push({ code: 'unknownImport', message: PROBLEMS.unknownImport(namespace), line: found.line, element: found.attributes.name ?? 'import' });
    }
    const imported = new Map([...this.#imports.values()].map(({ prefix, model }) => [prefix, model.types] as const));
    this.#types = itemTypes(source, imported, this.#problems);
    this.#typeNames = typeNames(this.#types.byName);
  }

  build(): BuiltModel {
    const names = new Set<string>();
    for (const [index, element] of this.#source.children.entries()) {
      if (!KINDS[element.name]) continue;
      const name = element.attributes.name ?? '';
      if (names.has(name)) this.#problems.push({ code: 'duplicate', message: PROBLEMS.duplicate(name), line: element.line, element: name });
      names.add(name);
      this.#declared.set(element.attributes.id ?? `${element.name}-${index}`, element);
    }
    for (const id of this.#declared.keys()) this.#make(id);
    for (const finish of this.#unfinished) finish();
    const byName = new Map([...this.#made.values()].toReversed().map((element) => [canonical(element.name), element]));
    const inOrder = new Map([...this.#declared.keys()].map((id) => [id, this.#made.get(id) as Element]));
    return {
      name: this.#source.attributes.name ?? '', namespace: this.#namespace, byId: inOrder, types: this.#types,
      byName: (name) => byName.get(canonical(name)),
      problems: [...this.#problems, ...[...this.#imports.values()].flatMap(({ model }) => model.problems)],
    };
  }

  #make(id: string): Element | null {
    const known = this.#made.get(id);
    if (known) return known;
    const source = this.#declared.get(id);
    if (!source) return null;
    if (this.#making.includes(id)) {
      this.#problems.push({ code: 'cycle', message: PROBLEMS.cycle([...this.#making, id].map((step) => this.#declared.get(step)?.attributes.name).join(' → ')), line: source.line, element: source.attributes.name ?? id });
      return null;
    }
    this.#making.push(id);
    const element = this.#ofKind(id, source);
    this.#making.pop();
    this.#made.set(id, element);
    return element;
  }

  #ofKind(id: string, source: Xml): Element {
    const variable = child(source, 'variable');
    const named = { id, name: source.attributes.name ?? variable?.attributes.name ?? id, namespace: this.#namespace };
    const type = this.#types.resolve(variable?.attributes.typeRef);
    if (variable?.attributes.typeRef && !this.#types.knows(variable.attributes.typeRef)) {
      this.#problems.push({ code: 'unknownType', message: PROBLEMS.unknownType(variable.attributes.typeRef), line: variable.line, element: named.name });
    }
    switch (KINDS[source.name]) {
      case 'input': return { kind: 'input', ...named, type } satisfies Input;
      case 'knowledge': return this.#knowledge(named, source);
      case 'service': return this.#service(named, source);
      default: return this.#decision(named, source, type);
    }
  }

  #decision(named: { id: string; name: string; namespace: string }, source: Xml, type: Decision['type']): Decision {
    const needs = this.#needs(source);
    const env = this.#env(named.name, needs);
    const expression = expressionIn(source);
    let logic: Logic | null = null;
    let table: Table | null = null;
    if (expression?.name === 'decisionTable') {
      const compiled = compileTable(expression, env);
      ({ table } = compiled);
      logic = typed(compiled.logic, expression.attributes.typeRef, named.name, expression, env);
    } else if (expression) logic = compileBoxed(expression, env);
    return {
      kind: 'decision', ...named, type, needs, table,
      question: child(source, 'question')?.text.trim() || null,
      logic: logic && logic.code,
      shape: shapeOfType(type) ?? logic?.shape ?? null,
    };
  }

  /** A model of knowledge may call itself or others in a circle, so its scope is made when it is called. */
  #knowledge(named: { id: string; name: string; namespace: string }, source: Xml): Invocable {
    const definition = child(source, 'encapsulatedLogic');
    let compiled: { logic: Logic; scope: Scope } | null = null;
    const ready = (): { logic: Logic; scope: Scope } => {
      if (compiled) return compiled;
      const needs = this.#needs(source, ['knowledgeRequirement']).filter(isCallable);
      const env = this.#env(named.name, needs);
      const logic = definition ? functionDefinition(definition, env, named.name) : broken(env, 'missing', PROBLEMS.missing('encapsulatedLogic'), source.line);
      compiled = { logic, scope: scopeOf(needs, (callable) => callable.value) };
      return compiled;
    };
    const parameters = (definition ? childrenOf(definition, 'formalParameter') : []).map(({ attributes }) => ({
      name: attributes.name ?? '', ...(attributes.typeRef ? { type: this.#types.resolve(attributes.typeRef) } : {}),
    }));
    const value: FeelFunction = {
      kind: 'function', name: named.name, signatures: [parameters],
      call(args, run, signature): Value {
        const { logic, scope } = ready();
        const inside = logic.code(scope, run) as FeelFunction | null;
        return inside ? inside.call(args, run, signature) : null;
      },
    };
    const element: Invocable = { kind: 'knowledge', ...named, value, service: null };
    this.#made.set(named.id, element);
    ready();
    return element;
  }

  #service(named: { id: string; name: string; namespace: string }, source: Xml): Invocable {
    const refer = <K extends 'input' | 'decision'>(tag: string, kind: K): Extract<Element, { kind: K }>[] => childrenOf(source, tag).flatMap((reference) => {
      const need = this.#need(reference.attributes.href ?? '', reference, named.name);
      return need?.element.kind === kind ? [need.element as Extract<Element, { kind: K }>] : [];
    });
    let service: Service | null = null;
    const ready = (): Service => {
      service ??= {
        inputs: refer('inputData', 'input'), inputDecisions: refer('inputDecision', 'decision'), outputs: refer('outputDecision', 'decision'),
        type: resultType(this.#types.resolve(child(source, 'variable')?.attributes.typeRef)),
      };
      return service;
    };
    this.#unfinished.push(ready);
    const value: FeelFunction = {
      kind: 'function', name: named.name,
      get signatures() {
        const { inputs, inputDecisions } = ready();
        return [[...inputs, ...inputDecisions].map(({ name, type }) => ({ name, type }))];
      },
      call: (args, run) => serviceResult(callService(ready(), args.map((arg) => arg ?? null), run), ready(), named.name, run),
    };
    return { kind: 'service', ...named, value, get service() { return ready(); } };
  }

  #needs(source: Xml, kinds = ['informationRequirement', 'knowledgeRequirement']): readonly Need<Element>[] {
    const references = kinds.flatMap((kind) => childrenOf(source, kind)).flatMap(({ children }) => children);
    return references.flatMap((reference) => {
      if (!reference.attributes.href) return [];
      const need = this.#need(reference.attributes.href, reference, source.attributes.name ?? '');
      return need ? [need] : [];
    });
  }

  /** The element a reference points to, in this model (`#id`) or in an imported one (`namespace#id`). */
  #need(href: string, reference: Xml, owner: string): Need<Element> | null {
    const cut = href.lastIndexOf('#');
    const namespace = href.slice(0, Math.max(0, cut));
    const id = href.slice(cut + 1);
    const imported = namespace && namespace !== this.#namespace ? this.#imports.get(namespace) : undefined;
    const local = !imported && (!namespace || namespace === this.#namespace);
    const element = imported ? (imported.model.byId.get(id) ?? null) : local ? this.#make(id) : null;
    if (!element) {
      if (!this.#declared.has(id) || !local) this.#problems.push({ code: 'unknownReference', message: PROBLEMS.unknownReference(href), line: reference.line, element: owner });
      return null;
    }
    return { path: imported?.prefix ? [imported.prefix, element.name] : [element.name], element };
  }

  #env(owner: string, needs: readonly Need<Element>[]): Env {
    const names = new Names();
    const byPrefix = new Map<string, Names>();
    for (const { path, element } of needs) {
      const [first = '', second] = path;
      if (second === undefined) {
        names.declare(first, shapeOfElement(element));
        continue;
      }
      const inside = byPrefix.get(first) ?? new Names();
      byPrefix.set(first, inside.declare(second, shapeOfElement(element)));
      names.declare(first, inside);
    }
    return { names: [names], types: this.#types, typeNames: this.#typeNames, problems: this.#problems, owner, language: this.#source.attributes.expressionLanguage ?? '' };
  }
}

const isCallable = (need: Need<Element>): need is Need<Invocable> => need.element.kind === 'knowledge' || need.element.kind === 'service';

const shapeOfElement = (element: Element): Shape => (element.kind === 'input' ? shapeOfType(element.type) : element.kind === 'decision' ? element.shape : null);

/** The variable of a service may be typed as a function, whose result is what counts. */
const resultType = (type: Decision['type']): Decision['type'] => {
  const base = type.type === 'named' ? type.base() : type;
  return base.type === 'function' ? base.result : type;
};

