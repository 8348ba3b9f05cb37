/** What stands in a process: its kind, its name, its place in a grid of columns and rows, and what the engine reads of it. */
export interface Drawn {
  readonly kind: 'startEvent' | 'endEvent' | 'userTask' | 'serviceTask' | 'businessRuleTask' | 'exclusiveGateway' | 'eventBasedGateway' | 'message' | 'timer';
  readonly name: string;
  readonly at: readonly [column: number, row: number];
  /** What the interested party reads for its name. */
  readonly party?: string;
  /** Our extension elements, as XML. */
  readonly own?: string;
  /** The message awaited, or the FEEL expression of a timer. */
  readonly of?: string;
}
export interface DrawnFlow {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  /** The condition, in FEEL. */
  readonly when?: string;
  readonly otherwise?: boolean;
  /** The row, or part of one, along which the line runs, for those that would cross what stands between. */
  readonly lane?: number;
}
/** Catalan names with what they are in Spanish and English. */
export type Said = Readonly<Record<string, readonly [es: string, en: string]>>;
export interface DrawnProcess { readonly id: string; readonly name: string; readonly nodes: Readonly<Record<string, Drawn>>; readonly flows: readonly DrawnFlow[]; readonly said?: Said }

const cell = { width: 170, height: 130, left: 100, top: 80 };
const sizes = { startEvent: [36, 36], endEvent: [36, 36], message: [36, 36], timer: [36, 36], exclusiveGateway: [50, 50], eventBasedGateway: [50, 50], userTask: [130, 80], serviceTask: [130, 80], businessRuleTask: [130, 80] } as const;
type Point = readonly [number, number];

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The BPMN 2.0 file of a process with its diagram (BPMNDI): boxes by their place in the grid, lines at right angles. */
export function drawProcess({ id, name, nodes, flows, said = {} }: DrawnProcess): string {
  const names = (of: string | undefined) => (of !== undefined && said[of] ? `<comu:name es="${escape(said[of][0])}" en="${escape(said[of][1])}"/>` : '');
  const party = (words: string | undefined) => (words === undefined ? '' : `<comu:party ca="${escape(words)}"${said[words] === undefined ? '' : ` es="${escape(said[words][0])}" en="${escape(said[words][1])}"`}/>`);
  const extensions = (inside: string) => (inside === '' ? '' : `<extensionElements>${inside}</extensionElements>`);
  const named = flows.map((flow) => ({ ...flow, id: `${flow.from}-to-${flow.to}` }));
  const messages = [...new Set(Object.values(nodes).flatMap(({ kind, of }) => (kind === 'message' && of !== undefined ? [of] : [])))];
  const element = ([key, node]: [string, Drawn]) => {
    const tag = node.kind === 'message' || node.kind === 'timer' ? 'intermediateCatchEvent' : node.kind;
    const otherwise = named.find(({ from, otherwise: last }) => from === key && last === true);
    const inside = [
      ...[extensions(names(node.name) + party(node.party) + (node.own ?? ''))].filter(Boolean),
      ...named.filter(({ to }) => to === key).map((flow) => `<incoming>${flow.id}</incoming>`), ...named.filter(({ from }) => from === key).map((flow) => `<outgoing>${flow.id}</outgoing>`),
      ...(node.kind === 'message' ? [`<messageEventDefinition id="${key}-message" messageRef="message-${node.of}"/>`] : []),
      ...(node.kind === 'timer' ? [`<timerEventDefinition id="${key}-timer"><timeDate xsi:type="tFormalExpression">${escape(node.of ?? '')}</timeDate></timerEventDefinition>`] : []),
    ];
    return `    <${tag} id="${key}" name="${escape(node.name)}"${otherwise === undefined ? '' : ` default="${otherwise.id}"`}>${inside.map((each) => `\n      ${each}`).join('')}\n    </${tag}>`;
  };
  const flow = (each: (typeof named)[number]) => {
    const inside = extensions(names(each.name)) + (each.when === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression">${escape(each.when)}</conditionExpression>`);
    return `    <sequenceFlow id="${each.id}"${each.name === undefined ? '' : ` name="${escape(each.name)}"`} sourceRef="${each.from}" targetRef="${each.to}"${inside === '' ? '/>' : `>${inside}</sequenceFlow>`}`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:comu="https://comu.cat/bpmn/1" id="definitions-${id}" name="${escape(name)}" targetNamespace="https://comu.cat/bpmn/${id}" expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
${messages.map((each) => `  <message id="message-${each}" name="${each}"/>\n`).join('')}  <process id="${id}" name="${escape(name)}" isExecutable="true">
${names(name) === '' ? '' : `    ${extensions(names(name))}\n`}${Object.entries(nodes).map(element).join('\n')}
${named.map(flow).join('\n')}
  </process>
  <bpmndi:BPMNDiagram id="diagram-${id}">
    <bpmndi:BPMNPlane id="plane-${id}" bpmnElement="${id}">
${Object.entries(nodes).map(([key, node]) => shape(key, node)).join('\n')}
${named.map((each) => edge(each.id, line(nodes[each.from]!, nodes[each.to]!, each.lane), each.name)).join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</definitions>
`;
}

const centre = ({ at: [column, row] }: Drawn): Point => [cell.left + column * cell.width, cell.top + row * cell.height];

function shape(key: string, node: Drawn): string {
  const [x, y] = centre(node);
  const [width, height] = sizes[node.kind];
  const bounds = `<dc:Bounds x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}"/>`;
  const below = width <= 50 ? `<bpmndi:BPMNLabel><dc:Bounds x="${x - 55}" y="${y + height / 2 + 4}" width="110" height="28"/></bpmndi:BPMNLabel>` : '';
  return `      <bpmndi:BPMNShape id="shape-${key}" bpmnElement="${key}"${node.kind === 'exclusiveGateway' ? ' isMarkerVisible="true"' : ''}>${bounds}${below}</bpmndi:BPMNShape>`;
}

/**
 * Forwards: along the row, turning halfway; a gateway is left by its side. Backwards, or along a lane: up or down to it, along it, and
 * into the target from that side.
 */
function line(from: Drawn, to: Drawn, lane?: number): Point[] {
  const [[fx, fy], [tx, ty]] = [centre(from), centre(to)];
  const [[fw, fh], [tw, th]] = [sizes[from.kind], sizes[to.kind]];
  if (lane !== undefined) {
    const along = cell.top + lane * cell.height;
    return [[fx, along < fy ? fy - fh / 2 : fy + fh / 2], [fx, along], [tx, along], [tx, along < ty ? ty - th / 2 : ty + th / 2]];
  }
  if (tx > fx && fy === ty) return [[fx + fw / 2, fy], [tx - tw / 2, ty]];
  if (tx > fx && from.kind.endsWith('Gateway')) return [[fx, ty > fy ? fy + fh / 2 : fy - fh / 2], [fx, ty], [tx - tw / 2, ty]];
  if (tx > fx) return [[fx + fw / 2, fy], [(fx + tx) / 2, fy], [(fx + tx) / 2, ty], [tx - tw / 2, ty]];
  if (tx === fx) return [[fx, ty > fy ? fy + fh / 2 : fy - fh / 2], [tx, ty > fy ? ty - th / 2 : ty + th / 2]];
  const over = Math.min(fy - fh / 2, ty - th / 2) - 18;
  return [[fx, fy - fh / 2], [fx, over], [tx, over], [tx, ty - th / 2]];
}

function edge(id: string, points: readonly Point[], name: string | undefined): string {
  // Beside the first stretch of the line, away from where several begin.
  const [[x, y] = [0, 0], [nextX, nextY] = [0, 0]] = points;
  const label = name === undefined ? '' : `<bpmndi:BPMNLabel><dc:Bounds x="${x === nextX ? x + 6 : Math.min(x, nextX) + 4}" y="${x === nextX ? (y + nextY) / 2 - 7 : y - 18}" width="100" height="14"/></bpmndi:BPMNLabel>`;
  return `      <bpmndi:BPMNEdge id="edge-${id}" bpmnElement="${id}">${points.map(([px, py]) => `<di:waypoint x="${px}" y="${py}"/>`).join('')}${label}</bpmndi:BPMNEdge>`;
}
