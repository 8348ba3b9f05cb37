import { useState } from 'react';
import { Button, FieldSet, Page, ProblemNotice, Section, Select, Skeleton, TextField, useGo, useQueryOperation, useRun, useText, type ScreenProps, type Text } from '@comu/design';
import './what-if.css';

interface Minable { readonly code: string; readonly title: Text; readonly definition: string; readonly cases: number }
interface LogRow { readonly id: string; readonly name: string; readonly cases: number }

/** What is studied, with which model, by when cases should end and what an hour costs. Everything but the first has a good beginning. */
export function BeginStudy({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const asked = new URLSearchParams(location.search);
  const { data: processes, error } = useQueryOperation<readonly Minable[]>('mining.processes');
  const { data: logs, error: other } = useQueryOperation<{ rows: readonly LogRow[] }>('mining.log.list', { limit: 100 });
  const begin = useRun<{ study: string }>('simulation.begin-study');
  const [chosen, setChosen] = useState(asked.get('registre') !== null ? `log ${asked.get('registre')}` : asked.get('proces') !== null ? `process ${asked.get('proces')}` : '');
  const [name, setName] = useState<string | null>(null);
  const [model, setModel] = useState('discovered');
  const [time, setTime] = useState('working');
  const [amount, setAmount] = useState('');
  const [unit, setUnit] = useState('working-days');
  const [cost, setCost] = useState('30');
  const problem = error?.problem ?? other?.problem;
  const trail = [{ label: t({ ca: 'Què passaria si', es: 'Qué pasaría si', en: 'What if' }), href: `/o/${org}/que-passaria-si` }];
  const title = t({ ca: 'Comença un estudi', es: 'Empezar un estudio', en: 'Begin a study' });
  if (problem) return <Page narrow title={title} trail={trail}><ProblemNotice problem={problem} /></Page>;
  if (processes === undefined || logs === undefined) return <div className="page"><Skeleton lines={10} /></div>;
  const options = [
    ...processes.filter(({ cases }) => cases > 0).map(({ code, title, cases }) => ({ value: `process ${code}`, label: t({ ca: 'Procés: {name} ({cases} {cases|cas|casos})', es: 'Proceso: {name} ({cases} {cases|caso|casos})', en: 'Process: {name} ({cases} {cases|case|cases})' }, { name: t(title), cases }) })),
    ...logs.rows.map(({ id, name: label, cases }) => ({ value: `log ${id}`, label: t({ ca: 'Registre: {name} ({cases} {cases|cas|casos})', es: 'Registro: {name} ({cases} {cases|caso|casos})', en: 'Log: {name} ({cases} {cases|case|cases})' }, { name: label, cases }) })),
  ];
  const [kind = '', id = ''] = chosen.split(' ');
  const process = kind === 'process' ? processes.find(({ code }) => code === id) : undefined;
  const called = name ?? (process && t(process.title)) ?? logs.rows.find((row) => row.id === id)?.name ?? '';
  const euros = Number(cost.replace(',', '.'));
  const send = async () => {
    const done = await begin.run({
      name: called.trim(), source: kind === 'log' ? { kind, log: id } : { kind, code: id }, time, term: amount.trim() === '' ? null : { amount: Number(amount), unit }, costPerHour: euros,
      model: model === 'published' && process !== undefined ? { kind: 'published', definition: process.definition } : { kind: 'discovered', noise: model === 'blocks' ? 0.1 : null },
    });
    if (done !== undefined) go(`/o/${org}/que-passaria-si/${done.study}`);
  };
  return (
    <Page narrow title={title} trail={trail} lead={t({ ca: 'Aprenem de com s’ha fet fins ara i simulem com és avui. Triga un minut o dos, i podeu deixar-ho i tornar-hi.', es: 'Aprendemos de cómo se ha hecho hasta ahora y simulamos cómo es hoy. Tarda un minuto o dos, y puede dejarlo y volver.', en: 'We learn from how it has been done and simulate how it is today. It takes a minute or two; you may leave and come back.' })}>
      <Section>
        <div className="form">
          <Select label={t({ ca: 'De què voleu aprendre', es: 'De qué quiere aprender', en: 'What to learn from' })} empty={t({ ca: 'Trieu un procés o un registre', es: 'Elija un proceso o un registro', en: 'Choose a process or a log' })} value={chosen} onValue={(value) => { setChosen(value); setModel('discovered'); }} options={options} />
          {options.length === 0 && <p>{t({ ca: 'Encara no hi ha cap procés amb casos ni cap registre importat. Importeu-ne un a «Com flueix la feina».', es: 'Todavía no hay ningún proceso con casos ni ningún registro importado. Importe uno en «Cómo fluye el trabajo».', en: 'There is no process with cases and no imported log yet. Import one in “How work flows”.' })}</p>}
          <TextField label={t({ ca: 'Com es dirà', es: 'Cómo se llamará', en: 'What it will be called' })} value={called} onValue={setName} maxLength={200} />
          {chosen !== '' && <Select label={t({ ca: 'Amb quin model', es: 'Con qué modelo', en: 'With which model' })} value={model} onValue={setModel} options={[
            { value: 'discovered', label: t({ ca: 'El que més s’assembli als casos', es: 'El que más se parezca a los casos', en: 'The one most like the cases' }) }, { value: 'blocks', label: t({ ca: 'Per blocs, per provar passos que es fan alhora', es: 'Por bloques, para probar pasos que se hacen a la vez', en: 'By blocks, to try steps done at the same time' }) },
            ...(process === undefined ? [] : [{ value: 'published', label: t({ ca: 'El publicat', es: 'El publicado', en: 'The published one' }) }]),
          ]} />}
          <Select label={t({ ca: 'El temps es compta en', es: 'El tiempo se cuenta en', en: 'Time is counted in' })} value={time} onValue={setTime} options={[{ value: 'working', label: t({ ca: 'Dies hàbils de l’ens', es: 'Días hábiles del ente', en: 'Working days of the body' }) }, { value: 'clock', label: t({ ca: 'Tot el temps que passa', es: 'Todo el tiempo que pasa', en: 'All time that passes' }) }]} />
          <FieldSet title={t({ ca: 'Termini i cost', es: 'Plazo y coste', en: 'Term and cost' })} describe={t({ ca: 'Amb un termini es veu quants casos el passarien. El cost és un supòsit vostre: el podreu canviar a cada escenari.', es: 'Con un plazo se ve cuántos casos lo pasarían. El coste es un supuesto suyo: podrá cambiarlo en cada escenario.', en: 'With a term one sees how many cases would be past it. The cost is your assumption: you can change it in each scenario.' })}>
            <div className="what-if-pair">
              <TextField label={t({ ca: 'Termini', es: 'Plazo', en: 'Term' })} optional inputMode="numeric" value={amount} onValue={setAmount} problem={amount !== '' && !/^\d{1,4}$/.test(amount) ? t({ ca: 'Escriviu un nombre enter.', es: 'Escriba un número entero.', en: 'Write a whole number.' }) : undefined} />
              <Select label={t({ ca: 'En', es: 'En', en: 'In' })} value={unit} onValue={setUnit} options={termUnits.map(([value, label]) => ({ value, label: t(label) }))} />
              <TextField label={t({ ca: 'Euros per hora de feina', es: 'Euros por hora de trabajo', en: 'Euros an hour of work' })} inputMode="decimal" value={cost} onValue={setCost} problem={Number.isNaN(euros) || euros < 0 ? t({ ca: 'Escriviu un import, com ara 30.', es: 'Escriba un importe, como 30.', en: 'Write an amount, such as 30.' }) : undefined} />
            </div>
          </FieldSet>
          {begin.problem && <ProblemNotice problem={begin.problem} />}
          <div><Button look="primary" busy={begin.running} disabled={chosen === '' || called.trim() === '' || Number.isNaN(euros) || (amount !== '' && !/^\d{1,4}$/.test(amount))} onClick={() => void send()}>{t({ ca: 'Comença', es: 'Empezar', en: 'Begin' })}</Button></div>
        </div>
      </Section>
    </Page>
  );
}

export const termUnits = [
  ['working-days', { ca: 'dies hàbils', es: 'días hábiles', en: 'working days' }], ['natural-days', { ca: 'dies naturals', es: 'días naturales', en: 'natural days' }], ['months', { ca: 'mesos', es: 'meses', en: 'months' }],
] as const;
