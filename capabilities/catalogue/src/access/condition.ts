import { badQuestion } from '../refusals.ts';
import type { FiguresWanted } from './figures.ts';

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

const sqlTypes: Readonly<Record<string, string>> = { integer: 'bigint', decimal: 'double', day: 'date', moment: 'timestamptz', 'yes-no': 'boolean' };

/** A condition of a question as SQL over an expression of a type; what it is compared with goes to the parameters. */
export function conditionOf({ column: name, is, value }: FiguresWanted['only'][number], { type, expression, parameters }: { type: string; expression: string; parameters: unknown[] }): string {
  if (is === 'empty') return `${expression} is null`;
  if (is === 'filled') return `${expression} is not null`;
  if (value === undefined) throw badQuestion({ detail: `“${name}”` });
  return `${expression} ${is} cast($${parameters.push(String(value))} as ${sqlTypes[type] ?? 'varchar'})`;
}
