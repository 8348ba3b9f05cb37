import type { Drawn, Part } from './drawing/drawer.ts';

/** A step of the outline, with the ways that lead on from it. */
export interface Step {
  readonly drawn: Drawn;
  readonly depth: number;
  readonly ways: readonly Drawn[];
}

const isStep = ({ type }: Drawn) => /Task$|Event$|Gateway$|SubProcess$|Transaction$|CallActivity$|^bpmn:Task$/.test(type);

/** The steps in the order in which a tramit goes through them: from each start along its ways, exceptions after the step they belong to, the inside of a sub-process after it. */
export function orderOf(all: readonly Drawn[]): readonly Step[] {
  const steps = all.filter(isStep);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const flows = all.filter(({ type }) => type === 'bpmn:SequenceFlow');
  const done = new Set<string>();
  const ordered: Step[] = [];
  const depthOf = (part: Part): number => (part['$parent'] !== undefined && /SubProcess|Transaction/.test(String(part['$parent'].$type)) ? 1 + depthOf(part['$parent']) : 0);
  const walk = (first: string) => {
    const waiting = [first];
    while (waiting.length > 0) {
      const id = waiting.shift() as string;
      const drawn = byId.get(id);
      if (drawn === undefined || done.has(id)) continue;
      done.add(id);
      const ways = flows.filter(({ part }) => part['sourceRef']?.id === id);
      ordered.push({ drawn, depth: depthOf(drawn.part), ways });
      for (const inside of (drawn.part['flowElements'] ?? []) as readonly Part[]) if (inside.$type === 'bpmn:StartEvent' && inside.id !== undefined) waiting.push(inside.id);
      for (const { part, id: boundary } of steps) if (part['attachedToRef']?.id === id) waiting.push(boundary);
      for (const { part } of ways) if (part['targetRef']?.id !== undefined) waiting.push(part['targetRef'].id);
    }
  };
  for (const { id, type } of steps) if (type === 'bpmn:StartEvent') walk(id);
  for (const { id, part } of steps) if (part['attachedToRef'] === undefined) walk(id);
  for (const { id } of steps) walk(id);
  return ordered;
}
