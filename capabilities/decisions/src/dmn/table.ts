import type { Node } from '../feel/grammar/ast.ts';
import { isSame } from '../feel/compare.ts';
import { Num } from '../feel/decimal.ts';
import { fromFeel } from '../feel/json.ts';
import { Names } from '../feel/grammar/names.ts';
import { literalText } from '../feel/print.ts';
import { nothing, type Run, startRun, step } from '../feel/run.ts';
import { type Code, inner, type Scope } from '../feel/scope.ts';
import { BUILT_IN_SCOPE } from '../feel/feel.ts';
import type { FeelType } from '../feel/types.ts';
import { isContext, isList, type Value } from '../feel/values.ts';
import type { Text } from '../text.ts';
import { AGGREGATIONS, type Aggregation, applyPolicy, HIT_POLICIES, type HitPolicy, type Policy } from './hit-policy.ts';
import { type Allowed, allowedBy } from './item-types.ts';
import { cellTests, type Env, feelLogic, fit, type Logic, report, typed } from './logic.ts';
import { record, type RuleTrace } from './trace.ts';
import { child, childrenOf, textOf, type Xml } from './xml.ts';

export interface TableInput {
  readonly label: string;
  readonly source: string;
  readonly code: Code;
  readonly node: Node | null;
  readonly type: FeelType | null;
  /** The values declared for the column. */
  readonly allowed: Allowed | undefined;
}

export interface TableOutput {
  readonly name: string;
  readonly byDefault: Code | null;
  readonly allowed: Allowed | undefined;
  /** Declared values in their order of priority, when they can be listed. */
  readonly priorities: readonly Value[];
}

export interface TableRule {
  readonly number: number;
  readonly id: string | undefined;
  readonly tests: readonly { readonly source: string; readonly code: Code; readonly node: Node | null }[];
  readonly outputs: readonly { readonly source: string; readonly code: Code; readonly node: Node | null }[];
  readonly annotations: readonly { readonly name: string; readonly text: string }[];
}

export interface Table {
  readonly name: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}

const NO_RULE: Text = {
  ca: 'cap regla no coincideix amb les dades i la taula no té resultat per defecte',
  es: 'ninguna regla coincide con los datos y la tabla no tiene resultado por defecto',
  en: 'no rule matches the data and the table has no default result',
};

/** Reads and compiles a decision table (DMN 1.5, chapter 8). */
export function compileTable(element: Xml, env: Env): { readonly table: Table; readonly logic: Logic } {
  const table = readTable(element, env);
  const single = table.outputs.length === 1;
  const policy: Policy = { hitPolicy: table.hitPolicy, aggregation: table.aggregation, rank: ranker(table.outputs), table: table.name };
  const shape = single ? null : table.outputs.reduce((names, { name }) => names.declare(name), new Names());
  return { table, logic: { shape, code: (scope, run) => evaluateTable(table, policy, scope, run) } };
}

function readTable(element: Xml, env: Env): Table {
  const { hitPolicy = 'UNIQUE', aggregation } = element.attributes;
  if (!HIT_POLICIES.has(hitPolicy)) report(env, 'badTable', badPolicy(hitPolicy), element.line);
  if (aggregation !== undefined && !AGGREGATIONS.has(aggregation)) report(env, 'badTable', badPolicy(aggregation), element.line);
  const inputs = childrenOf(element, 'input').map((input) => readInput(input, env));
  const outputs = childrenOf(element, 'output').map((output) => readOutput(output, env));
  const labels = childrenOf(element, 'annotation').map(({ attributes }) => attributes.name ?? '');
  const outputElements = childrenOf(element, 'output');
  const rules = childrenOf(element, 'rule').map((rule, index): TableRule => {
    const cells = childrenOf(rule, 'inputEntry');
    const results = childrenOf(rule, 'outputEntry');
    if (cells.length !== inputs.length || results.length !== outputs.length) report(env, 'badTable', badRule(index + 1), rule.line);
    return {
      number: index + 1,
      id: rule.attributes.id,
      tests: cells.map((cell) => ({ source: textOf(cell, 'text') ?? '', ...cellTests(textOf(cell, 'text') ?? '', child(cell, 'text')?.line ?? cell.line, env) })),
      outputs: results.map((result, column) => {
        const output = outputElements[column];
        const logic = feelLogic(textOf(result, 'text') ?? '', child(result, 'text')?.line ?? result.line, env, result.attributes.expressionLanguage);
        const { code, node = null } = output ? typed(logic, output.attributes.typeRef, output.attributes.name ?? env.owner, output, env) : logic;
        return { source: textOf(result, 'text') ?? '', code, node };
      }),
      annotations: childrenOf(rule, 'annotationEntry').map((entry, column) => ({ name: labels[column] ?? '', text: textOf(entry, 'text') ?? '' })),
    };
  });
  if ((hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER') && outputs.every(({ priorities }) => priorities.length === 0)) report(env, 'badTable', NO_PRIORITIES, element.line);
  return {
    name: element.attributes.outputLabel ?? env.owner,
    hitPolicy: HIT_POLICIES.has(hitPolicy) ? (hitPolicy as HitPolicy) : 'UNIQUE',
    aggregation: aggregation !== undefined && AGGREGATIONS.has(aggregation) ? (aggregation as Aggregation) : null,
    inputs, outputs, rules,
  };
}

function readInput(input: Xml, env: Env): TableInput {
  const expression = child(input, 'inputExpression');
  const source = (expression && textOf(expression, 'text')) ?? '';
  const reference = expression?.attributes.typeRef;
  const { code, node = null } = feelLogic(source, (expression && child(expression, 'text')?.line) ?? input.line, env, expression?.attributes.expressionLanguage);
  return {
    label: input.attributes.label || source,
    source,
    code, node,
    type: reference !== undefined && env.types.knows(reference) ? env.types.resolve(reference) : null,
    allowed: allowedBy(child(input, 'inputValues'), env.owner, env.problems),
  };
}

function readOutput(output: Xml, env: Env): TableOutput {
  const values = child(output, 'outputValues');
  const fallback = child(output, 'defaultOutputEntry');
  const byDefault = fallback ? feelLogic(textOf(fallback, 'text') ?? '', fallback.line, env).code : null;
  const listed = values && textOf(values, 'text');
  return {
    name: output.attributes.name ?? output.attributes.label ?? '',
    byDefault,
    allowed: allowedBy(values, env.owner, env.problems),
    priorities: listed ? constants(`[${listed}]`, env) : [],
  };
}

/** The values of a list that needs no data; empty when it is no such list. */
function constants(source: string, env: Env): readonly Value[] {
  const { code } = feelLogic(source, 0, { ...env, problems: [] });
  const value = code(BUILT_IN_SCOPE, startRun());
  return isList(value) ? value : [];
}

function ranker(outputs: readonly TableOutput[]): Policy['rank'] {
  return (output) => outputs.map(({ name, priorities }) => {
    const value = outputs.length > 1 && isContext(output) ? (output.get(name) ?? null) : output;
    const index = priorities.findIndex((priority) => isSame(priority, value));
    return index < 0 ? priorities.length : index;
  });
}

function evaluateTable(table: Table, policy: Policy, scope: Scope, run: Run): Value {
  const inputs = table.inputs.map((input) => seen(input, scope, run));
  const tests = inputs.map((value) => inner(scope, new Map([['?', value ?? null]])));
  const applying = inputs.includes(undefined) ? [] : table.rules.filter((rule) => rule.tests.every(({ code }, column) => {
    step(run);
    return code(tests[column] ?? scope, run) === true;
  }));
  // Where the first rule decides, those below it that would apply too are not told: they decide nothing.
  const matched = table.hitPolicy === 'FIRST' ? applying.slice(0, 1) : applying;
  const outputs = matched.map((rule) => outputOf(table, rule.outputs.map(({ code }) => code), scope, run));
  const result = inputs.includes(undefined) ? null : outputs.length ? applyPolicy(outputs, policy, run) : withoutRules(table, scope, run);
  record(run, () => ({
    name: table.name,
    hitPolicy: table.aggregation ? `${table.hitPolicy} ${table.aggregation}` : table.hitPolicy,
    inputs: table.inputs.map(({ label }, column) => ({ label, value: fromFeel(inputs[column] ?? null) })),
    matched: matched.map((rule, index): RuleTrace => ({
      rule: rule.number,
      ...(rule.id === undefined ? {} : { id: rule.id }),
      tests: rule.tests.map(({ source }) => source || '-'),
      output: fromFeel(outputs[index] ?? null),
      annotations: rule.annotations,
    })),
    output: fromFeel(result),
  }));
  return result;
}

/** The value of a column, undefined when the column does not allow it. */
function seen(input: TableInput, scope: Scope, run: Run): Value | undefined {
  const value = input.code(scope, run);
  const fitted = input.type && value !== null ? fit(value, input.type, input.label, run) : value;
  if (fitted === null || !input.allowed || allowsAll(input.allowed, fitted)) return fitted;
  nothing(run, 'notAllowed', [input.label, literalText(fitted)]);
  return undefined;
}

/** A list is allowed too when each of its elements is. */
const allowsAll = ({ allows }: Allowed, value: Value): boolean => allows(value) || (isList(value) && value.every(allows));

function outputOf(table: Table, codes: readonly Code[], scope: Scope, run: Run): Value {
  const values = table.outputs.map(({ allowed, name }, column) => {
    const value = codes[column]?.(scope, run) ?? null;
    if (value !== null && allowed && !allowsAll(allowed, value)) nothing(run, 'notAllowed', [name || table.name, literalText(value)]);
    return value;
  });
  return table.outputs.length === 1 ? (values[0] ?? null) : new Map(table.outputs.map(({ name }, column) => [name, values[column] ?? null]));
}

/** Defaults when they are declared; else an empty collection is no mistake, while nothing to choose from is. */
function withoutRules(table: Table, scope: Scope, run: Run): Value {
  if (table.outputs.some(({ byDefault }) => byDefault)) return outputOf(table, table.outputs.map(({ byDefault }) => byDefault ?? (() => null)), scope, run);
  if (table.hitPolicy === 'COLLECT' && table.aggregation === 'COUNT') return new Num(0);
  if ((table.hitPolicy === 'COLLECT' && !table.aggregation) || table.hitPolicy.endsWith('ORDER')) return [];
  return nothing(run, 'noResult', [table.name, NO_RULE]);
}

const badPolicy = (name: string): Text => ({
  ca: `«${name}» no és cap política de coincidència.`,
  es: `«${name}» no es ninguna política de coincidencia.`,
  en: `“${name}” is no hit policy.`,
});

const NO_PRIORITIES: Text = {
  ca: 'La política de coincidència ordena pels valors de sortida i cap columna no els enumera.',
  es: 'La política de coincidencia ordena por los valores de salida y ninguna columna los enumera.',
  en: 'The hit policy orders by output values and no column lists them.',
};

const badRule = (number: number): Text => ({
  ca: `La regla ${number} no té una cel·la per cada columna.`,
  es: `La regla ${number} no tiene una celda por cada columna.`,
  en: `Rule ${number} does not have a cell for each column.`,
});
