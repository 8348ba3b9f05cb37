import { useEffect, useState } from 'react';
import { ArrowCounterClockwiseIcon, Button, Confirm, EmptyState, Page, ProblemNotice, ProhibitIcon, Section, Skeleton, State, Tabs, TextArea, toast, useFormat, useQueryOperation, useRun, useText, type Text, type Tone } from '@comu/design';
import './jobs.css';

type JobState = 'dead' | 'failing' | 'waiting' | 'given-up';
interface Job {
  readonly id: string;
  readonly operation: string;
  readonly title: Text | null;
  readonly state: JobState;
  readonly at: string;
  readonly runAt: string;
  readonly failures: number;
  readonly attemptsLeft: number;
  readonly failure: { readonly code?: string; readonly sentence?: Text; readonly message?: string } | null;
  readonly givenUp: { readonly why: string; readonly by: string; readonly at: string } | null;
}

const states: readonly { readonly state: JobState; readonly tone: Tone; readonly title: Text; readonly empty: Text; readonly explain: Text }[] = [
  { state: 'dead', tone: 'waiting', title: { ca: 'Aturades', es: 'Detenidos', en: 'Stopped' }, empty: { ca: 'Cap feina aturada', es: 'Ningún trabajo detenido', en: 'No stopped jobs' }, explain: { ca: 'Si una feina falla totes les vegades, la veureu aquí amb el motiu.', es: 'Si un trabajo falla todas las veces, lo verá aquí con el motivo.', en: 'If a job fails every time, you will see it here with the reason.' } },
  { state: 'failing', tone: 'pending', title: { ca: 'Es tornen a provar', es: 'Se vuelven a intentar', en: 'Being tried again' }, empty: { ca: 'Cap feina no falla', es: 'Ningún trabajo falla', en: 'No job is failing' }, explain: { ca: 'El que falla es torna a provar sol, cada cop més espaiat, fins a una hora.', es: 'Lo que falla se vuelve a intentar solo, cada vez más espaciado, hasta una hora.', en: 'What fails is tried again by itself, at longer and longer intervals, up to an hour.' } },
  { state: 'waiting', tone: 'info', title: { ca: 'En espera', es: 'En espera', en: 'Waiting' }, empty: { ca: 'No hi ha res per fer', es: 'No hay nada por hacer', en: 'There is nothing to do' }, explain: { ca: 'El sistema ho té tot fet.', es: 'El sistema lo tiene todo hecho.', en: 'The system has done everything.' } },
  { state: 'given-up', tone: 'off', title: { ca: 'Abandonades', es: 'Abandonados', en: 'Given up' }, empty: { ca: 'No se n’ha abandonat cap', es: 'No se ha abandonado ninguno', en: 'None was given up' }, explain: { ca: 'El que s’abandona queda aquí amb el motiu i es pot reprendre.', es: 'Lo que se abandona queda aquí con el motivo y se puede retomar.', en: 'What is given up stays here with its reason and may be taken up again.' } },
];

/** What the machine has to do by itself: what stopped and why, what is tried again and when, what waits, and what a person gave up. */
export function Jobs() {
  const t = useText();
  const { data, error, refetch } = useQueryOperation<{ counts: Readonly<Record<JobState, number>>; jobs: readonly Job[] }>('kernel.jobs');
  // Jobs come and go without anybody’s doing, so the screen looks again by itself.
  useEffect(() => {
    const looking = setInterval(() => void refetch(), 4_000);
    return () => clearInterval(looking);
  }, [refetch]);
  const [chosen, setChosen] = useState<JobState>();
  const [leaving, setLeaving] = useState<Job>();
  const shown = chosen ?? states.find(({ state }) => (data?.counts[state] ?? 0) > 0)?.state ?? 'dead';
  const sign = states.find(({ state }) => state === shown)!;
  const jobs = data?.jobs.filter(({ state }) => state === shown) ?? [];
  return (
    <Page title={t({ ca: 'Feines del sistema', es: 'Trabajos del sistema', en: 'System jobs' })} lead={t({ ca: 'El que el sistema fa sol: enviar, segellar, publicar, comptar.', es: 'Lo que el sistema hace solo: enviar, sellar, publicar, contar.', en: 'What the system does by itself: send, seal, publish, count.' })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data && (
        <Tabs label={t({ ca: 'Com estan', es: 'Cómo están', en: 'How they stand' })} value={shown} onValue={(key) => setChosen(key as JobState)} tabs={states.map(({ state, title }) => ({ key: state, label: t(title), ...(data.counts[state] > 0 ? { count: data.counts[state] } : {}) }))}>
          {jobs.length === 0 && <EmptyState title={t(sign.empty)}>{t(sign.explain)}</EmptyState>}
          {jobs.length > 0 && <Section flush><ul className="jobs">{jobs.map((job) => <JobRow key={job.id} job={job} tone={sign.tone} onGiveUp={() => setLeaving(job)} />)}</ul></Section>}
          {data.counts[shown] > jobs.length && <p className="small soft">{t({ ca: 'Es mostren les {shown} primeres de {count}.', es: 'Se muestran los {shown} primeros de {count}.', en: 'The first {shown} of {count} are shown.' }, { shown: jobs.length, count: data.counts[shown] })}</p>}
        </Tabs>
      )}
      {leaving && <GiveUp job={leaving} onClose={() => setLeaving(undefined)} />}
    </Page>
  );
}

const nameOf = ({ title, operation }: Job): Text => title ?? { ca: `Feina d’un mòdul que ja no hi és (${operation})`, es: `Trabajo de un módulo que ya no está (${operation})`, en: `Job of a module that is no longer here (${operation})` };

function JobRow({ job, tone, onGiveUp }: { job: Job; tone: Tone; onGiveUp(): void }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun('kernel.retry-job');
  const { failure, givenUp, state, failures } = job;
  const again = async () => {
    if ((await run({ id: job.id })) !== undefined) toast({ ca: 'Es prova ara mateix', es: 'Se intenta ahora mismo', en: 'It is being tried now' });
  };
  const next = state === 'dead' || state === 'given-up' ? undefined : new Date(job.runAt) <= new Date() ? t({ ca: 'Toca ara', es: 'Toca ahora', en: 'Due now' }) : t({ ca: 'Pròxim intent: {when}', es: 'Próximo intento: {when}', en: 'Next attempt: {when}' }, { when: format.moment(job.runAt) });
  return (
    <li className="job">
      <div>
        <p className="job-name"><strong>{t(nameOf(job))}</strong> {failures > 0 && <State tone={tone}>{t(failures === 1 ? { ca: '1 intent fallit', es: '1 intento fallido', en: '1 failed attempt' } : { ca: '{count} intents fallits', es: '{count} intentos fallidos', en: '{count} failed attempts' }, { count: failures })}</State>}</p>
        {failure?.sentence !== undefined && <p>{t(failure.sentence)}</p>}
        {failure?.sentence === undefined && failure?.message !== undefined && <><p>{t({ ca: 'Ha fallat per un error tècnic. Passeu aquest missatge a qui manté el sistema:', es: 'Ha fallado por un error técnico. Pase este mensaje a quien mantiene el sistema:', en: 'It failed because of a technical error. Give this message to whoever keeps the system:' })}</p><pre className="failure">{failure.message}</pre></>}
        {givenUp && <p>{t({ ca: '{by} la va abandonar ({when}): {why}', es: '{by} lo abandonó ({when}): {why}', en: '{by} gave it up ({when}): {why}' }, { by: givenUp.by, when: format.moment(givenUp.at), why: givenUp.why })}</p>}
        <p className="small soft">{[t({ ca: 'Encarregada {ago}', es: 'Encargado {ago}', en: 'Left to be done {ago}' }, { ago: format.ago(job.at) }), next, state === 'failing' ? t({ ca: '{left|Li queda|Li queden} {left} {left|intent|intents}', es: '{left|Le queda|Le quedan} {left} {left|intento|intentos}', en: '{left} {left|attempt|attempts} left' }, { left: job.attemptsLeft }) : undefined].filter(Boolean).join(' · ')}</p>
        {problem && <ProblemNotice problem={problem} />}
      </div>
      <div className="job-acts">
        {state !== 'waiting' && <Button small icon={ArrowCounterClockwiseIcon} busy={running} onClick={() => void again()}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}<span className="sr-only">: {t(nameOf(job))}</span></Button>}
        {(state === 'dead' || state === 'failing') && <Button small look="quiet" icon={ProhibitIcon} onClick={onGiveUp}>{t({ ca: 'Abandona', es: 'Abandonar', en: 'Give up' })}<span className="sr-only">: {t(nameOf(job))}</span></Button>}
      </div>
    </li>
  );
}

function GiveUp({ job, onClose }: { job: Job; onClose(): void }) {
  const t = useText();
  const [why, setWhy] = useState('');
  const { run, running, problem } = useRun('kernel.give-up-job');
  const leave = async () => {
    if ((await run({ id: job.id, why: why.trim() })) === undefined) return;
    toast({ ca: 'Abandonada', es: 'Abandonado', en: 'Given up' });
    onClose();
  };
  return (
    <Confirm open danger onClose={onClose} onConfirm={() => void leave()} busy={running} disabled={why.trim() === ''} title={t({ ca: 'Abandonar «{name}»', es: 'Abandonar «{name}»', en: 'Give “{name}” up' }, { name: t(nameOf(job)) })} verb={t({ ca: 'Abandona-la', es: 'Abandonarlo', en: 'Give it up' })}>
      <p>{t({ ca: 'El sistema no ho farà. Quedarà a «Abandonades» amb el motiu i es podrà reprendre.', es: 'El sistema no lo hará. Quedará en «Abandonados» con el motivo y se podrá retomar.', en: 'The system will not do it. It stays under “Given up” with its reason and may be taken up again.' })}</p>
      <TextArea label={t({ ca: 'Per què', es: 'Por qué', en: 'Why' })} value={why} onValue={setWhy} maxLength={1000} />
      {problem && <ProblemNotice problem={problem} />}
    </Confirm>
  );
}
