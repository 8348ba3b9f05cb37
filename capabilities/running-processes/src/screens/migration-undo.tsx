import { useState } from 'react';
import { Button, Checkbox, Dialog, ProblemNotice, Skeleton, TextArea, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { MigrationCases } from './migration-cases.tsx';
import type { NamedCases, TriedBack, UndoAtWork } from './rows.ts';

/** Undoing a migration: what it would do with each instance is told before it is done. */
export function MigrationUndo({ migration, org, onClose }: { migration: string; org: string; onClose(): void }) {
  const t = useText();
  const { data, error } = useQueryOperation<UndoAtWork>('processes.undo-at-work', { migration });
  const { run, running, problem } = useRun('processes.reverse-migration');
  const [reason, setReason] = useState('');
  const [along, setAlong] = useState(false);
  const act = async () => { if ((await run({ migration, reason: reason.trim(), along })) !== undefined) onClose(); };
  const some = data !== undefined && data.exact + (along ? data.workedOn.count : 0) > 0;
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Desfer el pas de versió', es: 'Deshacer el paso de versión', en: 'Undo the migration' })} footer={<>
      <Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button>
      <Button look="primary" busy={running} disabled={reason.trim() === '' || !some} onClick={() => void act()}>{t({ ca: 'Torna’ls a la versió anterior', es: 'Devolverlos a la versión anterior', en: 'Take them back' })}</Button>
    </>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined ? <Skeleton lines={4} /> : <div className="migration-told">
        <p>{data.exact === 0 ? t({ ca: 'Cap tràmit no pot tornar exactament com era.', es: 'Ningún trámite puede volver exactamente como era.', en: 'No instance can return exactly as it was.' }) : t({ ca: '{exact} {exact|tràmit torna exactament com era|tràmits tornen exactament com eren}: des que {exact|va|van} passar no s’hi ha fet res.', es: '{exact} {exact|trámite vuelve exactamente como era|trámites vuelven exactamente como eran}: desde que {exact|pasó|pasaron} no se ha hecho nada en {exact|él|ellos}.', en: '{exact} {exact|instance returns|instances return} exactly as {exact|it was|they were}: nothing has been done in {exact|it|them} since the move.' }, { exact: data.exact })}</p>
        {data.workedOn.count > 0 && <WorkedOn migration={migration} workedOn={data.workedOn} org={org} along={along} onAlong={setAlong} />}
        {data.ended.count > 0 && <div><p>{t({ ca: 'Ja s’han acabat amb la versió nova, i es queden com van acabar:', es: 'Ya han terminado con la versión nueva, y se quedan como terminaron:', en: 'Already ended with the new version, and stay as they ended:' })}</p><MigrationCases named={data.ended} org={org} /></div>}
        {data.elsewhere.count > 0 && <div><p>{t({ ca: 'Després van passar a una altra versió, i s’hi queden fins que desfeu aquell pas:', es: 'Después pasaron a otra versión, y se quedan en ella hasta que deshaga aquel paso:', en: 'Moved to yet another version afterwards, and stay there until you undo that:' })}</p><MigrationCases named={data.elsewhere} org={org} /></div>}
        <TextArea label={t({ ca: 'Per què', es: 'Por qué', en: 'Why' })} help={t({ ca: 'Queda escrit amb el vostre nom.', es: 'Queda escrito con su nombre.', en: 'It is kept under your name.' })} value={reason} maxLength={500} onValue={setReason} />
      </div>}
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}

/** Those that cannot be undone without losing work: they stay, unless people ask that they go along. */
function WorkedOn({ migration, workedOn, org, along, onAlong }: { migration: string; workedOn: NamedCases; org: string; along: boolean; onAlong(along: boolean): void }) {
  const t = useText();
  const { tried, done, without, problem } = useTriedBack(migration);
  const [all, stay] = [workedOn.count, without.reduce((sum, { count }) => sum + count, 0)];
  return (
    <div className="migration-told">
      <p>{t({ ca: 'S’hi ha treballat després de passar. No poden tornar com eren sense perdre aquesta feina, i es queden amb la versió nova:', es: 'Se ha trabajado en ellos después de pasar. No pueden volver como eran sin perder ese trabajo, y se quedan con la versión nueva:', en: 'Worked on since the move. They cannot return as they were without losing that work, and stay on the new version:' })}</p>
      <MigrationCases named={workedOn} org={org} />
      <Checkbox checked={along} onValue={onAlong} label={t({ ca: 'Torna’ls també, al pas equivalent de la versió anterior', es: 'Devolverlos también, al paso equivalente de la versión anterior', en: 'Take them back too, to the equal step of the former version' })} help={t({ ca: 'El que s’hi ha fet queda fet i escrit.', es: 'Lo que se ha hecho queda hecho y escrito.', en: 'What was done in them stays done and written down.' })} />
      {problem && <ProblemNotice problem={problem} />}
      <div role="status">{done
        ? <p>{stay === 0 ? t({ ca: 'S’han provat tots i tots hi tenen lloc.', es: 'Se han probado todos y todos tienen lugar en ella.', en: 'All have been tried, and all have a place there.' }) : t({ ca: 'S’han provat tots: {stay} no hi {stay|té|tenen} lloc i es {stay|quedaria|quedarien} igualment amb la versió nova. Obriu-los i acabeu-los allà, o moveu-ne el pas abans de desfer.', es: 'Se han probado todos: {stay} no {stay|tiene|tienen} lugar en ella y se {stay|quedaría|quedarían} igualmente con la versión nueva. Ábralos y acábelos allí, o mueva su paso antes de deshacer.', en: 'All have been tried: {stay} {stay|has|have} no place there and would stay on the new version all the same. Open them and finish them there, or move their step before undoing.' }, { stay })}</p>
        : <><p>{t({ ca: 'S’està provant si hi tenen lloc: {tried} de {all}.', es: 'Se está probando si tienen lugar en ella: {tried} de {all}.', en: 'Trying whether they have a place there: {tried} of {all}.' }, { tried, all })}</p><progress aria-label={t({ ca: 'Tràmits provats', es: 'Trámites probados', en: 'Instances tried' })} value={tried} max={all} /></>}</div>
      {without.length > 0 && <ul className="processes-findings">{without.map(({ sentence, ...named }) => <li key={sentence.ca} data-refuses="true"><span>{t(sentence)}</span><MigrationCases named={named} org={org} /></li>)}</ul>}
    </div>
  );
}

/** Tries all of them, some at a time: how many have been, and those without a place, by the reason. */
function useTriedBack(migration: string) {
  const [answers, setAnswers] = useState<readonly TriedBack[]>([]);
  const after = answers.at(-1)?.next ?? null;
  const done = answers.length > 0 && after === null;
  const { data, error } = useQueryOperation<TriedBack>('processes.try-back', { migration, after }, { enabled: !done });
  if (data !== undefined && !done && data.after === after) setAnswers([...answers, data]);
  const without = new Map<string, NamedCases & { readonly sentence: Text }>();
  for (const { instance, about, sentence } of answers.flatMap(({ cannot }) => cannot)) {
    const { count = 0, cases = [] } = without.get(sentence.ca) ?? {};
    without.set(sentence.ca, { sentence, count: count + 1, cases: [...cases, { instance, about }].slice(0, 100) });
  }
  return { tried: answers.reduce((sum, { tried }) => sum + tried, 0), done, without: [...without.values()], problem: error?.problem };
}
