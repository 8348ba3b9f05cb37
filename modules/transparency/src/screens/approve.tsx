import { useState } from 'react';
import { Button, Checkbox, DatePicker, FieldSet, ProblemNotice, Section, TextArea, TextField, toast, useRun, useText } from '@comu/design';
import { say } from './answers.ts';

/** The decision of a named person that personal data may go out; it is sealed under their name. */
export function Approve({ kind, code, columns }: { kind: 'item' | 'dataset'; code: string; columns: readonly string[] }) {
  const t = useText();
  const { run, running, problem } = useRun('transparency.approve');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [law, setLaw] = useState('');
  const [until, setUntil] = useState('');
  return (
    <Section title={t(say('Aprovació de dades personals', 'Aprobación de datos personales', 'Approval of personal data'))} describe={t(say('Quedarà segellada amb el vostre nom. Només val per a aquest contingut i fins al dia que digueu.', 'Quedará sellada con su nombre. Solo vale para este contenido y hasta el día que diga.', 'It is sealed under your name, and holds only for this content and until the day you say.'))}>
      {problem && <ProblemNotice problem={problem} />}
      <div className="publish-form">
        {columns.length > 0 && <FieldSet title={t(say('Columnes amb dades personals que poden sortir', 'Columnas con datos personales que pueden salir', 'Personal columns that may leave'))}>{columns.map((column) => <Checkbox key={column} label={column} checked={chosen.includes(column)} onChange={() => setChosen(chosen.includes(column) ? chosen.filter((each) => each !== column) : [...chosen, column])} />)}</FieldSet>}
        <TextArea label={t(say('Motiu', 'Motivo', 'Reason'))} rows={3} value={reason} onValue={setReason} />
        <TextField label={t(say('Norma que ho empara', 'Norma que lo ampara', 'Law that allows it'))} value={law} onValue={setLaw} />
        <DatePicker label={t(say('Val fins al', 'Vale hasta el', 'Valid until'))} value={until} onValue={setUntil} />
        <div><Button busy={running} disabled={reason.trim().length < 10 || law.trim().length < 3 || until === ''} onClick={() => void run({ kind, code, columns: [...chosen], reason, law, until }).then((done) => done && toast(t(say('Aprovat.', 'Aprobado.', 'Approved.'))))}>{t(say('Aprova', 'Aprobar', 'Approve'))}</Button></div>
      </div>
    </Section>
  );
}
