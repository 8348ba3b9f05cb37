import { ArrowDownIcon, ArrowUpIcon, Button, Select, TrashIcon, useText } from '@comu/design';

interface Named { readonly id: string; readonly name: string }

/** The steps and events of a file that a test may expect, in its order. */
export function stepsIn(bpmn: string): readonly Named[] {
  const document = new DOMParser().parseFromString(bpmn, 'application/xml');
  return [...document.getElementsByTagName('*')].filter(({ localName }) => /(Task|Event|task|subProcess|SubProcess|transaction|callActivity)$/.test(localName) && !localName.endsWith('Definition')).flatMap((each) => {
    const id = each.getAttribute('id');
    return id === null ? [] : [{ id, name: each.getAttribute('name')?.replaceAll('\n', ' ') || id }];
  });
}

/** One way in order: steps are added at its end, moved up or down, and taken out. */
export function WayEditor({ number, way, steps, onWay, onRemove }: { number: number; way: readonly string[]; steps: readonly Named[]; onWay(way: readonly string[]): void; onRemove(): void }) {
  const t = useText();
  const nameOf = (id: string) => steps.find((each) => each.id === id)?.name ?? id;
  const swap = (at: number, other: number) => onWay(way.map((id, index) => (index === at ? (way[other] ?? id) : index === other ? (way[at] ?? id) : id)));
  return (
    <div className="model-way">
      <div className="model-acts"><strong>{t({ ca: 'Camí {number}', es: 'Camino {number}', en: 'Way {number}' }, { number })}</strong><Button small look="quiet" icon={TrashIcon} onClick={onRemove}>{t({ ca: 'Treu aquest camí', es: 'Quitar este camino', en: 'Remove this way' })}<span className="sr-only"> {number}</span></Button></div>
      <ol>{way.map((id, at) => (
        <li key={at}>
          <span>{nameOf(id)}</span>
          <span className="model-acts">
            <Button small look="quiet" icon={ArrowUpIcon} iconOnly disabled={at === 0} onClick={() => swap(at, at - 1)}>{t({ ca: 'Abans: {name}', es: 'Antes: {name}', en: 'Earlier: {name}' }, { name: nameOf(id) })}</Button>
            <Button small look="quiet" icon={ArrowDownIcon} iconOnly disabled={at === way.length - 1} onClick={() => swap(at, at + 1)}>{t({ ca: 'Després: {name}', es: 'Después: {name}', en: 'Later: {name}' }, { name: nameOf(id) })}</Button>
            <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => onWay(way.filter((_, index) => index !== at))}>{t({ ca: 'Treu {name}', es: 'Quitar {name}', en: 'Remove {name}' }, { name: nameOf(id) })}</Button>
          </span>
        </li>
      ))}</ol>
      <Select label={t({ ca: 'Afegeix un pas al final', es: 'Añadir un paso al final', en: 'Add a step at the end' })} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} value="" options={steps.map(({ id, name }) => ({ value: id, label: name }))} onValue={(id) => { if (id !== '') onWay([...way, id]); }} />
    </div>
  );
}
