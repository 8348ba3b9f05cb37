import { useState } from 'react';
import { Button, Dialog, ProblemNotice, Select, TextArea, TextField, toast, useRun, useText, type Text } from '@comu/design';
import { accesses, classes, frequencies, legalBases, licences, say, themes } from '../words.ts';
import type { DatasetRow } from './rows.ts';

type Words = Readonly<Record<string, Text>>;

/** What people need to know of a dataset, asked once, in the order in which it is read. */
export function DescribeDialog({ dataset, onClose }: { dataset: DatasetRow; onClose(): void }) {
  const t = useText();
  const [changes, setChanges] = useState<Partial<Record<keyof DatasetRow, string | number | null>>>({});
  const { run, running, problem } = useRun('data.describe-dataset');
  const value = (field: keyof DatasetRow) => String(changes[field] ?? (field in changes ? '' : (dataset[field] ?? '')));
  const set = (field: keyof DatasetRow, optional = true) => (text: string) => setChanges({ ...changes, [field]: optional && text.trim() === '' ? null : text });
  const save = async () => {
    if ((await run({ dataset: dataset.id, version: dataset.version, changes })) === undefined) return;
    toast(say('Fitxa desada', 'Ficha guardada', 'Page saved'));
    onClose();
  };
  const text = (field: keyof DatasetRow, label: Text, help?: Text) => <TextField label={t(label)} optional value={value(field)} onValue={set(field)} {...(help === undefined ? {} : { help: t(help) })} />;
  const select = (field: keyof DatasetRow, label: Text, words: Words, empty?: string) => <Select label={t(label)} value={value(field)} onValue={set(field, empty !== undefined)} options={Object.entries(words).map(([key, each]) => ({ value: key, label: t(each) }))} {...(empty === undefined ? {} : { empty, optional: true })} />;
  const personal = value('personal') !== 'none';
  return (
    <Dialog open side onClose={onClose} title={t(say('Descriu el conjunt', 'Describir el conjunto', 'Describe the dataset'))} footer={<><Button onClick={onClose}>{t(say('Torna enrere', 'Volver atrás', 'Go back'))}</Button><Button look="primary" busy={running} onClick={() => void save()}>{t(say('Desa', 'Guardar', 'Save'))}</Button></>}>
      {problem && <ProblemNotice problem={problem} />}
      <TextField label={t(say('Títol', 'Título', 'Title'))} value={value('title')} onValue={set('title', false)} />
      <TextArea label={t(say('Descripció', 'Descripción', 'Description'))} optional help={t(say('Què hi ha a cada fila, de quins anys i amb quines excepcions.', 'Qué hay en cada fila, de qué años y con qué excepciones.', 'What each row holds, of which years and with which exceptions.'))} value={value('description')} onValue={set('description')} />
      {select('theme', say('Tema', 'Tema', 'Theme'), themes)}
      {text('keywords', say('Paraules clau', 'Palabras clave', 'Keywords'))}
      {text('owner', say('Qui n’és responsable', 'Quién es responsable', 'Who owns it'), say('L’òrgan o l’àrea que respon de les dades.', 'El órgano o área que responde de los datos.', 'The body or department that answers for the data.'))}
      {select('frequency', say('Cada quan es renova', 'Cada cuánto se renueva', 'How often it is renewed'), frequencies)}
      {select('access', say('Qui el pot veure', 'Quién puede verlo', 'Who may see it'), accesses)}
      {select('licence', say('Llicència', 'Licencia', 'Licence'), licences)}
      {dataset.kind !== 'record' && select('personal', say('Dades personals', 'Datos personales', 'Personal data'), classes)}
      {personal && <>
        {select('legalBasis', say('Base jurídica', 'Base jurídica', 'Legal basis'), legalBases, '—')}
        {text('law', say('Norma', 'Norma', 'Law'))}
        <TextArea label={t(say('Finalitat del tractament', 'Finalidad del tratamiento', 'Purpose of the processing'))} optional value={value('purpose')} onValue={set('purpose')} />
        {text('subjects', say('De qui són les dades', 'De quién son los datos', 'Whose data they are'))}
        {text('recipients', say('A qui es comuniquen', 'A quién se comunican', 'Recipients'))}
        {text('retention', say('Quant de temps es conserven', 'Cuánto tiempo se conservan', 'How long they are kept'))}
      </>}
    </Dialog>
  );
}
