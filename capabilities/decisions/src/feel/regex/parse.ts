import { blockSet, categorySet, type CharSet, ESCAPED_SETS, foldedSet, rangeSet } from './sets.ts';

export type Pattern =
  | { readonly type: 'set'; readonly has: CharSet }
  | { readonly type: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly type: 'choice'; readonly options: readonly Pattern[] }
  | { readonly type: 'repeat'; readonly of: Pattern; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly type: 'group'; readonly of: Pattern; readonly index: number }
  | { readonly type: 'again'; readonly index: number }
  | { readonly type: 'start' | 'end' };

export interface Regex {
  readonly pattern: Pattern;
  readonly groups: number;
  readonly flags: string;
}

/** Thrown inside this folder when a pattern or its flags are wrong. */
export class RegexError extends Error {}

const MAX_REPEAT = 10_000;
const MAX_PATTERN = 10_000;
const ANCHOR = { '^': 'start', $: 'end' } as const;

/** Reads a regular expression of XPath 3.1 functions (5.6), which extend those of XML Schema. */
export function parseRegex(source: string, flags: string): Regex {
  if (/[^smixq]/.test(flags)) throw new RegexError(`unknown flag in "${flags}"`);
  if (source.length > MAX_PATTERN) throw new RegexError('pattern too long');
  const points = [...source].map((sign) => sign.codePointAt(0) ?? 0);
  const fold = flags.includes('i');
  if (flags.includes('q')) {
    return { pattern: { type: 'sequence', parts: points.map((point) => ({ type: 'set', has: single(point, fold) })) }, groups: 0, flags };
  }
  const parser = new RegexParser(source, flags);
  const pattern = parser.choice();
  parser.end();
  return { pattern, groups: parser.groups, flags };
}

const single = (point: number, fold: boolean): CharSet => {
  const has = rangeSet(point, point);
  return fold ? foldedSet(has) : has;
};

class RegexParser {
  groups = 0;
  #at = 0;
  #depth = 0;
  readonly #closed = new Set<number>();
  readonly #signs: readonly string[];
  readonly #fold: boolean;
  readonly #dotAll: boolean;

  constructor(source: string, flags: string) {
    this.#signs = flags.includes('x') ? withoutSpaces(source) : [...source];
    this.#fold = flags.includes('i');
    this.#dotAll = flags.includes('s');
  }

  end(): void {
    if (this.#at < this.#signs.length) throw new RegexError(`unexpected "${this.#peek()}"`);
  }

  #peek(): string | undefined {
    return this.#signs[this.#at];
  }

  #take(sign: string): boolean {
    if (this.#peek() !== sign) return false;
    this.#at += 1;
    return true;
  }

  #next(): string {
    const sign = this.#signs[this.#at];
    if (sign === undefined) throw new RegexError('unexpected end');
    this.#at += 1;
    return sign;
  }

  choice(): Pattern {
    this.#depth += 1;
    if (this.#depth > 200) throw new RegexError('nested too deeply');
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 && options[0] ? options[0] : { type: 'choice', options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    for (let sign = this.#peek(); sign !== undefined && sign !== '|' && sign !== ')'; sign = this.#peek()) parts.push(this.#piece());
    return { type: 'sequence', parts };
  }

  #piece(): Pattern {
    const sign = this.#peek();
    if (sign === '^' || sign === '$') {
      this.#at += 1;
      return { type: ANCHOR[sign] };
    }
    const atom = this.#atom();
    const times = this.#quantifier();
    if (!times) return atom;
    return { type: 'repeat', of: atom, ...times, lazy: this.#take('?') };
  }

  #quantifier(): { min: number; max: number } | null {
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (!this.#take('{')) return null;
    let text = '';
    while (!this.#take('}')) text += this.#next();
    const match = /^(\d+)(?:(,)(\d*))?$/.exec(text);
    if (!match) throw new RegexError(`bad quantity {${text}}`);
    const min = Number(match[1]);
    const max = match[2] ? (match[3] ? Number(match[3]) : Infinity) : min;
    if (max < min || min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT)) throw new RegexError(`bad quantity {${text}}`);
    return { min, max };
  }

  #atom(): Pattern {
    const sign = this.#next();
    switch (sign) {
      case '.': return { type: 'set', has: this.#dotAll ? () => true : (point) => point !== 0x0a && point !== 0x0d };
      case '(': return this.#group();
      case '[': return { type: 'set', has: this.#charClass() };
      case '\\': return this.#escape();
      case '?': case '*': case '+': case '{': case '}': case ']': throw new RegexError(`unexpected "${sign}"`);
      default: return { type: 'set', has: single(sign.codePointAt(0) ?? 0, this.#fold) };
    }
  }

  #group(): Pattern {
    if (this.#take('?')) {
      if (!this.#take(':')) throw new RegexError('only (?:…) groups are known');
      const of = this.choice();
      if (!this.#take(')')) throw new RegexError('missing ")"');
      return of;
    }
    this.groups += 1;
    const index = this.groups;
    const of = this.choice();
    if (!this.#take(')')) throw new RegexError('missing ")"');
    this.#closed.add(index);
    return { type: 'group', of, index };
  }

  #escape(): Pattern {
    const sign = this.#peek() ?? '';
    if (/[1-9]/.test(sign)) return this.#backReference();
    return { type: 'set', has: this.#escapedSet() };
  }

  #backReference(): Pattern {
    let index = Number(this.#next());
    while (/^\d$/.test(this.#peek() ?? '') && index * 10 + Number(this.#peek()) <= this.groups) index = index * 10 + Number(this.#next());
    if (!this.#closed.has(index)) throw new RegexError(`no group ${index} before \\${index}`);
    return { type: 'again', index };
  }

  /** What follows a backslash, inside a class or out of it. */
  #escapedSet(): CharSet {
    const sign = this.#next();
    const known = ESCAPED_SETS[sign];
    if (known) return known;
    if (sign === 'p' || sign === 'P') {
      if (!this.#take('{')) throw new RegexError(`\\${sign} needs {…}`);
      let name = '';
      while (!this.#take('}')) name += this.#next();
      const found = name.startsWith('Is') ? blockSet(name.slice(2)) : categorySet(name);
      if (!found) throw new RegexError(`unknown property ${name}`);
      return sign === 'p' ? found : (point) => !found(point);
    }
    return single(this.#escapedPoint(sign), this.#fold);
  }

  #escapedPoint(sign: string): number {
    if (sign === 'n') return 10;
    if (sign === 'r') return 13;
    if (sign === 't') return 9;
    if (!/^[\\|.?*+(){}\-[\]^$]$/.test(sign)) throw new RegexError(`unknown escape \\${sign}`);
    return sign.codePointAt(0) ?? 0;
  }

  #charClass(): CharSet {
    const negative = this.#take('^');
    const sets: CharSet[] = [];
    let minus: CharSet | null = null;
    for (let first = true; ; first = false) {
      if (!first && this.#take(']')) break;
      if (!first && this.#peek() === '-' && this.#signs[this.#at + 1] === '[') {
        this.#at += 2;
        minus = this.#charClass();
        if (!this.#take(']')) throw new RegexError('a subtraction ends its class');
        break;
      }
      sets.push(this.#classItem());
    }
    const positive: CharSet = (point) => sets.some((has) => has(point));
    const has = this.#fold ? foldedSet(positive) : positive;
    return (point) => has(point) !== negative && !(minus?.(point) ?? false);
  }

  #classItem(): CharSet {
    const low = this.#classPoint();
    if (typeof low === 'function') return low;
    const isRange = this.#peek() === '-' && this.#signs[this.#at + 1] !== ']' && this.#signs[this.#at + 1] !== '[';
    if (!isRange) return rangeSet(low, low);
    const mark = this.#at;
    this.#at += 1;
    const high = this.#classPoint();
    if (typeof high === 'function') {
      this.#at = mark;
      return rangeSet(low, low);
    }
    if (high < low) throw new RegexError('a class range runs backwards');
    return rangeSet(low, high);
  }

  #classPoint(): number | CharSet {
    const sign = this.#next();
    if (sign === '[' || sign === ']') throw new RegexError(`unexpected "${sign}" in a class`);
    if (sign !== '\\') return sign.codePointAt(0) ?? 0;
    const escaped = this.#peek() ?? '';
    if (/^[nrt\\|.?*+(){}\-[\]^$]$/.test(escaped)) return this.#escapedPoint(this.#next());
    return this.#escapedSet();
  }
}

/** Flag `x`: white space outside classes does not count. */
function withoutSpaces(source: string): string[] {
  let depth = 0;
  let escaped = false;
  return [...source].filter((sign) => {
    if (/[\t\n\r ]/.test(sign)) return depth > 0;
    if (escaped) escaped = false;
    else if (sign === '\\') escaped = true;
    else if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    return true;
  });
}
