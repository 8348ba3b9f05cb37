import { FieldSet, Select, useText } from '@comu/design';
import { About, Named } from './event.tsx';
import { namesOf, setOne, type PanelGiven } from './given.ts';
import { Line } from './line.tsx';
import { Mapping } from './mapping.tsx';
import { FeelLine } from './feel-line.tsx';

/** The message that a sending or receiving step is about. */
export function Messaging(given: PanelGiven) {
  const { drawer, drawn } = given;
  const t = useText();
  return (
    <FieldSet title={drawn.type === 'bpmn:SendTask' ? t({ ca: 'Què envia', es: 'Qué envía', en: 'What it sends' }) : t({ ca: 'Què espera', es: 'Qué espera', en: 'What it awaits' })}>
      <Named {...given} kind="Message" label={t({ ca: 'Missatge', es: 'Mensaje', en: 'Message' })} value={drawn.part['messageRef']?.name ?? ''} onNamed={(messageRef) => drawer.update(drawn.id, { messageRef })} />
      <About {...given} />
      {drawn.type === 'bpmn:SendTask' && <Mapping {...given} direction="Input" title={t({ ca: 'Dades que porta', es: 'Datos que lleva', en: 'Data it carries' })} />}
    </FieldSet>
  );
}

/** The process that a call starts, with the data that go there and come back. */
export function Call(given: PanelGiven) {
  const { drawer, drawn } = given;
  const t = useText();
  const called = String(drawer.own(drawn.part, 'Called')[0]?.['process'] ?? drawn.part['calledElement'] ?? '');
  const here = (drawer.definitions()['rootElements'] as readonly { $type: string; id?: string; name?: string }[]).filter(({ $type, id }) => $type === 'bpmn:Process' && id !== drawn.part['$parent']?.id);
  return (
    <FieldSet title={t({ ca: 'Quin procés crida', es: 'A qué proceso llama', en: 'Which process it calls' })}>
      {here.length > 0 && <Select label={t({ ca: 'Un procés d’aquest fitxer', es: 'Un proceso de este archivo', en: 'A process of this file' })} empty="—" options={here.map(({ id = '', name }) => ({ value: id, label: name || id }))} value={here.some(({ id }) => id === called) ? called : ''} onValue={(process) => setOne(given, 'Called', { process })} />}
      <Line label={t({ ca: 'Identificador del procés', es: 'Identificador del proceso', en: 'Identifier of the process' })} code value={called} onWritten={(process) => setOne(given, 'Called', { process: process.trim() })} />
      <Mapping {...given} direction="Input" title={t({ ca: 'Dades que hi van', es: 'Datos que van', en: 'Data that go there' })} />
    </FieldSet>
  );
}

/** Whether a step is done once, or once for each thing of a list. */
export function Repeat({ drawer, drawn, variables }: PanelGiven) {
  const t = useText();
  const loop = drawn.part['loopCharacteristics'];
  const many = loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics';
  const said = drawer.own(loop, 'Each')[0];
  const each = { collection: String(said?.['collection'] ?? ''), item: String(said?.['item'] ?? ''), result: String(said?.['result'] ?? ''), collect: String(said?.['collect'] ?? '') };
  const set = (change: Partial<typeof each> & { sequential?: boolean }) => {
    const { sequential = loop?.isSequential === true, ...rest } = change;
    const says = Object.fromEntries(Object.entries({ ...each, ...rest }).filter(([, value]) => value !== ''));
    const own = drawer.make('comu:Each', says);
    const extensionElements = drawer.make('bpmn:ExtensionElements', { values: [own] });
    const made = drawer.make('bpmn:MultiInstanceLoopCharacteristics', { isSequential: sequential, extensionElements });
    Object.assign(own, { $parent: extensionElements });
    Object.assign(extensionElements, { $parent: made });
    drawer.update(drawn.id, { loopCharacteristics: Object.assign(made, { $parent: drawn.part }) });
  };
  return (
    <details className="model-more" open={loop !== undefined}>
      <summary>{t({ ca: 'Es repeteix', es: 'Se repite', en: 'It repeats' })}</summary>
      <Select label={t({ ca: 'Es fa', es: 'Se hace', en: 'It is done' })} value={loop === undefined ? 'once' : many ? (loop.isSequential === true ? 'order' : 'together') : 'loop'} onValue={(value) => (value === 'once' ? drawer.update(drawn.id, { loopCharacteristics: undefined }) : set({ collection: each.collection || 'llista', item: each.item || 'element', sequential: value === 'order' }))} options={[
        { value: 'once', label: t({ ca: 'un cop', es: 'una vez', en: 'once' }) }, { value: 'together', label: t({ ca: 'per a cadascun d’una llista, alhora', es: 'para cada uno de una lista, a la vez', en: 'for each of a list, together' }) }, { value: 'order', label: t({ ca: 'per a cadascun d’una llista, per ordre', es: 'para cada uno de una lista, por orden', en: 'for each of a list, in order' }) },
        ...(loop !== undefined && !many ? [{ value: 'loop', label: t({ ca: 'mentre es compleixi una condició', es: 'mientras se cumpla una condición', en: 'while a condition holds' }) }] : [])]} />
      {many && (
        <>
          <FeelLine label={t({ ca: 'La llista', es: 'La lista', en: 'The list' })} rows={1} help="" known={namesOf(variables)} value={each.collection} onWritten={(collection) => set({ collection: collection.trim() })} />
          <Line label={t({ ca: 'Cadascun es diu', es: 'Cada uno se llama', en: 'Each is called' })} code value={each.item} onWritten={(item) => set({ item: item.trim() })} />
          <Line label={t({ ca: 'De cadascun es recull', es: 'De cada uno se recoge', en: 'From each is gathered' })} code optional value={each.collect} onWritten={(collect) => set({ collect: collect.trim() })} />
          <Line label={t({ ca: 'El recull es diu', es: 'La recopilación se llama', en: 'The gathering is called' })} code optional value={each.result} onWritten={(result) => set({ result: result.trim() })} />
        </>
      )}
    </details>
  );
}
