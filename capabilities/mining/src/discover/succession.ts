import type { ColumnLog } from '../log/columns.ts';
import { escapeXml } from '../xml-text.ts';

/** Steps beyond which a model of successions says nothing that anybody could use. */
const mostSteps = 400;

/**
 * The plainest model of a log: each step once, and after it every step that has ever come right after, to be chosen among. It has a place for all that was recorded and knows no steps at the same
 * time, so it is for imitating a log and not for reading. Null when there are too many steps.
 */
export function successionOf(log: ColumnLog, { id = 'succession', name }: { readonly id?: string; readonly name: string }): string | null {
  const steps = log.activities.length;
  if (steps > mostSteps) return null;
  const [start, end] = [steps, steps + 1];
  const counts = new Map<string, { from: number; to: number; count: number }>();
  const add = (from: number, to: number) => {
    const key = `${from} ${to}`;
    const known = counts.get(key) ?? { from, to, count: 0 };
    counts.set(key, known);
    known.count += 1;
  };
  for (let place = 0; place < log.cases.length; place += 1) {
    const [from, until] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    if (until === from) continue;
    add(start, log.activity[from] ?? 0);
    for (let index = from + 1; index < until; index += 1) add(log.activity[index - 1] ?? 0, log.activity[index] ?? 0);
    if (!log.open.has(place)) add(log.activity[until - 1] ?? 0, end);
  }
  // The most usual first, so that the way most cases take is the way on and the rarer one the way back.
  const flows = [...counts.values()].toSorted((a, b) => b.count - a.count).map((each, place) => ({ ...each, id: `f${place + 1}` }));
  const steps_ = log.activities.map((label, place) => `<task id="a${place}" name="${escapeXml(label)}"><incoming>i${place}</incoming><outgoing>o${place}</outgoing></task>${gateway(`m${place}`, flows.filter(({ to }) => to === place).map((flow) => flow.id), [`i${place}`])}${gateway(`c${place}`, [`o${place}`], flows.filter(({ from }) => from === place).map((flow) => flow.id))}`);
  const [source, target] = [(from: number) => (from === start ? 'begin' : `c${from}`), (to: number) => (to === end ? 'end' : `m${to}`)];
  const arrows = [...flows.map((flow) => ({ id: flow.id, from: source(flow.from), to: target(flow.to) })), ...log.activities.flatMap((_, place) => [{ id: `i${place}`, from: `m${place}`, to: `a${place}` }, { id: `o${place}`, from: `a${place}`, to: `c${place}` }]), { id: 'f0', from: 'start', to: 'begin' }];
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions-${id}" name="${escapeXml(name)}" targetNamespace="https://comu.cat/bpmn/${id}">
  <process id="${id}" name="${escapeXml(name)}" isExecutable="false">
    <startEvent id="start"><outgoing>f0</outgoing></startEvent>${gateway('begin', ['f0'], flows.filter(({ from }) => from === start).map((flow) => flow.id))}<endEvent id="end">${flows.filter(({ to }) => to === end).map((flow) => `<incoming>${flow.id}</incoming>`).join('')}</endEvent>
    ${steps_.join('\n    ')}
    ${arrows.map((flow) => `<sequenceFlow id="${flow.id}" sourceRef="${flow.from}" targetRef="${flow.to}"/>`).join('\n    ')}
  </process>
</definitions>
`;
}

const gateway = (id: string, incoming: readonly string[], outgoing: readonly string[]) => `<exclusiveGateway id="${id}">${incoming.map((flow) => `<incoming>${flow}</incoming>`).join('')}${outgoing.map((flow) => `<outgoing>${flow}</outgoing>`).join('')}</exclusiveGateway>`;
