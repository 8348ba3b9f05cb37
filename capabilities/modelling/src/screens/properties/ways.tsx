import { Button, Select, TrashIcon, useText } from '@comu/design';
import { nameOf } from '../kind-words.ts';
import type { PanelGiven } from './given.ts';

/** Where a step leads, and one more way to another step: back to an earlier one, or together with others. */
export function Ways({ drawer, drawn, all }: PanelGiven) {
  const t = useText();
  const ways = all.filter(({ type, part }) => type === 'bpmn:SequenceFlow' && part['sourceRef']?.id === drawn.id);
  const parent = drawn.part['$parent'];
  const others = all.filter(({ id, type, part }) => id !== drawn.id && part['$parent'] === parent && /Task$|Gateway$|EndEvent$|CatchEvent$|ThrowEvent$|SubProcess$|Transaction$|CallActivity$|^bpmn:Task$/.test(type) && part['attachedToRef'] === undefined && !ways.some(({ part: way }) => way['targetRef']?.id === id));
  if (drawn.type === 'bpmn:EndEvent') return null;
  return (
    <details className="model-more">
      <summary>{t({ ca: 'Cap on va', es: 'Hacia dónde va', en: 'Where it leads' })}</summary>
      <ul className="model-chips">{ways.map(({ id, part }) => (
        <li key={id}><Button small look="quiet" onClick={() => drawer.choose(id)}>{part.name ? `${part.name} → ` : '→ '}{nameOf(part['targetRef'], t)}</Button><Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => drawer.remove(id)}>{t({ ca: 'Treu el camí cap a {name}', es: 'Quitar el camino hacia {name}', en: 'Remove the way to {name}' }, { name: nameOf(part['targetRef'], t) })}</Button></li>
      ))}</ul>
      <Select label={t({ ca: 'Afegeix un camí cap a', es: 'Añadir un camino hacia', en: 'Add a way to' })} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} options={others.map(({ id, part }) => ({ value: id, label: nameOf(part, t) }))} value="" onValue={(id) => id !== '' && drawer.connect(drawn.id, id)} />
    </details>
  );
}
