import { useState } from 'react';
import { Button, DatePicker, Dialog, ProblemNotice, RadioGroup, TextField, toast, useRun, useText } from '@comu/design';
import { EffectOnTerms } from './effect.tsx';

/** Adds a day that does not count, with the decision it comes from. */
export function AddHoliday({ year, onClose }: { year: string; onClose(): void }) {
  const t = useText();
  const [scope, setScope] = useState('local');
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const { run, running, problem } = useRun('terms.add-holiday');
  const add = async () => {
    if ((await run({ date, name: name.trim(), source: source.trim(), scope })) === undefined) return;
    toast({ ca: 'Afegit: es recompten els terminis', es: 'Añadido: se recuentan los plazos', en: 'Added: terms are being counted again' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t({ ca: 'Afegiu un dia inhàbil', es: 'Añada un día inhábil', en: 'Add a non-working day' })}
      footer={<><Button onClick={onClose}>{t({ ca: 'Torna enrere', es: 'Volver atrás', en: 'Go back' })}</Button><Button look="primary" busy={running} disabled={date === '' || name.trim() === '' || source.trim() === ''} onClick={() => void add()}>{t({ ca: 'Afegeix', es: 'Añadir', en: 'Add' })}</Button></>}>
      <div className="form">
        <RadioGroup label={t({ ca: 'De qui és', es: 'De quién es', en: 'Whose day it is' })} value={scope} onValue={setScope} options={[{ value: 'local', label: t({ ca: 'Festa local del municipi', es: 'Fiesta local del municipio', en: 'Local holiday of the municipality' }) }, { value: 'body', label: t({ ca: 'Només d’aquest ens', es: 'Solo de este ente', en: 'Of this body alone' }) }]} />
        <DatePicker label={t({ ca: 'Dia', es: 'Día', en: 'Day' })} value={date} onValue={setDate} />
        <TextField label={t({ ca: 'Festa', es: 'Fiesta', en: 'Holiday' })} placeholder={t({ ca: 'Festa major', es: 'Fiesta mayor', en: 'Town festival' })} value={name} onValue={setName} />
        <TextField label={t({ ca: 'Norma o acord', es: 'Norma o acuerdo', en: 'Norm or decision' })} help={t({ ca: 'Per exemple: acord del ple de juny de {year}.', es: 'Por ejemplo: acuerdo del pleno de junio de {year}.', en: 'For instance: council decision of June {year}.' }, { year: Number(year) - 1 })} value={source} onValue={setSource} />
        {date !== '' && <EffectOnTerms key={`${date} ${scope}`} change={{ add: { date, scope } }} />}
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
