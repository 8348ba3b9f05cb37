import { useState } from 'react';
import { Button, Dialog, HandshakeIcon, ProblemNotice, Select, TextArea, toast, useGo, useRun, useText } from '@comu/design';
import type { EntryRow } from './rows.ts';

/** Annuls by a later entry that says why; said beforehand, since it cannot be undone. */
export function AnnulDialog({ entry, org, onClose }: { entry: EntryRow; org: string; onClose(): void }) {
  const t = useText();
  const go = useGo();
  const [motive, setMotive] = useState('');
  const { run, running, problem } = useRun<EntryRow>('registry.annul-entry');
  const annul = async () => {
    const by = await run({ entry: entry.id, motive: motive.trim() });
    if (by === undefined) return;
    toast({ ca: `${entry.code} anul·lat per ${by.code}`, es: `${entry.code} anulado por ${by.code}`, en: `${entry.code} annulled by ${by.code}` });
    onClose();
    go(`/o/${org}/registry/${entry.code}`);
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Anul·leu {code}', es: 'Anule {code}', en: 'Annul {code}' }, { code: entry.code })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" tone="danger" busy={running} disabled={motive.trim() === ''} onClick={() => void annul()}>{t({ ca: 'Anul·la l’assentament', es: 'Anular el asiento', en: 'Annul the entry' })}</Button></>}>
      <div className="form">
        <p>{t({ ca: 'No s’esborra: queda al llibre com a anul·lat i se’n fa un de nou, amb el número següent, que diu el motiu. No es pot desfer.', es: 'No se borra: queda en el libro como anulado y se hace uno nuevo, con el número siguiente, que dice el motivo. No se puede deshacer.', en: 'It is not erased: it stays in the book as annulled, and a new entry with the next number says why. It cannot be undone.' })}</p>
        <TextArea label={t({ ca: 'Motiu', es: 'Motivo', en: 'Reason' })} value={motive} onValue={setMotive} rows={3} maxLength={400} autoFocus />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** Says that one sees to an entry that waits in one's unit, so that it waits for nobody else. */
export function AcceptButton({ entry }: { entry: EntryRow }) {
  const t = useText();
  const { run, running, problem } = useRun('registry.accept-entry');
  const accept = async () => {
    if ((await run({ entry: entry.id })) !== undefined) toast({ ca: 'Us en feu càrrec', es: 'Se hace cargo', en: 'You see to it' });
  };
  return <>{problem && <ProblemNotice problem={problem} />}<Button look="primary" icon={HandshakeIcon} busy={running} onClick={() => void accept()}>{t({ ca: 'Me’n faig càrrec', es: 'Me hago cargo', en: 'I see to it' })}</Button></>;
}

/** Sends the entry to the unit that must see to it. */
export function TransferDialog({ entry, units, onClose }: { entry: EntryRow; units: readonly { readonly value: string; readonly label: string }[]; onClose(): void }) {
  const t = useText();
  const [to, setTo] = useState('');
  const [motive, setMotive] = useState('');
  const { run, running, problem } = useRun('registry.transfer-entry');
  const transfer = async () => {
    if ((await run({ entry: entry.id, to, motive: motive.trim() })) === undefined) return;
    toast({ ca: 'Traslladat: ja espera la unitat', es: 'Trasladado: ya espera a la unidad', en: 'Transferred: it waits for the unit' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Traslladeu {code}', es: 'Traslade {code}', en: 'Transfer {code}' }, { code: entry.code })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={to === '' || motive.trim() === ''} onClick={() => void transfer()}>{t({ ca: 'Trasllada', es: 'Trasladar', en: 'Transfer' })}</Button></>}>
      <div className="form">
        <Select label={t({ ca: 'Unitat de destí', es: 'Unidad de destino', en: 'To the unit' })} value={to} empty={t({ ca: 'Trieu la unitat…', es: 'Elija la unidad…', en: 'Choose the unit…' })} options={units} onValue={setTo} autoFocus />
        <TextArea label={t({ ca: 'Motiu', es: 'Motivo', en: 'Reason' })} value={motive} onValue={setMotive} rows={3} maxLength={400} />
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
