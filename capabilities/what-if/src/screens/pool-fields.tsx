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
    <fieldset className="what-if-team">
      <legend>{label}</legend>
      <TextField label={t({ ca: 'Persones (ara, {now})', es: 'Personas (ahora, {now})', en: 'People (now {now})' }, { now: now ?? 0 })} inputMode="numeric" value={people} onValue={(value) => onWritten({ ...written, people: value })} problem={peopleWritten(people) === undefined ? t({ ca: 'Entre 1 i 500.', es: 'Entre 1 y 500.', en: 'Between 1 and 500.' }) : undefined} />
      <Select label={t({ ca: 'Horari', es: 'Horario', en: 'Hours' })} value={weekOf(given?.hours) ?? ''} empty={t({ ca: 'Com ara', es: 'Como ahora', en: 'As now' })} onValue={(value) => onChange({ hours: value === '' ? undefined : weeks[value as WeekKey].hours as never })} options={(Object.keys(weeks) as WeekKey[]).map((value) => ({ value, label: t(weeks[value].words) }))} />
      <TextField label={t({ ca: 'Euros per hora', es: 'Euros por hora', en: 'Euros an hour' })} inputMode="decimal" value={cost} onValue={(value) => onWritten({ ...written, cost: value })} problem={written.cost !== undefined && costWritten(cost) === undefined ? t({ ca: 'Un import de 0 a 1.000, com ara 27,50.', es: 'Un importe de 0 a 1.000, como 27,50.', en: 'An amount from 0 to 1,000, such as 27.50.' }) : undefined} />
      <Select label={t({ ca: 'Què atén primer', es: 'Qué atiende primero', en: 'What it takes first' })} value={given?.discipline ?? ''} empty={t({ ca: 'El que arriba abans', es: 'Lo que llega antes', en: 'What comes first' })} onValue={(value) => onChange({ discipline: value === '' ? undefined : 'oldest-case' })} options={[{ value: 'oldest-case', label: t({ ca: 'El cas més antic', es: 'El caso más antiguo', en: 'The oldest case' }) }]} />
    </fieldset>
  );
}
