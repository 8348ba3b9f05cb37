import { useState } from 'react';
import { ArrowCounterClockwiseIcon, ArrowRightIcon, Button, CheckIcon, Confirm, Dialog, ProblemNotice, TextArea, TextField, toast, useRun, useText } from '@comu/design';
import { MigrationUndo } from './migration-undo.tsx';
import type { MigrationAtWork } from './rows.ts';

/** What can be done with a migration as it stands: move, stop, undo, declare finished. */
export function MigrationActs({ data: { migration, counts }, org }: { data: MigrationAtWork; org: string }) {
  const t = useText();
  const [asking, setAsking] = useState<'move' | 'undo' | 'finish'>();
  const finish = useRun('processes.finish-migration');
  const stop = useRun('processes.stop-migration');
  const ready = counts.ready ?? 0;
  const close = () => setAsking(undefined);
  const declare = async () => {
    if ((await finish.run({ migration: migration.id })) === undefined) return;
    toast({ ca: 'Donat per acabat', es: 'Dado por acabado', en: 'Declared finished' });
    close();
  };
  const problem = finish.problem ?? stop.problem;
  return (
    <div className="processes-incident-acts">
      {migration.state === 'checked' && ready > 0 && <Button look="primary" icon={ArrowRightIcon} onClick={() => setAsking('move')}>{t({ ca: 'Passa {ready} {ready|tràmit|tràmits} a la versió nova', es: 'Pasar {ready} {ready|trámite|trámites} a la versión nueva', en: 'Move {ready} {ready|instance|instances}' }, { ready })}</Button>}
      {migration.state === 'moving' && <Button busy={stop.running} onClick={() => void stop.run({ migration: migration.id })}>{t({ ca: 'Atura-ho', es: 'Detener', en: 'Stop' })}</Button>}
      {migration.state === 'moved' && <>
        {ready > 0 && <Button look="primary" icon={ArrowRightIcon} onClick={() => setAsking('move')}>{t({ ca: 'Passa la resta ({ready})', es: 'Pasar el resto ({ready})', en: 'Move the rest ({ready})' }, { ready })}</Button>}
        <Button look={ready > 0 ? 'secondary' : 'primary'} icon={CheckIcon} onClick={() => setAsking('finish')}>{t({ ca: 'Dona-ho per acabat', es: 'Darlo por acabado', en: 'Declare it finished' })}</Button>
        <Button icon={ArrowCounterClockwiseIcon} onClick={() => setAsking('undo')}>{t({ ca: 'Desfés-ho', es: 'Deshacer', en: 'Undo it' })}</Button>
      </>}
      {asking === 'move' && <Move migration={migration.id} ready={ready} onClose={close} />}
      {asking === 'undo' && <MigrationUndo migration={migration.id} org={org} onClose={close} />}
      <Confirm open={asking === 'finish'} onClose={close} onConfirm={() => void declare()} title={t({ ca: 'Ja no es podrà desfer', es: 'Ya no se podrá deshacer', en: 'It can no longer be undone' })} verb={t({ ca: 'Dona-ho per acabat', es: 'Darlo por acabado', en: 'Declare it finished' })} busy={finish.running}>
        {t({ ca: 'S’esborra com era cada tràmit abans de passar. Els tràmits no canvien.', es: 'Se borra cómo era cada trámite antes de pasar. Los trámites no cambian.', en: 'How each instance was before it moved is erased. The instances do not change.' })}
      </Confirm>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

/** Moving all that are ready, or first some of them to see how it goes. */
function Move({ migration, ready, onClose }: { migration: string; ready: number; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun('processes.carry-out-migration');
  const [reason, setReason] = useState('');
  const [many, setMany] = useState(String(ready));
  const most = Number(many);
  const fits = Number.isInteger(most) && most >= 1 && most <= ready;
  const act = async () => { if ((await run({ migration, reason: reason.trim(), ...(most === ready ? {} : { most }) })) !== undefined) onClose(); };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Passar els tràmits a la versió nova', es: 'Pasar los trámites a la versión nueva', en: 'Move the instances' })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={reason.trim() === '' || !fits} onClick={() => void act()}>{t({ ca: 'Passa’ls', es: 'Pasarlos', en: 'Move them' })}</Button>
    </>}>
      <div className="migration-told">
        <p>{t({ ca: 'Cada tràmit continua on era, ara amb el model nou. Es guarda com era cadascun: fins que ho doneu per acabat es pot desfer, i els que ningú no hagi tocat tornen exactament com eren.', es: 'Cada trámite continúa donde estaba, ahora con el modelo nuevo. Se guarda cómo era cada uno: hasta que lo dé por acabado se puede deshacer, y los que nadie haya tocado vuelven exactamente como eran.', en: 'Each instance goes on where it was, now with the new model. How each was is kept: until you declare it finished it can be undone, and those that nobody has touched return exactly as they were.' })}</p>
        {ready > 1 && <TextField type="number" inputMode="numeric" min={1} max={ready} label={t({ ca: 'Quants ara', es: 'Cuántos ahora', en: 'How many now' })} help={t({ ca: 'Se’n poden passar primer uns quants, mirar com van, i passar la resta o desfer-ho.', es: 'Se pueden pasar primero unos cuantos, ver cómo van, y pasar el resto o deshacerlo.', en: 'Some may be moved first, to see how they go, and then the rest be moved or all undone.' })} value={many} onValue={setMany} {...(fits ? {} : { problem: t({ ca: 'Poseu-hi un nombre de l’1 al {ready}.', es: 'Ponga un número del 1 al {ready}.', en: 'Write a number from 1 to {ready}.' }, { ready }) })} />}
        <TextArea label={t({ ca: 'Per què', es: 'Por qué', en: 'Why' })} help={t({ ca: 'Queda escrit amb el vostre nom.', es: 'Queda escrito con su nombre.', en: 'It is kept under your name.' })} value={reason} maxLength={500} onValue={setReason} />
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
