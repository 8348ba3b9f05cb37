import { Button, Menu, PlusIcon, TrashIcon, useText, WarningIcon, type Text } from '@comu/design';
import { addable } from './drawing/growing.ts';
import type { Drawer, Drawn, Sign } from './drawing/drawer.ts';
import { kindOf, nameOf } from './kind-words.ts';
import { orderOf } from './outline-order.ts';

const words = (ca: string, es: string, en: string): Text => ({ ca, es, en });
const choices: Readonly<Record<keyof typeof addable, Text>> = {
  userTask: words('Una tasca de persones', 'Una tarea de personas', 'A task for people'), serviceTask: words('Un pas automàtic', 'Un paso automático', 'An automatic step'), businessRuleTask: words('Una decisió per taula', 'Una decisión por tabla', 'A decision by table'), scriptTask: words('Un càlcul', 'Un cálculo', 'A calculation'),
  exclusiveGateway: words('Una tria de camí', 'Una elección de camino', 'A choice of way'), parallelGateway: words('Camins alhora', 'Caminos a la vez', 'Ways at once'), message: words('L’espera d’un missatge', 'La espera de un mensaje', 'A wait for a message'), timer: words('Una espera de temps', 'Una espera de tiempo', 'A wait for time'),
  sendTask: words('Un enviament', 'Un envío', 'A sending'), callActivity: words('Una crida a un altre procés', 'Una llamada a otro proceso', 'A call to another process'), endEvent: words('Un final', 'Un final', 'An end'),
};

/** The same drawing as a list of steps in order: choose one to see what it says, add after it, or remove it, with no need of a pointer. */
export function Outline({ drawer, all, chosen, signs, onChoose, still = false }: { drawer: Drawer | undefined; all: readonly Drawn[]; chosen: string | undefined; signs: Readonly<Record<string, Sign>>; onChoose(id: string): void; still?: boolean }) {
  const t = useText();
  const steps = orderOf(all);
  const selected = steps.find(({ drawn }) => drawn.id === chosen)?.drawn;
  return (
    <nav className="model-outline" aria-label={t({ ca: 'Passos del procés', es: 'Pasos del proceso', en: 'Steps of the process' })}>
      {!still && (
        <div className="model-outline-acts">
          <Menu small icon={PlusIcon} label={t({ ca: 'Afegeix', es: 'Añadir', en: 'Add' })}>
            {(close) => selected === undefined
              ? <p className="small soft model-hint">{t({ ca: 'Trieu abans després de quin pas.', es: 'Elija antes después de qué paso.', en: 'First choose after which step.' })}</p>
              : (Object.keys(addable) as (keyof typeof addable)[]).map((name) => <button key={name} type="button" onClick={() => { close(); drawer?.addAfter(selected.id, addable[name], ''); }}>{t(choices[name])}</button>)}
          </Menu>
          <Button small look="quiet" icon={TrashIcon} disabled={selected === undefined} onClick={() => selected && drawer?.remove(selected.id)}>{t({ ca: 'Treu', es: 'Quitar', en: 'Remove' })}</Button>
        </div>
      )}
      <ol>
        {steps.map(({ drawn, depth, ways }) => (
          <li key={drawn.id} style={{ paddingInlineStart: `${depth * 0.9 + (drawn.part['attachedToRef'] ? 0.9 : 0)}rem` }}>
            <Entry drawn={drawn} chosen={chosen} sign={signs[drawn.id]} onChoose={onChoose} />
            {ways.length > 1 && <ul>{ways.map((way) => (
              <li key={way.id}><Entry drawn={way} chosen={chosen} sign={signs[way.id]} onChoose={onChoose} towards={nameOf(way.part['targetRef'], t)} /></li>
            ))}</ul>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Entry({ drawn, chosen, sign, onChoose, towards }: { drawn: Drawn; chosen: string | undefined; sign: Sign | undefined; onChoose(id: string): void; towards?: string }) {
  const t = useText();
  return (
    <button type="button" className="model-step" aria-current={drawn.id === chosen ? 'true' : undefined} onClick={() => onChoose(drawn.id)}>
      {sign && <span className="model-step-sign" data-tone={sign.tone}><WarningIcon size={14} weight="fill" aria-hidden /><span className="sr-only">{sign.words}. </span></span>}
      {towards === undefined ? <><span>{nameOf(drawn.part, t)}</span>{drawn.part.name && <span className="small soft">{t(kindOf(drawn.part))}</span>}</> : <span className="small">{drawn.part.name ? `${drawn.part.name} → ` : '→ '}{towards}</span>}
    </button>
  );
}
