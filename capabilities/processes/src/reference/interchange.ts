import { readFileSync } from 'node:fs';
import { readTree, type Element } from '../check/tree.ts';
import { compile } from '../model/compile.ts';
import { decodeXml, readBpmn, writeBpmn } from '../model/read.ts';
import { filesBelow, reference, type ConformanceResult } from './folder.ts';

export const interchangeModels = (): readonly string[] => filesBelow(reference('bpmn-miwg'), '.bpmn');

/** Values that the schema supplies where an attribute is left out: written or not, the file says the same. */
const defaults: ReadonlySet<string> = new Set([
  'isForCompensation=false', 'startQuantity=1', 'completionQuantity=1', 'gatewayDirection=Unspecified', 'isInterrupting=true', 'parallelMultiple=false', 'cancelActivity=true',
  'triggeredByEvent=false', 'isCollection=false', 'isSequential=false', 'behavior=All', 'instantiate=false', 'eventGatewayType=Exclusive', 'waitForCompletion=true', 'cancelRemainingInstances=true',
  'typeLanguage=http://www.w3.org/2001/XMLSchema', 'expressionLanguage=http://www.w3.org/1999/XPath', 'isClosed=false', 'processType=None', 'textFormat=text/plain', 'type=Point', 'testBefore=false', 'isImmediate=true', 'associationDirection=None', 'itemKind=Information', 'isUnlimited=false', 'minimum=0', 'maximum=1',
]);

/** Everything an element says, whatever the order of its attributes and children: lists of lines that can be compared as sets. */
function lines(element: Element, path: string): string[] {
  const attributes = Object.entries(element.attributes).filter(([name]) => name !== 'schemaLocation').map(([name, value]) => `${name}=${plain(value)}`).filter((written) => !defaults.has(written)).toSorted();
  const here = `${path}/{${element.namespace}}${element.name}[${attributes.join(' ')}] ${plain(element.text)}`;
  return [here, ...element.children.flatMap((child) => lines(child, `${path}/${element.name}(${element.attributes['id'] ?? ''})`))];
}

/** Prefixes are only shorthand for namespaces, `+1.0` and `1.0` the same number, and white space around text is layout. */
const plain = (text: string) => text.trim().replace(/\s+/g, ' ').replace(/^(?:[\w-]+:)(?=[\w-]+$)/, '').replace(/^(-?\d+)\.0+$/, '$1');

/** What is in one and not in the other. */
const beyond = (one: readonly string[], other: readonly string[]) => one.filter((line) => !other.includes(line));

/** Reads one model, writes it back, and compares what both files say. */
export async function roundTrip(model: string): Promise<readonly string[]> {
  const bytes = readFileSync(reference('bpmn-miwg', model));
  const file = await readBpmn(bytes);
  compile(file);
  const before = lines(readTree(decodeXml(bytes)), '');
  const after = lines(readTree(await writeBpmn(file)), '');
  return [...beyond(before, after).map((line) => `lost ${line}`), ...beyond(after, before).map((line) => `added ${line}`), ...file.warnings.map((warning) => `warning ${warning.message}`)];
}

export async function interchangeResults(): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const model of interchangeModels()) {
    const differences = await roundTrip(model);
    results.push({ suite: 'bpmn-miwg', id: model, status: differences.length === 0 ? 'passed' : 'failed', reason: differences.length === 0 ? null : differences.slice(0, 3).join('; ') });
  }
  return results;
}
