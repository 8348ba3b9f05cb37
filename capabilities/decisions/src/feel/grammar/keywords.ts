import type { FormalParameter, Iterator, Node } from './ast.ts';
import { Names } from './names.ts';
import { expression } from './operators.ts';
import type { Reading } from './reading.ts';
import type { Scanner } from './scan.ts';
import { shapeOf } from './shape.ts';
import { readType, tryNameUntil } from './types.ts';

/** Words that end a name of unknown words, because the grammar gives them a meaning between expressions. */
export const JOINING: ReadonlySet<string> = new Set(['and', 'or', 'in', 'between', 'instance', 'then', 'else', 'return', 'satisfies', 'external']);

const NAME = { ca: 'un nom', es: 'un nombre', en: 'a name' };
const PARAMETER = { ca: 'un paràmetre', es: 'un parámetro', en: 'a parameter' };

/** A name nobody declared may have several words: nothing else can follow a name without a sign between. */
export function wordsAfter(scan: Scanner, first: string): string {
  let name = first;
  for (;;) {
    const { at } = scan;
    const word = scan.peekWord();
    if (!word || word === '?' || JOINING.has(word)) {
      scan.at = at;
      return name;
    }
    scan.takePiece();
    name += ` ${word}`;
  }
}

/** The expression a word of the language opens, null when it opens none. */
export function keyword(reading: Reading, word: string, at: number): Node | null {
  const { scan } = reading;
  switch (word) {
    case 'true': case 'false': scan.takeWord(word); return { type: 'literal', value: word === 'true', at };
    case 'null': scan.takeWord(word); return { type: 'literal', value: null, at };
    case 'if': scan.takeWord(word); return conditional(reading, at);
    case 'for': case 'some': case 'every': scan.takeWord(word); return iteration(reading, word, at);
    case 'function': scan.takeWord(word); return functionDefinition(reading, at);
    default: return null;
  }
}

function conditional(reading: Reading, at: number): Node {
  const [condition, whenTrue] = reading.bracketed(() => {
    const asked = expression(reading);
    reading.scan.expectWord('then');
    const answer = expression(reading);
    reading.scan.expectWord('else');
    return [asked, answer] as const;
  });
  return { type: 'if', condition, whenTrue, otherwise: expression(reading), at };
}

function iteration(reading: Reading, type: 'for' | 'some' | 'every', at: number): Node {
  const { scan } = reading;
  const names = new Names();
  const iterators: Iterator[] = [];
  return reading.within([names], () => {
    do {
      const name = iteratorName(scan);
      const from = expression(reading);
      const to = scan.take('..') ? expression(reading) : undefined;
      names.declare(name, to ? null : shapeOf(from, reading.scopes));
      iterators.push(to ? { name, from, to } : { name, from });
    } while (scan.take(','));
    scan.expectWord(type === 'for' ? 'return' : 'satisfies');
    if (type === 'for') names.declare('partial');
    return { type, iterators, body: expression(reading), at };
  });
}

function iteratorName(scan: Scanner): string {
  if (!scan.peekWord()) scan.fail(NAME);
  const from = scan.at;
  let end = from;
  while (!(end > from && scan.looksAtWord('in')) && scan.takePiece()) end = scan.at;
  scan.expectWord('in');
  return scan.source.slice(from, end).replace(/\s+/g, ' ');
}

function functionDefinition(reading: Reading, at: number): Node {
  const { scan } = reading;
  scan.expect('(');
  const names = new Names();
  const parameters: FormalParameter[] = [];
  while (!scan.take(')')) {
    if (parameters.length) scan.expect(',');
    const found = parameter(reading);
    names.declare(found.name);
    parameters.push(found);
  }
  const external = scan.takeWord('external');
  return { type: 'function', parameters, external, body: reading.within([names], () => expression(reading)), at };
}

function parameter({ scan, types }: Reading): FormalParameter {
  const typed = tryNameUntil(scan, ':');
  if (typed !== null) return { name: typed, type: readType(scan, types) };
  scan.skip();
  const from = scan.at;
  let end = from;
  while (scan.takePiece()) end = scan.at;
  if (end === from) scan.fail(PARAMETER);
  return { name: scan.source.slice(from, end).replace(/\s+/g, ' ') };
}
