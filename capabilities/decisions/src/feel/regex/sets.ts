/** Whether a code point belongs to a set of characters. */
export type CharSet = (point: number) => boolean;

export const rangeSet = (low: number, high: number): CharSet => (point) => point >= low && point <= high;

/** The set with both cases of its letters. */
export function foldedSet(has: CharSet): CharSet {
  return (point) => {
    if (has(point)) return true;
    const sign = String.fromCodePoint(point);
    const lower = sign.toLowerCase();
    return [lower, sign.toUpperCase(), lower.toUpperCase()].some((form) => form.length <= 2 && [...form].length === 1 && has(form.codePointAt(0) ?? 0));
  };
}

function patternSet(pattern: RegExp): CharSet {
  return (point) => pattern.test(String.fromCodePoint(point));
}

const not = (has: CharSet): CharSet => (point) => !has(point);

const space = patternSet(/^[ \t\n\r]$/);
const digit = patternSet(/^\p{Nd}$/u);
const word = patternSet(/^[^\p{P}\p{Z}\p{C}]$/u);
const nameStart = patternSet(/^[\p{L}_:]$/u);
const namePart = patternSet(/^[\p{L}\p{M}\p{N}_:.\-·]$/u);

/** The classes of one letter (XML Schema Datatypes, F.1.1). */
export const ESCAPED_SETS: Readonly<Record<string, CharSet>> = {
  s: space, S: not(space), d: digit, D: not(digit), w: word, W: not(word), i: nameStart, I: not(nameStart), c: namePart, C: not(namePart),
};

/** A general category of Unicode, `Lu` or `P`; null when there is none of that name. */
export function categorySet(name: string): CharSet | null {
  if (!/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) return null;
  return patternSet(new RegExp(`^\\p{${name}}$`, 'u'));
}

const BLOCKS: Readonly<Record<string, readonly [number, number]>> = {
  BasicLatin: [0, 0x7f], 'Latin-1Supplement': [0x80, 0xff], 'LatinExtended-A': [0x100, 0x17f], 'LatinExtended-B': [0x180, 0x24f],
  IPAExtensions: [0x250, 0x2af], SpacingModifierLetters: [0x2b0, 0x2ff], CombiningDiacriticalMarks: [0x300, 0x36f],
  Greek: [0x370, 0x3ff], GreekandCoptic: [0x370, 0x3ff], Cyrillic: [0x400, 0x4ff], Armenian: [0x530, 0x58f], Hebrew: [0x590, 0x5ff], Arabic: [0x600, 0x6ff],
  Devanagari: [0x900, 0x97f], Bengali: [0x980, 0x9ff], Thai: [0xe00, 0xe7f], Georgian: [0x10a0, 0x10ff], HangulJamo: [0x1100, 0x11ff],
  LatinExtendedAdditional: [0x1e00, 0x1eff], GreekExtended: [0x1f00, 0x1fff], GeneralPunctuation: [0x2000, 0x206f],
  SuperscriptsandSubscripts: [0x2070, 0x209f], CurrencySymbols: [0x20a0, 0x20cf], LetterlikeSymbols: [0x2100, 0x214f], NumberForms: [0x2150, 0x218f],
  Arrows: [0x2190, 0x21ff], MathematicalOperators: [0x2200, 0x22ff], BoxDrawing: [0x2500, 0x257f], GeometricShapes: [0x25a0, 0x25ff],
  CJKSymbolsandPunctuation: [0x3000, 0x303f], Hiragana: [0x3040, 0x309f], Katakana: [0x30a0, 0x30ff], CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7a3], PrivateUse: [0xe000, 0xf8ff],
};

/** A block of Unicode, named as XML Schema does without its `Is`; null when unknown. */
export function blockSet(name: string): CharSet | null {
  const block = BLOCKS[name];
  return block ? rangeSet(block[0], block[1]) : null;
}
