import { useState } from 'react';
import { ArrowCounterClockwiseIcon, ArrowRightIcon, Button, CheckIcon, Confirm, Dialog, ProblemNotice, TextArea, toast, useRun, useText, type Text } from '@comu/design';
import type { MigrationAtWork } from './rows.ts';

/** What can be done with a migration as it stands: move, undo, declare finished. */
export function MigrationActs({ data: { migration, counts } }: { data: MigrationAtWork }) {
  const t = useText();
  const [asking, setAsking] = useState<'move' | 'undo' | 'finish'>();
  const finish = useRun('processes.finish-migration');
  const ready = counts.ready ?? 0;
  const close = () => setAsking(undefined);
  const declare = async () => {
    if ((await finish.run({ migration: migration.id })) === undefined) return;
    toast({ ca: 'Donat per acabat', es: 'Dado por acabado', en: 'Declared finished' });
    close();
  };
  return (
    <div className="processes-incident-acts">
      {migration.state === 'checked' && ready > 0 && <Button look="primary" icon={ArrowRightIcon} onClick={() => setAsking('move')}>{ready === 1 ? t({ ca: 'Passa 1 tràmit a la versió nova', es: 'Pasar 1 trámite a la versión nueva', en: 'Move 1 instance' }) : t({ ca: 'Passa {ready} tràmits a la versió nova', es: 'Pasar {ready} trámites a la versión nueva', en: 'Move {ready} instances' }, { ready })}</Button>}
      {migration.state === 'moved' && <>
        <Button look="primary" icon={CheckIcon} onClick={() => setAsking('finish')}>{t({ ca: 'Dona-ho per acabat', es: 'Darlo por acabado', en: 'Declare it finished' })}</Button>
        <Button icon={ArrowCounterClockwiseIcon} onClick={() => setAsking('undo')}>{t({ ca: 'Desfés-ho', es: 'Deshacer', en: 'Undo it' })}</Button>
      </>}
      {asking === 'move' && <WithReason migration={migration.id} operation="processes.carry-out-migration" onClose={close} title={{ ca: 'Passar els tràmits a la versió nova', es: 'Pasar los trámites a la versión nueva', en: 'Move the instances' }} verb={{ ca: 'Passa’ls', es: 'Pasarlos', en: 'Move them' }} words={{ ca: 'Cada tràmit continua on era, ara amb el model nou. Es guarda com era cadascun, i es podrà desfer fins que ho doneu per acabat.', es: 'Cada trámite continúa donde estaba, ahora con el modelo nuevo. Se guarda cómo era cada uno, y se podrá deshacer hasta que lo dé por acabado.', en: 'Each instance goes on where it was, now with the new model. How each was is kept, and it can be undone until you declare it finished.' }} />}
      {asking === 'undo' && <WithReason migration={migration.id} operation="processes.reverse-migration" onClose={close} title={{ ca: 'Desfer el pas de versió', es: 'Deshacer el paso de versión', en: 'Undo the migration' }} verb={{ ca: 'Torna’ls a la versió anterior', es: 'Devolverlos a la versión anterior', en: 'Take them back' }} words={{ ca: 'Cada tràmit torna a la versió anterior: exactament com era si ningú no l’ha tocat, o al lloc equivalent si ha avançat. Els que ja s’han acabat es queden com estan.', es: 'Cada trámite vuelve a la versión anterior: exactamente como era si nadie lo ha tocado, o al lugar equivalente si ha avanzado. Los que ya han terminado se quedan como están.', en: 'Each instance returns to the former version: exactly as it was if nobody has touched it, or to the equal place if it has moved on. Those that have ended stay as they are.' }} />}
      <Confirm open={asking === 'finish'} onClose={close} onConfirm={() => void declare()} title={t({ ca: 'Ja no es podrà desfer', es: 'Ya no se podrá deshacer', en: 'It can no longer be undone' })} verb={t({ ca: 'Dona-ho per acabat', es: 'Darlo por acabado', en: 'Declare it finished' })} busy={finish.running}>
        {t({ ca: 'S’esborra com era cada tràmit abans de passar. Els tràmits no canvien.', es: 'Se borra cómo era cada trámite antes de pasar. Los trámites no cambian.', en: 'How each instance was before it moved is erased. The instances do not change.' })}
      </Confirm>
      {finish.problem && <ProblemNotice problem={finish.problem} />}
    </div>
  );
}

function WithReason({ migration, operation, title, words, verb, onClose }: { migration: string; operation: string; title: Text; words: Text; verb: Text; onClose(): void }) {
  const t = useText();
  const { run, running, problem } = useRun(operation);
  const [reason, setReason] = useState('');
  const act = async () => { if ((await run({ migration, reason: reason.trim() })) !== undefined) onClose(); };
  return (
    <Dialog open onClose={onClose} title={t(title)} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={reason.trim() === ''} onClick={() => void act()}>{t(verb)}</Button>
    </>}>
      <p>{t(words)}</p>
      <TextArea label={t({ ca: 'Per què', es: 'Por qué', en: 'Why' })} help={t({ ca: 'Queda escrit amb el vostre nom.', es: 'Queda escrito con su nombre.', en: 'It is kept under your name.' })} value={reason} maxLength={500} onValue={setReason} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
