import type { AnswerColumn } from '../types.ts';

/** A row as the text of a JSON object. A number that came as text, because it has more digits than a double, is written as a number with all of them. */
export const jsonObject = (columns: readonly AnswerColumn[], row: readonly unknown[]): string =>
  `{${columns.map(({ name, type }, at) => `${JSON.stringify(name)}:${(type === 'decimal' || type === 'integer') && typeof row[at] === 'string' && /^-?\d+(?:\.\d+)?$/.test(row[at]) ? row[at] : (JSON.stringify(row[at]) ?? 'null')}`).join(',')}}`;
