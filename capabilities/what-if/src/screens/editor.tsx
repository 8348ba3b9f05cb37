import { useState } from 'react';
import { Button, Dialog, FieldSet, ProblemNotice, Select, TextField, useFormat, useQueryOperation, useRun, useText, type Text } from '@comu/design';
import { useStep } from '@comu/process-mining/step-names';
import type { AskedChanges } from '../asked.ts';
import type { ScenarioTold, StudyPage } from '../operations/page.ts';
import { termUnits } from './begin.tsx';
import { OrderFields } from './order-fields.tsx';
import { PoolFields } from './pool-fields.tsx';
import { costWritten, peopleWritten, rightlyWritten, type WrittenPool } from './written-pool.ts';

interface Definition { readonly id: string; readonly code: string; readonly edition: number }

const factors: readonly (readonly [string, Text])[] = [
  ['0', { ca: 'Cap', es: 'Ninguna', en: 'None' }], ['0.5', { ca: 'La meitat', es: 'La mitad', en: 'Half' }], ['0.75', { ca: 'Una quarta part menys', es: 'Una cuarta parte menos', en: 'A quarter less' }], ['1', { ca: 'Com ara', es: 'Como ahora', en: 'As now' }],
  ['1.25', { ca: 'Una quarta part més', es: 'Una cuarta parte más', en: 'A quarter more' }], ['1.5', { ca: 'La meitat més', es: 'La mitad más', en: 'Half as much again' }], ['2', { ca: 'El doble', es: 'El doble', en: 'Twice' }],
];
/** So many teams are shown at once; the others on request. */
const fewTeams = 4;
const whole = (value: string) => /^\d{1,4}$/.test(value);

/** What would be otherwise, in plain words; saving it simulates it. */
export function Editor({ study, scenario, onClose, onSaved }: { study: StudyPage; scenario: ScenarioTold | null; onClose(): void; onSaved(): void }) {
  const t = useText();
  const format = useFormat();
  const called = useStep();
  const save = useRun<{ scenario: string }>('simulation.save-scenario');
  const { data: definitions } = useQueryOperation<{ rows: readonly Definition[] }>('processes.definition.list', { limit: 100 }, { enabled: study.source.kind === 'process' });
  const given = scenario?.changes ?? {};
  const [name, setName] = useState(scenario?.name ?? '');
  const [changes, setChanges] = useState<AskedChanges>(given);
  const [written, setWritten] = useState<Readonly<Record<string, WrittenPool>>>({});
  const changedStep = Object.keys({ ...given.work, ...given.minutes, ...given.delays })[0] ?? '';
  const [step, setStep] = useState(study.learnt?.steps.find((each) => each.name === changedStep)?.id ?? '');
  const [minutes, setMinutes] = useState(given.minutes?.[changedStep] === undefined ? '' : String(given.minutes[changedStep]));
  const [amount, setAmount] = useState(given.term == null ? '' : String(given.term.amount));
  const learnt = study.learnt;
  if (learnt === null) return null;
  const change = (given_: Partial<AskedChanges>) => setChanges({ ...changes, ...given_ });
  const factor = (list: readonly string[]) => factors.filter(([value]) => list.includes(value)).map(([value, words]) => ({ value, label: t(words) }));
  const versions = (definitions?.rows ?? []).filter(({ code }) => study.source.kind === 'process' && study.source.code === code);
  const stepOptions = learnt.steps.map(({ id, name: label }) => ({ value: id, label: called(label) }));
  const pool = (id: string, given_: object) => change({ pools: { ...changes.pools, [id]: { ...changes.pools?.[id], ...given_ } } });
  const send = async () => {
    const pools: Record<string, NonNullable<AskedChanges['pools']>[string]> = { ...changes.pools };
    for (const { id, people: now, costPerHour } of learnt.pools) {
      const { people, cost } = written[id] ?? {};
      if (people !== undefined) pools[id] = { ...pools[id], people: peopleWritten(people) === now ? undefined : peopleWritten(people) };
      if (cost !== undefined) pools[id] = { ...pools[id], costPerHour: costWritten(cost) === costPerHour ? undefined : costWritten(cost) };
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
  const staffed = learnt.pools.filter(({ people: now }) => now !== null);
  const teamFields = (each: (typeof staffed)[number]) => <PoolFields key={each.id} pool={each} given={changes.pools?.[each.id]} written={written[each.id] ?? {}} onWritten={(now) => setWritten({ ...written, [each.id]: now })} onChange={(now) => pool(each.id, now)} />;
  const right = Object.values(written).every(rightlyWritten) && (amount === '' || whole(amount)) && (minutes === '' || whole(minutes));
  const stepName = step === '' ? '' : nameOf(step);
  return (
    <Dialog open side onClose={onClose} title={scenario === null ? t({ ca: 'Què passaria si…', es: 'Qué pasaría si…', en: 'What if…' }) : scenario.name}>
      <div className="what-if-editor">
        <TextField label={t({ ca: 'Com es diu', es: 'Cómo se llama', en: 'What it is called' })} help={t({ ca: 'Per exemple: «Una persona més a Secretaria».', es: 'Por ejemplo: «Una persona más en Secretaría».', en: 'For example: “One more person in the secretariat”.' })} value={name} onValue={setName} maxLength={200} />
        <FieldSet title={t({ ca: 'La gent', es: 'La gente', en: 'People' })} describe={t({ ca: 'Quanta gent atén aquest procés a cada equip, en quin horari, què costa l’hora i què atén primer.', es: 'Cuánta gente atiende este proceso en cada equipo, en qué horario, qué cuesta la hora y qué atiende primero.', en: 'How many people attend to this process in each team, when, what an hour costs and what they take first.' })}>
          {staffed.slice(0, fewTeams).map(teamFields)}
          {staffed.length > fewTeams && <details><summary>{t({ ca: 'Els altres equips ({count})', es: 'Los otros equipos ({count})', en: 'The other teams ({count})' }, { count: staffed.length - fewTeams })}</summary><div className="what-if-editor">{staffed.slice(fewTeams).map(teamFields)}</div></details>}
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
          <OrderFields order={changes.order ?? []} steps={stepOptions} onOrder={(order) => change({ order })} />
          {study.source.kind === 'process' && versions.length > 0 && <Select label={t({ ca: 'O una altra versió publicada', es: 'U otra versión publicada', en: 'Or another published version' })} empty={t({ ca: 'La d’ara', es: 'La de ahora', en: 'The present one' })} value={changes.version ?? ''} onValue={(version) => change({ version: version === '' ? undefined : version })} options={versions.map(({ id, edition }) => ({ value: id, label: t({ ca: 'Versió {edition}', es: 'Versión {edition}', en: 'Version {edition}' }, { edition: format.integer(edition) }) }))} />}
        </FieldSet>
        <FieldSet title={t({ ca: 'El termini', es: 'El plazo', en: 'The term' })}>
          <div className="what-if-pair">
            <TextField label={t({ ca: 'Nou termini', es: 'Nuevo plazo', en: 'New term' })} optional inputMode="numeric" value={amount} onValue={setAmount} problem={amount === '' || whole(amount) ? undefined : t({ ca: 'Escriviu un nombre enter.', es: 'Escriba un número entero.', en: 'Write a whole number.' })} />
            <Select label={t({ ca: 'En', es: 'En', en: 'In' })} value={changes.term?.unit ?? study.term?.unit ?? 'working-days'} onValue={(unit) => change({ term: { amount: Number(amount) || 1, unit: unit as 'months' } })} options={termUnits.map(([value, label]) => ({ value, label: t(label) }))} />
          </div>
          {learnt.timers.map(({ id, name: label, value }) => <TextField key={id} label={t({ ca: 'Temporitzador «{label}» (ara, {value})', es: 'Temporizador «{label}» (ahora, {value})', en: 'Timer “{label}” (now {value})' }, { label: called(label), value })} help={t({ ca: 'En dies i hores: P10D són deu dies; PT4H, quatre hores.', es: 'En días y horas: P10D son diez días; PT4H, cuatro horas.', en: 'In days and hours: P10D is ten days; PT4H, four hours.' })} value={changes.timers?.[id] ?? value} onValue={(typed) => change({ timers: { ...changes.timers, [id]: typed } })} />)}
        </FieldSet>
        {save.problem && <ProblemNotice problem={save.problem} />}
        <div className="what-if-acts"><Button look="primary" busy={save.running} disabled={name.trim() === '' || !right} onClick={() => void send()}>{t({ ca: 'Desa i simula', es: 'Guardar y simular', en: 'Save and simulate' })}</Button><Button onClick={onClose}>{t({ ca: 'Deixa-ho', es: 'Dejarlo', en: 'Leave it' })}</Button></div>
      </div>
    </Dialog>
  );
}
