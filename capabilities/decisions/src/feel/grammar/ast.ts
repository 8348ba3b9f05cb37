import type { Comparison, Value } from '../values.ts';

/** A FEEL expression as read; `at` is where it starts in the source. */
export type Node = { readonly at: number } & (
  | { readonly type: 'literal'; readonly value: Value }
  | { readonly type: 'temporal'; readonly text: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'path'; readonly from: Node; readonly name: string }
  | { readonly type: 'filter'; readonly from: Node; readonly by: Node }
  | { readonly type: 'call'; readonly callee: Node; readonly args: readonly Node[]; readonly names?: readonly string[] }
  | { readonly type: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/' | '**'; readonly left: Node; readonly right: Node }
  | { readonly type: 'negative'; readonly of: Node }
  | { readonly type: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly type: 'compare'; readonly operator: Comparison; readonly left: Node; readonly right: Node }
  | { readonly type: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly type: 'in'; readonly value: Node; readonly tests: readonly Node[] }
  | { readonly type: 'instance'; readonly value: Node; readonly of: TypeNode }
  | { readonly type: 'if'; readonly condition: Node; readonly whenTrue: Node; readonly otherwise: Node }
  | { readonly type: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly type: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'context'; readonly entries: readonly { readonly name: string; readonly value: Node }[] }
  | { readonly type: 'range'; readonly start: Node; readonly end: Node; readonly startIncluded: boolean; readonly endIncluded: boolean }
  /** `< 10` standing alone, which is a range with one end. */
  | { readonly type: 'test'; readonly operator: Comparison; readonly to: Node }
  | { readonly type: 'function'; readonly parameters: readonly FormalParameter[]; readonly body: Node; readonly external: boolean }
  | { readonly type: 'tests'; readonly tests: readonly Node[]; readonly negated: boolean }
  | { readonly type: 'anything' }
);

export interface Iterator {
  readonly name: string;
  readonly from: Node;
  /** Present for `for i in 1..10`. */
  readonly to?: Node;
}

export interface FormalParameter {
  readonly name: string;
  readonly type?: TypeNode;
}

export type TypeNode =
  | { readonly type: 'named'; readonly name: string; readonly at: number }
  | { readonly type: 'list' | 'range'; readonly of: TypeNode }
  | { readonly type: 'context'; readonly members: readonly { readonly name: string; readonly of: TypeNode }[] }
  | { readonly type: 'function'; readonly parameters: readonly TypeNode[]; readonly result: TypeNode };

/** Every name an expression mentions, with those it gives itself. */
export function namesIn(node: Node, found = new Set<string>()): Set<string> {
  if (node.type === 'name') found.add(node.name);
  for (const part of Object.values(node)) {
    for (const item of Array.isArray(part) ? part : [part]) if (isNode(item)) namesIn(item, found);
  }
  return found;
}

/** Parts of a node that are no values: nodes, and the iterators, entries and types that hold them. */
const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && !('kind' in part) && !('toDecimalPlaces' in part);
