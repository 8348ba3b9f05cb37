import { useState } from 'react';
import { AskBeforeLeaving, Button, Dialog, ProblemNotice, TextArea, TextField, toast, useRun, useText, useUnsaved } from '@comu/design';
import { say } from '../words.ts';

/** Asks what was decided and why, and seals it with the figures in sight. */
export function Decide({ id, onClose, onDone }: { id: string; onClose(): void; onDone(decision: string): void }) {
  const t = useText();
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const leaving = useUnsaved([what, why]);
  const { run, running, problem } = useRun<{ id: string }>('dashboards.decide');
  const keep = async () => {
    const kept = await run({ dashboard: id, what, why });
    if (kept === undefined) return;
    leaving.kept();
    toast(t(say('Decisió anotada amb les xifres d’ara.', 'Decisión anotada con las cifras de ahora.', 'Decision recorded with the figures of now.')));
    onDone(kept.id);
  };
  return (
    <Dialog open onClose={onClose} title={t(say('Anota una decisió', 'Anotar una decisión', 'Record a decision'))} footer={<Button look="primary" busy={running} disabled={what.trim() === '' || why.trim() === ''} onClick={() => void keep()}>{t(say('Anota-la', 'Anotarla', 'Record it'))}</Button>}>
      <p>{t(say('Quedarà segellada amb les xifres que veieu ara i les versions de les dades. No es podrà canviar.', 'Quedará sellada con las cifras que ve ahora y las versiones de los datos. No se podrá cambiar.', 'It will be sealed with the figures you see now and the versions of the data. It cannot be changed.'))}</p>
      <TextField label={t(say('Què s’ha decidit', 'Qué se ha decidido', 'What was decided'))} value={what} maxLength={500} onValue={setWhat} />
      <TextArea label={t(say('Per què', 'Por qué', 'Why'))} value={why} maxLength={5000} onValue={setWhy} />
      <AskBeforeLeaving unsaved={leaving.unsaved} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
