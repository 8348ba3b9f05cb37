import type { Variable } from './variables.ts';

export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=';
export interface Clause { readonly variable: string; readonly is: Comparison; readonly value: string }
/** A condition that people can put together from lists: all of its clauses, or any. */
export interface Plain { readonly join: 'and' | 'or'; readonly clauses: readonly Clause[] }

const clause = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*(=|!=|>=|<=|>|<)\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|date\("\d{4}-\d{2}-\d{2}"\))\s*$/u;

/** Reads a condition that was put together from lists; undefined when it says more than that. */
export function readPlain(source: string): Plain | undefined {
  const text = source.trim().replace(/^=\s*/, '');
  if (text === '') return { join: 'and', clauses: [] };
  for (const join of ['and', 'or'] as const) {
    const parts = splitOutsideQuotes(text, ` ${join} `).map((part) => clause.exec(unwrapped(part)));
    if (parts.every((part) => part !== null)) return { join, clauses: parts.map((part) => ({ variable: part?.[1] ?? '', is: (part?.[2] ?? '=') as Comparison, value: literal(part?.[3] ?? '') })) };
  }
  return undefined;
}

const unwrapped = (part: string) => part.replace(/date\(([\p{L}_][\p{L}\p{N}_]*)\)/u, '$1');
const literal = (written: string): string => {
  const day = /^date\("(.*)"\)$/.exec(written)?.[1];
  if (day !== undefined) return day;
  return written.startsWith('"') ? (JSON.parse(written) as string) : written;
};

function splitOutsideQuotes(text: string, by: string): string[] {
  const parts: string[] = [];
  let quoted = false, from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted || !text.startsWith(by, at)) continue;
    parts.push(text.slice(from, at));
    from = at + by.length;
  }
  return [...parts, text.slice(from)];
}

/** Writes a condition in FEEL, each value by the kind of its datum. */
export const writePlain = ({ join, clauses }: Plain, variables: readonly Variable[]): string => clauses.filter(({ variable }) => variable !== '').map((each) => writeClause(each, variables.find(({ name }) => name === each.variable))).join(` ${join} `);

function writeClause({ variable, is, value }: Clause, known: Variable | undefined): string {
  const kind = known?.kind ?? 'any';
  if (kind === 'day') return `date(${variable}) ${is} date("${value}")`;
  if (kind === 'yes-no') return `${variable} ${is} ${value === 'false' ? 'false' : 'true'}`;
  const number = /^-?\d+([.,]\d+)?$/.test(value.trim());
  if (number && kind !== 'text' && kind !== 'long-text' && kind !== 'choice') return `${variable} ${is} ${value.trim().replace(',', '.')}`;
  if (kind === 'any' && /^(true|false)$/.test(value)) return `${variable} ${is} ${value}`;
  return `${variable} ${is} ${JSON.stringify(value)}`;
}
