import { Select, useText, words, type Text } from '@comu/design';
import type { Kind } from '../drawing/drawer.ts';
import { kindOf, nameOf } from '../kind-words.ts';
import { ByWhen, IfLate } from './by-when.tsx';
import { Called } from './called.tsx';
import { Calculation, Decision } from './decision.tsx';
import { Event } from './event.tsx';
import { Form } from './form.tsx';
import { InLane } from './lane.tsx';
import type { PanelGiven } from './given.ts';
import { Mapping } from './mapping.tsx';
import { Operation } from './operation.tsx';
import { Call, Messaging, Repeat } from './sending.tsx';
import { Way } from './way.tsx';
import { Ways } from './ways.tsx';
import { Who } from './who.tsx';

const families: readonly { readonly of: RegExp; readonly kinds: readonly { readonly kind: Kind; readonly words: Text }[] }[] = [
  {
    of: /^bpmn:(\w*Task|CallActivity)$/,
    kinds: [
      { kind: { type: 'bpmn:UserTask' }, words: words('El fa una persona', 'Lo hace una persona', 'A person does it') }, { kind: { type: 'bpmn:ServiceTask' }, words: words('El fa el sistema', 'Lo hace el sistema', 'The system does it') },
      { kind: { type: 'bpmn:BusinessRuleTask' }, words: words('Ho decideix una taula', 'Lo decide una tabla', 'A table decides it') }, { kind: { type: 'bpmn:ScriptTask' }, words: words('Es calcula', 'Se calcula', 'It is worked out') },
      { kind: { type: 'bpmn:SendTask' }, words: words('Envia un missatge', 'Envía un mensaje', 'It sends a message') }, { kind: { type: 'bpmn:ReceiveTask' }, words: words('Espera un missatge', 'Espera un mensaje', 'It awaits a message') },
      { kind: { type: 'bpmn:CallActivity' }, words: words('Crida un altre procés', 'Llama a otro proceso', 'It calls another process') }, { kind: { type: 'bpmn:ManualTask' }, words: words('Es fa fora del sistema', 'Se hace fuera del sistema', 'It is done outside') },
    ],
  },
  {
    of: /Gateway$/,
    kinds: [
      { kind: { type: 'bpmn:ExclusiveGateway' }, words: words('Es tria un camí', 'Se elige un camino', 'One way is chosen') }, { kind: { type: 'bpmn:ParallelGateway' }, words: words('Tots els camins alhora', 'Todos los caminos a la vez', 'All ways at once') },
      { kind: { type: 'bpmn:InclusiveGateway' }, words: words('Un o més camins', 'Uno o más caminos', 'One or more ways') }, { kind: { type: 'bpmn:EventBasedGateway' }, words: words('El primer que passi', 'Lo primero que ocurra', 'Whatever happens first') },
    ],
  },
];

/** Everything that the chosen element says, in words that an administrator understands. Whatever is changed is drawn and kept at once. */
export function Panel(given: PanelGiven) {
  const { drawer, drawn } = given;
  const t = useText();
  const family = families.find(({ of }) => of.test(drawn.type));
  const task = /Task$|SubProcess$|Transaction$|CallActivity$/.test(drawn.type);
  return (
    <div className="form model-panel-form" key={drawn.id}>
      <header><p className="small soft">{t(kindOf(drawn.part))}</p><h2>{nameOf(drawn.part, t)}</h2>{drawn.type === 'bpmn:SequenceFlow' && <p className="small">{nameOf(drawn.part['sourceRef'], t)} → {nameOf(drawn.part['targetRef'], t)}</p>}</header>
      <Called {...given} />
      {family && <Select label={t({ ca: 'Com es fa', es: 'Cómo se hace', en: 'How it is done' })} value={drawn.type} options={[...family.kinds.map(({ kind, words: label }) => ({ value: kind.type, label: t(label) })), ...(family.kinds.some(({ kind }) => kind.type === drawn.type) ? [] : [{ value: drawn.type, label: t(kindOf(drawn.part)) }])]}
        onValue={(type) => drawer.choose(drawer.turnInto(drawn.id, { type }))} />}
      {/(Task|Event|Gateway|SubProcess|Transaction|CallActivity)$/.test(drawn.type) && <InLane {...given} />}
      {drawn.type === 'bpmn:Lane' && <Who {...given} />}
      {drawn.type === 'bpmn:UserTask' && <><Who {...given} /><Form {...given} /><ByWhen {...given} /></>}
      {drawn.type === 'bpmn:ServiceTask' && <Operation {...given} />}
      {drawn.type === 'bpmn:BusinessRuleTask' && <Decision {...given} />}
      {drawn.type === 'bpmn:ScriptTask' && <Calculation {...given} />}
      {/SendTask|ReceiveTask/.test(drawn.type) && <Messaging {...given} />}
      {drawn.type === 'bpmn:CallActivity' && <Call {...given} />}
      {drawn.type === 'bpmn:SequenceFlow' && <Way {...given} />}
      {drawn.type.endsWith('Event') && <Event {...given} />}
      {(task || /Event$|Gateway$/.test(drawn.type)) && <Ways {...given} />}
      {task && <><IfLate {...given} /><Repeat {...given} /><Mapping {...given} direction="Output" title={t({ ca: 'Dades que dona', es: 'Datos que da', en: 'Data it gives' })} /></>}
    </div>
  );
}
