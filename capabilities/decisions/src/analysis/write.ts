import { literalText } from '../feel/print.ts';
import { kindOf, type Value } from '../feel/values.ts';
import type { Column } from './columns.ts';
import type { Box } from './cover.ts';
import type { Region } from './regions.ts';

/** A part of a table's space as the tests of a rule (FEEL unary tests), one for each column. */
export const writeBox = (columns: readonly Column[], box: Box): string[] => columns.map((column, index) => {
  const chosen = box[index] ?? null;
  return chosen === null || chosen.length === column.regions.length ? '-' : writeRegions(column, chosen);
});

function writeRegions({ regions, other }: Column, chosen: readonly number[]): string {
  const wanted = chosen.flatMap((index) => regions[index] ?? []);
  // “Any other text” is said by what it is not, less those that are wanted too.
  if (other !== null && wanted.some(({ witness }) => witness === other)) {
    const barred = regions.filter((region) => region.witness !== other && !wanted.includes(region));
    return barred.length === 0 ? '-' : `not(${barred.map(({ witness }) => literalText(witness)).join(', ')})`;
  }
  const spans: { first: Region; last: Region; at: number }[] = [];
  for (const index of chosen) {
    const region = regions[index];
    const open = spans.at(-1);
    if (region === undefined) continue;
    if (open !== undefined && open.at === index - 1 && joins(open.last, region)) Object.assign(open, { last: region, at: index });
    else spans.push({ first: region, last: region, at: index });
  }
  return spans.map(({ first, last }) => writeSpan(first, last)).join(', ');
}

const joins = (one: Region, next: Region): boolean => one.high !== null && next.low !== null && ordered(one.high) && one.highIncluded !== next.lowIncluded && literalText(one.high) === literalText(next.low);
const ordered = (value: Value): boolean => !['string', 'boolean'].includes(kindOf(value));

function writeSpan(first: Region, last: Region): string {
  const [low, high] = [first.low, last.high];
  if (first === last && first.lowIncluded && low !== null) return literalText(low);
  if (low === null) return high === null ? '-' : `${last.highIncluded ? '<=' : '<'} ${literalText(high)}`;
  if (high === null) return `${first.lowIncluded ? '>=' : '>'} ${literalText(low)}`;
  return `${first.lowIncluded ? '[' : '('}${literalText(low)}..${literalText(high)}${last.highIncluded ? ']' : ')'}`;
}
