import { useState } from 'react';
import { Button, Checkbox, Dialog, knownWord, ProblemNotice, TextArea, TextField, toast, useRun, useText, type Say } from '@comu/design';
import type { Labels } from './rows.ts';

type Data = Readonly<Record<string, unknown>>;
/** What is written in a field: numbers and structures keep their text until they are read. */
const written = (value: unknown): string | boolean => (typeof value === 'boolean' || typeof value === 'string' ? value : JSON.stringify(value ?? null, null, 2));
function read(before: unknown, now: string | boolean): { readonly value: unknown } | undefined {
  if (typeof before === 'string' || typeof now === 'boolean') return { value: now };
  try {
    return { value: JSON.parse(typeof before === 'number' ? now.trim().replace(',', '.') : now) };
  } catch {
    return undefined;
  }
}

/** Changes the data of a process, only those touched, saying why. `then` goes on with something once they are changed. */
export function DataDialog({ instance, data, labels, onClose, then }: { instance: string; data: Data; labels: Labels; onClose(): void; then?: { readonly verb: string; run(): Promise<unknown> } }) {
  const t = useText();
  const { run, running, problem } = useRun('processes.change-data');
  const [touched, setTouched] = useState<Readonly<Record<string, string | boolean>>>({});
  const [reason, setReason] = useState('');
  const readings = Object.entries(touched).map(([name, now]) => [name, read(data[name], now)] as const);
  const wrong = new Set(readings.filter(([, reading]) => reading === undefined).map(([name]) => name));
  const change = async () => {
    const variables = Object.fromEntries(readings.flatMap(([name, reading]) => (reading === undefined ? [] : [[name, reading.value]])));
    if ((await run({ instance, variables, reason: reason.trim() })) === undefined) return;
    toast({ ca: 'Dades canviades', es: 'Datos cambiados', en: 'Data changed' });
    await then?.run();
    onClose();
  };
  const set = (name: string) => (value: string | boolean) => setTouched((all) => ({ ...all, [name]: value }));
  return (
    <Dialog open wide onClose={onClose} title={t({ ca: 'Canviar les dades', es: 'Cambiar los datos', en: 'Change the data' })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={readings.length === 0 || wrong.size > 0 || reason.trim() === ''} onClick={() => void change()}>{then?.verb ?? t({ ca: 'Canvia les dades', es: 'Cambiar los datos', en: 'Change the data' })}</Button>
    </>}>
      <div className="form">
        {Object.entries(data).map(([name, value]) => <Datum key={name} label={calledBeside(t, name, labels)} value={value} now={touched[name] ?? written(value)} wrong={wrong.has(name)} onValue={set(name)} />)}
        <TextArea label={t({ ca: 'Per què es canvien', es: 'Por qué se cambian', en: 'Why they are changed' })} help={t({ ca: 'Queda escrit al tràmit amb el vostre nom.', es: 'Queda escrito en el trámite con su nombre.', en: 'It is kept with the process, under your name.' })} value={reason} maxLength={500} onValue={setReason} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** What the data are called, with the name that expressions know them by beside it. */
const calledBeside = (t: Say, name: string, labels: Labels) => { const label = labels[name] ?? knownWord(name); return label === undefined ? name : `${t(label)} (${name})`; };

function Datum({ label, value, now, wrong, onValue }: { label: string; value: unknown; now: string | boolean; wrong: boolean; onValue(value: string | boolean): void }) {
  const t = useText();
  if (typeof now === 'boolean') return <Checkbox label={label} checked={now} onValue={onValue} />;
  const problem = wrong ? (typeof value === 'number' ? t({ ca: 'Escriviu un nombre, com ara 12,5.', es: 'Escriba un número, como 12,5.', en: 'Write a number, such as 12.5.' }) : t({ ca: 'No és JSON: reviseu cometes, comes i claus.', es: 'No es JSON: revise comillas, comas y llaves.', en: 'This is not JSON: check quotes, commas and braces.' })) : undefined;
  if (typeof value === 'string') return <TextField label={label} value={now} onValue={onValue} />;
  if (typeof value === 'number') return <TextField label={label} inputMode="decimal" value={now} problem={problem} onValue={onValue} />;
  return <TextArea label={label} help="JSON" className="ds-input code" spellCheck={false} rows={Math.min(10, now.split('\n').length + 1)} value={now} problem={problem} onValue={onValue} />;
}
