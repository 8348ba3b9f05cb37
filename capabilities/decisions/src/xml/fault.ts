import type { Text } from '../text.ts';
import { says } from './fault-words.ts';

/** What keeps a text from being XML: on which line, what it is and what to do about it. */
export interface XmlFault {
  readonly line: number;
  readonly sentence: Text;
}

/** A name, with at most one prefix. */
const nameAt = /[\p{L}_][\p{L}\p{N}\p{M}_.·-]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.·-]*)?/uy;
const equalsAt = /\s*=\s*/y;
const spaceAt = /\s+/y;
const looseSign = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)(\w+;)?/i;
// oxlint-disable-next-line no-control-regex -- those are what is looked for.
const noCharacter = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

interface Open { readonly name: string; readonly at: number; readonly declares: readonly string[] }

/** Thrown at the first fault, with the place of the text where it is. */
class Found extends Error {
  readonly at: number;
  readonly sentence: Text;
  constructor(at: number, sentence: Text) {
    super(sentence.en);
    this.at = at;
    this.sentence = sentence;
  }
}

/** The first fault of a text that a parser has refused, told to people; null when it is well formed as far as can be seen. Reads the text once, whatever is in it. */
export function xmlFault(text: string): XmlFault | null {
  try {
    scan(text);
    return null;
  } catch (found) {
    if (found instanceof Found) return { line: lineAt(text, found.at), sentence: found.sentence };
    throw found;
  }
}

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;

function scan(text: string): void {
  const open: Open[] = [];
  /** How many open tags declare each prefix. */
  const known = new Map([['xml', 1], ['xmlns', 1]]);
  const declare = (prefixes: readonly string[], by: 1 | -1) => { for (const prefix of prefixes) known.set(prefix, (known.get(prefix) ?? 0) + by); };
  const lineOf = (place: Open) => lineAt(text, place.at);
  let rooted = false;
  let at = /^\uFEFF?\s*/.exec(text)?.[0].length ?? 0;
  if (at === text.length) throw new Found(0, says.empty());
  if (text[at] !== '<') throw new Found(at, says.notXml(shown(text.slice(at))));
  for (;;) {
    const start = text.indexOf('<', at);
    between(text.slice(at, start === -1 ? undefined : start), { at, inside: open.length > 0, rooted });
    if (start === -1) break;
    const special = specialEnd(text, start);
    if (special !== null) {
      at = special;
      continue;
    }
    if (text[start + 1] === '/') {
      const name = match(nameAt, text, start + 2);
      at = start + 2 + name.length + match(spaceAt, text, start + 2 + name.length).length;
      const last = open.pop();
      if (last !== undefined && at >= text.length) throw new Found(start, says.cutShort(last.name, lineOf(last)));
      if (last === undefined) throw new Found(start, says.closesNothing(name));
      if (last.name !== name) throw new Found(start, says.closesAnother(name, last.name, lineOf(last)));
      if (text[at] !== '>') throw new Found(start, says.looseBracket());
      at += 1;
      declare(last.declares, -1);
      continue;
    }
    if (open.length === 0 && rooted) throw new Found(start, says.afterTheEnd());
    const tag = openTag(text, start);
    declare(tag.declares, 1);
    for (const used of tag.names) {
      const prefix = used.includes(':') ? (used.split(':')[0] ?? '') : '';
      if (prefix !== '' && !known.get(prefix)) throw new Found(start, says.unknownPrefix(tag.name, prefix));
    }
    rooted = true;
    at = tag.end;
    if (tag.empty) declare(tag.declares, -1);
    else open.push(tag);
  }
  const last = open.at(-1);
  if (last !== undefined) throw new Found(text.length, says.cutShort(last.name, lineOf(last)));
  if (!rooted) throw new Found(0, says.empty());
}

/** Where a comment, a section of characters or an instruction ends; null when there is none here. */
function specialEnd(text: string, start: number): number | null {
  for (const [begins, ends] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const) {
    if (!text.startsWith(begins, start)) continue;
    const end = text.indexOf(ends, start + begins.length);
    if (end === -1) throw new Found(start, says.unended(begins));
    return end + ends.length;
  }
  if (text.startsWith('<!', start)) throw new Found(start, says.doctype());
  return null;
}

/** The characters between two tags. */
function between(piece: string, { at, inside, rooted }: { at: number; inside: boolean; rooted: boolean }): void {
  if (!inside && piece.trim() !== '') throw new Found(at + piece.search(/\S/), rooted ? says.afterTheEnd() : says.notXml(shown(piece.trim())));
  characters(piece, at);
}

function characters(piece: string, at: number): void {
  const control = piece.search(noCharacter);
  if (control !== -1) throw new Found(at + control, says.noCharacter());
  if (!piece.includes('&')) return;
  const loose = looseSign.exec(piece);
  for (const [sign, hex, decimal] of piece.matchAll(/&#(?:x([\da-f]+)|(\d+));/gi)) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!(code <= 0x10_ff_ff) || (code >= 0xd8_00 && code <= 0xdf_ff) || code === 0 || noCharacter.test(String.fromCodePoint(code))) throw new Found(at + piece.indexOf(sign), says.noCharacter());
  }
  if (loose !== null) throw new Found(at + loose.index, loose[1] === undefined ? says.looseAmpersand() : says.unknownEntity(`&${loose[1]}`));
}

/** An opening tag: its name, the names in it, and the prefixes that it declares. */
function openTag(text: string, start: number): Open & { readonly names: Iterable<string>; readonly end: number; readonly empty: boolean } {
  const name = match(nameAt, text, start + 1);
  if (name === '') throw new Found(start, says.looseBracket());
  const own = new Set<string>();
  let at = start + 1 + name.length;
  for (;;) {
    const space = match(spaceAt, text, at);
    at += space.length;
    if (text[at] === '>' || text.startsWith('/>', at)) break;
    if (at >= text.length) throw new Found(start, says.tagCutShort(name));
    const attribute = match(nameAt, text, at);
    if (attribute === '' || space === '') throw new Found(at, says.badTag(name));
    const equals = match(equalsAt, text, at + attribute.length);
    const value = at + attribute.length + equals.length;
    const quote = text[value];
    if (equals === '' || (quote !== '"' && quote !== "'")) throw new Found(at, says.noQuotes(name, attribute));
    const end = text.indexOf(quote, value + 1);
    const bracket = text.indexOf('<', value + 1);
    if (bracket !== -1 && (end === -1 || bracket < end)) throw new Found(at, says.bracketInside(name, attribute));
    if (end === -1) throw new Found(at, says.noQuotes(name, attribute));
    characters(text.slice(value + 1, end), value + 1);
    if (own.has(attribute)) throw new Found(at, says.twice(name, attribute));
    own.add(attribute);
    at = end + 1;
  }
  const declares = [...own].filter((attribute) => attribute.startsWith('xmlns:')).map((attribute) => attribute.slice(6));
  const empty = text[at] === '/';
  return { name, at: start, declares, names: [name, ...own], end: at + (empty ? 2 : 1), empty };
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** The first words of what is there instead, fit to be shown. */
const shown = (text: string) => { const line = text.slice(0, 200).split('\n')[0]?.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '·').trim() ?? ''; return line.length > 40 ? `${line.slice(0, 40)}…` : line; };
