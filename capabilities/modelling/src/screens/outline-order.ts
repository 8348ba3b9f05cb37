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
  const waysFrom = grouped(all.filter(({ type }) => type === 'bpmn:SequenceFlow'), ({ part }) => part['sourceRef']?.id);
  const attachedTo = grouped(steps, ({ part }) => part['attachedToRef']?.id);
  const done = new Set<string>();
  const ordered: Step[] = [];
  const depthOf = (part: Part): number => (part['$parent'] !== undefined && /SubProcess|Transaction/.test(String(part['$parent'].$type)) ? 1 + depthOf(part['$parent']) : 0);
  const walk = (first: string) => {
    const waiting = [first];
    for (let at = 0; at < waiting.length; at += 1) {
      const id = waiting[at] as string;
      const drawn = byId.get(id);
      if (drawn === undefined || done.has(id)) continue;
      done.add(id);
      const ways = waysFrom.get(id) ?? [];
      ordered.push({ drawn, depth: depthOf(drawn.part), ways });
      for (const inside of (drawn.part['flowElements'] ?? []) as readonly Part[]) if (inside.$type === 'bpmn:StartEvent' && inside.id !== undefined) waiting.push(inside.id);
      for (const { id: boundary } of attachedTo.get(id) ?? []) waiting.push(boundary);
      for (const { part } of ways) if (part['targetRef']?.id !== undefined) waiting.push(part['targetRef'].id);
    }
  };
  for (const { id, type } of steps) if (type === 'bpmn:StartEvent') walk(id);
  for (const { id, part } of steps) if (part['attachedToRef'] === undefined) walk(id);
  for (const { id } of steps) walk(id);
  return ordered;
}

/** Of each key its elements, in their order; what has no key is in no group. */
function grouped(all: readonly Drawn[], keyOf: (each: Drawn) => string | undefined): ReadonlyMap<string, readonly Drawn[]> {
  const groups = new Map<string, Drawn[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
