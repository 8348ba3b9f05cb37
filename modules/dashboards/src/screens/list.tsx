import { ButtonLink, ChartBarIcon, EmptyState, Link, Page, PlusIcon, ProblemNotice, Section, Skeleton, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';
import type { Listed } from './rows.ts';
import './dashboards.css';

/** The dashboards shared with whoever looks. */
export function Dashboards({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const composes = useOrganisation()?.can('dashboards.compose') === true;
  const { data, error } = useQueryOperation<readonly Listed[]>('dashboards.list');
  const fresh = composes && <ButtonLink look="primary" icon={PlusIcon} href={`/o/${org}/quadres/nou`}>{t(say('Nou quadre', 'Nuevo cuadro', 'New dashboard'))}</ButtonLink>;
  return (
    <Page title={t(say('Quadres de comandament', 'Cuadros de mando', 'Dashboards'))} lead={t(say('Pàgines de xifres i text que es posen al dia soles.', 'Páginas de cifras y texto que se actualizan solas.', 'Pages of figures and text that keep themselves up to date.'))}
      actions={<><ButtonLink href={`/o/${org}/pregunta`}>{t(say('Pregunta a les dades', 'Preguntar a los datos', 'Ask the data'))}</ButtonLink>{data?.length !== 0 && fresh}</>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={5} />}
      {data?.length === 0 && <EmptyState title={t(say('Encara no hi ha cap quadre', 'Todavía no hay ningún cuadro', 'There are no dashboards yet'))} action={fresh}>{t(say('Trieu uns quants indicadors, digueu com s’han de veure i compartiu-ho amb qui ho necessiti.', 'Elija unos indicadores, diga cómo se deben ver y compártalo con quien lo necesite.', 'Choose some indicators, say how they should be seen and share it with whoever needs it.'))}</EmptyState>}
      {data !== undefined && data.length > 0 && <Section flush><ul className="board-list">{data.map(({ id, name, about, parts }) => <li key={id}><ChartBarIcon size={20} aria-hidden /><div><Link href={`/o/${org}/quadres/${id}`}>{name}</Link><p className="small soft">{about ?? t(parts === 1 ? say('1 peça', '1 pieza', '1 part') : say('{n} peces', '{n} piezas', '{n} parts'), { n: parts })}</p></div></li>)}</ul></Section>}
    </Page>
  );
}
