import { useState } from 'react';
import { Button, DatePicker, Dialog, ProblemNotice, RadioGroup, Select, TextField, toast, useMe, useQueryOperation, useRun, useText } from '@comu/design';
import { PermissionChoice } from './permission-choice.tsx';
import type { Member } from './rows.ts';

/** Records who will exercise which permissions of whom; those of signing come first, since they are what is nearly always delegated. */
export function NewDelegation({ onClose }: { onClose(): void }) {
  const t = useText();
  const me = useMe();
  const people = useQueryOperation<readonly Member[]>('identity.people');
  const [kind, setKind] = useState('substitution');
  const [delegator, setDelegator] = useState('');
  const [delegate, setDelegate] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [motive, setMotive] = useState('');
  const [published, setPublished] = useState('');
  const { run, running, problem } = useRun('identity.add-delegation');
  const usual = (name: string) => /(\.sign|\.resolve|\.require|notifications\.open)$/.test(name);
  const options = (people.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const ready = delegator !== '' && delegate !== '' && chosen.length > 0 && from !== '' && to !== '' && motive.trim() !== '';
  const record = async () => {
    if ((await run({ kind, delegator, delegate, permissions: chosen, from, to, motive: motive.trim(), ...(published.trim() === '' ? {} : { published: published.trim() }) })) === undefined) return;
    toast({ ca: 'Registrada', es: 'Registrada', en: 'Recorded' });
    onClose();
  };
  return (
    <Dialog open side onClose={onClose} title={t({ ca: 'Registreu una delegació o suplència', es: 'Registre una delegación o suplencia', en: 'Record a delegation or substitution' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={!ready} onClick={() => void record()}>{t({ ca: 'Registra', es: 'Registrar', en: 'Record' })}</Button></>}>
      <div className="form">
        <RadioGroup label={t({ ca: 'Tipus', es: 'Tipo', en: 'Kind' })} value={kind} onValue={setKind} options={[{ value: 'substitution', label: t({ ca: 'Suplència', es: 'Suplencia', en: 'Substitution' }) }, { value: 'delegation', label: t({ ca: 'Delegació', es: 'Delegación', en: 'Delegation' }) }]} />
        <Select label={t({ ca: 'De qui', es: 'De quién', en: 'Of whom' })} value={delegator} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} options={options} onValue={setDelegator} />
        <Select label={t({ ca: 'Qui ho farà', es: 'Quién lo hará', en: 'Who will do it' })} value={delegate} empty={t({ ca: 'Trieu…', es: 'Elija…', en: 'Choose…' })} options={options.filter(({ value }) => value !== delegator && value !== me?.person.id)} onValue={setDelegate} />
        <PermissionChoice title={t({ ca: 'Què podrà fer', es: 'Qué podrá hacer', en: 'What they may do' })} describe={t({ ca: 'Només el que té per rol la persona que delega.', es: 'Solo lo que tiene por rol la persona que delega.', en: 'Only what the delegator holds by role.' })} chosen={chosen} onChosen={setChosen} usual={usual} />
        <DatePicker label={t({ ca: 'Des del dia', es: 'Desde el día', en: 'From' })} value={from} onValue={setFrom} />
        <DatePicker label={t({ ca: 'Fins al dia', es: 'Hasta el día', en: 'Until' })} value={to} onValue={setTo} />
        <TextField label={t({ ca: 'Motiu', es: 'Motivo', en: 'Reason' })} help={t({ ca: 'Vacant, absència, vacances, abstenció… sense cap detall de salut.', es: 'Vacante, ausencia, vacaciones, abstención… sin ningún detalle de salud.', en: 'Vacancy, absence, holidays, abstention… and nothing of anybody’s health.' })} value={motive} onValue={setMotive} />
        {kind === 'delegation' && <TextField label={t({ ca: 'Publicació oficial', es: 'Publicación oficial', en: 'Official publication' })} optional help={t({ ca: 'Butlletí i data (art. 9.3).', es: 'Boletín y fecha (art. 9.3).', en: 'Gazette and date (art. 9.3).' })} value={published} onValue={setPublished} />}
        {problem && <ProblemNotice problem={problem} />}
        {problem && problem.fields.length > 0 && <ul className="problem-list">{problem.fields.map((each) => <li key={each.field}>{t(each.remedy)}</li>)}</ul>}
      </div>
    </Dialog>
  );
}
