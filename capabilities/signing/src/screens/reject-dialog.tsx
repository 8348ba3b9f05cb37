import { useState } from 'react';
import { Button, Dialog, ProblemNotice, TextArea, toast, useRun, useText } from '@comu/design';
import type { Waiting } from './rows.ts';

/** Refuses to sign, saying why: whoever asked reads it and the case goes back to them. */
export function RejectDialog({ request, onClose, onRejected }: { request: Waiting['request']; onClose(): void; onRejected(): void }) {
  const t = useText();
  const [motive, setMotive] = useState('');
  const { run, running, problem } = useRun('signatures.reject-signature');
  const reject = async () => {
    if ((await run({ request: request.id, motive: motive.trim() })) === undefined) return;
    toast({ ca: 'Rebutjat: ho sabrà qui us ho va demanar', es: 'Rechazado: lo sabrá quien se lo pidió', en: 'Refused: whoever asked will know' });
    onRejected();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Rebutgeu la signatura', es: 'Rechace la firma', en: 'Refuse to sign' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" tone="danger" busy={running} disabled={motive.trim() === ''} onClick={() => void reject()}>{t({ ca: 'Rebutja', es: 'Rechazar', en: 'Refuse' })}</Button></>}>
      <div className="form">
        <p>{t({ ca: '“{title}” no es signarà. Qui us ho va demanar llegirà el motiu i ho podrà refer.', es: '«{title}» no se firmará. Quien se lo pidió leerá el motivo y podrá rehacerlo.', en: '“{title}” will not be signed. Whoever asked will read the reason and may redo it.' }, { title: request.title })}</p>
        <TextArea label={t({ ca: 'Motiu', es: 'Motivo', en: 'Reason' })} value={motive} onValue={setMotive} rows={3} maxLength={500} autoFocus />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
