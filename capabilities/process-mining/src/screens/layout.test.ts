import { describe, expect, it } from 'vitest';
import { layered, type Graph } from './layout.ts';

const graph = (pairs: string): Graph => {
  const edges = pairs.split(' ').map((pair) => { const [from = '', to = '', weight = '1'] = pair.split(/[>:]/); return { from, to, weight: Number(weight) }; });
  return { nodes: [...new Set(edges.flatMap(({ from, to }) => [from, to]))].map((id) => ({ id, width: 120, height: 40 })), edges };
};
const overlap = (a: { x: number; y: number; width: number; height: number }, b: { x: number; y: number; width: number; height: number }) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('a map laid out', () => {
  const large = graph(Array.from({ length: 60 }, (_, index) => `n${(index * 7) % 25}>n${(index * 11 + 3) % 25}:${1 + (index % 9)}`).join(' '));
  it('puts no box over another, and all within its frame', () => {
    for (const each of [graph('a>b a>c b>d c>d d>a'), graph('a>a'), large]) {
      const { nodes, width, height } = layered(each);
      expect(nodes).toHaveLength(each.nodes.length);
      for (const one of nodes) {
        expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true);
        for (const other of nodes) if (one !== other) expect(overlap(one, other), `${one.id} ${other.id}`).toBe(false);
      }
    }
  });
  it('runs the heavy arrows down and says which run back', () => {
    const { nodes, edges } = layered(graph('a>b:10 b>c:10 c>a:1'));
    const y = (id: string) => nodes.find((node) => node.id === id)?.y ?? 0;
    expect(y('a') < y('b') && y('b') < y('c')).toBe(true);
    expect(edges.filter(({ back }) => back).map(({ from, to }) => `${from}>${to}`)).toEqual(['c>a']);
  });
  it('draws every arrow, from its box to its box', () => {
    const { edges } = layered(large);
    expect(edges).toHaveLength(large.edges.length);
    for (const { points } of edges) for (const [x, y] of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
  it('keeps an order without crossings where there is one', () => {
    const { nodes } = layered(graph('a>x b>y r>a r>b'));
    const x = (id: string) => nodes.find((node) => node.id === id)?.x ?? 0;
    expect(Math.sign(x('a') - x('b'))).toBe(Math.sign(x('x') - x('y')));
  });
});
