import { isSilent, type ProcessTree } from './process-tree.ts';
import { escapeXml } from '../xml-text.ts';

interface Shape { readonly id: string; readonly tag: string; readonly name: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
interface Line { readonly from: string; readonly to: string; readonly points: readonly (readonly [number, number])[] }
/** Where a part of the model is entered and left. */
interface Port { readonly id: string; readonly x: number; readonly y: number }
interface Size { readonly width: number; readonly height: number; /** From the top to the line on which it is entered and left. */ readonly axis: number }

const [gap, between, task, gateway, event] = [46, 26, { width: 140, height: 76 }, 50, 36] as const;

/** The model as a BPMN file that any tool draws: the tree’s blocks as tasks and gateways, laid out from left to right. */
export function bpmnOf(tree: ProcessTree, { id = 'discovered', name }: { readonly id?: string; readonly name: string }): string {
  const shapes: Shape[] = [];
  const lines: Line[] = [];
  const size = sizeOf(tree);
  const axis = 40 + size.axis;
  const put = (tag: string, label: string, x: number, y: number, width: number, height: number): Port & { readonly right: number } => {
    const shape = { id: `n${shapes.length + 1}`, tag, name: label, x, y: y - height / 2, width, height };
    shapes.push(shape);
    return { id: shape.id, x, y, right: x + width };
  };
  const join = (from: Port, to: Port, bend: number | null = null) => {
    const points: [number, number][] = from.y === to.y && bend === null ? [[from.x, from.y], [to.x, to.y]] : bend === null
      ? (Math.abs(from.y - axis) < Math.abs(to.y - axis) ? [[from.x - gateway / 2, from.y + Math.sign(to.y - from.y) * gateway / 2], [from.x - gateway / 2, to.y], [to.x, to.y]] : [[from.x, from.y], [to.x + gateway / 2, from.y], [to.x + gateway / 2, to.y + Math.sign(from.y - to.y) * gateway / 2]])
      : [[from.x - gateway / 2, from.y + gateway / 2], [from.x - gateway / 2, bend], [to.x + gateway / 2, bend], [to.x + gateway / 2, to.y + gateway / 2]];
    lines.push({ from: from.id, to: to.id, points });
  };
  const start = put('startEvent', '', 40, axis, event, event);
  const out = draw(tree, { id: start.id, x: start.right, y: axis }, start.right + gap, axis);
  const end = put('endEvent', '', out.x + gap, axis, event, event);
  join(out, end);
  return written({ id, name, shapes, lines });

  /** Draws a part from a place on and joins it to what comes before; gives where it is left. */
  function draw(part: ProcessTree, from: Port, x: number, y: number): Port {
    if (part.kind === 'leaf') {
      if (part.label === null) return from;
      const drawn = put('task', part.label, x, y, task.width, task.height);
      join(from, drawn);
      return { id: drawn.id, x: drawn.right, y };
    }
    if (part.kind === 'sequence') return part.children.reduce((at, child, index) => draw(child, at, index === 0 ? x : at.x + gap, y), from);
    const inner = sizeOf(part);
    const tag = part.kind === 'parallel' ? 'parallelGateway' : 'exclusiveGateway';
    const [split, meet] = [put(tag, '', x, y, gateway, gateway), put(tag, '', x + inner.width - gateway, y, gateway, gateway)];
    join(from, split);
    const [opens, closes] = [{ id: split.id, x: split.right, y }, { id: meet.id, x: meet.right, y }];
    let top = y - inner.axis;
    part.children.forEach((child, index) => {
      const box = sizeOf(child);
      const at = top + box.axis;
      top += box.height + between;
      if (part.kind === 'loop' && index > 0) {
        if (isSilent(child)) return join(closes, split, at);
        const back = draw(child, { id: meet.id, x: closes.x, y }, x + gateway + gap, at);
        // The way back is read from the gateway that closes to the one that opens.
        return join(back, { id: split.id, x: split.x, y });
      }
      const leaves = draw(child, opens, x + gateway + gap, at);
      return join(leaves === opens ? { ...opens, y: at } : leaves, { id: meet.id, x: meet.x, y });
    });
    return closes;
  }
}

function sizeOf(tree: ProcessTree): Size {
  if (tree.kind === 'leaf') return tree.label === null ? { width: 0, height: 24, axis: 12 } : { ...task, axis: task.height / 2 };
  const sizes = tree.children.map(sizeOf);
  if (tree.kind === 'sequence') {
    const [above, below] = [Math.max(...sizes.map(({ axis }) => axis)), Math.max(...sizes.map(({ height, axis }) => height - axis))];
    return { width: sizes.reduce((sum, { width }) => sum + width, 0) + gap * (sizes.length - 1), height: above + below, axis: above };
  }
  const height = sizes.reduce((sum, each) => sum + each.height, 0) + between * (sizes.length - 1);
  // What is done lies on the line; the ways back run below it.
  return { width: Math.max(...sizes.map(({ width }) => width)) + 2 * (gateway + gap), height: Math.max(height, gateway), axis: tree.kind === 'loop' ? Math.max(sizes[0]?.axis ?? 0, gateway / 2) : height / 2 };
}


function written({ id, name, shapes, lines }: { id: string; name: string; shapes: readonly Shape[]; lines: readonly Line[] }): string {
  const flows = lines.map((line, index) => ({ ...line, id: `f${index + 1}` }));
  const nodes = shapes.map(({ id: node, tag, name: label }) => `    <${tag} id="${node}" name="${escapeXml(label)}">${flows.filter(({ to }) => to === node).map((flow) => `<incoming>${flow.id}</incoming>`).join('')}${flows.filter(({ from }) => from === node).map((flow) => `<outgoing>${flow.id}</outgoing>`).join('')}</${tag}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions-${id}" name="${escapeXml(name)}" targetNamespace="https://comu.cat/bpmn/${id}">
  <process id="${id}" name="${escapeXml(name)}" isExecutable="false">
${nodes.join('\n')}
${flows.map(({ id: flow, from, to }) => `    <sequenceFlow id="${flow}" sourceRef="${from}" targetRef="${to}"/>`).join('\n')}
  </process>
  <bpmndi:BPMNDiagram id="diagram-${id}"><bpmndi:BPMNPlane id="plane-${id}" bpmnElement="${id}">
${shapes.map(({ id: node, x, y, width, height }) => `    <bpmndi:BPMNShape id="s-${node}" bpmnElement="${node}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`).join('\n')}
${flows.map(({ id: flow, points }) => `    <bpmndi:BPMNEdge id="e-${flow}" bpmnElement="${flow}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`).join('\n')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>
`;
}
