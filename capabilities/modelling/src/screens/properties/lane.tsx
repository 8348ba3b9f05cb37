import { Select, useText } from '@comu/design';
import { nameOf } from '../kind-words.ts';
import type { Drawn, Part } from '../drawing/drawer.ts';
import type { PanelGiven } from './given.ts';

const stepsOf = ({ part }: Drawn): readonly Part[] => (part['flowNodeRef'] ?? []) as readonly Part[];
/** The lane a step is drawn in: the innermost one that names it. */
const laneOf = (lanes: readonly Drawn[], id: string): Drawn | undefined => lanes.findLast((lane) => stepsOf(lane).some((part) => part.id === id));

/** In which lane a step stands; choosing another carries it there. Shown once the drawing has lanes. */
export function InLane({ drawer, drawn, all }: PanelGiven) {
  const t = useText();
  const lanes = all.filter(({ type }) => type === 'bpmn:Lane');
  if (lanes.length === 0 || drawn.part['attachedToRef'] !== undefined) return null;
  return (
    <Select label={t({ ca: 'Carril', es: 'Carril', en: 'Lane' })} value={laneOf(lanes, drawn.id)?.id ?? ''} empty={t({ ca: 'Cap', es: 'Ninguno', en: 'None' })} options={lanes.map(({ id, part }) => ({ value: id, label: nameOf(part, t) }))} onValue={(lane) => { if (lane !== '') drawer.toLane(drawn.id, lane); }} />
  );
}
