import type { Text } from '../../text.ts';
import { type Names, PART_CHARACTER, PIECE, WORD } from './names.ts';

/** Thrown when an expression is not FEEL: says where and what was expected. */
export class FeelSyntaxError extends Error {
  readonly text: Text;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  constructor(source: string, at: number, text: Text) {
    const before = source.slice(0, at).split('\n');
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    super(`FEEL line ${line}, column ${column}: ${text.en}`);
    this.name = 'FeelSyntaxError';
    this.at = at;
    this.line = line;
    this.column = column;
    this.text = {
      ca: `Línia ${line}, columna ${column}: ${text.ca}`,
      es: `Línea ${line}, columna ${column}: ${text.es}`,
      en: `Line ${line}, column ${column}: ${text.en}`,
    };
  }
}

const BLANK = /(?:[\s\u0085\u180e\u200b\ufeff]|\/\/[^\n]*|\/\*[^]*?\*\/)+/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\[^])*"/y;

/** A place in a source text, and the small readings every rule of the grammar is made of. */
export class Scanner {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Passes blanks and comments. */
  skip(): void {
    this.at += this.#length(BLANK, this.at);
  }

  atEnd(): boolean {
    this.skip();
    return this.at >= this.source.length;
  }

  looksAt(sign: string): boolean {
    this.skip();
    return this.source.startsWith(sign, this.at);
  }

  take(sign: string): boolean {
    if (!this.looksAt(sign)) return false;
    this.at += sign.length;
    return true;
  }

  expect(sign: string): void {
    if (!this.take(sign)) this.fail(`«${sign}»`);
  }

  /** Whether the next whole word is this one. */
  looksAtWord(word: string): boolean {
    this.skip();
    return this.source.startsWith(word, this.at) && this.#length(PART_CHARACTER, this.at + word.length) === 0;
  }

  takeWord(word: string): boolean {
    if (!this.looksAtWord(word)) return false;
    this.at += word.length;
    return true;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.fail(`«${word}»`);
  }

  /** The next word, without passing it. */
  peekWord(): string {
    this.skip();
    return this.source.substr(this.at, this.#length(WORD, this.at));
  }

  /** Passes the next piece of a name, if there is one. */
  takePiece(): string {
    this.skip();
    const piece = this.source.substr(this.at, this.#length(PIECE, this.at));
    this.at += piece.length;
    return piece;
  }

  /** The longest known name of several pieces that starts here; passes it. */
  takeCompound(scopes: readonly Names[]): string | null {
    const word = this.peekWord();
    const start = this.at;
    let best: { name: string; end: number; size: number } | null = null;
    for (const names of scopes) {
      for (const { name, pieces } of names.startingWith(word)) {
        if (best && pieces.length <= best.size) break;
        const end = this.#endOf(pieces, start);
        if (end !== null) best = { name, end, size: pieces.length };
      }
    }
    if (!best) return null;
    this.at = best.end;
    return best.name;
  }

  #endOf(pieces: readonly string[], start: number): number | null {
    let at = start;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) at += this.#length(BLANK, at);
      if (!this.source.startsWith(piece, at)) return null;
      at += piece.length;
      const joins = this.#length(PART_CHARACTER, at) > 0 && /[\p{L}\p{N}_?]$/u.test(piece);
      if (joins) return null;
    }
    return at;
  }

  takeNumber(): string | null {
    this.skip();
    const length = this.#length(NUMBER, this.at);
    if (length === 0) return null;
    this.at += length;
    return this.source.substr(this.at - length, length);
  }

  /** The characters of a string literal, escapes resolved. */
  takeString(): string | null {
    this.skip();
    if (this.source[this.at] !== '"') return null;
    const length = this.#length(STRING, this.at);
    if (length === 0) this.fail('«"»', this.source.length);
    this.at += length;
    return unescape(this.source.slice(this.at - length + 1, this.at - 1));
  }

  /** Stops the reading: says what was expected here and what there is. */
  fail(expected: string | Text, at = this.at): never {
    const found = this.source.slice(at, at + 20).trim().split(/\s/)[0];
    const wanted = typeof expected === 'string' ? { ca: expected, es: expected, en: expected } : expected;
    throw new FeelSyntaxError(this.source, at, {
      ca: `s’esperava ${wanted.ca} i hi ha ${found ? `«${found}»` : 'el final'}.`,
      es: `se esperaba ${wanted.es} y hay ${found ? `«${found}»` : 'el final'}.`,
      en: `expected ${wanted.en} and found ${found ? `“${found}”` : 'the end'}.`,
    });
  }

  #length(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.exec(this.source)?.[0].length ?? 0;
  }
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', "'": "'" };

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["'\\ntr]))/g, (_, short: string, long: string, sign: string) => {
    if (sign) return ESCAPES[sign] ?? sign;
    const point = Number.parseInt(short ?? long, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}
