import type { Node } from '../grammar/ast.ts';
import { order } from '../compare.ts';
import { parseNumber } from '../decimal.ts';
import { Names } from '../grammar/names.ts';
import { parseExpression } from '../grammar/parse.ts';
import { stringOf } from '../print.ts';
import { makeRange } from '../ranges.ts';
import { boundText } from '../run.ts';
import { FeelSyntaxError } from '../grammar/scan.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../temporal.ts';
import { type FeelRange, isNumber, kindOf, type Value } from '../values.ts';
import { define, WHY } from './define.ts';

/** A number from a text with its separators: `number("1.000.000,01", ".", ",")`. */
function numberFrom(text: string, grouping: string | null, decimal: string | null): Value {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null;
  if (decimal !== null && decimal !== '.' && decimal !== ',') return null;
  if (grouping !== null && grouping === decimal) return null;
  const ungrouped = grouping === null ? text : text.replaceAll(grouping, '');
  return parseNumber(decimal === ',' ? ungrouped.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : '?')) : ungrouped);
}

const LITERAL_FUNCTIONS: Readonly<Record<string, (text: string) => Value>> = {
  date: parseDate, time: parseTime, 'date and time': parseDateTime, duration: parseDuration,
};
const NAMES = [new Names().declare('date and time')];

/** The value of a literal, undefined for anything that would have to be worked out. */
function literal(node: Node): Value | undefined {
  if (node.type === 'literal') return node.value;
  if (node.type === 'temporal') return parseTemporal(node.text) ?? undefined;
  if (node.type === 'negative') {
    const value = literal(node.of);
    return isNumber(value) ? value.negated() : undefined;
  }
  if (node.type !== 'call' || node.callee.type !== 'name' || node.args.length !== 1) return undefined;
  const read = LITERAL_FUNCTIONS[node.callee.name];
  const text = node.args[0]?.type === 'literal' ? node.args[0].value : undefined;
  return read && typeof text === 'string' ? (read(text) ?? undefined) : undefined;
}

function rangeFrom(text: string): FeelRange | null {
  try {
    const node = parseExpression(text, NAMES, new Names());
    if (node.type !== 'range') return null;
    const [start, end] = [literal(node.start), literal(node.end)];
    if (start === undefined || end === undefined || (start === null && end === null)) return null;
    if (start !== null && end !== null && (kindOf(start) !== kindOf(end) || (order(start, end) ?? 1) > 0)) return null;
    return makeRange(start, end, node.startIncluded, node.endIncluded);
  } catch (error) {
    if (error instanceof FeelSyntaxError) return null;
    throw error;
  }
}

export const conversionFunctions = [
  define('number', ['from: any', 'from: string, grouping separator?: string, decimal separator?: string'], (args, _, none, signature) => {
    const [from, grouping, decimal] = args as [Value, string | null, string | null];
    if (signature === 0 && isNumber(from)) return from;
    if (typeof from !== 'string') return none(WHY.kinds);
    return numberFrom(from, signature === 0 ? null : grouping, signature === 0 ? null : decimal) ?? none(WHY.unreadable);
  }),
  define('string', 'from: any', ([from]: [Value], run) => {
    const text = stringOf(from);
    boundText(run, text?.length ?? 0);
    return text;
  }),
  define('range', 'from: string', ([from]: [string], _, none) => rangeFrom(from) ?? none(WHY.unreadable)),
];
