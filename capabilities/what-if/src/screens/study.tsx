import { useEffect, useEffectEvent, useState } from 'react';
import { Button, Confirm, CopyIcon, InfoIcon, Page, PencilSimpleIcon, PlusIcon, ProblemNotice, Section, Select, Skeleton, Stat, Dashboard, State, Tag, toast, TrashIcon, useGo, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps, ButtonLink } from '@comu/design';
import { StepNames, useStep } from '@comu/process-mining/step-names';
import type { ScenarioTold, StudyPage } from '../operations/page.ts';
import { changeWords } from './change-words.ts';
import { Editor } from './editor.tsx';
import { told, useSay } from './figures.ts';
import { verdicts } from './home.tsx';
import { Intervals } from './intervals.tsx';
import { hasCases, SimulatedBehind, type Opened } from './cases-behind.tsx';
import { Fidelity } from './fidelity.tsx';
import { Learnt } from './learnt.tsx';
import { useCalled } from './team-names.ts';
import { SideBySide } from './side-by-side.tsx';
import './what-if.css';

/** A study: today and how far to trust it, what would happen if, side by side, and what it was all learnt from. */
export function WhatIfStudy({ params: { org = '', study = '' } }: ScreenProps) {
  const t = useText();
  const { data, error, refetch } = useQueryOperation<StudyPage>('simulation.study-page', { study });
  const busy = data !== undefined && (data.state === 'learning' || data.scenarios.some(({ run }) => run?.state === 'running'));
  const again = useEffectEvent(() => void refetch());
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(again, 1500);
    return () => clearInterval(timer);
  }, [busy]);
  const trail = [{ label: t({ ca: 'Què passaria si', es: 'Qué pasaría si', en: 'What if' }), href: `/o/${org}/que-passaria-si` }];
  if (error) return <Page title={t({ ca: 'No es pot mostrar', es: 'No se puede mostrar', en: 'It cannot be shown' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <div className="page"><Skeleton lines={12} /></div>;
  if (data.state !== 'ready') return <NotYet study={data} trail={trail} org={org} />;
  return <StepNames sources={[data.source]} versions={versionsOf(data)}><Ready study={data} trail={trail} org={org} onChange={() => void refetch()} /></StepNames>;
}

/** The other versions that its scenarios try. */
const versionsOf = ({ scenarios }: StudyPage) => [...new Set(scenarios.flatMap(({ changes }) => changes.version ?? []))].slice(0, 5);

type Trail = readonly { label: string; href: string }[];

function NotYet({ study, trail, org }: { study: StudyPage; trail: Trail; org: string }) {
  const t = useText();
  const source = study.source.kind === 'log' ? `registre=${study.source.log}` : `proces=${study.source.code}`;
  return (
    <Page title={study.name} trail={trail} narrow>
      {study.state === 'learning'
        ? <div role="status" className="what-if-progress what-if-stack"><p className="what-if-reading"><InfoIcon size={20} weight="fill" aria-hidden /><span>{t({ ca: 'S’està aprenent de com s’ha fet fins ara: per on van els casos, qui fa cada pas i quant triga. Podeu deixar-ho i tornar-hi.', es: 'Se está aprendiendo de cómo se ha hecho hasta ahora: por dónde van los casos, quién hace cada paso y cuánto tarda. Puede dejarlo y volver.', en: 'Learning from how it has been done: which ways cases go, who does each step and how long it takes. You may leave and come back.' })}</span></p><progress aria-label={t({ ca: 'S’està aprenent', es: 'Aprendiendo', en: 'Learning' })} /></div>
        : <Section><div className="what-if-stack"><p>{study.trouble === null ? '' : t(study.trouble)}</p><div><ButtonLink look="primary" href={`/o/${org}/que-passaria-si/nou?${source}`}>{t({ ca: 'Comença’n un altre', es: 'Empezar otro', en: 'Begin another one' })}</ButtonLink></div></div></Section>}
    </Page>
  );
}

function Ready({ study: given, trail, org, onChange }: { study: StudyPage; trail: Trail; org: string; onChange(): void }) {
  const study = useCalled(given);
  const t = useText();
  const go = useGo();
  const may = useOrganisation()?.can('simulation.run') === true;
  const [editing, setEditing] = useState<ScenarioTold | 'new' | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [removing, setRemoving] = useState<ScenarioTold | 'study' | null>(null);
  const removeScenario = useRun<null>('simulation.remove-scenario');
  const removeStudy = useRun<null>('simulation.remove-study');
  const others = study.scenarios.filter(({ today }) => !today);
  const share = () => void navigator.clipboard.writeText(location.href).then(() => toast({ ca: 'Adreça copiada: qui tingui permís en aquest ens la pot obrir', es: 'Dirección copiada: quien tenga permiso en este ente puede abrirla', en: 'Address copied: whoever may see it here can open it' }));
  const create = may && <Button look="primary" icon={PlusIcon} onClick={() => setEditing('new')}>{t({ ca: 'Què passaria si…', es: 'Qué pasaría si…', en: 'What if…' })}</Button>;
  const remove = async () => {
    if (removing === 'study') {
      if ((await removeStudy.run({ study: study.id })) === null) go(`/o/${org}/que-passaria-si`);
    } else if (removing !== null) await removeScenario.run({ scenario: removing.id });
    setRemoving(null);
    onChange();
  };
  return (
    <Page title={study.name} trail={trail} state={study.likeness !== null && <State tone={verdicts[study.likeness.verdict].tone}>{t(verdicts[study.likeness.verdict].words)}</State>}
      actions={<>{create}<Button icon={CopyIcon} onClick={share}>{t({ ca: 'Comparteix', es: 'Compartir', en: 'Share' })}</Button>{may && <Button look="quiet" icon={TrashIcon} onClick={() => setRemoving('study')}>{t({ ca: 'Treu l’estudi', es: 'Quitar el estudio', en: 'Remove the study' })}</Button>}</>}>
      <Today study={study} onChange={onChange} onOpen={setOpened} />
      <Section title={t({ ca: 'Què passaria si…', es: 'Qué pasaría si…', en: 'What if…' })} describe={t({ ca: 'Cada escenari canvia una cosa o més d’avui i se simula amb el mateix atzar: la diferència és només del que heu canviat.', es: 'Cada escenario cambia una cosa o más de hoy y se simula con el mismo azar: la diferencia es solo de lo que ha cambiado.', en: 'Each scenario changes one thing or more of today and is simulated with the same chance: the difference is only of what you changed.' })}>
        {others.length === 0
          ? <div className="what-if-stack"><p className="soft">{t({ ca: 'Encara no n’hi ha cap. Proveu-ne un: una persona més, menys feina repetida, un pas més ràpid, un altre ordre…', es: 'Todavía no hay ninguno. Pruebe uno: una persona más, menos trabajo repetido, un paso más rápido, otro orden…', en: 'None yet. Try one: one more person, less rework, a faster step, another order…' })}</p><div>{create}</div></div>
          : <ul className="what-if-scenarios">{others.map((scenario) => <Scenario key={scenario.id} study={study} scenario={scenario} may={may} onEdit={() => setEditing(scenario)} onRemove={() => setRemoving(scenario)} onChange={onChange} />)}</ul>}
      </Section>
      {others.some(({ outcome }) => outcome !== null) && <Comparison study={study} onOpen={setOpened} />}
      <Learnt study={study} org={org} />
      {opened !== null && <SimulatedBehind key={`${opened.scenario.id} ${opened.key}`} study={study} opened={opened} onClose={() => setOpened(null)} />}
      {editing !== null && <Editor study={study} scenario={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSaved={() => { setEditing(null); onChange(); }} />}
      {removing !== null && <Confirm open title={removing === 'study' ? t({ ca: 'Voleu treure l’estudi?', es: '¿Quiere quitar el estudio?', en: 'Remove the study?' }) : t({ ca: 'Voleu treure «{name}»?', es: '¿Quiere quitar «{name}»?', en: 'Remove “{name}”?' }, { name: removing.name })} danger verb={t({ ca: 'Treu-ho', es: 'Quitarlo', en: 'Remove it' })} onConfirm={() => void remove()} onClose={() => setRemoving(null)}>{t({ ca: 'Els resultats que s’han donat queden segellats; l’escenari deixa de veure’s aquí.', es: 'Los resultados que se han dado quedan sellados; el escenario deja de verse aquí.', en: 'The results that were given stay sealed; the scenario is no longer seen here.' })}</Confirm>}
    </Page>
  );
}

function Today({ study, onChange, onOpen }: { study: StudyPage; onChange(): void; onOpen(opened: Opened): void }) {
  const t = useText();
  const say = useSay(study.time);
  const [today] = study.scenarios;
  const outcome = today?.outcome ?? null;
  const { likeness } = study;
  const shares = [['La meitat acaba en', 'La mitad acaba en', 'Half end within', 10], ['Tres de cada quatre acaben en', 'Tres de cada cuatro acaban en', 'Three in four end within', 15], ['Nou de cada deu acaben en', 'Nueve de cada diez acaban en', 'Nine in ten end within', 18]] as const;
  return (
    <Section title={t({ ca: 'Com és avui', es: 'Cómo es hoy', en: 'How it is today' })}>
      <div className="what-if-stack">
        {today !== undefined && <Progress scenario={today} onChange={onChange} />}
        {today?.reading != null && <p className="what-if-reading"><InfoIcon size={20} weight="fill" aria-hidden /><span>{t(today.reading)}</span></p>}
        {outcome !== null && (
          <Dashboard>{told.filter(({ key }) => ['mean', 'high', 'late', 'worked', 'perWeek'].includes(key)).flatMap(({ key, words, kind }) => {
            const figure = outcome.figures[key];
            return figure === undefined ? [] : [<Stat key={key} label={t(words)} value={today !== undefined && hasCases(key) ? <button type="button" className="what-if-link" aria-label={t({ ca: '{value}. Obre els casos simulats', es: '{value}. Abrir los casos simulados', en: '{value}. Open the simulated cases' }, { value: say(kind, figure.mean) })} onClick={() => onOpen({ scenario: today, key, words })}>{say(kind, figure.mean)}</button> : say(kind, figure.mean)} note={t({ ca: 'entre {low} i {high}', es: 'entre {low} y {high}', en: 'between {low} and {high}' }, { low: say(kind, figure.in80[0]), high: say(kind, figure.in80[1]) })} />];
          })}</Dashboard>
        )}
        {likeness !== null && (
          <div className="what-if-two">
            <div className="what-if-stack">
              <h3>{t({ ca: 'Fins on us en podeu refiar', es: 'Hasta dónde puede fiarse', en: 'How far to trust it' })}</h3>
              <p><State tone={verdicts[likeness.verdict].tone}>{t(verdicts[likeness.verdict].words)}</State></p>
              <p>{t(likeness.reading)}</p>
              <Fidelity likeness={likeness} say={(share) => say('share', share)} />
            </div>
            {outcome !== null && likeness.recorded.spread.length > 0 && (
              <Intervals title={t({ ca: 'Avui, simulat i registrat', es: 'Hoy, simulado y registrado', en: 'Today, simulated and recorded' })} say={(value) => say('duration', value)} source={{ ca: 'registre de l’estudi (rombe) i simulació (punt)', es: 'registro del estudio (rombo) y simulación (punto)', en: 'log of the study (diamond) and simulation (dot)' }}
                rows={shares.flatMap(([ca, es, en, place]) => {
                  const [past, now] = [likeness.recorded.spread[place], outcome.spread[place]];
                  return [
                    ...(past === undefined ? [] : [{ name: `${t({ ca, es, en })} (${t({ ca: 'registrat', es: 'registrado', en: 'recorded' })})`, value: past, in80: null, in95: null, past: true }]),
                    ...(now === undefined ? [] : [{ name: `${t({ ca, es, en })} (${t({ ca: 'simulat', es: 'simulado', en: 'simulated' })})`, value: now.mean, in80: now.in80, in95: now.in95 }]),
                  ];
                })} />
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

function Scenario({ study, scenario, may, onEdit, onRemove, onChange }: { study: StudyPage; scenario: ScenarioTold; may: boolean; onEdit(): void; onRemove(): void; onChange(): void }) {
  const t = useText();
  const called = useStep();
  const changes = changeWords(scenario.changes, { ...study, called });
  return (
    <li>
      <header>
        <h3>{scenario.name}</h3>
        {may && <div className="what-if-acts"><Button small look="quiet" icon={PencilSimpleIcon} onClick={onEdit}>{t({ ca: 'Canvia', es: 'Cambiar', en: 'Change' })}</Button><Button small look="quiet" icon={TrashIcon} onClick={onRemove}>{t({ ca: 'Treu', es: 'Quitar', en: 'Remove' })}</Button></div>}
      </header>
      <div className="what-if-changes">{changes.length === 0 ? <span className="soft small">{t({ ca: 'No hi canvia res.', es: 'No cambia nada.', en: 'Nothing is changed.' })}</span> : changes.map((words, place) => <Tag key={place}>{t(words)}</Tag>)}</div>
      <Progress scenario={scenario} onChange={onChange} />
      {scenario.reading !== null && <p>{t(scenario.reading)}</p>}
      {scenario.run !== null && scenario.run.unknown.length > 0 && <p className="small soft">{t({ ca: 'El registre no diu res de {steps}: se simula com si no demanés temps ni ningú.', es: 'El registro no dice nada de {steps}: se simula como si no pidiera tiempo ni a nadie.', en: 'The log tells nothing of {steps}: it is simulated as if it took no time and nobody.' }, { steps: scenario.run.unknown.slice(0, 5).map((name) => `«${called(name)}»`).join(', ') })}</p>}
    </li>
  );
}

/** How far a simulation is, and a way to stop it; or why there is none. */
function Progress({ scenario, onChange }: { scenario: ScenarioTold; onChange(): void }) {
  const t = useText();
  const cancel = useRun<null>('simulation.cancel-run');
  const again = useRun<{ run: string }>('simulation.run-scenario');
  const may = useOrganisation()?.can('simulation.run') === true;
  const { run } = scenario;
  if (run?.state === 'done') return null;
  if (run?.state === 'running') {
    return (
      <div role="status" className="what-if-acts">
        <progress aria-label={t({ ca: 'Simulació de «{name}»', es: 'Simulación de «{name}»', en: 'Simulation of “{name}”' }, { name: scenario.name })} value={run.finished} max={run.repetitions} />
        <span className="small">{t({ ca: '{done} de {all} {all|període|períodes} simulats', es: '{done} de {all} {all|período|períodos} simulados', en: '{done} of {all} {all|period|periods} simulated' }, { done: run.finished, all: run.repetitions })}</span>
        {may && <Button small busy={cancel.running} onClick={() => void cancel.run({ run: run.id }).then(onChange)}>{t({ ca: 'Atura-ho', es: 'Detenerlo', en: 'Stop it' })}</Button>}
      </div>
    );
  }
  return (
    <div className="what-if-acts">
      <span className="small">{run === null ? t({ ca: 'No s’ha simulat.', es: 'No se ha simulado.', en: 'Not simulated.' }) : run.state === 'cancelled' ? t({ ca: 'S’ha aturat abans d’acabar: no diu res.', es: 'Se detuvo antes de acabar: no dice nada.', en: 'It was stopped before its end: it tells nothing.' }) : run.trouble === null ? '' : t(run.trouble)}</span>
      {may && <Button small busy={again.running} onClick={() => void again.run({ scenario: scenario.id }).then(onChange)}>{t({ ca: 'Simula-ho', es: 'Simularlo', en: 'Simulate it' })}</Button>}
    </div>
  );
}

function Comparison({ study, onOpen }: { study: StudyPage; onOpen(opened: Opened): void }) {
  const t = useText();
  const say = useSay(study.time);
  const [figure, setFigure] = useState('mean');
  const done = study.scenarios.filter(({ outcome }) => outcome !== null);
  const some = told.filter(({ key }) => done.some(({ outcome }) => outcome?.figures[key] !== undefined));
  const chosen = some.find(({ key }) => key === figure) ?? some[0];
  if (chosen === undefined) return null;
  return (
    <Section title={t({ ca: 'De costat', es: 'Lado a lado', en: 'Side by side' })}>
      <div className="what-if-stack">
        <div style={{ maxInlineSize: '24rem' }}><Select label={t({ ca: 'Què voleu comparar', es: 'Qué quiere comparar', en: 'What to compare' })} value={chosen.key} onValue={setFigure} options={some.map(({ key, words }) => ({ value: key, label: t(words) }))} /></div>
        <Intervals title={t(chosen.words)} say={(value) => say(chosen.kind, value)} source={{ ca: 'simulació de cada escenari', es: 'simulación de cada escenario', en: 'simulation of each scenario' }} rows={done.flatMap(({ name, outcome }) => { const each = outcome?.figures[chosen.key]; return each === undefined ? [] : [{ name, value: each.mean, in80: each.in80, in95: each.in95 }]; })} />
        <SideBySide study={study} done={done} figures={some} onOpen={onOpen} />
      </div>
    </Section>
  );
}
