import type { Node } from './ast.ts';
import { Names, type Shape } from './names.ts';

/** What members the value of an expression is known to have; lists are seen through to their elements. */
export function shapeOf(node: Node, scopes: readonly Names[]): Shape {
  switch (node.type) {
    case 'name': return scopes.find((names) => names.shapes.has(node.name))?.shapes.get(node.name) ?? null;
    case 'path': return shapeOf(node.from, scopes)?.shapes.get(node.name) ?? null;
    case 'filter': return shapeOf(node.from, scopes);
    case 'call': return shapeOf(node.callee, scopes);
    case 'if': return merge(shapeOf(node.whenTrue, scopes), shapeOf(node.otherwise, scopes));
    case 'list': return node.items.map((item) => shapeOf(item, scopes)).reduce(merge, null);
    case 'for': return shapeOf(node.body, scopes);
    case 'context': {
      const names = new Names(true);
      for (const { name, value } of node.entries) names.declare(name, shapeOf(value, [names, ...scopes]));
      return names;
    }
    case 'temporal': case 'range': case 'test': return TEMPORAL;
    default: return null;
  }
}

/** Names with spaces that dates, durations and ranges answer to. */
const TEMPORAL = new Names().declare('time offset').declare('start included').declare('end included');

function merge(one: Shape, other: Shape): Shape {
  if (!one || !other) return one ?? other;
  const both = new Names();
  for (const names of [one, other]) for (const [name, shape] of names.shapes) both.declare(name, shape);
  return both;
}
