import { useState } from 'react';
import { Button, ButtonLink, Dialog, EmptyState, Facts, Link, Page, PencilSimpleIcon, ProblemNotice, Section, Skeleton, State, TextArea, useFormat, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { factNames } from '../records/fact-names.ts';
import { say } from '../words.ts';
import { roleChoices, sayOccasion, stepNames, type FiringRow, type ReactionRow } from './reaction-words.ts';
import './indicators.css';

/** A reaction with every time it went off: what came of each thing it does, to try again or to finish. */
export function ReactionPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<{ reaction: ReactionRow; firings: readonly FiringRow[] }>('indicators.reaction', { reaction: id });
  const stop = useRun('indicators.remove-reaction');
  const trail = [{ label: t(say('Reaccions', 'Reacciones', 'Reactions')), href: `/o/${org}/reaccions` }];
  if (data === undefined) return <Page title={t(say('Reacció', 'Reacción', 'Reaction'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={8} />}</Page>;
  const { reaction, firings } = data;
  const manages = organisation?.can('indicators.manage') === true;
  const roles = (codes: readonly string[]) => codes.map((code) => { const found = roleChoices.find(({ value }) => value === code); return found === undefined ? code : t(found.label); }).join(', ');
  const unit = organisation?.units.find((each) => each.id === reaction.task?.unit)?.name;
  const facts = [
    { label: t(say('Quan', 'Cuándo', 'When')), value: sayOccasion(reaction, t) },
    ...(reaction.notice === null ? [] : [{ label: t(stepNames.notice), value: [roles(reaction.notice.roles), reaction.notice.author ? t(say('qui l’ha feta', 'quien la ha hecho', 'who made it')) : ''].filter(Boolean).join(' · ') }]),
    ...(reaction.task === null ? [] : [{ label: t(stepNames.task), value: t(say('{what}, per a {who}, en {days} {days|dia|dies}', '{what}, para {who}, en {days} {days|día|días}', '{what}, for {who}, in {days} {days|day|days}'), { what: reaction.task.what, who: reaction.task.unit === null ? roles([reaction.task.role ?? '']) : (unit ?? t(say('una unitat', 'una unidad', 'a unit'))), days: reaction.task.days }) }]),
    ...(reaction.process === null ? [] : [{ label: t(stepNames.process), value: `${reaction.process.code}${Object.keys(reaction.process.data).length === 0 ? '' : ` (${Object.entries(reaction.process.data).map(([name, fact]) => `${name} = ${t(factNames[fact as keyof typeof factNames])}`).join(', ')})`}` }]),
  ];
  return (
    <Page title={reaction.title} trail={trail} state={!reaction.active ? <State tone="neutral">{t(say('Aturada', 'Parada', 'Stopped'))}</State> : reaction.standing ? <State tone="warning">{t(say('Es compleix ara', 'Se cumple ahora', 'Holds now'))}</State> : <State tone="success">{t(say('Tot normal', 'Todo normal', 'All normal'))}</State>}
      actions={manages && <><Button disabled={stop.running} onClick={() => void stop.run({ reaction: id, active: !reaction.active })}>{t(reaction.active ? say('Atura-la', 'Pararla', 'Stop it') : say('Torna-la a engegar', 'Volver a ponerla en marcha', 'Set it going again'))}</Button><ButtonLink look="primary" icon={PencilSimpleIcon} href={`/o/${org}/reaccions/${id}/canvia`}>{t(say('Canvia', 'Cambiar', 'Change'))}</ButtonLink></>}>
      {stop.problem && <ProblemNotice problem={stop.problem} />}
      <Section><Facts facts={facts} /></Section>
      <Section title={t(say('Què ha passat', 'Qué ha pasado', 'What happened'))}>
        {firings.length === 0 && <EmptyState title={t(say('Encara no ha saltat mai', 'Todavía no ha saltado nunca', 'It has never gone off'))}>{t(say('Es mira cada cop que la xifra es calcula o les dades canvien, i cada nit. Mentre dura, no es repeteix; quan torna a la normalitat, es diu.', 'Se mira cada vez que la cifra se calcula o los datos cambian, y cada noche. Mientras dura, no se repite; cuando vuelve a la normalidad, se dice.', 'It is looked at each time the figure is computed or the data change, and every night. While it lasts it is not repeated; when it is back to normal, it is told.'))}</EmptyState>}
        <ol className="reaction-firings">{firings.map((each) => <FiringLine key={each.id} firing={each} manages={manages} />)}</ol>
      </Section>
    </Page>
  );
}

const tones = { done: 'success', failed: 'danger', waiting: 'pending' } as const;
const stateWords = { done: say('fet', 'hecho', 'done'), failed: say('ha fallat', 'ha fallado', 'failed'), waiting: say('en marxa', 'en marcha', 'under way') } as const;

function FiringLine({ firing: { id, at, what, facts, steps, task, outcome, doneAt }, manages }: { firing: FiringRow; manages: boolean }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const [finishing, setFinishing] = useState(false);
  const retry = useRun('indicators.retry-step');
  return (
    <li>
      <p><strong>{t(what === 'crossed' ? say('Ha saltat', 'Ha saltado', 'Went off') : say('Torna a la normalitat', 'Vuelve a la normalidad', 'Back to normal'))}</strong> <span className="soft small">{format.moment(at)}</span></p>
      <p>{t(facts.summary)}</p>
      {facts.places.length > 5 && <details><summary>{t(say('Els {n} municipis', 'Los {n} municipios', 'The {n} municipalities'), { n: facts.places.length })}</summary><p className="small">{facts.places.map(({ name }) => name).join(', ')}</p></details>}
      {retry.problem && <ProblemNotice problem={retry.problem} />}
      <ul className="reaction-steps">
        {steps.map((step) => (
          <li key={step.kind}>
            <State tone={tones[step.state]}>{`${t(stepNames[step.kind])}: ${t(stateWords[step.state])}`}</State>
            <span className="small">{step.says !== null && t(step.says)}{step.instance !== undefined && organisation?.can('processes.read') === true && <> <Link href={`/o/${organisation.slug}/processos/tramit/${step.instance}`}>{t(say('Obre el tràmit', 'Abrir el trámite', 'Open the instance'))}</Link></>}{step.state === 'failed' && ` ${step.nextAt === null ? t(say('S’ha provat {n} vegades i ja no es torna a provar sol.', 'Se ha intentado {n} veces y ya no se vuelve a intentar solo.', 'It was tried {n} times and is not tried again by itself.'), { n: step.attempts }) : t(say('Es torna a provar el {at}.', 'Se vuelve a intentar el {at}.', 'It is tried again on {at}.'), { at: format.moment(step.nextAt) })}`}</span>
            {step.state === 'failed' && manages && <Button small disabled={retry.running} onClick={() => void retry.run({ firing: id, kind: step.kind })}>{t(say('Torna-ho a provar', 'Volver a intentarlo', 'Try again'))}</Button>}
          </li>
        ))}
      </ul>
      {task === 'open' && <p><Button look="primary" small onClick={() => setFinishing(true)}>{t(say('La tasca és feta', 'La tarea está hecha', 'The task is done'))}</Button></p>}
      {task === 'done' && <p className="small soft">{t(say('Tasca feta', 'Tarea hecha', 'Task done'))}{doneAt !== null && ` · ${format.shortMoment(doneAt)}`}{outcome !== null && `: ${outcome}`}</p>}
      {finishing && <Finish firing={id} onClose={() => setFinishing(false)} />}
    </li>
  );
}

function Finish({ firing, onClose }: { firing: string; onClose(): void }) {
  const t = useText();
  const [outcome, setOutcome] = useState('');
  const { run, running, problem } = useRun('indicators.finish-task');
  const done = async () => { if ((await run({ firing, outcome })) !== undefined) onClose(); };
  return (
    <Dialog open onClose={onClose} title={t(say('La tasca és feta', 'La tarea está hecha', 'The task is done'))} footer={<Button look="primary" busy={running} disabled={outcome.trim() === ''} onClick={() => void done()}>{t(say('Tanca la tasca', 'Cerrar la tarea', 'Close the task'))}</Button>}>
      <TextArea label={t(say('Què s’ha fet', 'Qué se ha hecho', 'What was done'))} value={outcome} onValue={setOutcome} />
      {problem && <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
