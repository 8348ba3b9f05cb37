import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** The faces of a document: the reading face, and Noto Sans for the letters it does not have (Greek, Cyrillic). */
export type Face = 'regular' | 'bold' | 'italic' | 'bold-italic' | 'other' | 'other-bold';

const FILES: Record<Face, string> = {
  regular: 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: 'atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  italic: 'atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  'bold-italic': 'atkinson-hyperlegible-next/700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf',
  other: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'other-bold': 'noto-sans/700Bold/NotoSans_700Bold.ttf',
};

const loaded = new Map<Face, Font>();

/** A parsed face, read once per process: parsing costs more than laying out a page. */
export function face(name: Face): Font {
  const found = loaded.get(name);
  if (found) return found;
  const path = createRequire(import.meta.url).resolve(`@expo-google-fonts/${FILES[name]}`);
  const font = create(readFileSync(path)) as Font;
  meetLetters(font);
  loaded.set(name, font);
  return font;
}

/**
 * A font remembers which letter a glyph stands for from the first time it is asked for, and an “o” that is first drawn as a part of an “ò” would stand
 * for nothing: who copies or searches the text of a document would not find it. So each letter is met by itself, before any is a part of another.
 */
function meetLetters(font: Font): void {
  for (const code of font.characterSet) {
    const letter = String.fromCodePoint(code);
    // A sign that only stands for others (ﬁ) is met as what it says when it comes.
    if (letter.normalize('NFKC') === letter) font.glyphForCodePoint(code);
  }
}

/** Characters that no face has, with what says the same. */
const SAME: Readonly<Record<string, string>> = {
  'ŀ': 'l·', 'Ŀ': 'L·', '\u2011': '-', '\u202f': '\u00a0', '\u2009': ' ', '\u200a': ' ', '\u2007': '\u00a0', '\u2003': ' ', '\u2002': ' ',
};
/** Controls, invisible joiners and direction overrides: a name must not be able to reorder the line it stands in. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

export type Span = { text: string; face: Face };

/**
 * Splits a text into spans that one face can show. A character that no face has becomes “?”, because a
 * document for the archive (ISO 19005) may not show the empty glyph.
 */
export function spans(text: string, style: { bold?: boolean; italic?: boolean }): Span[] {
  const main: Face = style.bold ? (style.italic ? 'bold-italic' : 'bold') : style.italic ? 'italic' : 'regular';
  const other: Face = style.bold ? 'other-bold' : 'other';
  const clean = text.normalize('NFC').replaceAll('\t', ' ').replaceAll(INVISIBLE, '');
  const parts: Span[] = [];
  for (const sign of clean) {
    const shown = SAME[sign] ?? sign;
    const code = shown.codePointAt(0) ?? 0;
    const chosen = face(main).hasGlyphForCodePoint(code) ? main : face(other).hasGlyphForCodePoint(code) ? other : undefined;
    const last = parts.at(-1);
    const target = chosen ?? main;
    if (last?.face === target) last.text += chosen ? shown : '?';
    else parts.push({ text: chosen ? shown : '?', face: target });
  }
  return parts;
}
