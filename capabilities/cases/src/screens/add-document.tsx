import { useState } from 'react';
import { Button, Dialog, FileDrop, ProblemNotice, Select, TextField, toast, useRecord, useRun, useText, type StoredFile } from '@comu/design';
import type { CaseRow } from './rows.ts';

/** Files a document in the case; its type is asked for, as the scheme wants. */
export function AddDocumentDialog({ of, onClose }: { of: CaseRow; onClose(): void }) {
  const t = useText();
  const kinds = useRecord('documents.document')?.fields.find(({ name }) => name === 'kind')?.choices ?? {};
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState('');
  const { run, running, problem } = useRun('documents.add-document');
  const [file] = files;
  const add = async () => {
    if ((await run({ title: title.trim(), kind, file: file?.sha256, case: of.id })) === undefined) return;
    toast({ ca: 'Document afegit', es: 'Documento añadido', en: 'Document added' });
    onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Afegiu un document', es: 'Añada un documento', en: 'Add a document' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={file === undefined || title.trim() === '' || kind === ''} onClick={() => void add()}>{t({ ca: 'Afegeix', es: 'Añadir', en: 'Add' })}</Button></>}>
      <div className="form">
        <FileDrop files={files} label={t({ ca: 'Fitxer', es: 'Archivo', en: 'File' })} onFiles={(stored) => { setFiles(stored); if (title === '' && stored[0]) setTitle(stored[0].name.replace(/\.\w+$/, '')); }} />
        <TextField label={t({ ca: 'Títol', es: 'Título', en: 'Title' })} value={title} onValue={setTitle} />
        <Select label={t({ ca: 'Tipus documental', es: 'Tipo documental', en: 'Type' })} value={kind} empty={t({ ca: 'Trieu el tipus…', es: 'Elija el tipo…', en: 'Choose its type…' })} options={Object.entries(kinds).map(([value, words]) => ({ value, label: t(words) }))} onValue={setKind} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
