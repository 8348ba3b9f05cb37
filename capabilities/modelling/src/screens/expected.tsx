import { useMemo, useState } from 'react';
import { Button, Checkbox, Dialog, FieldSet, PlusIcon, Select, TextField, TrashIcon, useText, type Text } from '@comu/design';
import type { Expectation, ProcessTest } from './rows.ts';
import { stepsIn, WayEditor } from './way-editor.tsx';

const ends: Readonly<Record<Expectation['ended'], Text>> = {
  completed: { ca: 'Acabat', es: 'Acabado', en: 'Completed' }, running: { ca: 'Encara en marxa', es: 'Todavía en marcha', en: 'Still running' }, terminated: { ca: 'Tancat pel model', es: 'Cerrado por el modelo', en: 'Closed by the model' },
  failed: { ca: 'Fallat', es: 'Fallido', en: 'Failed' }, cancelled: { ca: 'Anul·lat', es: 'Anulado', en: 'Cancelled' },
};
const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
/** `12`, `true` and `{…}` are data; anything else is text. */
const read = (text: string): unknown => { try { return JSON.parse(text); } catch { return text; } };

/** What must come of a test, changed by hand: the ways that are good, how it ends, what must be refused or stop, and which data it must hold. */
export function Expected({ test, bpmn, onClose, onKeep }: { test: ProcessTest; bpmn: string; onClose(): void; onKeep(test: ProcessTest): void }) {
  const t = useText();
  const { expected } = test;
  const steps = useMemo(() => stepsIn(bpmn), [bpmn]);
  const [ways, setWays] = useState<readonly (readonly string[])[]>(expected.path === undefined ? [] : [expected.path, ...(expected.others ?? [])]);
  const [ended, setEnded] = useState(expected.ended);
  const [refused, setRefused] = useState(expected.refused === true);
  const [stops, setStops] = useState(expected.stops ?? '');
  const [data, setData] = useState(Object.entries(expected.variables).map(([name, value]) => ({ name, value: written(value) })));
  const keep = () => {
    const [path, ...others] = ways;
    onKeep({ ...test, expected: {
      ended, variables: Object.fromEntries(data.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), read(value)])),
      ...(path === undefined ? {} : { path: [...path] }), ...(others.length === 0 ? {} : { others: others.map((way) => [...way]) }), ...(refused ? { refused } : {}), ...(stops === '' ? {} : { stops }),
    } });
  };
  return (
    <Dialog open wide onClose={onClose} title={t({ ca: 'Què s’espera de «{name}»', es: 'Qué se espera de «{name}»', en: 'What is expected of “{name}”' }, { name: test.name })} footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" onClick={keep}>{t({ ca: 'Desa el que s’espera', es: 'Guardar lo que se espera', en: 'Keep what is expected' })}</Button></>}>
      <div className="form">
        <Select label={t({ ca: 'Com ha de quedar', es: 'Cómo debe quedar', en: 'How it must end' })} value={ended} options={Object.entries(ends).map(([value, words]) => ({ value, label: t(words) }))} onValue={(value) => setEnded(value as Expectation['ended'])} />
        <Checkbox label={t({ ca: 'L’última acció s’ha de rebutjar', es: 'La última acción debe rechazarse', en: 'The last action must be refused' })} help={t({ ca: 'Per exemple, que algú faci el que no pot fer, o deixi una pregunta obligatòria sense contestar.', es: 'Por ejemplo, que alguien haga lo que no puede hacer, o deje sin contestar una pregunta obligatoria.', en: 'For example, somebody does what they may not, or leaves a required question unanswered.' })} checked={refused} onValue={setRefused} />
        <Select label={t({ ca: 'S’ha d’aturar amb una incidència a', es: 'Debe detenerse con una incidencia en', en: 'It must stop with an incident at' })} optional empty={t({ ca: 'No s’ha d’aturar', es: 'No debe detenerse', en: 'It must not stop' })} value={stops} options={steps.map(({ id, name }) => ({ value: id, label: name }))} onValue={setStops} />
        <FieldSet title={t({ ca: 'Camins que són bons', es: 'Caminos que son buenos', en: 'Ways that are good' })}>
          {ways.length === 0 && <p className="small soft">{t({ ca: 'Qualsevol camí és bo.', es: 'Cualquier camino es bueno.', en: 'Any way is good.' })}</p>}
          {ways.map((way, index) => <WayEditor key={index} number={index + 1} way={way} steps={steps} onWay={(next) => setWays(ways.map((each, at) => (at === index ? next : each)))} onRemove={() => setWays(ways.filter((_, at) => at !== index))} />)}
          {ways.length < 11 && <div><Button small icon={PlusIcon} onClick={() => setWays([...ways, ways.at(-1) ?? []])}>{ways.length === 0 ? t({ ca: 'Exigeix un camí', es: 'Exigir un camino', en: 'Require a way' }) : t({ ca: 'Afegeix un altre camí bo', es: 'Añadir otro camino bueno', en: 'Add another good way' })}</Button></div>}
        </FieldSet>
        <FieldSet title={t({ ca: 'Dades que ha de tenir al final', es: 'Datos que debe tener al final', en: 'Data it must hold at the end' })}>
          {data.map(({ name, value }, index) => (
            <div className="model-expected-datum" key={index}>
              <TextField label={t({ ca: 'Dada', es: 'Dato', en: 'Datum' })} className="ds-input code" value={name} onValue={(text) => setData(data.map((each, at) => (at === index ? { ...each, name: text } : each)))} />
              <TextField label={t({ ca: 'Val', es: 'Vale', en: 'Is' })} className="ds-input code" value={value} onValue={(text) => setData(data.map((each, at) => (at === index ? { ...each, value: text } : each)))} />
              <Button small look="quiet" icon={TrashIcon} iconOnly onClick={() => setData(data.filter((_, at) => at !== index))}>{t({ ca: 'Treu {name}', es: 'Quitar {name}', en: 'Remove {name}' }, { name })}</Button>
            </div>
          ))}
          <div><Button small icon={PlusIcon} onClick={() => setData([...data, { name: '', value: '' }])}>{t({ ca: 'Exigeix una dada', es: 'Exigir un dato', en: 'Require a datum' })}</Button></div>
        </FieldSet>
      </div>
    </Dialog>
  );
}
