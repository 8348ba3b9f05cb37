import { ButtonLink, EmptyState, Link, Page, PlusIcon, ProblemNotice, Section, Skeleton, State, Tag, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';
import { sayOccasion, type ReactionRow } from './reaction-words.ts';
import './indicators.css';

/** What the body does when a figure crosses a level or a dataset breaks its promise. */
export function Reactions({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const manages = useOrganisation()?.can('indicators.manage') === true;
  const { data, error } = useQueryOperation<readonly ReactionRow[]>('indicators.reactions');
  const fresh = manages && <ButtonLink look="primary" icon={PlusIcon} href={`/o/${org}/reaccions/nova`}>{t(say('Nova reacció', 'Nueva reacción', 'New reaction'))}</ButtonLink>;
  return (
    <Page title={t(say('Reaccions', 'Reacciones', 'Reactions'))} lead={t(say('Què passa quan una xifra passa d’un llindar o unes dades no compleixen: un avís, una tasca o un procés.', 'Qué pasa cuando una cifra pasa de un umbral o unos datos no cumplen: un aviso, una tarea o un proceso.', 'What happens when a figure crosses a level or data break their promise: a notice, a task or a process.'))} actions={fresh}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data?.length === 0 && <EmptyState title={t(say('Encara no hi ha cap reacció', 'Todavía no hay ninguna reacción', 'There are no reactions yet'))} action={fresh}>{t(say('Digueu què s’ha de vigilar i què s’ha de fer. Abans de desar-la la podeu provar amb les dades d’ara.', 'Diga qué hay que vigilar y qué hay que hacer. Antes de guardarla puede probarla con los datos de ahora.', 'Say what has to be watched and what has to be done. Before you keep it you can try it on the data of now.'))}</EmptyState>}
      {data !== undefined && data.length > 0 && <Section flush><ul className="indicator-list">{data.map((each) => (
        <li key={each.id}>
          <div><Link href={`/o/${org}/reaccions/${each.id}`}>{each.title}</Link><p className="small soft">{sayOccasion(each, t)}{each.lastAt !== null && ` · ${t(say('última vegada, {at}', 'última vez, {at}', 'last time, {at}'), { at: format.shortMoment(each.lastAt) })}`}</p></div>
          <p className="reaction-states">
            {!each.active && <Tag>{t(say('Aturada', 'Parada', 'Stopped'))}</Tag>}
            {each.failed > 0 && <State tone="danger">{t(say('Alguna cosa ha fallat', 'Algo ha fallado', 'Something failed'))}</State>}
            {each.active && (each.standing ? <State tone="warning">{t(say('Es compleix ara', 'Se cumple ahora', 'Holds now'))}</State> : <State tone="success">{t(say('Tot normal', 'Todo normal', 'All normal'))}</State>)}
          </p>
        </li>))}</ul></Section>}
    </Page>
  );
}
