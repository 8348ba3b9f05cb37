/** What is drawn: boxes and the arrows between them, each arrow with how much it weighs. */
export interface Graph {
  readonly nodes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly weight: number }[];
}

export interface Placed { readonly id: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** An arrow as points to pass through, from box to box; `back` when it runs against the flow. */
export interface Routed { readonly from: string; readonly to: string; readonly points: readonly (readonly [number, number])[]; readonly back: boolean }
export interface Layout { readonly width: number; readonly height: number; readonly nodes: readonly Placed[]; readonly edges: readonly Routed[] }

interface Cell { readonly id: string; readonly width: number; readonly height: number; x: number; layer: number }
const [layerGap, cellGap, margin, thread] = [58, 34, 24, 26] as const;

/**
 * Lays a graph out in layers from top to bottom (Sugiyama’s way): the heaviest arrows that make no circle run down, each box lies below those that lead to it, long
 * arrows pass between boxes on threads of their own, and boxes are ordered so that few arrows cross.
 */
export function layered({ nodes, edges }: Graph): Layout {
  const forward = withoutCircles(edges);
  const layerOf = layersOf(nodes.map(({ id }) => id), edges.filter((edge) => forward.has(edge)).map(({ from, to }) => [from, to]));
  const cells = new Map<string, Cell>(nodes.map((node) => [node.id, { ...node, x: 0, layer: layerOf.get(node.id) ?? 0 }]));
  const routes = edges.filter(({ from, to }) => from !== to && cells.has(from) && cells.has(to)).map((edge, index) => {
    const [top, bottom] = (cells.get(edge.from)?.layer ?? 0) <= (cells.get(edge.to)?.layer ?? 0) ? [edge.from, edge.to] : [edge.to, edge.from];
    const [first, last] = [cells.get(top)?.layer ?? 0, cells.get(bottom)?.layer ?? 0];
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, step) => `~${index} ${step}`);
    between.forEach((id, step) => cells.set(id, { id, width: thread, height: 0, x: 0, layer: first + step + 1 }));
    return { edge, chain: [top, ...between, bottom], back: top !== edge.from };
  });
  const layers: Cell[][] = [];
  for (const cell of cells.values()) (layers[cell.layer] ??= []).push(cell);
  const neighbours = neighboursOf(routes.map(({ chain, edge }) => ({ chain, weight: edge.weight })));
  order(layers, neighbours);
  place(layers, neighbours);
  const heights = layers.map((layer) => Math.max(0, ...layer.map(({ height }) => height)));
  const tops = heights.map((_, index) => margin + heights.slice(0, index).reduce((sum, height) => sum + height + layerGap, 0));
  const left = Math.min(...[...cells.values()].map(({ x, width }) => x - width / 2)) - margin;
  const middle = (cell: Cell) => (tops[cell.layer] ?? 0) + (heights[cell.layer] ?? 0) / 2;
  const placed = nodes.flatMap(({ id }): Placed[] => { const cell = cells.get(id); return cell === undefined ? [] : [{ id, width: cell.width, height: cell.height, x: cell.x - cell.width / 2 - left, y: middle(cell) - cell.height / 2 }]; });
  const loops = edges.filter(({ from, to }) => from === to && cells.has(from)).map(({ from, to }): Routed => {
    const box = placed.find(({ id }) => id === from) as Placed;
    const [right, y] = [box.x + box.width, box.y + box.height / 2];
    return { from, to, back: true, points: [[right, y - 9], [right + 22, y - 14], [right + 22, y + 14], [right, y + 9]] };
  });
  const lines = routes.map(({ edge, chain, back }): Routed => {
    const points = chain.map((id, step): readonly [number, number] => {
      const cell = cells.get(id) as Cell;
      const y = step === 0 ? middle(cell) + cell.height / 2 : step === chain.length - 1 ? middle(cell) - cell.height / 2 : middle(cell);
      // Arrows back leave and enter a little to the side, so that they do not lie on the arrow down.
      const aside = back && chain.length === 2 ? 16 : 0;
      return [cell.x - left + aside, y];
    });
    return { from: edge.from, to: edge.to, points: back ? points.toReversed() : points, back };
  });
  return { width: Math.max(...placed.map(({ x, width }) => x + width + margin + (loops.length > 0 ? 24 : 0)), ...lines.flatMap(({ points }) => points.map(([x]) => x + margin))), height: (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0) + margin, nodes: placed, edges: [...lines, ...loops] };
}

/** The arrows that can all run one way: the heaviest first, each unless it would close a circle. */
function withoutCircles(edges: Graph['edges']): ReadonlySet<Graph['edges'][number]> {
  const next = new Map<string, Set<string>>();
  const leads = (from: string, to: string): boolean => {
    const [seen, waiting] = [new Set<string>(), [from]];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at === to) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      waiting.push(...(next.get(at) ?? []));
    }
    return false;
  };
  return new Set(edges.toSorted((a, b) => b.weight - a.weight).filter(({ from, to }) => {
    if (from === to || leads(to, from)) return false;
    next.set(from, (next.get(from) ?? new Set()).add(to));
    return true;
  }));
}

/** How far down each box lies: one below the lowest of those that lead to it. */
function layersOf(ids: readonly string[], pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, number> {
  const layer = new Map(ids.map((id) => [id, 0]));
  for (let changed = true, round = 0; changed && round <= ids.length; round += 1) {
    changed = false;
    for (const [from, to] of pairs) {
      const below = (layer.get(from) ?? 0) + 1;
      if (below <= (layer.get(to) ?? 0)) continue;
      layer.set(to, below);
      changed = true;
    }
  }
  // What nothing leads down to lies just above what it leads to, not at the very top.
  for (const id of ids) {
    const next = pairs.filter(([from]) => from === id).map(([, to]) => layer.get(to) ?? 0);
    if (next.length > 0 && !pairs.some(([, to]) => to === id)) layer.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return layer;
}

type Neighbours = ReadonlyMap<string, readonly { readonly id: string; readonly weight: number; readonly above: boolean }[]>;

function neighboursOf(chains: readonly { readonly chain: readonly string[]; readonly weight: number }[]): Neighbours {
  const found = new Map<string, { id: string; weight: number; above: boolean }[]>();
  const add = (of: string, id: string, weight: number, above: boolean) => found.set(of, [...(found.get(of) ?? []), { id, weight, above }]);
  for (const { chain, weight } of chains) chain.slice(1).forEach((id, step) => {
    const before = chain[step] ?? '';
    // Threads pull harder than boxes, so that long arrows run straight.
    const pull = Math.sqrt(weight) * (id.startsWith('~') && before.startsWith('~') ? 8 : id.startsWith('~') || before.startsWith('~') ? 2 : 1);
    add(id, before, pull, true);
    add(before, id, pull, false);
  });
  return found;
}

/** Orders each layer by where its neighbours are, down and up in turn, and keeps the order with the fewest crossings. */
function order(layers: readonly Cell[][], neighbours: Neighbours) {
  layers.forEach((layer) => layer.forEach((cell, index) => { cell.x = index; }));
  const at = new Map(layers.flat().map((cell) => [cell.id, cell]));
  let best = { crossings: Infinity, orders: layers.map((layer) => [...layer]) };
  for (let sweep = 0; sweep < 12; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : layers.toReversed()) {
      const wish = new Map(layer.map((cell) => {
        const near = (neighbours.get(cell.id) ?? []).filter(({ above }) => above === down);
        return [cell.id, near.length === 0 ? cell.x : near.reduce((sum, { id, weight }) => sum + (at.get(id)?.x ?? 0) * weight, 0) / near.reduce((sum, { weight }) => sum + weight, 0)];
      }));
      layer.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0));
      layer.forEach((cell, index) => { cell.x = index - layer.length / 2; });
    }
    const crossings = crossingsOf(layers, neighbours, at);
    if (crossings < best.crossings) best = { crossings, orders: layers.map((layer) => [...layer]) };
  }
  best.orders.forEach((cells, index) => layers[index]?.splice(0, cells.length, ...cells));
}

function crossingsOf(layers: readonly Cell[][], neighbours: Neighbours, at: ReadonlyMap<string, Cell>): number {
  let crossings = 0;
  for (const layer of layers) {
    const lines = layer.flatMap((cell, index) => (neighbours.get(cell.id) ?? []).filter(({ above }) => !above).map(({ id }) => [index, at.get(id)?.x ?? 0] as const));
    for (let one = 0; one < lines.length; one += 1) for (let other = one + 1; other < lines.length; other += 1) {
      const [a, b] = [lines[one] as readonly [number, number], lines[other] as readonly [number, number]];
      if ((a[0] - b[0]) * (a[1] - b[1]) < 0) crossings += 1;
    }
  }
  return crossings;
}

/** Gives each box its place across: near its neighbours, in order, and never over another one. */
function place(layers: readonly Cell[][], neighbours: Neighbours) {
  const at = new Map(layers.flat().map((cell) => [cell.id, cell]));
  for (const layer of layers) {
    let x = 0;
    const width = layer.reduce((sum, cell) => sum + cell.width + cellGap, -cellGap);
    for (const cell of layer) {
      cell.x = x + cell.width / 2 - width / 2;
      x += cell.width + cellGap;
    }
  }
  for (let sweep = 0; sweep < 24; sweep += 1) {
    const sides = sweep < 20 ? [sweep % 2 === 0] : [true, false];
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wishes = layer.map((cell) => {
        const near = (neighbours.get(cell.id) ?? []).filter(({ above }) => sides.includes(above));
        return near.length === 0 ? cell.x : near.reduce((sum, { id, weight }) => sum + (at.get(id)?.x ?? 0) * weight, 0) / near.reduce((sum, { weight }) => sum + weight, 0);
      });
      apart(layer, wishes);
    }
  }
}

/** As near to their wishes as order and distance allow: neighbours that would overlap move together as one block (pool adjacent violators). */
function apart(layer: readonly Cell[], wishes: readonly number[]) {
  const blocks: { cells: Cell[]; offsets: number[]; wish: number; length: number }[] = [];
  layer.forEach((cell, index) => {
    let block = { cells: [cell], offsets: [0], wish: wishes[index] ?? 0, length: 0 };
    for (let before = blocks.at(-1); before !== undefined; before = blocks.at(-1)) {
      const last = before.cells.at(-1) as Cell;
      const distance = before.length + (last.width + (block.cells[0] as Cell).width) / 2 + cellGap;
      if (before.wish + distance <= block.wish) break;
      blocks.pop();
      const count = before.cells.length + block.cells.length;
      block = { cells: [...before.cells, ...block.cells], offsets: [...before.offsets, ...block.offsets.map((offset) => offset + distance)], wish: (before.wish * before.cells.length + (block.wish - distance) * block.cells.length) / count, length: distance + block.length };
    }
    blocks.push(block);
  });
  for (const { cells, offsets, wish } of blocks) cells.forEach((cell, index) => { cell.x = wish + (offsets[index] ?? 0); });
}
