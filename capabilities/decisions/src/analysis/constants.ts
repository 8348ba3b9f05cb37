import type { Node } from '../feel/grammar/ast.ts';
import { compile } from '../feel/compile.ts';
import { BUILT_IN_SCOPE } from '../feel/feel.ts';
import { startRun } from '../feel/run.ts';
import { SIMPLE_TYPES } from '../feel/types.ts';
import type { Value } from '../feel/values.ts';

/** The constants a test holds its input against, and whether it asks for their order. */
export interface Held {
  readonly values: readonly Value[];
  readonly ordered: boolean;
}

const NONE: Held = { values: [], ordered: false };
const CONSTRUCTORS = new Set(['date', 'time', 'date and time', 'duration']);

/**
 * What a test compares its input with; null when it does more than compare with constants,
 * so that its truth may change anywhere and not only at those constants.
 */
export function heldAgainst(node: Node): Held | null {
  switch (node.type) {
    case 'anything': return NONE;
    case 'tests': return all(node.tests.map(heldAgainst));
    case 'and': case 'or': return all([heldAgainst(node.left), heldAgainst(node.right)]);
    case 'in': return isInput(node.value) ? all(node.tests.map(heldAgainst)) : null;
    case 'between': return isInput(node.value) ? ordered(all([constant(node.low), constant(node.high)])) : null;
    case 'compare': {
      const other = isInput(node.left) ? node.right : isInput(node.right) ? node.left : null;
      const held = other && constant(other);
      return node.operator === '=' || node.operator === '!=' ? held : ordered(held);
    }
    case 'test': return node.operator === '=' || node.operator === '!=' ? constant(node.to) : ordered(constant(node.to));
    case 'range': return ordered(all([constant(node.start), constant(node.end)]));
    case 'list': return all(node.items.map(heldAgainst));
    case 'call': return node.callee.type === 'name' && node.callee.name === 'not' && node.args.length === 1 && node.args[0] ? heldAgainst(node.args[0]) : constant(node);
    default: return constant(node);
  }
}

const isInput = (node: Node): boolean => node.type === 'name' && node.name === '?';

function all(parts: readonly (Held | null)[]): Held | null {
  const held = parts.filter((part) => part !== null);
  if (held.length < parts.length) return null;
  return { values: held.flatMap(({ values }) => values), ordered: held.some((part) => part.ordered) };
}

const ordered = (held: Held | null): Held | null => held && { ...held, ordered: true };

/** The value of an expression that depends on nothing. */
export function constant(node: Node): Held | null {
  return isConstant(node) ? { values: [compile(node, { types: SIMPLE_TYPES })(BUILT_IN_SCOPE, startRun())], ordered: false } : null;
}

function isConstant(node: Node): boolean {
  if (node.type === 'literal' || node.type === 'temporal') return true;
  if (node.type === 'negative') return isConstant(node.of);
  if (node.type === 'arithmetic') return isConstant(node.left) && isConstant(node.right);
  return node.type === 'call' && node.callee.type === 'name' && CONSTRUCTORS.has(node.callee.name) && node.args.every(isConstant);
}
