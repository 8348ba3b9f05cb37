import { useState } from 'react';
import { Button, Dialog, FieldSet, ProblemNotice, Select, TextField, useFormat, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import type { AskedChanges } from '../asked.ts';
import type { ScenarioTold, StudyPage } from '../operations/page.ts';
import { termUnits } from './begin.tsx';
import { weekOf, weeks, type WeekKey } from './change-words.ts';

interface Definition { readonly id: string; readonly code: string; readonly name: string; readonly edition: number }

const factors: readonly (readonly [string, Text])[] = [
  ['0', { ca: 'Cap', es: 'Ninguna', en: 'None' }], ['0.5', { ca: 'La meitat', es: 'La mitad', en: 'Half' }], ['0.75', { ca: 'Una quarta part menys', es: 'Una cuarta parte menos', en: 'A quarter less' }], ['1', { ca: 'Com ara', es: 'Como ahora', en: 'As now' }],
  ['1.25', { ca: 'Una quarta part més', es: 'Una cuarta parte más', en: 'A quarter more' }], ['1.5', { ca: 'La meitat més', es: 'La mitad más', en: 'Half as much again' }], ['2', { ca: 'El doble', es: 'El doble', en: 'Twice' }],
];
const whole = (value: string) => /^\d{1,4}$/.test(value);

/** What would be otherwise, in plain words; saving it simulates it. */
export function Editor({ study, scenario, onClose, onSaved }: { study: StudyPage; scenario: ScenarioTold | null; onClose(): void; onSaved(): void }) {
  const t = useText();
  const format = useFormat();
  const save = useRun<{ scenario: string }>('simulation.save-scenario');
  const { data: definitions } = useQueryOperation<{ rows: readonly Definition[] }>('processes.definition.list', { limit: 100 }, { enabled: study.source.kind === 'process' });
  const given = scenario?.changes ?? {};
  const [name, setName] = useState(scenario?.name ?? '');
  const [changes, setChanges] = useState<AskedChanges>(given);
  const [people, setPeople] = useState<Readonly<Record<string, string>>>({});
  const [step, setStep] = useState(Object.keys({ ...given.work, ...given.minutes, ...given.delays })[0] ?? '');
  const [minutes, setMinutes] = useState(given.minutes?.[step] === undefined ? '' : String(given.minutes[step]));
  const [amount, setAmount] = useState(given.term == null ? '' : String(given.term.amount));
  const learnt = study.learnt;
  if (learnt === null) return null;
  const change = (given_: Partial<AskedChanges>) => setChanges({ ...changes, ...given_ });
  const factor = (list: readonly string[]) => factors.filter(([value]) => list.includes(value)).map(([value, words]) => ({ value, label: t(words) }));
  const order = changes.order?.[0];
  const stepOptions = learnt.steps.map(({ id, name: label }) => ({ value: id, label }));
  const pool = (id: string, given_: object) => change({ pools: { ...changes.pools, [id]: { ...changes.pools?.[id], ...given_ } } });
  const send = async () => {
    const pools: Record<string, NonNullable<AskedChanges['pools']>[string]> = Object.fromEntries(Object.entries(changes.pools ?? {}).map(([id, { people: _, ...rest }]) => [id, rest] as const));
    for (const { id, people: now } of learnt.pools) {
      const typed = people[id] ?? String(changes.pools?.[id]?.people ?? now ?? '');
      if (whole(typed) && Number(typed) !== now) pools[id] = { ...pools[id], people: Number(typed) };
    }
    const others = Object.fromEntries(Object.entries(pools).filter(([, each]) => Object.values(each).some((value) => value !== undefined)));
    const kept: AskedChanges = {
      ...Object.fromEntries(Object.entries(changes).filter(([key, value]) => value !== undefined && key !== 'minutes' && key !== 'term' && key !== 'pools')),
      ...(Object.keys(others).length === 0 ? {} : { pools: others }),
      ...(step !== '' && whole(minutes) ? { minutes: { [nameOf(step)]: Number(minutes) } } : {}),
      ...(whole(amount) ? { term: { amount: Number(amount), unit: changes.term?.unit ?? study.term?.unit ?? 'working-days' } } : {}),
    };
    const done = await save.run({ study: study.id, scenario: scenario?.id ?? null, name: name.trim(), changes: kept });
    if (done !== undefined) onSaved();
  };
  const nameOf = (id: string) => learnt.steps.find((each) => each.id === id)?.name ?? id;
  const stepName = step === '' ? '' : nameOf(step);
  return (
    <Dialog open side onClose={onClose} title={scenario === null ? t({ ca: 'Què passaria si…', es: 'Qué pasaría si…', en: 'What if…' }) : scenario.name}>
      <div className="what-if-editor">
        <TextField label={t({ ca: 'Com es diu', es: 'Cómo se llama', en: 'What it is called' })} help={t({ ca: 'Per exemple: «Una persona més a Secretaria».', es: 'Por ejemplo: «Una persona más en Secretaría».', en: 'For example: “One more person in the secretariat”.' })} value={name} onValue={setName} maxLength={200} />
        <FieldSet title={t({ ca: 'La gent', es: 'La gente', en: 'People' })} describe={t({ ca: 'Quanta gent atén aquest procés a cada equip, i en quin horari.', es: 'Cuánta gente atiende este proceso en cada equipo, y en qué horario.', en: 'How many people attend to this process in each team, and when.' })}>
          {learnt.pools.filter(({ people: now }) => now !== null).slice(0, 8).map(({ id, name: label, people: now }) => (
            <div className="what-if-pair" key={id}>
              <TextField label={t({ ca: '{label} (ara, {now})', es: '{label} (ahora, {now})', en: '{label} (now {now})' }, { label, now: now ?? 0 })} inputMode="numeric" value={people[id] ?? String(changes.pools?.[id]?.people ?? now ?? '')} onValue={(value) => setPeople({ ...people, [id]: value })} problem={whole(people[id] ?? '1') && Number(people[id] ?? '1') >= 1 ? undefined : t({ ca: 'Com a mínim, 1.', es: 'Como mínimo, 1.', en: 'At least 1.' })} />
              <Select label={t({ ca: 'Horari de {label}', es: 'Horario de {label}', en: 'Hours of {label}' }, { label })} value={weekOf(changes.pools?.[id]?.hours) ?? ''} empty={t({ ca: 'Com ara', es: 'Como ahora', en: 'As now' })} onValue={(value) => pool(id, { hours: value === '' ? undefined : weeks[value as WeekKey].hours })} options={(Object.keys(weeks) as WeekKey[]).map((value) => ({ value, label: t(weeks[value].words) }))} />
            </div>
          ))}
        </FieldSet>
        <FieldSet title={t({ ca: 'La feina', es: 'El trabajo', en: 'The work' })}>
          <div className="what-if-pair">
            <Select label={t({ ca: 'Casos que entren', es: 'Casos que entran', en: 'Cases coming in' })} value={String(changes.arrivals ?? 1)} onValue={(value) => change({ arrivals: value === '1' ? undefined : Number(value) })} options={factor(['0.5', '0.75', '1', '1.25', '1.5', '2'])} />
            <Select label={t({ ca: 'Feina que es repeteix', es: 'Trabajo que se repite', en: 'Work done again' })} value={String(1 - (changes.lessRework ?? 0))} onValue={(value) => change({ lessRework: value === '1' ? undefined : 1 - Number(value) })} options={factor(['0', '0.5', '0.75', '1'])} />
            <Select label={t({ ca: 'Espera per altres coses', es: 'Espera por otras cosas', en: 'Waiting for other things' })} value={String(changes.otherDelays ?? 1)} onValue={(value) => change({ otherDelays: value === '1' ? undefined : Number(value) })} options={factor(['0', '0.5', '0.75', '1', '1.25', '1.5', '2'])} />
          </div>
        </FieldSet>
        <FieldSet title={t({ ca: 'Un pas', es: 'Un paso', en: 'A step' })}>
          <Select label={t({ ca: 'Quin pas', es: 'Qué paso', en: 'Which step' })} empty={t({ ca: 'Cap en concret', es: 'Ninguno en concreto', en: 'None in particular' })} value={step} onValue={(value) => { setStep(value); setMinutes(''); change({ work: undefined, delays: undefined }); }} options={stepOptions} />
          {step !== '' && (
            <div className="what-if-pair">
              <Select label={t({ ca: 'La seva feina', es: 'Su trabajo', en: 'Its work' })} value={String(changes.work?.[stepName] ?? 1)} onValue={(value) => change({ work: value === '1' ? undefined : { [stepName]: Number(value) } })} options={factor(['0', '0.5', '0.75', '1', '1.25', '1.5', '2'])} />
              <TextField label={t({ ca: 'O minuts de feina', es: 'O minutos de trabajo', en: 'Or minutes of work' })} optional inputMode="numeric" value={minutes} onValue={setMinutes} problem={minutes === '' || whole(minutes) ? undefined : t({ ca: 'Escriviu un nombre enter.', es: 'Escriba un número entero.', en: 'Write a whole number.' })} />
              <Select label={t({ ca: 'L’espera d’abans', es: 'La espera de antes', en: 'The waiting before it' })} value={String(changes.delays?.[stepName] ?? 1)} onValue={(value) => change({ delays: value === '1' ? undefined : { [stepName]: Number(value) } })} options={factor(['0', '0.5', '0.75', '1', '1.25', '1.5', '2'])} />
            </div>
          )}
        </FieldSet>
        <FieldSet title={t({ ca: 'L’ordre', es: 'El orden', en: 'The order' })}>
          <Select label={t({ ca: 'Què canvia', es: 'Qué cambia', en: 'What changes' })} empty={t({ ca: 'Com ara', es: 'Como ahora', en: 'As now' })} value={order?.kind ?? ''} onValue={(kind) => change({ order: kind === '' ? undefined : [kind === 'skip' ? { kind, one: order?.one ?? stepOptions[0]?.value ?? '' } : { kind: kind as 'swap' | 'together', one: order?.one ?? stepOptions[0]?.value ?? '', other: stepOptions[1]?.value ?? '' }] })} options={[
            { value: 'skip', label: t({ ca: 'Un pas deixa de fer-se', es: 'Un paso deja de hacerse', en: 'A step is not done any more' }) }, { value: 'together', label: t({ ca: 'Dos passos seguits es fan alhora', es: 'Dos pasos seguidos se hacen a la vez', en: 'Two steps in a row are done at the same time' }) }, { value: 'swap', label: t({ ca: 'Dos passos canvien de lloc', es: 'Dos pasos cambian de lugar', en: 'Two steps change places' }) },
          ]} />
          {order !== undefined && (
            <div className="what-if-pair">
              <Select label={t({ ca: 'Quin', es: 'Cuál', en: 'Which' })} value={order.one} onValue={(one) => change({ order: [{ ...order, one }] })} options={stepOptions} />
              {order.kind !== 'skip' && <Select label={t({ ca: 'I quin altre', es: 'Y cuál otro', en: 'And which other' })} value={order.other} onValue={(other) => change({ order: [{ ...order, other }] })} options={stepOptions} />}
            </div>
          )}
          {study.source.kind === 'process' && (definitions?.rows.length ?? 0) > 0 && <Select label={t({ ca: 'O una altra versió publicada', es: 'U otra versión publicada', en: 'Or another published version' })} empty={t({ ca: 'La d’ara', es: 'La de ahora', en: 'The present one' })} value={changes.version ?? ''} onValue={(version) => change({ version: version === '' ? undefined : version })} options={(definitions?.rows ?? []).map(({ id, name: label, edition }) => ({ value: id, label: `${label} (${format.integer(edition)})` }))} />}
        </FieldSet>
        <FieldSet title={t({ ca: 'El termini', es: 'El plazo', en: 'The term' })}>
          <div className="what-if-pair">
            <TextField label={t({ ca: 'Nou termini', es: 'Nuevo plazo', en: 'New term' })} optional inputMode="numeric" value={amount} onValue={setAmount} problem={amount === '' || whole(amount) ? undefined : t({ ca: 'Escriviu un nombre enter.', es: 'Escriba un número entero.', en: 'Write a whole number.' })} />
            <Select label={t({ ca: 'En', es: 'En', en: 'In' })} value={changes.term?.unit ?? study.term?.unit ?? 'working-days'} onValue={(unit) => change({ term: { amount: Number(amount) || 1, unit: unit as 'months' } })} options={termUnits.map(([value, label]) => ({ value, label: t(label) }))} />
          </div>
          {learnt.timers.map(({ id, name: label, value }) => <TextField key={id} label={t({ ca: 'Temporitzador «{label}» (ara, {value})', es: 'Temporizador «{label}» (ahora, {value})', en: 'Timer “{label}” (now {value})' }, { label, value })} help={t({ ca: 'En dies i hores: P10D són deu dies; PT4H, quatre hores.', es: 'En días y horas: P10D son diez días; PT4H, cuatro horas.', en: 'In days and hours: P10D is ten days; PT4H, four hours.' })} value={changes.timers?.[id] ?? value} onValue={(typed) => change({ timers: { ...changes.timers, [id]: typed } })} />)}
        </FieldSet>
        {save.problem && <ProblemNotice problem={save.problem} />}
        <div className="what-if-acts"><Button look="primary" busy={save.running} disabled={name.trim() === ''} onClick={() => void send()}>{t({ ca: 'Desa i simula', es: 'Guardar y simular', en: 'Save and simulate' })}</Button><Button onClick={onClose}>{t({ ca: 'Deixa-ho', es: 'Dejarlo', en: 'Leave it' })}</Button></div>
      </div>
    </Dialog>
  );
}
