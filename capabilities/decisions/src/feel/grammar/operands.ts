import { parseNumber } from '../decimal.ts';
import type { Node } from './ast.ts';
import { JOINING, keyword, wordsAfter } from './keywords.ts';
import { Names, type Shape } from './names.ts';
import { commaSeparated, expression } from './operators.ts';
import { MAX_DEPTH, type Reading } from './reading.ts';
import { shapeOf } from './shape.ts';
import { readNameUntil, tryNameUntil } from './types.ts';

const EXPRESSION = { ca: 'una expressió', es: 'una expresión', en: 'an expression' };
const MEMBER = { ca: 'un nom després del punt', es: 'un nombre tras el punto', en: 'a name after the dot' };

/** A literal, name or bracketed expression with the members, filters and calls that follow it. */
export function operand(reading: Reading): Node {
  const { scan } = reading;
  let node = primary(reading);
  for (let links = 0; ; links += 1) {
    if (links > MAX_DEPTH) throw new RangeError();
    const { at } = node;
    if (scan.looksAt('.') && !scan.looksAt('..')) {
      scan.take('.');
      node = { type: 'path', from: node, name: member(reading, shapeOf(node, reading.scopes)), at };
    } else if (scan.looksAt('[')) {
      const by = filter(reading, node);
      if (!by) return node;
      node = { type: 'filter', from: node, by, at };
    } else if (scan.take('(')) node = call(reading, node);
    else return node;
  }
}

/** A filter sees the element as `item` and the members of the element as names; null when `[` closes a range instead. */
function filter(reading: Reading, from: Node): Node | null {
  const read = (): Node => {
    reading.scan.expect('[');
    const members = shapeOf(from, reading.scopes);
    const item = new Names().declare('item', members);
    const inside = (): Node => reading.within(members ? [item, members] : [item], () => reading.bracketed(() => expression(reading)));
    const by = members?.whole ? inside() : reading.overUnknown(inside);
    reading.scan.expect(']');
    return by;
  };
  return reading.inRangeEnd ? reading.attempt(read) : read();
}

function member(reading: Reading, shape: Shape): string {
  const { scan } = reading;
  const compound = shape && scan.takeCompound([shape]);
  if (compound) return compound;
  const word = scan.peekWord();
  if (!word) scan.fail(MEMBER);
  const { at } = scan;
  scan.takePiece();
  if (shape?.shapes.has(word)) return word;
  const name = wordsAfter(scan, word);
  if (shape?.whole) reading.note(name, at);
  return name;
}

function call(reading: Reading, callee: Node): Node {
  const { scan } = reading;
  const { at } = callee;
  const first = tryNameUntil(scan, ':');
  if (first === null) return { type: 'call', callee, args: commaSeparated(reading, ')'), at };
  return reading.bracketed(() => {
    const names = [first];
    const args = [expression(reading)];
    while (scan.take(',')) {
      names.push(readNameUntil(scan, ':'));
      args.push(expression(reading));
    }
    scan.expect(')');
    return { type: 'call', callee, args, names, at };
  });
}

function primary(reading: Reading): Node {
  const { scan } = reading;
  scan.skip();
  const { at } = scan;
  const number = scan.takeNumber();
  if (number !== null) return { type: 'literal', value: parseNumber(number), at };
  const text = scan.takeString();
  if (text !== null) return { type: 'literal', value: text, at };
  if (scan.take('@')) {
    const literal = scan.takeString();
    return literal === null ? scan.fail('«"»') : { type: 'temporal', text: literal, at };
  }
  if (scan.take('(')) return parenthesised(reading, at);
  if (scan.take('{')) return context(reading, at);
  if (scan.take('[')) return listOrRange(reading, at);
  if (scan.take(']')) return rangeAfter(reading, expression(reading), false, at);
  return named(reading, at);
}

function parenthesised(reading: Reading, at: number): Node {
  const inner = reading.bracketed(() => expression(reading));
  if (reading.scan.looksAt('..')) return rangeAfter(reading, inner, false, at);
  reading.scan.expect(')');
  return inner;
}

function rangeAfter(reading: Reading, start: Node, startIncluded: boolean, at: number): Node {
  const { scan } = reading;
  scan.expect('..');
  const end = reading.rangeEnd(() => expression(reading));
  const endIncluded = scan.take(']');
  if (!endIncluded && !scan.take(')')) scan.expect('[');
  return { type: 'range', start, end, startIncluded, endIncluded, at };
}

function listOrRange(reading: Reading, at: number): Node {
  const { scan } = reading;
  if (scan.take(']')) return { type: 'list', items: [], at };
  return reading.bracketed(() => {
    const first = expression(reading);
    if (scan.looksAt('..')) return rangeAfter(reading, first, true, at);
    const items = [first];
    while (scan.take(',')) items.push(expression(reading));
    scan.expect(']');
    return { type: 'list', items, at };
  });
}

/** The entries of a context see those before them. */
function context(reading: Reading, at: number): Node {
  const { scan } = reading;
  const names = new Names();
  return reading.within([names], () => reading.bracketed(() => {
    const entries: { name: string; value: Node }[] = [];
    while (!scan.take('}')) {
      if (entries.length) scan.expect(',');
      const quoted = scan.takeString();
      const name = quoted ?? readNameUntil(scan, ':');
      if (quoted !== null) scan.expect(':');
      const value = expression(reading);
      names.declare(name, shapeOf(value, reading.scopes));
      entries.push({ name, value });
    }
    return { type: 'context', entries, at };
  }));
}

/** The longest known name, else a word of the language, else a name nobody declared. */
function named(reading: Reading, at: number): Node {
  const { scan } = reading;
  const compound = scan.takeCompound(reading.scopes);
  if (compound !== null) return { type: 'name', name: compound, at };
  const word = scan.peekWord();
  if (!word) scan.fail(EXPRESSION);
  const known = reading.scopes.some((names) => names.shapes.has(word));
  const special = known ? null : keyword(reading, word, at);
  if (special) return special;
  if (!known && JOINING.has(word)) scan.fail(EXPRESSION);
  scan.takePiece();
  if (known) return { type: 'name', name: word, at };
  const name = wordsAfter(scan, word);
  reading.note(name, at);
  return { type: 'name', name, at };
}
