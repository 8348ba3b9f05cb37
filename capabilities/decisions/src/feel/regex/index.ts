import type { Run } from '../run.ts';
import { matcherOf, type Match } from './match.ts';
import { parseRegex, type Regex, RegexError } from './parse.ts';

interface Compiled extends Regex {
  readonly find: (points: readonly number[], from: number, run: Run) => Match | null;
}

const cache = new Map<string, Compiled | string>();

/** The pattern ready to run, or why it is none. */
function compiled(pattern: string, flags: string): Compiled | string {
  const key = `${flags}/${pattern}`;
  const before = cache.get(key);
  if (before !== undefined) return before;
  let result: Compiled | string;
  try {
    const regex = parseRegex(pattern, flags);
    result = { ...regex, find: matcherOf(regex) };
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    result = error.message;
  }
  if (cache.size >= 500) cache.clear();
  cache.set(key, result);
  return result;
}

const pointsOf = (text: string): number[] => Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
const textOf = (points: readonly number[], start: number, end: number): string => points.slice(start, end).map((point) => String.fromCodePoint(point)).join('');

export type Answer<T> = { readonly value: T } | { readonly problem: string };

/** Whether the pattern is found anywhere in the text. */
export function matches(text: string, pattern: string, flags: string, run: Run): Answer<boolean> {
  const regex = compiled(pattern, flags);
  return typeof regex === 'string' ? { problem: regex } : { value: regex.find(pointsOf(text), 0, run) !== null };
}

/** The text with every match replaced; `$1` stands for what the first group caught. */
export function replace(text: string, pattern: string, replacement: string, flags: string, run: Run): Answer<string> {
  const regex = compiled(pattern, flags);
  if (typeof regex === 'string') return { problem: regex };
  if (regex.find([], 0, run)) return { problem: 'the pattern matches the empty string' };
  const literal = flags.includes('q');
  if (!literal && !/^(?:[^\\$]|\\[\\$]|\$\d)*$/s.test(replacement)) return { problem: 'bad replacement' };
  const points = pointsOf(text);
  let result = '';
  let at = 0;
  for (const match of allMatches(regex, points, run)) {
    result += textOf(points, at, match.start) + (literal ? replacement : filled(replacement, match, regex.groups, points));
    at = match.end;
  }
  return { value: result + textOf(points, at, points.length) };
}

/** The pieces of the text between matches. */
export function split(text: string, pattern: string, run: Run): Answer<string[]> {
  const regex = compiled(pattern, '');
  if (typeof regex === 'string') return { problem: regex };
  const points = pointsOf(text);
  const pieces: string[] = [];
  let at = 0;
  for (const match of allMatches(regex, points, run)) {
    if (match.end === match.start && (match.start === 0 || match.start === points.length)) continue;
    pieces.push(textOf(points, at, match.start));
    at = match.end;
  }
  return { value: [...pieces, textOf(points, at, points.length)] };
}

function* allMatches(regex: Compiled, points: readonly number[], run: Run): Generator<Match> {
  for (let at = 0; at <= points.length;) {
    const match = regex.find(points, at, run);
    if (!match) return;
    yield match;
    at = match.end > match.start ? match.end : match.end + 1;
  }
}

function filled(replacement: string, match: Match, groups: number, points: readonly number[]): string {
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_, escaped: string | undefined, digits: string) => {
    if (escaped) return escaped;
    let size = digits.length;
    while (size > 1 && Number(digits.slice(0, size)) > groups) size -= 1;
    const index = Number(digits.slice(0, size));
    const caught = index === 0 ? [match.start, match.end] as const : match.groups[index];
    return (caught ? textOf(points, caught[0], caught[1]) : '') + digits.slice(size);
  });
}
