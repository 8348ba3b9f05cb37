import { useState } from 'react';
import { ArrowCounterClockwiseIcon, ArrowRightIcon, Button, Dialog, PencilSimpleIcon, ProblemNotice, State, Structure, TextArea, toast, useRun, useText, type Text } from '@comu/design';
import { CancelDialog } from './cancel-dialog.tsx';
import { DataDialog } from './data-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { Labels, Stopped } from './rows.ts';

interface Given {
  readonly incident: string;
  readonly instance: string;
  readonly name: string;
  readonly sentence: Text;
  readonly element: string;
  /** A newer version to go on with, when there is one. */
  readonly newest: Stopped['newest'];
  /** The data in sight when it failed. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly labels: Labels;
}

/** What failed, with which data, and the ways on: try again (with a corrected version too), change the data, move or skip it saying why, or stop the process. */
export function Incident({ incident, instance, name, sentence, data, labels, element, newest }: Given) {
  const t = useText();
  const { run, running, problem } = useRun('processes.resolve-incident');
  const corrected = useRun('processes.retry-corrected');
  const [dialog, setDialog] = useState<'data' | 'skip' | 'cancel' | 'move'>();
  const correct = async () => {
    if (newest === null || (await corrected.run({ instance, incident, to: newest.id })) === undefined) return;
    toast({ ca: 'Fet: continua amb la versió corregida', es: 'Hecho: continúa con la versión corregida', en: 'Done: it goes on with the corrected version' });
  };
  const resolve = async (more: object) => {
    if ((await run({ instance, incident, ...more })) === undefined) return;
    setDialog(undefined);
    toast({ ca: 'Fet: el procés continua', es: 'Hecho: el proceso continúa', en: 'Done: the process goes on' });
  };
  return (
    <div className="processes-incident">
      <p><State tone="danger">{t({ ca: 'Aturat', es: 'Detenido', en: 'Stopped' })}</State> {t(sentence)}</p>
      {problem && dialog === undefined && <ProblemNotice problem={problem} />}
      {corrected.problem && <ProblemNotice problem={corrected.problem} />}
      {data !== null && Object.keys(data).length > 0 && <details className="processes-data"><summary>{t({ ca: 'Amb quines dades', es: 'Con qué datos', en: 'With which data' })}</summary><Structure value={data} labels={labels} /></details>}
      <div className="processes-incident-acts">
        <Button icon={ArrowCounterClockwiseIcon} busy={running} onClick={() => void resolve({ how: 'retry' })}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>
        {newest !== null && <Button icon={ArrowRightIcon} busy={corrected.running} onClick={() => void correct()}>{t({ ca: 'Torna-ho a provar amb la versió {edition}', es: 'Volver a intentarlo con la versión {edition}', en: 'Try again with version {edition}' }, { edition: newest.edition })}</Button>}
        {data !== null && <Button icon={PencilSimpleIcon} onClick={() => setDialog('data')}>{t({ ca: 'Canvia les dades', es: 'Cambiar los datos', en: 'Change the data' })}</Button>}
        <Button onClick={() => setDialog('skip')}>{t({ ca: 'Salta el pas', es: 'Saltar el paso', en: 'Skip the step' })}</Button>
        <Button onClick={() => setDialog('move')}>{t({ ca: 'Mou-lo a un altre pas', es: 'Moverlo a otro paso', en: 'Move it to another step' })}</Button>
        <Button look="quiet" tone="danger" onClick={() => setDialog('cancel')}>{t({ ca: 'Atura el tràmit', es: 'Detener el trámite', en: 'Stop the process' })}</Button>
      </div>
      {dialog === 'skip' && <SkipDialog name={name} running={running} problem={problem} onClose={() => setDialog(undefined)} onSkip={(reason) => void resolve({ how: 'skip', reason })} />}
      {dialog === 'data' && data !== null && <DataDialog instance={instance} data={data} labels={labels} onClose={() => setDialog(undefined)} then={{ verb: t({ ca: 'Canvia i torna-ho a provar', es: 'Cambiar y volver a intentarlo', en: 'Change and try again' }), run: () => resolve({ how: 'retry' }) }} />}
      {dialog === 'move' && <MoveDialog instance={instance} element={element} onClose={() => setDialog(undefined)} />}
      {dialog === 'cancel' && <CancelDialog instance={instance} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

function SkipDialog({ name, running, problem, onClose, onSkip }: { name: string; running: boolean; problem: Parameters<typeof ProblemNotice>[0]['problem'] | undefined; onClose(): void; onSkip(reason: string): void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Saltar «{name}»', es: 'Saltar «{name}»', en: 'Skip “{name}”' }, { name })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={reason.trim() === ''} onClick={() => onSkip(reason.trim())}>{t({ ca: 'Salta el pas', es: 'Saltar el paso', en: 'Skip the step' })}</Button>
    </>}>
      <p>{t({ ca: 'El procés continuarà com si el pas s’hagués fet. Feu abans a mà el que calgui.', es: 'El proceso continuará como si el paso se hubiera hecho. Haga antes a mano lo que haga falta.', en: 'The process will go on as if the step had been done. First do by hand whatever is needed.' })}</p>
      <TextArea label={t({ ca: 'Per què se salta', es: 'Por qué se salta', en: 'Why it is skipped' })} help={t({ ca: 'Queda escrit al tràmit amb el vostre nom.', es: 'Queda escrito en el trámite con su nombre.', en: 'It is kept with the process, under your name.' })} value={reason} maxLength={500} onValue={setReason} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
