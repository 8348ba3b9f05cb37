import { Select, TextField, useFormat, useText } from '@comu/design';
import type { AskedChanges } from '../asked.ts';
import type { LearntPool } from '../operations/page.ts';
import { weekOf, weeks, type WeekKey } from './change-words.ts';
import { costWritten, peopleWritten, type WrittenPool } from './written-pool.ts';

type PoolChange = NonNullable<AskedChanges['pools']>[string];
/** What can be otherwise in a team: how many, when, what an hour costs, and which work they take first. */
export function PoolFields({ pool: { name: label, people: now, costPerHour }, given, written, onWritten, onChange }: { pool: LearntPool; given: PoolChange | undefined; written: WrittenPool; onWritten(written: WrittenPool): void; onChange(change: PoolChange): void }) {
  const t = useText();
  const format = useFormat();
  const people = written.people ?? String(given?.people ?? now ?? '');
  const cost = written.cost ?? format.decimal(String(given?.costPerHour ?? costPerHour));
  return (
    <div className="what-if-pair">
      <TextField label={t({ ca: '{label} (ara, {now})', es: '{label} (ahora, {now})', en: '{label} (now {now})' }, { label, now: now ?? 0 })} inputMode="numeric" value={people} onValue={(value) => onWritten({ ...written, people: value })} problem={peopleWritten(people) === undefined ? t({ ca: 'Entre 1 i 500.', es: 'Entre 1 y 500.', en: 'Between 1 and 500.' }) : undefined} />
      <Select label={t({ ca: 'Horari de {label}', es: 'Horario de {label}', en: 'Hours of {label}' }, { label })} value={weekOf(given?.hours) ?? ''} empty={t({ ca: 'Com ara', es: 'Como ahora', en: 'As now' })} onValue={(value) => onChange({ hours: value === '' ? undefined : weeks[value as WeekKey].hours as never })} options={(Object.keys(weeks) as WeekKey[]).map((value) => ({ value, label: t(weeks[value].words) }))} />
      <TextField label={t({ ca: 'Euros per hora de {label}', es: 'Euros por hora de {label}', en: 'Euros an hour of {label}' }, { label })} inputMode="decimal" value={cost} onValue={(value) => onWritten({ ...written, cost: value })} problem={written.cost !== undefined && costWritten(cost) === undefined ? t({ ca: 'Un import de 0 a 1.000, com ara 27,50.', es: 'Un importe de 0 a 1.000, como 27,50.', en: 'An amount from 0 to 1,000, such as 27.50.' }) : undefined} />
      <Select label={t({ ca: 'Què atén primer {label}', es: 'Qué atiende primero {label}', en: 'What {label} takes first' }, { label })} value={given?.discipline ?? ''} empty={t({ ca: 'Com ara: el que arriba abans', es: 'Como ahora: lo que llega antes', en: 'As now: what comes first' })} onValue={(value) => onChange({ discipline: value === '' ? undefined : 'oldest-case' })} options={[{ value: 'oldest-case', label: t({ ca: 'El cas que fa més temps que va entrar', es: 'El caso que hace más tiempo que entró', en: 'The case that came in longest ago' }) }]} />
    </div>
  );
}
