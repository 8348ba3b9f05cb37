import type { Node } from './grammar/ast.ts';
import { ANY, type FeelType } from './types.ts';
import { kindOf, type Kind } from './values.ts';

const SIMPLE: ReadonlySet<Kind> = new Set<Kind>(['null', 'boolean', 'string', 'number']);

/** The type an expression is sure to have, undefined when only running it can tell. */
export function staticType(node: Node): FeelType | undefined {
  switch (node.type) {
    case 'literal': {
      const kind = kindOf(node.value);
      return SIMPLE.has(kind) ? ({ type: kind } as FeelType) : undefined;
    }
    case 'context': return { type: 'context', members: new Map(node.entries.map(({ name, value }) => [name, staticType(value) ?? ANY])) };
    case 'list': {
      const types = node.items.map(staticType);
      const [first] = types;
      return { type: 'list', of: first && types.every((type) => type?.type === first.type) ? first : ANY };
    }
    case 'compare': case 'and': case 'or': case 'in': case 'between': case 'instance': return { type: 'boolean' };
    default: return undefined;
  }
}
