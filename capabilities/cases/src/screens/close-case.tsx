import { useState } from 'react';
import { Button, Dialog, ProblemNotice, TextField, toast, useRun, useText } from '@comu/design';
import type { CaseRow } from './rows.ts';

/** Closes the case; said beforehand, since from then on nothing is added to it. */
export function CloseCaseDialog({ of, onClose }: { of: CaseRow; onClose(): void }) {
  const t = useText();
  const [outcome, setOutcome] = useState('');
  const { run, running, problem } = useRun('cases.close-case');
  const close = async () => {
    if ((await run({ case: of.id, outcome: outcome.trim() })) === undefined) return;
    toast({ ca: `${of.code} tancat`, es: `${of.code} cerrado`, en: `${of.code} closed` });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Tanqueu {code}', es: 'Cierre {code}', en: 'Close {code}' }, { code: of.code })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={outcome.trim() === ''} onClick={() => void close()}>{t({ ca: 'Tanca l’expedient', es: 'Cerrar el expediente', en: 'Close the case' })}</Button></>}>
      <div className="form">
        <p>{t({ ca: 'Se’n farà l’índex signat i el paquet ENI amb tots els documents definitius, i els terminis es donaran per complerts i les tasques que quedin s’aturaran. No s’hi podrà afegir res més.', es: 'Se hará el índice firmado y el paquete ENI con todos los documentos definitivos, y los plazos se darán por cumplidos y las tareas que queden se detendrán. No se podrá añadir nada más.', en: 'The signed index and the ENI package with all final documents will be made, its terms marked as met and its remaining tasks stopped. Nothing more can be added.' })}</p>
        <TextField label={t({ ca: 'Com ha acabat', es: 'Cómo ha acabado', en: 'How it ended' })} placeholder={t({ ca: 'Concedida, denegada, arxivada…', es: 'Concedida, denegada, archivada…', en: 'Granted, refused, shelved…' })} value={outcome} onValue={setOutcome} maxLength={200} autoFocus />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
