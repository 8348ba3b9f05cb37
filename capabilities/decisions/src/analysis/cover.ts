import type { Column } from './columns.ts';

/** A part of the table's space: for each column some of its regions, by index; null for all of them. */
export type Box = readonly (readonly number[] | null)[];

/** Counts work, so that a table of many columns cannot run for ever. */
export interface Budget {
  left: number;
}

/**
 * The parts of a space that no rule of a set covers, found column by column:
 * regions that the same rules pass go together, and a branch ends when no rule is left (a gap) or one asks nothing more (covered).
 */
export function uncovered(columns: readonly Column[], rules: readonly number[], within: Box, most: number, budget: Budget): Box[] {
  const found: Box[] = [];
  const asks = rules.reduce((table, rule) => table.set(rule, lastAsked(columns, rule, within)), new Map<number, number>());
  const covered = new Set<string>();
  const visit = (index: number, active: readonly number[], path: Box): boolean => {
    if (found.length >= most || budget.left <= 0) return false;
    budget.left -= 1 + active.length;
    if (active.length === 0) {
      found.push([...path, ...within.slice(index)]);
      return true;
    }
    if (index === columns.length || active.some((rule) => (asks.get(rule) ?? 0) < index)) return false;
    const key = `${index}:${active.join(',')}`;
    if (covered.has(key)) return false;
    const column = columns[index] as Column;
    budget.left -= active.length * (within[index] ?? column.regions).length;
    let gap = false;
    for (const [signature, regions] of groups(column, active, within[index] ?? null)) {
      if (visit(index + 1, signature, [...path, regions])) gap = true;
    }
    if (!gap && found.length < most && budget.left > 0) covered.add(key);
    return gap;
  };
  visit(0, rules, []);
  return found;
}

/** The last column where a rule asks for something, −1 when it asks for nothing. */
function lastAsked(columns: readonly Column[], rule: number, within: Box): number {
  return columns.findLastIndex(({ passes, regions }, index) => {
    const pass = passes[rule];
    return (within[index] ?? regions.map((_, region) => region)).some((region) => !pass?.[region]);
  });
}

/** The regions of a column grouped by the rules that pass in them. */
function groups(column: Column, active: readonly number[], within: readonly number[] | null): [number[], number[]][] {
  const bySignature = new Map<string, [number[], number[]]>();
  for (const region of within ?? column.regions.keys()) {
    const passing = active.filter((rule) => column.passes[rule]?.[region]);
    const key = passing.join(',');
    const group = bySignature.get(key);
    if (group) group[1].push(region);
    else bySignature.set(key, [passing, [region]]);
  }
  return [...bySignature.values()];
}

/** Where two rules both pass, null when nowhere. */
export function shared(columns: readonly Column[], one: number, other: number): Box | null {
  const box: number[][] = [];
  for (const { passes, regions } of columns) {
    const common = [...regions.keys()].filter((region) => passes[one]?.[region] && passes[other]?.[region]);
    if (common.length === 0) return null;
    box.push(common);
  }
  return box;
}

/** The space of one rule. */
export const boxOf = (columns: readonly Column[], rule: number): Box =>
  columns.map(({ passes, regions }) => [...regions.keys()].filter((region) => passes[rule]?.[region]));
