import type { Node } from '../feel/grammar/ast.ts';
import { BUILT_IN_SCOPE } from '../feel/feel.ts';
import { startRun } from '../feel/run.ts';
import { inner } from '../feel/scope.ts';
import { baseOf, conforms, type FeelType } from '../feel/types.ts';
import { type Kind, kindOf, type Value } from '../feel/values.ts';
import type { Decision } from '../dmn/elements.ts';
import type { Table, TableInput, TableRule } from '../dmn/table.ts';
import { heldAgainst } from './constants.ts';
import type { Budget } from './cover.ts';
import { commonKind, type Region, regionsOf } from './regions.ts';

/** A column laid out: what it may be, and for each rule which of its regions pass; null for a cell that cannot be told. */
export interface Column {
  readonly label: string;
  readonly regions: readonly Region[];
  readonly passes: readonly (readonly boolean[] | null)[];
  /** The region that stands for every text not named. */
  readonly other: Value;
}

const SIMPLE: ReadonlySet<string> = new Set<Kind>(['number', 'string', 'boolean', 'date', 'time', 'date and time', 'years and months duration', 'days and time duration']);

/** How many regions held against rules one test of a cell costs as much as. */
const evaluation = 10;

/** Lays out the columns; when the table is too large for what is left of the budget, which is then spent, they say nothing. */
export function layOut(table: Table, decision: Decision, budget: Budget): Column[] {
  return table.inputs.map((input, index) => column({ input, rules: table.rules, index, decision, budget }));
}

function column({ input, rules, index, decision, budget }: { input: TableInput; rules: readonly TableRule[]; index: number; decision: Decision; budget: Budget }): Column {
  const types = [input.type, typeOf(input.node, decision)].filter((type) => type !== null);
  const limits = [input.allowed?.test, ...types.flatMap(testsOf)].flatMap((test) => (test ? [heldAgainst(test)] : [])).filter((held) => held !== null);
  const cells = rules.map((rule) => {
    const node = rule.tests[index]?.node;
    return node ? heldAgainst(node) : null;
  });
  const declared = types.map((type) => baseOf(type).type).find((kind) => SIMPLE.has(kind)) as Kind | undefined;
  const constants = [...limits, ...cells].flatMap((held) => held?.values ?? []).filter((value) => value !== null);
  const kind = declared ?? commonKind(constants) ?? null;
  const fitting = constants.filter((value) => kind === null || kindOf(value) === kind);
  const ordered = [...limits, ...cells].some((held) => held?.ordered);
  const laid = commonKind(fitting) === undefined ? null : regionsOf(kind, fitting, ordered);
  const allowed = (laid ?? []).filter(({ witness }) => witness === null || (types.every((type) => conforms(witness, type)) && (input.allowed?.allows(witness) ?? true)));
  const regions: readonly Region[] = laid ? allowed : [{ witness: null, low: null, high: null, lowIncluded: false, highIncluded: false }];
  budget.left -= rules.length * regions.length * evaluation;
  const passes = rules.map((rule, row) => {
    if (budget.left <= 0) return null;
    const cell = rule.tests[index];
    if (!cell?.node) return null;
    if (cell.node.type === 'anything') return regions.map(() => true);
    if (!laid || !cells[row]) return null;
    return regions.map(({ witness }) => cell.code(inner(BUILT_IN_SCOPE, new Map([['?', witness]])), startRun()) === true);
  });
  return { label: input.label, regions, passes, other: kind === 'string' ? (laid?.at(-1)?.witness ?? null) : null };
}

function testsOf(type: FeelType): Node[] {
  if (type.type !== 'named') return [];
  return [...(type.test ? [type.test] : []), ...testsOf(type.base())];
}

/** The type of a column that is a name or a path from what the decision needs. */
function typeOf(node: Node | null, decision: Decision): FeelType | null {
  if (node?.type === 'name') {
    const need = decision.needs.find(({ path }) => path.length === 1 && path[0] === node.name)?.element;
    return need?.kind === 'input' || need?.kind === 'decision' ? need.type : null;
  }
  if (node?.type !== 'path') return null;
  const owner = typeOf(node.from, decision);
  const base = owner && baseOf(owner);
  return base?.type === 'context' ? (base.members.get(node.name) ?? null) : null;
}
