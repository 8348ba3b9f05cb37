import { Button, Checkbox, FieldSet, Select, TrashIcon, useText } from '@comu/design';
import { nameOf } from '../kind-words.ts';
import type { Part } from '../drawing/drawer.ts';
import { Line } from './line.tsx';
import type { PanelGiven } from './given.ts';

/** Who may do a task: roles and units of the body, or whoever the data of the process names; and whose work it reviews. */
export function Who({ drawer, drawn, all, words }: PanelGiven) {
  const t = useText();
  const candidates = drawer.own(drawn.part, 'Candidates');
  const set = (parts: readonly Part[]) => drawer.setOwn(drawn.id, 'Candidates', parts);
  const add = (said: string) => {
    const [kind = '', ...rest] = said.split(':');
    set([...candidates, drawer.make('comu:Candidates', { [kind]: rest.join(':') })]);
  };
  const called = (candidate: Part): string => {
    const { role, unit, person } = candidate as unknown as { role?: string; unit?: string; person?: string };
    if (role !== undefined) return t(words?.roles.find(({ name }) => name === role)?.title ?? role);
    if (unit !== undefined) return words?.units.find(({ id }) => id === unit)?.name ?? unit;
    return person ?? '';
  };
  const others = all.filter(({ type, id }) => type === 'bpmn:UserTask' && id !== drawn.id);
  const excluded = drawer.own(drawn.part, 'FourEyes').map((each) => String(each['task'] ?? ''));
  const options = [
    ...(words?.roles ?? []).map(({ name, title }) => ({ value: `role:${name}`, label: t(title) })),
    ...(words?.units ?? []).map(({ id, name }) => ({ value: `unit:${id}`, label: t({ ca: `Unitat: ${name}`, es: `Unidad: ${name}`, en: `Unit: ${name}` }) })),
    { value: 'person:=', label: t({ ca: 'La persona que diu una dada…', es: 'La persona que dice un dato…', en: 'The person that a datum names…' }) },
  ];
  return (
    <FieldSet title={t({ ca: 'Qui ho fa', es: 'Quién lo hace', en: 'Who does it' })}>
      <ul className="model-chips">{candidates.map((candidate, index) => (
        <li key={index}>
          {String(candidate['person'] ?? '').startsWith('=')
            ? <Line label={t({ ca: 'Dada amb l’identificador de la persona', es: 'Dato con el identificador de la persona', en: 'Datum with the person’s identifier' })} code value={String(candidate['person']).slice(1)} onWritten={(text) => set(candidates.map((each) => (each === candidate ? drawer.make('comu:Candidates', { person: `=${text.trim()}` }) : each)))} />
            : <span>{called(candidate)}</span>}
          <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => set(candidates.filter((each) => each !== candidate))}>{t({ ca: 'Treu {who}', es: 'Quitar {who}', en: 'Remove {who}' }, { who: called(candidate) })}</Button>
        </li>
      ))}</ul>
      {candidates.length === 0 && <p className="small soft">{t({ ca: 'Encara no ho diu: ho podria fer qualsevol.', es: 'Todavía no lo dice: podría hacerlo cualquiera.', en: 'Not said yet: anybody might.' })}</p>}
      <Select label={t({ ca: 'Afegeix qui ho pot fer', es: 'Añadir quién puede hacerlo', en: 'Add who may do it' })} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} options={options} value="" onValue={add} />
      {others.length > 0 && (
        <details className="model-more" open={excluded.length > 0}>
          <summary>{t({ ca: 'Quatre ulls', es: 'Cuatro ojos', en: 'Four eyes' })}</summary>
          <p className="small soft">{t({ ca: 'No ho pot fer qui hagi fet:', es: 'No puede hacerlo quien haya hecho:', en: 'Not by whoever did:' })}</p>
          {others.map(({ id, part }) => (
            <Checkbox key={id} label={nameOf(part, t)} checked={excluded.includes(id)} onValue={(on) => drawer.setOwn(drawn.id, 'FourEyes', (on ? [...excluded, id] : excluded.filter((each) => each !== id)).map((task) => drawer.make('comu:FourEyes', { task })))} />
          ))}
        </details>
      )}
    </FieldSet>
  );
}
