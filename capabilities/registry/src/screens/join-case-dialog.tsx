import { useState } from 'react';
import { Button, Dialog, ProblemNotice, TextField, toast, useGo, useRun, useText } from '@comu/design';
import type { EntryRow } from './rows.ts';

/** Adds an entry to the case it is about: an answer, one more document. Whatever awaited it in the case goes on. */
export function JoinCaseDialog({ entry, org, onClose }: { entry: EntryRow; org: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const [code, setCode] = useState('');
  const { run, running, problem } = useRun<{ id: string; code: string }>('cases.join-entry');
  const join = async () => {
    const joined = await run({ entry: entry.id, code: code.trim() });
    if (joined === undefined) return;
    toast({ ca: `Afegit a l’expedient ${joined.code}`, es: `Añadido al expediente ${joined.code}`, en: `Added to case ${joined.code}` });
    onClose();
    go(`/o/${org}/cases/${joined.id}`);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Afegiu {code} a un expedient', es: 'Añada {code} a un expediente', en: 'Add {code} to a case' }, { code: entry.code })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={code.trim() === ''} onClick={() => void join()}>{t({ ca: 'Afegeix-l’hi', es: 'Añadirlo', en: 'Add it' })}</Button></>}>
      <div className="form">
        <p>{t({ ca: 'Els seus documents passen a l’expedient i, si se n’esperava la resposta, el termini es reprèn.', es: 'Sus documentos pasan al expediente y, si se esperaba la respuesta, el plazo se reanuda.', en: 'Its documents go into the case and, if an answer was awaited, the term resumes.' })}</p>
        <TextField label={t({ ca: 'Número de l’expedient', es: 'Número del expediente', en: 'Number of the case' })} placeholder={`EXP${new Date().getFullYear()}/000123`} value={code} onValue={setCode} maxLength={80} autoFocus />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
