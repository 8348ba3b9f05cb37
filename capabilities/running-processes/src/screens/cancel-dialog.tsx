import { useState } from 'react';
import { Button, Dialog, ProblemNotice, TextArea, toast, useRun, useText } from '@comu/design';

/** Stops a whole process for good, saying why. */
export function CancelDialog({ instance, onClose }: { instance: string; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun('processes.cancel-process');
  const [reason, setReason] = useState('');
  const cancel = async () => {
    if ((await run({ instance, reason: reason.trim() })) === undefined) return;
    toast({ ca: 'El tràmit s’ha aturat', es: 'El trámite se ha detenido', en: 'The process was stopped' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Aturar el tràmit', es: 'Detener el trámite', en: 'Stop the process' })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" tone="danger" busy={running} disabled={reason.trim() === ''} onClick={() => void cancel()}>{t({ ca: 'Atura’l per sempre', es: 'Detener para siempre', en: 'Stop it for good' })}</Button>
    </>}>
      <p>{t({ ca: 'Es retiren les tasques pendents i no es podrà reprendre. El que ja s’ha fet es conserva.', es: 'Se retiran las tareas pendientes y no se podrá reanudar. Lo que ya se ha hecho se conserva.', en: 'Its open tasks are withdrawn and it cannot be resumed. What has been done is kept.' })}</p>
      <TextArea label={t({ ca: 'Per què s’atura', es: 'Por qué se detiene', en: 'Why it is stopped' })} value={reason} maxLength={500} onValue={setReason} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
