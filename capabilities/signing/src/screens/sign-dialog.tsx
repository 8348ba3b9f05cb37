import { useRef, useState, type FormEvent } from 'react';
import { Button, CheckCircleIcon, Dialog, ProblemNotice, TextField, toast, useQueryOperation, useRun, useText } from '@comu/design';
import { OwnCertificate } from './own-certificate.tsx';
import type { Waiting } from './rows.ts';

/** The passphrase, once, for one document or for several; with no certificate yet, it is made or brought right here. */
export function SignDialog({ requests, onClose, onSigned }: { requests: readonly Waiting['request'][]; onClose(): void; onSigned(ids: readonly string[]): void }) {
  const t = useText();
  const [batch] = useState(requests);
  const [passphrase, setPassphrase] = useState('');
  const [signed, setSigned] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, problem, forget } = useRun('signatures.sign');
  const mine = useQueryOperation<unknown>('signatures.my-certificate');
  const lacking = problem?.code === 'signatures.no-certificate' || (mine.data === null && passphrase === '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    setBusy(true);
    const done = [...signed];
    for (const { id } of batch.filter((each) => !done.includes(each.id))) {
      if ((await run({ request: id, passphrase })) === undefined) break;
      done.push(id);
      setSigned([...done]);
    }
    setBusy(false);
    if (done.length > 0) onSigned(done);
    if (done.length < batch.length) return;
    toast(done.length === 1 ? { ca: 'Signat', es: 'Firmado', en: 'Signed' } : { ca: `${done.length} documents signats`, es: `${done.length} documentos firmados`, en: `${done.length} documents signed` });
    onClose();
  };
  const one = batch.length === 1;
  // Which of the two dialogs it is has to be known before anybody writes in one.
  if (mine.isPending) return null;
  if (lacking) return <OwnCertificate onClose={onClose} onMade={(chosen) => { forget(); setPassphrase(chosen); }} />;
  return (
    <Dialog open onClose={onClose} title={one ? t({ ca: 'Signeu', es: 'Firme', en: 'Sign' }) : t({ ca: 'Signeu {count} documents', es: 'Firme {count} documentos', en: 'Sign {count} documents' }, { count: batch.length })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={busy} disabled={passphrase === ''} onClick={() => form.current?.requestSubmit()}>{t({ ca: 'Signa', es: 'Firmar', en: 'Sign' })}</Button></>}>
      <form ref={form} className="form" onSubmit={(event) => void submit(event)}>
        <ul className="sign-batch">{batch.map(({ id, title }) => <li key={id}>{signed.includes(id) && <CheckCircleIcon size={17} weight="fill" className="file-ok" aria-label={t({ ca: 'Signat', es: 'Firmado', en: 'Signed' })} />}{title}</li>)}</ul>
        <TextField label={t({ ca: 'Contrasenya del vostre certificat', es: 'Contraseña de su certificado', en: 'Passphrase of your certificate' })} help={t({ ca: 'Obre la clau només per a aquesta signatura i no es desa.', es: 'Abre la clave solo para esta firma y no se guarda.', en: 'It opens the key for this signature only and is not kept.' })} type="password" autoComplete="current-password" autoFocus value={passphrase} onValue={setPassphrase} />
        {busy && !one && <progress value={signed.length / batch.length} aria-label={t({ ca: 'Documents signats', es: 'Documentos firmados', en: 'Documents signed' })} />}
        {problem && <ProblemNotice problem={problem} />}
      </form>
    </Dialog>
  );
}
