import { Checkbox, FieldSet, Select, useText } from '@comu/design';
import type { Drawer, Part } from '../drawing/drawer.ts';
import { Duration, readDuration } from './by-when.tsx';
import { FeelLine } from './feel-line.tsx';
import { namesOf, setOne, type PanelGiven } from './given.ts';
import { Line } from './line.tsx';

/** What an event awaits or tells: a message, a time, a signal, an error, a condition. */
export function Event(given: PanelGiven) {
  const { drawer, drawn, variables } = given;
  const t = useText();
  const definition: Part | undefined = drawn.part['eventDefinitions']?.[0];
  if (definition === undefined) return null;
  const boundary = drawn.type === 'bpmn:BoundaryEvent' && !/Error|Compensate|Cancel/.test(definition.$type);
  return (
    <FieldSet title={t({ ca: 'Què passa', es: 'Qué ocurre', en: 'What happens' })}>
      {/Message/.test(definition.$type) && <Named {...given} kind="Message" label={t({ ca: 'Missatge', es: 'Mensaje', en: 'Message' })} value={definition['messageRef']?.name ?? ''} onNamed={(part) => {
        drawer.updatePart(drawn.id, definition, { messageRef: part });
        // Whoever waits must say for which instance; nearly every process is about a case.
        if (part !== undefined && drawer.own(drawn.part, 'Correlation').length === 0) setOne(given, 'Correlation', { key: 'case' });
      }} />}
      {/Message/.test(definition.$type) && <About {...given} />}
      {/Signal/.test(definition.$type) && <Named {...given} kind="Signal" label={t({ ca: 'Senyal', es: 'Señal', en: 'Signal' })} value={definition['signalRef']?.name ?? ''} onNamed={(part) => drawer.updatePart(drawn.id, definition, { signalRef: part })} />}
      {/Error/.test(definition.$type) && <Named {...given} kind="Error" code="errorCode" label={t({ ca: 'Codi de l’error o de la negativa', es: 'Código del error o de la negativa', en: 'Code of the error or refusal' })} value={definition['errorRef']?.errorCode ?? ''} onNamed={(part) => drawer.updatePart(drawn.id, definition, { errorRef: part })} />}
      {/Escalation/.test(definition.$type) && <Named {...given} kind="Escalation" code="escalationCode" label={t({ ca: 'Codi de l’escalada', es: 'Código de la escalada', en: 'Code of the escalation' })} value={definition['escalationRef']?.escalationCode ?? ''} onNamed={(part) => drawer.updatePart(drawn.id, definition, { escalationRef: part })} />}
      {/Conditional/.test(definition.$type) && <FeelLine label={t({ ca: 'Condició', es: 'Condición', en: 'Condition' })} known={namesOf(variables)} value={String(definition['condition']?.body ?? '')} onWritten={(body) => drawer.updatePart(drawn.id, definition, { condition: inside(drawer.make('bpmn:FormalExpression', { body }), definition) })} />}
      {/Timer/.test(definition.$type) && <Timer {...given} definition={definition} />}
      {boundary && <Checkbox label={t({ ca: 'Atura el pas on és', es: 'Detiene el paso donde está', en: 'It stops the step it is on' })} checked={drawn.part['cancelActivity'] !== false} onValue={(cancelActivity) => drawer.update(drawn.id, { cancelActivity })} />}
    </FieldSet>
  );
}

const inside = (part: Part, parent: Part): Part => Object.assign(part, { $parent: parent });

/** Something of the file that is known by name (a message, a signal, an error): taken if there is one, made if not. */
export function namedPart(drawer: Drawer, kind: string, key: string, value: string): Part {
  const definitions = drawer.definitions();
  const roots = definitions['rootElements'] as Part[];
  const known = roots.find((part) => part.$type === `bpmn:${kind}` && part[key] === value);
  if (known !== undefined) return known;
  const id = `${kind}_${value.normalize('NFD').replaceAll(/[^\w-]+/g, '') || 'x'}_${roots.length}`;
  const made = inside(drawer.make(`bpmn:${kind}`, { id, name: value, ...(key === 'name' ? {} : { [key]: value }) }), definitions);
  drawer.updatePart(drawer.root().id, definitions, { rootElements: [...roots, made] });
  return made;
}

export function Named({ drawer, kind, code = 'name', label, value, onNamed }: PanelGiven & { kind: string; code?: string; label: string; value: string; onNamed(part: Part | undefined): void }) {
  return <Line label={label} value={value} onWritten={(text) => onNamed(text.trim() === '' ? undefined : namedPart(drawer, kind, code, text.trim()))} />;
}

/** Which of the running instances a message is for. */
export function About(given: PanelGiven) {
  const t = useText();
  const key = String(given.drawer.own(given.drawn.part, 'Correlation')[0]?.['key'] ?? '');
  return <FeelLine label={t({ ca: 'De què tracta', es: 'De qué trata', en: 'What it is about' })} optional={!given.drawn.type.endsWith('Event')} help={t({ ca: 'La dada que diu a quin tràmit va, per exemple «case», l’expedient. El missatge ha de portar el mateix valor.', es: 'El dato que dice a qué trámite va, por ejemplo «case», el expediente. El mensaje debe llevar el mismo valor.', en: 'The datum that tells which instance it is for, such as “case”. The message must carry the same value.' })} rows={1} known={[...namesOf(given.variables), 'case', 'caseCode']} value={key} onWritten={(text) => setOne(given, 'Correlation', { key: text.trim() })} />;
}

function Timer({ drawer, drawn, variables, definition }: PanelGiven & { definition: Part }) {
  const t = useText();
  const kinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;
  const kind = kinds.find((each) => definition[each] !== undefined) ?? 'timeDuration';
  const body = String(definition[kind]?.body ?? '');
  const set = (next: (typeof kinds)[number], text: string) => drawer.updatePart(drawn.id, definition, { timeDuration: undefined, timeDate: undefined, timeCycle: undefined, ...(text === '' ? {} : { [next]: inside(drawer.make('bpmn:FormalExpression', { body: text }), definition) }) });
  const feel = body.startsWith('=');
  const plain = kind === 'timeDuration' && !feel && (body === '' || readDuration(body) !== undefined);
  return (
    <>
      <Select label={t({ ca: 'Quan', es: 'Cuándo', en: 'When' })} value={feel ? `${kind}=` : kind} onValue={(value) => (value === 'timeDate=' ? set('timeDate', '=now() + duration("P10D")') : set(value as (typeof kinds)[number], { timeDuration: 'P10D', timeDate: '2027-01-31T00:00:00', timeCycle: 'R/P1D' }[value as (typeof kinds)[number]] ?? 'P10D'))} options={[
        { value: 'timeDuration', label: t({ ca: 'Passat un temps', es: 'Pasado un tiempo', en: 'After some time' }) }, { value: 'timeDate', label: t({ ca: 'En una data fixa', es: 'En una fecha fija', en: 'On a fixed date' }) },
        { value: 'timeCycle', label: t({ ca: 'Cada cert temps', es: 'Cada cierto tiempo', en: 'Every so often' }) }, { value: 'timeDate=', label: t({ ca: 'Quan digui una dada (FEEL)', es: 'Cuando diga un dato (FEEL)', en: 'When a datum says (FEEL)' }) },
        ...(feel && kind !== 'timeDate' ? [{ value: `${kind}=`, label: 'FEEL' }] : [])]} />
      {feel ? <FeelLine label={t({ ca: 'Expressió', es: 'Expresión', en: 'Expression' })} known={namesOf(variables)} value={body.slice(1)} onWritten={(text) => set(kind, `=${text.trim()}`)} />
        : plain ? <Duration label={t({ ca: 'Quant', es: 'Cuánto', en: 'How long' })} value={body} onValue={(text) => set('timeDuration', text)} />
        : <Line label={kind === 'timeCycle' ? t({ ca: 'Repetició (ISO 8601: R3/P1D són tres cops, cada dia)', es: 'Repetición (ISO 8601: R3/P1D son tres veces, cada día)', en: 'Repetition (ISO 8601: R3/P1D is three times, daily)' }) : t({ ca: 'Data i hora (ISO 8601)', es: 'Fecha y hora (ISO 8601)', en: 'Date and time (ISO 8601)' })} code value={body} onWritten={(text) => set(kind, text.trim())} />}
    </>
  );
}
