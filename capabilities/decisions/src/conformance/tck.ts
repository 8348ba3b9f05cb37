import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isSame } from '../feel/compare.ts';
import { Num } from '../feel/decimal.ts';
import { stringOf } from '../feel/print.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../feel/temporal.ts';
import { isContext, isList, isNumber, kindOf, type Value } from '../feel/values.ts';
import { type Model, readDmn } from '../dmn/model.ts';
import { child, childrenOf, readXml, type Xml } from '../dmn/xml.ts';

/** One case of the conformance suite and how it went. */
export interface TckResult {
  /** Folder and test file, `0004-lending/0004-lending-test-01`. */
  readonly suite: string;
  readonly id: string;
  readonly level: 2 | 3;
  readonly status: 'passed' | 'failed';
  readonly reason: string;
}

/** Where the DMN Technology Compatibility Kit lies, when it is at hand. */
export function tckFolder(): string | null {
  const reference = process.env.COMU_REFERENCE ?? resolve(import.meta.dirname, '../../../../../shared/reference');
  const folder = join(reference, 'dmn-tck', 'TestCases');
  return existsSync(folder) ? folder : null;
}

/** Runs every test case of levels 2 and 3 against this engine. */
export function runTck(folder: string): TckResult[] {
  return ([2, 3] as const).flatMap((level) => {
    const root = join(folder, `compliance-level-${level}`);
    return readdirSync(root).toSorted().flatMap((suite) => runSuite(join(root, suite), suite, level));
  });
}

function runSuite(folder: string, suite: string, level: 2 | 3): TckResult[] {
  const files = readdirSync(folder).toSorted();
  const sources = new Map(files.filter((file) => file.endsWith('.dmn')).map((file) => [file, readFileSync(join(folder, file))] as const));
  const models = new Map<string, Model>();
  return files.filter((file) => /-test-\d+\w*\.xml$/.test(file)).flatMap((file) => {
    const cases = readXml(readFileSync(join(folder, file)));
    const name = child(cases, 'modelName')?.text.trim() ?? '';
    let model = models.get(name);
    if (!model) {
      const imports = [...sources].filter(([other]) => other !== name).map(([, source]) => source);
      model = readDmn(sources.get(name) ?? new Uint8Array(), { imports });
      models.set(name, model);
    }
    const at = model;
    return childrenOf(cases, 'testCase').map((testCase) => runCase(at, testCase, `${suite}/${file.replace(/\.xml$/, '')}`, level));
  });
}

/** A case passes when each result it expects is found. */
function runCase(model: Model, testCase: Xml, suite: string, level: 2 | 3): TckResult {
  const inputs = inputsOf(testCase);
  const wrong = childrenOf(testCase, 'resultNode').flatMap((node) => {
    const reason = checkResult(model, testCase, node, inputs);
    return reason ? [`${node.attributes.name}: ${reason}`] : [];
  });
  return { suite, id: testCase.attributes.id ?? '', level, status: wrong.length ? 'failed' : 'passed', reason: wrong.join('; ') };
}

/** What is wrong with one result, empty when nothing is. */
function checkResult(model: Model, testCase: Xml, node: Xml, inputs: ReadonlyMap<string, Value>): string {
  const { name = '' } = node.attributes;
  const { type, invocableName = name } = testCase.attributes;
  const expectedNode = child(node, 'expected');
  const expected = expectedNode ? valueOf(expectedNode) : null;
  try {
    const isService = type === 'decisionService';
    const { value, values, trace } = model.evaluate(isService || type === 'bkm' ? invocableName : name, inputs);
    const result = isService && value !== null ? (values.get(name) ?? null) : value;
    if (matches(result, expected)) return '';
    return `expected ${stringOf(expected)}, got ${stringOf(result)} ${trace.warnings.map(({ message }) => message.en).join(' ')}`.trim();
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

function inputsOf(testCase: Xml): Map<string, Value> {
  const inputs = new Map<string, Value>();
  for (const node of childrenOf(testCase, 'inputNode')) {
    const { name = '', namespace } = node.attributes;
    if (namespace === undefined) inputs.set(name, valueOf(node));
    else inputs.set(namespace, new Map(inputs.get(namespace) as ReadonlyMap<string, Value> | undefined).set(name, valueOf(node)));
  }
  return inputs;
}

/** The value an element of a test file writes. */
function valueOf(element: Xml): Value {
  const value = child(element, 'value');
  if (value) return scalar(value);
  const list = child(element, 'list');
  if (list) return list.attributes['xsi:nil'] === 'true' ? null : childrenOf(list, 'item').map(valueOf);
  const components = childrenOf(element, 'component');
  if (components.length) return new Map(components.map((part) => [part.attributes.name ?? '', valueOf(part)]));
  return null;
}

function scalar(value: Xml): Value {
  if (value.attributes['xsi:nil'] === 'true') return null;
  const type = (value.attributes['xsi:type'] ?? '').replace(/^.*:/, '');
  const text = value.text;
  switch (type) {
    case 'boolean': return text.trim() === 'true';
    case 'decimal': case 'double': case 'integer': case 'int': case 'long': case 'float': return new Num(text.trim());
    case 'date': return parseDate(text.trim());
    case 'time': return parseTime(text.trim());
    case 'dateTime': return parseDateTime(text.trim());
    case 'duration': return parseDuration(text.trim());
    default: return text;
  }
}

/** Equal as the suite means it: numbers to eight digits, since it writes many of them rounded. */
function matches(found: Value, expected: Value): boolean {
  if (isNumber(expected)) return isNumber(found) && new Num(found).minus(expected).abs().lessThanOrEqualTo(Num.max(expected.abs(), 1).times('1e-8'));
  if (isList(expected)) return isList(found) && found.length === expected.length && expected.every((item, index) => matches(found[index] ?? null, item));
  if (isContext(expected)) return isContext(found) && found.size === expected.size && [...expected].every(([key, item]) => found.has(key) && matches(found.get(key) ?? null, item));
  return kindOf(found) === kindOf(expected) && isSame(found, expected) && stringOf(found) === stringOf(expected);
}
