import type { FormalParameter, Iterator, Node } from './ast.ts';
import { parseNumber } from './decimal.ts';
import { Names, type Shape } from './names.ts';
import { readNameUntil, readType, tryNameUntil } from './parse-types.ts';
import { FeelSyntaxError, Scanner } from './scan.ts';
import { shapeOf } from './shape.ts';
import type { Comparison } from './values.ts';

/** Deepest nesting an expression may have. */
const MAX_NESTING = 120;
/** Most expressions read, with those read twice because `(` or `[` may mean two things. */
const MAX_READINGS = 100_000;
/** Longest expression, in characters. */
export const MAX_SOURCE = 100_000;

/** Deepest chain of operators, members and calls. */
const MAX_DEPTH = 2000;

const TOO_DEEP = {
  ca: 'hi ha massa expressions l’una dins l’altra; dividiu-la.', es: 'hay demasiadas expresiones una dentro de otra; divídala.', en: 'too many expressions lie one within another; split it.',
};
const EXPRESSION = { ca: 'una expressió', es: 'una expresión', en: 'an expression' };
const MEMBER = { ca: 'un nom després del punt', es: 'un nombre tras el punto', en: 'a name after the dot' };
const END = { ca: 'el final de l’expressió', es: 'el final de la expresión', en: 'the end of the expression' };

/** Words that end a name of unknown words, because the grammar gives them a meaning between expressions. */
const JOINING = new Set(['and', 'or', 'in', 'between', 'instance', 'then', 'else', 'return', 'satisfies', 'external']);
const COMPARISONS: readonly Comparison[] = ['!=', '<=', '>=', '=', '<', '>'];

/** Reads an expression with the names it may use, the innermost first. */
export function parseExpression(source: string, names: readonly Names[], types: Names): Node {
  return reading(source, () => {
    const parser = new Parser(source, names, types);
    const node = parser.expression();
    parser.end();
    return node;
  });
}

/** Reads unary tests: `-`, `< 10, [20..30]`, `not("a", "b")`. */
export function parseUnaryTests(source: string, names: readonly Names[], types: Names): Node {
  return reading(source, () => {
    const parser = new Parser(source, names, types);
    const node = parser.unaryTests();
    parser.end();
    return node;
  });
}

/** Refuses what is nested too deeply to be read, and also to be worked out, whose steps follow the same path. */
function reading(source: string, read: () => Node): Node {
  try {
    const node = read();
    if (depthOf(node) > MAX_DEPTH) throw new RangeError();
    return node;
  } catch (error) {
    if (error instanceof RangeError) throw new FeelSyntaxError(source, 0, TOO_DEEP);
    throw error;
  }
}

/** How many parts lie within one another, as in a chain of a thousand sums. */
function depthOf(root: Node): number {
  let deepest = 0;
  const left: [part: unknown, depth: number][] = [[root, 1]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null || 'kind' in part || 'toDecimalPlaces' in part) continue;
    deepest = Math.max(deepest, depth);
    for (const inside of Object.values(part)) left.push([inside, Array.isArray(part) ? depth : depth + 1]);
  }
  return deepest;
}

/** Recursive descent over the grammar of DMN 1.5, section 10.3.1.2, each method a rule. */
class Parser {
  readonly #scan: Scanner;
  readonly #types: Names;
  #scopes: readonly Names[];
  #nesting = 0;
  #readings = 0;
  /** While reading the end of a range, `[` may close it. */
  #inRangeEnd = false;

  constructor(source: string, names: readonly Names[], types: Names) {
    if (source.length > MAX_SOURCE) {
      throw new FeelSyntaxError(source, MAX_SOURCE, {
        ca: `l’expressió passa de ${MAX_SOURCE} caràcters.`, es: `la expresión pasa de ${MAX_SOURCE} caracteres.`, en: `the expression is longer than ${MAX_SOURCE} characters.`,
      });
    }
    this.#scan = new Scanner(source);
    this.#scopes = names;
    this.#types = types;
  }

  end(): void {
    if (!this.#scan.atEnd()) this.#scan.fail(END);
  }

  unaryTests(): Node {
    const scan = this.#scan;
    scan.skip();
    const at = scan.at;
    if (scan.take('-')) {
      if (scan.atEnd()) return { type: 'anything', at };
      scan.at = at;
    }
    if (scan.takeWord('not') && scan.take('(')) {
      const tests = this.#attempt(() => {
        const found = this.#commaSeparated(')');
        return scan.atEnd() ? found : null;
      });
      if (tests) return { type: 'tests', tests, negated: true, at };
    }
    scan.at = at;
    const tests = [this.expression()];
    while (scan.take(',')) tests.push(this.expression());
    return { type: 'tests', tests, negated: false, at };
  }

  expression(): Node {
    this.#nesting += 1;
    this.#readings += 1;
    if (this.#nesting > MAX_NESTING || this.#readings > MAX_READINGS) {
      throw new FeelSyntaxError(this.#scan.source, this.#scan.at, TOO_DEEP);
    }
    const node = this.#disjunction();
    this.#nesting -= 1;
    return node;
  }

  /** Runs a reading that may not fit: on failure goes back to where it started. */
  #attempt<T>(read: () => T | null): T | null {
    const { at } = this.#scan;
    const before = { scopes: this.#scopes, nesting: this.#nesting, inRangeEnd: this.#inRangeEnd };
    try {
      const found = read();
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof FeelSyntaxError)) throw error;
    }
    this.#scan.at = at;
    this.#scopes = before.scopes;
    this.#nesting = before.nesting;
    this.#inRangeEnd = before.inRangeEnd;
    return null;
  }

  /** Reads with more names in sight. */
  #within<T>(names: Names, read: () => T): T {
    const before = this.#scopes;
    this.#scopes = [names, ...before];
    const found = read();
    this.#scopes = before;
    return found;
  }

  /** Reads between brackets, where `[` is a filter again. */
  #bracketed<T>(read: () => T): T {
    const before = this.#inRangeEnd;
    this.#inRangeEnd = false;
    const found = read();
    this.#inRangeEnd = before;
    return found;
  }

  #commaSeparated(close: string): Node[] {
    return this.#bracketed(() => {
      const found: Node[] = [];
      if (this.#scan.take(close)) return found;
      do found.push(this.expression()); while (this.#scan.take(','));
      this.#scan.expect(close);
      return found;
    });
  }

  #disjunction(): Node {
    let left = this.#conjunction();
    while (this.#scan.takeWord('or')) left = { type: 'or', left, right: this.#conjunction(), at: left.at };
    return left;
  }

  #conjunction(): Node {
    let left = this.#comparison();
    while (this.#scan.takeWord('and')) left = { type: 'and', left, right: this.#comparison(), at: left.at };
    return left;
  }

  #comparison(): Node {
    const scan = this.#scan;
    scan.skip();
    const start = scan.at;
    const alone = COMPARISONS.find((sign) => scan.take(sign));
    if (alone) return { type: 'test', operator: alone, to: this.#sum(), at: start };
    let left = this.#sum();
    for (;;) {
      const { at } = left;
      const operator = COMPARISONS.find((sign) => scan.take(sign));
      if (operator) left = { type: 'compare', operator, left, right: this.#sum(), at };
      else if (scan.takeWord('between')) {
        const low = this.#sum();
        scan.expectWord('and');
        left = { type: 'between', value: left, low, high: this.#sum(), at };
      } else if (scan.takeWord('in')) left = { type: 'in', value: left, tests: this.#testsAfterIn(), at };
      else return left;
    }
  }

  /** `in (1, < 5)` lists tests; `in (1..5)` and `in (a)[1]` are one. */
  #testsAfterIn(): Node[] {
    const scan = this.#scan;
    const listed = this.#attempt(() => {
      if (!scan.take('(')) return null;
      const tests = this.#commaSeparated(')');
      return tests.length === 0 || ['.', '[', '(', '+', '-', '*', '/'].some((sign) => scan.looksAt(sign)) ? null : tests;
    });
    return listed ?? [COMPARISONS.some((sign) => scan.looksAt(sign)) ? this.#comparison() : this.#sum()];
  }

  #sum(): Node {
    let left = this.#product();
    for (;;) {
      const operator = this.#scan.take('+') ? '+' : this.#scan.looksAt('->') ? null : this.#scan.take('-') ? '-' : null;
      if (!operator) return left;
      left = { type: 'arithmetic', operator, left, right: this.#product(), at: left.at };
    }
  }

  #product(): Node {
    let left = this.#power();
    for (;;) {
      const operator = this.#scan.looksAt('**') ? null : this.#scan.take('*') ? '*' : this.#scan.take('/') ? '/' : null;
      if (!operator) return left;
      left = { type: 'arithmetic', operator, left, right: this.#power(), at: left.at };
    }
  }

  #power(): Node {
    let left = this.#signed();
    while (this.#scan.take('**')) left = { type: 'arithmetic', operator: '**', left, right: this.#signed(), at: left.at };
    return left;
  }

  #signed(): Node {
    this.#scan.skip();
    const { at } = this.#scan;
    let signs = 0;
    while (this.#scan.take('-')) signs += 1;
    let node = this.#instance();
    for (; signs > 0; signs -= 1) node = { type: 'negative', of: node, at };
    return node;
  }

  #instance(): Node {
    let node = this.#postfix();
    while (this.#scan.takeWord('instance')) {
      this.#scan.expectWord('of');
      node = { type: 'instance', value: node, of: readType(this.#scan, this.#types), at: node.at };
    }
    return node;
  }

  #postfix(): Node {
    const scan = this.#scan;
    let node = this.#primary();
    for (let links = 0; ; links += 1) {
      if (links > MAX_DEPTH) throw new RangeError();
      const { at } = node;
      if (scan.looksAt('.') && !scan.looksAt('..')) {
        scan.take('.');
        node = { type: 'path', from: node, name: this.#member(shapeOf(node, this.#scopes)), at };
      } else if (scan.looksAt('[')) {
        const by = this.#filter(node);
        if (!by) return node;
        node = { type: 'filter', from: node, by, at };
      } else if (scan.take('(')) node = this.#call(node);
      else return node;
    }
  }

  #filter(from: Node): Node | null {
    const read = (): Node => {
      this.#scan.expect('[');
      const members = shapeOf(from, this.#scopes);
      const scopes = this.#scopes;
      if (members) this.#scopes = [members, ...scopes];
      const by = this.#within(new Names().declare('item', members), () => this.#bracketed(() => this.expression()));
      this.#scopes = scopes;
      this.#scan.expect(']');
      return by;
    };
    return this.#inRangeEnd ? this.#attempt(read) : read();
  }

  #member(shape: Shape): string {
    const scan = this.#scan;
    const compound = shape && scan.takeCompound([shape]);
    if (compound) return compound;
    const word = scan.peekWord();
    if (!word) scan.fail(MEMBER);
    scan.takePiece();
    return shape?.shapes.has(word) ? word : this.#wordsAfter(word);
  }

  /** A name nobody declared may have several words: nothing else can follow a name without a sign between. */
  #wordsAfter(first: string): string {
    const scan = this.#scan;
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

  #call(callee: Node): Node {
    const scan = this.#scan;
    const { at } = callee;
    const first = tryNameUntil(scan, ':');
    if (first === null) return { type: 'call', callee, args: this.#commaSeparated(')'), at };
    return this.#bracketed(() => {
      const names = [first];
      const args = [this.expression()];
      while (scan.take(',')) {
        names.push(readNameUntil(scan, ':'));
        args.push(this.expression());
      }
      scan.expect(')');
      return { type: 'call', callee, args, names, at };
    });
  }

  #primary(): Node {
    const scan = this.#scan;
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
    if (scan.take('(')) return this.#parenthesised(at);
    if (scan.take('{')) return this.#context(at);
    if (scan.take('[')) return this.#listOrRange(at);
    if (scan.take(']')) return this.#rangeAfter(this.expression(), false, at);
    return this.#named(at);
  }

  #parenthesised(at: number): Node {
    const inner = this.#bracketed(() => this.expression());
    if (this.#scan.looksAt('..')) return this.#rangeAfter(inner, false, at);
    this.#scan.expect(')');
    return inner;
  }

  #rangeAfter(start: Node, startIncluded: boolean, at: number): Node {
    const scan = this.#scan;
    scan.expect('..');
    const before = this.#inRangeEnd;
    this.#inRangeEnd = true;
    const end = this.expression();
    this.#inRangeEnd = before;
    const endIncluded = scan.take(']');
    if (!endIncluded && !scan.take(')')) scan.expect('[');
    return { type: 'range', start, end, startIncluded, endIncluded, at };
  }

  #listOrRange(at: number): Node {
    if (this.#scan.take(']')) return { type: 'list', items: [], at };
    return this.#bracketed(() => {
      const first = this.expression();
      if (this.#scan.looksAt('..')) return this.#rangeAfter(first, true, at);
      const items = [first];
      while (this.#scan.take(',')) items.push(this.expression());
      this.#scan.expect(']');
      return { type: 'list', items, at };
    });
  }

  #context(at: number): Node {
    const scan = this.#scan;
    const names = new Names();
    return this.#within(names, () => this.#bracketed(() => {
      const entries: { name: string; value: Node }[] = [];
      while (!scan.take('}')) {
        if (entries.length) scan.expect(',');
        const quoted = scan.takeString();
        const name = quoted ?? readNameUntil(scan, ':');
        if (quoted !== null) scan.expect(':');
        const value = this.expression();
        names.declare(name, shapeOf(value, this.#scopes));
        entries.push({ name, value });
      }
      return { type: 'context', entries, at };
    }));
  }

  #named(at: number): Node {
    const scan = this.#scan;
    const compound = scan.takeCompound(this.#scopes);
    if (compound !== null) return { type: 'name', name: compound, at };
    const word = scan.peekWord();
    if (!word) scan.fail(EXPRESSION);
    if (!this.#scopes.some((names) => names.shapes.has(word))) {
      const special = this.#keyword(word, at);
      if (special) return special;
      if (JOINING.has(word)) scan.fail(EXPRESSION);
      scan.takePiece();
      return { type: 'name', name: this.#wordsAfter(word), at };
    }
    scan.takePiece();
    return { type: 'name', name: word, at };
  }

  #keyword(word: string, at: number): Node | null {
    const scan = this.#scan;
    switch (word) {
      case 'true': case 'false': scan.takeWord(word); return { type: 'literal', value: word === 'true', at };
      case 'null': scan.takeWord(word); return { type: 'literal', value: null, at };
      case 'if': scan.takeWord(word); return this.#bracketed(() => this.#if(at));
      case 'for': scan.takeWord(word); return this.#iteration('for', at);
      case 'some': case 'every': scan.takeWord(word); return this.#iteration(word, at);
      case 'function': scan.takeWord(word); return this.#function(at);
      default: return null;
    }
  }

  #if(at: number): Node {
    const condition = this.expression();
    this.#scan.expectWord('then');
    const whenTrue = this.expression();
    this.#scan.expectWord('else');
    return { type: 'if', condition, whenTrue, otherwise: this.expression(), at };
  }

  #iteration(type: 'for' | 'some' | 'every', at: number): Node {
    const names = new Names();
    const iterators: Iterator[] = [];
    return this.#within(names, () => {
      do {
        const name = this.#iteratorName();
        const from = this.expression();
        const to = this.#scan.take('..') ? this.expression() : undefined;
        names.declare(name, to ? null : shapeOf(from, this.#scopes));
        iterators.push(to ? { name, from, to } : { name, from });
      } while (this.#scan.take(','));
      this.#scan.expectWord(type === 'for' ? 'return' : 'satisfies');
      if (type === 'for') names.declare('partial');
      return { type, iterators, body: this.expression(), at };
    });
  }

  #iteratorName(): string {
    const scan = this.#scan;
    if (!scan.peekWord()) scan.fail({ ca: 'un nom', es: 'un nombre', en: 'a name' });
    const from = scan.at;
    let end = from;
    while (!(end > from && scan.looksAtWord('in')) && scan.takePiece()) end = scan.at;
    scan.expectWord('in');
    return scan.source.slice(from, end).replace(/\s+/g, ' ');
  }

  #function(at: number): Node {
    const scan = this.#scan;
    scan.expect('(');
    const names = new Names();
    const parameters: FormalParameter[] = [];
    while (!scan.take(')')) {
      if (parameters.length) scan.expect(',');
      parameters.push(this.#parameter());
    }
    for (const { name } of parameters) names.declare(name);
    const external = scan.takeWord('external');
    return { type: 'function', parameters, external, body: this.#within(names, () => this.expression()), at };
  }

  #parameter(): FormalParameter {
    const typed = tryNameUntil(this.#scan, ':');
    if (typed !== null) return { name: typed, type: readType(this.#scan, this.#types) };
    const from = this.#scan.at;
    let end = from;
    while (this.#scan.takePiece()) end = this.#scan.at;
    if (end === from) this.#scan.fail({ ca: 'un paràmetre', es: 'un parámetro', en: 'a parameter' });
    return { name: this.#scan.source.slice(from, end).trim().replace(/\s+/g, ' ') };
  }
}
