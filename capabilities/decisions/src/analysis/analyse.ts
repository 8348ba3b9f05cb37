import { namesIn } from '../feel/grammar/ast.ts';
import { isSame } from '../feel/compare.ts';
import { fromFeel, type Json } from '../feel/json.ts';
import type { Text } from '../text.ts';
import type { Decision } from '../dmn/elements.ts';
import type { Model } from '../dmn/model.ts';
import type { Table, TableRule } from '../dmn/table.ts';
import { type Column, layOut } from './columns.ts';
import { constant } from './constants.ts';
import { type Box, boxOf, type Budget, shared, uncovered } from './cover.ts';
import { writeBox } from './write.ts';
import { tellGap, tellNeverTrue, tellOverlap, tellShadowed, tellUnread, tellUnused } from './tell.ts';

/** Values of the inputs that show a finding. Inputs left out may be anything. */
export type Witness = Readonly<Record<string, Json>>;

export interface Gap {
  readonly witness: Witness;
  /** The tests, column by column, of a rule that would cover exactly this: `-` where anything goes. */
  readonly conditions: readonly string[];
  /** Rules that could not be read as comparisons and might cover it. */
  readonly unless: readonly number[];
  readonly explanation: Text;
}

export interface Overlap {
  readonly rules: readonly [number, number];
  /** A conflict breaks the hit policy; otherwise the policy settles which rule wins. */
  readonly conflict: boolean;
  readonly witness: Witness;
  readonly explanation: Text;
}

export interface Unreachable {
  readonly rule: number;
  /** The rules that leave it nothing; empty when its own tests can never be true. */
  readonly because: readonly number[];
  readonly explanation: Text;
}

export interface UnusedInput {
  readonly name: string;
  readonly explanation: Text;
}

export interface UnreadCell {
  readonly rule: number;
  readonly input: string;
  readonly source: string;
  readonly explanation: Text;
}

export interface TableAnalysis {
  readonly decision: { readonly id: string; readonly name: string };
  readonly rules: number;
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Overlap[];
  readonly unreachable: readonly Unreachable[];
  readonly unusedInputs: readonly UnusedInput[];
  /** Cells that do more than compare with constants: the findings do not reckon with what they let pass. */
  readonly unreadCells: readonly UnreadCell[];
  /** False when the search was cut short by the size of the table, so that more may be wrong than is told. */
  readonly whole: boolean;
}

const MOST_FINDINGS = 100;
/** Regions held against rules before the search is cut short: about a second. */
const MOST_WORK = 5_000_000;

/**
 * Looks for what is wrong in a decision table before it is published: combinations no rule covers, rules that overlap,
 * rules that can never decide, inputs nothing asks for. Missing data (null) is not considered.
 * Throws `UnknownElement` when the model has no such decision, and `TypeError` when its logic is no table.
 */
export function analyseTable(model: Model, decisionNameOrId: string): TableAnalysis {
  const decision = model.decision(decisionNameOrId);
  const { table } = decision;
  if (!table) throw new TypeError(`the decision ${decision.name} is not a decision table`);
  const budget: Budget = { left: MOST_WORK };
  const columns = layOut(table, decision, budget);
  const unusedInputs = findUnused(table, decision);
  const about = { decision: { id: decision.id, name: decision.name }, rules: table.rules.length, unusedInputs };
  if (budget.left <= 0) return { ...about, gaps: [], overlaps: [], unreachable: [], unreadCells: [], whole: false };
  const unread = unreadCells(table, columns);
  const doubtful = new Set(unread.map(({ rule }) => rule - 1));
  const sure = [...table.rules.keys()].filter((rule) => !doubtful.has(rule));
  const gaps = findGaps(table, columns, sure, doubtful, budget);
  const overlaps = findOverlaps(table, columns, sure, budget);
  return {
    ...about, gaps, overlaps,
    unreachable: findUnreachable(table, columns, sure, budget),
    unreadCells: unread,
    whole: budget.left > 0 && gaps.length < MOST_FINDINGS && overlaps.length < MOST_FINDINGS,
  };
}

function unreadCells(table: Table, columns: readonly Column[]): UnreadCell[] {
  return table.rules.flatMap((rule, row) => columns.flatMap(({ label, passes }, index): UnreadCell[] => {
    if (passes[row]) return [];
    const source = rule.tests[index]?.source ?? '';
    return [{ rule: rule.number, input: label, source, explanation: tellUnread(rule.number, label, source) }];
  }));
}

/** Nothing to find where a default output answers for every gap. */
function findGaps(table: Table, columns: readonly Column[], sure: readonly number[], doubtful: ReadonlySet<number>, budget: Budget): Gap[] {
  if (table.outputs.some(({ byDefault }) => byDefault)) return [];
  return uncovered(columns, sure, columns.map(() => null), MOST_FINDINGS, budget).map((box) => {
    const unless = [...doubtful].filter((rule) => columns.every(({ passes }, index) => {
      const pass = passes[rule];
      return !pass || (box[index] ?? [...pass.keys()]).some((region) => pass[region]);
    })).map((rule) => rule + 1);
    return { witness: witnessOf(columns, box), conditions: writeBox(columns, box), unless, explanation: tellGap(columns, box, unless) };
  });
}

function findOverlaps(table: Table, columns: readonly Column[], sure: readonly number[], budget: Budget): Overlap[] {
  const { hitPolicy } = table;
  if (hitPolicy === 'COLLECT' || hitPolicy.endsWith('ORDER')) return [];
  const found: Overlap[] = [];
  const comparing = columns.reduce((sum, { regions }) => sum + regions.length, 1);
  for (const [place, one] of sure.entries()) {
    for (const other of sure.slice(place + 1)) {
      budget.left -= comparing;
      if (found.length >= MOST_FINDINGS || budget.left <= 0) return found;
      const box = shared(columns, one, other);
      if (!box) continue;
      const same = sameOutputs(table.rules[one], table.rules[other]);
      if (same && hitPolicy !== 'UNIQUE') continue;
      const rules = [one + 1, other + 1] as const;
      found.push({ rules, conflict: hitPolicy === 'UNIQUE' || hitPolicy === 'ANY', witness: witnessOf(columns, box), explanation: tellOverlap(columns, box, rules, hitPolicy) });
    }
  }
  return found;
}

function sameOutputs(one: TableRule | undefined, other: TableRule | undefined): boolean {
  return one !== undefined && other !== undefined && one.outputs.every((output, column) => {
    const twin = other.outputs[column];
    if (output.source === twin?.source) return true;
    const [left, right] = [output.node && constant(output.node), twin?.node && constant(twin.node)];
    return Boolean(left && right) && isSame(left?.values[0] ?? null, right?.values[0] ?? null);
  });
}

/** Rules no data reach, and where one rule decides alone, those that earlier or stronger ones leave nothing. */
function findUnreachable(table: Table, columns: readonly Column[], sure: readonly number[], budget: Budget): Unreachable[] {
  return sure.flatMap((rule): Unreachable[] => {
    const box = boxOf(columns, rule);
    if (box.some((regions) => regions?.length === 0)) return [{ rule: rule + 1, because: [], explanation: tellNeverTrue(rule + 1) }];
    if (budget.left <= 0) return [];
    const before = sure.filter((other) => winsOver(table, other, rule) && shared(columns, other, rule));
    budget.left -= sure.length + before.length * columns.length;
    if (before.length === 0) return [];
    const left = uncovered(columns, before, box, 1, budget);
    if (left.length > 0 || budget.left <= 0) return [];
    const because = before.map((earlier) => earlier + 1);
    return [{ rule: rule + 1, because, explanation: tellShadowed(rule + 1, because) }];
  });
}

/** Whether a rule decides whenever both match. */
function winsOver(table: Table, one: number, other: number): boolean {
  if (table.hitPolicy === 'FIRST') return one < other;
  if (table.hitPolicy !== 'PRIORITY') return false;
  const [ranks, others] = [ranksOf(table, one), ranksOf(table, other)];
  const difference = ranks && others && ranks.map((rank, index) => rank - (others[index] ?? 0)).find((gap) => gap !== 0);
  return difference !== null && difference !== undefined && difference < 0;
}

/** The places of a rule's outputs among the declared values; null when an output is not fixed. */
function ranksOf(table: Table, rule: number): number[] | null {
  const ranks = table.outputs.map(({ priorities }, column) => {
    const node = table.rules[rule]?.outputs[column]?.node;
    const held = node && constant(node);
    const place = held ? priorities.findIndex((priority) => isSame(priority, held.values[0] ?? null)) : null;
    return place === -1 ? priorities.length : place;
  });
  return ranks.includes(null) ? null : (ranks as number[]);
}

/** Columns every rule leaves open, and data the decision requires but never mentions. */
function findUnused(table: Table, decision: Decision): UnusedInput[] {
  const open = table.inputs.filter((_, column) => table.rules.length > 0 && table.rules.every(({ tests }) => tests[column]?.node?.type === 'anything'));
  const mentioned = new Set<string>();
  const nodes = [...table.inputs, ...table.rules.flatMap(({ tests, outputs }) => [...tests, ...outputs])].map(({ node }) => node);
  for (const node of nodes) if (node) namesIn(node, mentioned);
  const unread = nodes.includes(null) && table.inputs.some(({ node }) => node === null);
  const needed = unread ? [] : decision.needs.map(({ path }) => path[0] ?? '').filter((name) => !mentioned.has(name));
  return [...open.map(({ label }) => label), ...new Set(needed)].map((name) => ({ name, explanation: tellUnused(name) }));
}

function witnessOf(columns: readonly Column[], box: Box): Witness {
  return Object.fromEntries(columns.flatMap(({ label, regions }, index) => {
    const region = regions[box[index]?.[0] ?? 0];
    const open = box[index] === null || box[index]?.length === regions.length;
    return region && !open ? [[label, fromFeel(region.witness)] as const] : [];
  }));
}
