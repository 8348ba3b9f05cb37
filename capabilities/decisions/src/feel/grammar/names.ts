const START = String.raw`?A-Z_a-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}`;
const PART = String.raw`${START}0-9\u00B7\u0300-\u036F\u203F-\u2040`;

/** One word of a name (DMN 1.5, grammar rules 25–28), with the ª, º and µ it forgets. */
export const WORD = new RegExp(`[${START}][${PART}]*`, 'uy');
/** A piece of a name after its first word: a word, digits, or one of the signs a name may hold. */
export const PIECE = new RegExp(String.raw`[${PART}]+|\*\*|[./\-'’+*]`, 'uy');
const PIECES = new RegExp(String.raw`[${PART}]+|\*\*|[^\s]`, 'gu');
export const PART_CHARACTER = new RegExp(`[${PART}]`, 'uy');

/** What names stand for: members by name when the value has them, null when nothing is known of it. */
export type Shape = Names | null;

interface Compound {
  readonly pieces: readonly string[];
  readonly name: string;
}

/**
 * The names that may be written at one place of an expression.
 * Names with spaces or signs can be read only by knowing them: `e-mail` is a name or a subtraction.
 */
export class Names {
  readonly shapes = new Map<string, Shape>();
  /** Whether these are all the members its values have, so that any other is a mistake. */
  readonly whole: boolean;
  readonly #compounds = new Map<string, Compound[]>();

  constructor(whole = false) {
    this.whole = whole;
  }

  declare(name: string, shape: Shape = null): this {
    const pieces = piecesOf(name);
    const first = pieces[0];
    const known = this.shapes.has(name);
    this.shapes.set(name, shape);
    if (known || first === undefined || pieces.length === 1) return this;
    const found = this.#compounds.get(first) ?? [];
    found.push({ pieces, name });
    this.#compounds.set(first, found.toSorted((one, other) => other.pieces.length - one.pieces.length));
    return this;
  }

  /** Names of several pieces that begin with this word, the longest first. */
  startingWith(word: string): readonly Compound[] {
    return this.#compounds.get(word) ?? [];
  }
}

export function piecesOf(name: string): readonly string[] {
  return name.match(PIECES) ?? [];
}

/** The name with its spaces as the standard compares them: one between words, none about signs. */
export function canonical(name: string): string {
  return piecesOf(name).join(' ').replace(/ ?([^\p{L}\p{N}_?\s]) ?/gu, '$1');
}

/** Names to read an expression with: plain names, or names with the members of their values. */
export type NameSource = Iterable<string> | { readonly [name: string]: NameSource | null };

/** The names of a source, as deep as it tells them. */
export function namesFrom(source: NameSource): Names {
  const names = new Names();
  if (Symbol.iterator in source) {
    for (const name of source as Iterable<string>) names.declare(name);
    return names;
  }
  for (const [name, members] of Object.entries(source)) names.declare(name, members === null ? null : namesFrom(members));
  return names;
}
