import { useMemo, useState } from 'react';
import { Button, fold, Menu, PlusIcon, TextField, TrashIcon, useFormat, useText, WarningIcon, words, type Text } from '@comu/design';
import { addable } from './drawing/growing.ts';
import type { Drawer, Drawn, Sign } from './drawing/drawer.ts';
import { kindOf, nameOf } from './kind-words.ts';
import { orderOf } from './outline-order.ts';

/** More steps than these are sought by name: a list of thousands helps nobody and makes the page slow. */
const mostListed = 400;
const choices: Readonly<Record<keyof typeof addable, Text>> = {
  userTask: words('Una tasca de persones', 'Una tarea de personas', 'A task for people'), serviceTask: words('Un pas automàtic', 'Un paso automático', 'An automatic step'), businessRuleTask: words('Una decisió per taula', 'Una decisión por tabla', 'A decision by table'), scriptTask: words('Un càlcul', 'Un cálculo', 'A calculation'),
  exclusiveGateway: words('Una tria de camí', 'Una elección de camino', 'A choice of way'), parallelGateway: words('Camins alhora', 'Caminos a la vez', 'Ways at once'), message: words('L’espera d’un missatge', 'La espera de un mensaje', 'A wait for a message'), timer: words('Una espera de temps', 'Una espera de tiempo', 'A wait for time'),
  sendTask: words('Un enviament', 'Un envío', 'A sending'), callActivity: words('Una crida a un altre procés', 'Una llamada a otro proceso', 'A call to another process'), endEvent: words('Un final', 'Un final', 'An end'),
};

/** The same drawing as a list of steps in order: choose one to see what it says, add after it, or remove it, with no need of a pointer. */
export function Outline({ drawer, all, chosen, signs, onChoose, still = false }: { drawer: Drawer | undefined; all: readonly Drawn[]; chosen: string | undefined; signs: Readonly<Record<string, Sign>>; onChoose(id: string): void; still?: boolean }) {
  const t = useText();
  const format = useFormat();
  const [sought, setSought] = useState('');
  const steps = useMemo(() => orderOf(all), [all]);
  const lanes = all.filter(({ type }) => type === 'bpmn:Lane');
  const selected = steps.find(({ drawn }) => drawn.id === chosen)?.drawn;
  const chosenLane = lanes.find(({ id }) => id === chosen);
  const removable = selected ?? chosenLane;
  const many = steps.length > mostListed;
  const found = useMemo(() => (sought.trim() === '' ? steps : steps.filter(({ drawn }) => fold(nameOf(drawn.part, t)).includes(fold(sought.trim())))), [steps, sought, t]);
  const from = Math.max(0, Math.min(found.findIndex(({ drawn }) => drawn.id === chosen) - mostListed / 2, found.length - mostListed));
  const listed = many ? found.slice(from, from + mostListed) : found;
  return (
    <nav className="model-outline" aria-label={t({ ca: 'Passos del procés', es: 'Pasos del proceso', en: 'Steps of the process' })}>
      {!still && (
        <div className="model-outline-acts">
          <Menu small icon={PlusIcon} label={t({ ca: 'Afegeix', es: 'Añadir', en: 'Add' })}>
            {(close) => selected === undefined
              ? <><p className="small soft model-hint">{t({ ca: 'Trieu abans després de quin pas.', es: 'Elija antes después de qué paso.', en: 'First choose after which step.' })}</p><AddLane drawer={drawer} close={close} /></>
              : <>{(Object.keys(addable) as (keyof typeof addable)[]).map((name) => <button key={name} type="button" onClick={() => { close(); drawer?.addAfter(selected.id, addable[name], ''); }}>{t(choices[name])}</button>)}<AddLane drawer={drawer} close={close} /></>}
          </Menu>
          <Button small look="quiet" icon={TrashIcon} disabled={removable === undefined} onClick={() => removable && drawer?.remove(removable.id)}>{t({ ca: 'Treu', es: 'Quitar', en: 'Remove' })}</Button>
        </div>
      )}
      {many && <TextField label={t({ ca: 'Cerca un pas', es: 'Buscar un paso', en: 'Find a step' })} type="search" value={sought} onValue={setSought} help={t({ ca: '{count} {count|pas|passos}; se’n veuen {shown}.', es: '{count} {count|paso|pasos}; se ven {shown}.', en: '{count} {count|step|steps}; {shown} are shown.' }, { count: format.integer(found.length), shown: format.integer(listed.length) })} />}
      <ol>
        {listed.map(({ drawn, depth, ways }) => (
          <li key={drawn.id} style={{ paddingInlineStart: `${depth * 0.9 + (drawn.part['attachedToRef'] ? 0.9 : 0)}rem` }}>
            <Entry drawn={drawn} chosen={chosen} sign={signs[drawn.id]} onChoose={onChoose} />
            {ways.length > 1 && <ul>{ways.map((way) => (
              <li key={way.id}><Entry drawn={way} chosen={chosen} sign={signs[way.id]} onChoose={onChoose} towards={nameOf(way.part['targetRef'], t)} /></li>
            ))}</ul>}
          </li>
        ))}
      </ol>
      {lanes.length > 0 && (
        <>
          <p className="small soft">{t({ ca: 'Carrils', es: 'Carriles', en: 'Lanes' })}</p>
          <ul>{lanes.map((lane) => <li key={lane.id}><Entry drawn={lane} chosen={chosen} sign={signs[lane.id]} onChoose={onChoose} /></li>)}</ul>
        </>
      )}
    </nav>
  );
}

/** A lane is added around everything, whichever step is chosen. */
function AddLane({ drawer, close }: { drawer: Drawer | undefined; close(): void }) {
  const t = useText();
  return <button type="button" onClick={() => { close(); drawer?.addLane(''); }}>{t({ ca: 'Un carril (qui ho fa)', es: 'Un carril (quién lo hace)', en: 'A lane (who does it)' })}</button>;
}

function Entry({ drawn, chosen, sign, onChoose, towards }: { drawn: Drawn; chosen: string | undefined; sign: Sign | undefined; onChoose(id: string): void; towards?: string }) {
  const t = useText();
  return (
    <button type="button" className="model-step" aria-current={drawn.id === chosen ? 'true' : undefined} onClick={() => onChoose(drawn.id)}>
      {sign && <span className="model-step-sign" data-tone={sign.tone}><WarningIcon size={14} weight="fill" aria-hidden /><span className="sr-only">{sign.words} </span></span>}
      {towards === undefined ? <><span>{nameOf(drawn.part, t)}</span>{drawn.part.name && <span className="small soft">{t(kindOf(drawn.part))}</span>}</> : <span className="small">{drawn.part.name ? `${drawn.part.name} → ` : '→ '}{towards}</span>}
    </button>
  );
}
