import { useState } from 'react';
import { useOrganisation, ButtonLink, EmptyState, Link, Page, ProblemNotice, Skeleton, State, Tabs, useQueryOperation, useText, type ScreenProps, type Tone } from '@comu/design';
import { say, type Items, type Score } from './answers.ts';
import { FeedPortal } from './feed.tsx';
import './transparency.css';

export const scoreStates: Readonly<Record<Score['state'], { readonly tone: Tone; readonly label: ReturnType<typeof say> }>> = {
  published: { tone: 'success', label: say('Publicat', 'Publicado', 'Published') }, late: { tone: 'waiting', label: say('Endarrerit', 'Atrasado', 'Late') }, ready: { tone: 'info', label: say('A punt', 'Listo', 'Ready') },
  empty: { tone: 'off', label: say('Buit', 'Vacío', 'Empty') }, 'not-applicable': { tone: 'neutral', label: say('No s’aplica', 'No se aplica', 'Does not apply') },
};

/** What the law asks of the body, what is missing and what each person has to do. */
export function TransparencyItems({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const [tab, setTab] = useState<'todo' | 'mine' | 'all'>('todo');
  const { data, error } = useQueryOperation<Items>('transparency.items', { mine: tab === 'mine' });
  const mayFeed = useOrganisation()?.can('transparency.publish') === true && (data?.items ?? []).some(({ feedable }) => feedable);
  const shown = (data?.items ?? []).filter(({ score }) => tab === 'all' || score.todo !== null);
  return (
    <Page title={t(say('Transparència', 'Transparencia', 'Transparency'))} lead={t(say('El que la llei ens demana publicar, com està i què toca fer.', 'Lo que la ley nos pide publicar, cómo está y qué toca hacer.', 'What the law asks us to publish, how it stands and what is to be done.'))}
      actions={<><ButtonLink href={`/transparencia/${org}`}>{t(say('Vegeu el portal', 'Ver el portal', 'See the portal'))}</ButtonLink><ButtonLink look="primary" href={`/o/${org}/dades/publica`}>{t(say('Publica dades obertes', 'Publicar datos abiertos', 'Publish open data'))}</ButtonLink></>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data && <p className="portal-score"><strong className="tabular">{data.totals.score}<span> / 100</span></strong><span>{t(say('{published} de {asked} {published|publicat|publicats}, {late} {late|endarrerit|endarrerits}.', '{published} de {asked} {published|publicado|publicados}, {late} {late|atrasado|atrasados}.', '{published} of {asked} published, {late} late.'), { published: data.totals.published, asked: data.totals.asked, late: data.totals.late })}</span></p>}
      {mayFeed && <FeedPortal />}
      <Tabs label={t(say('Quins', 'Cuáles', 'Which'))} value={tab} onValue={(key) => setTab(key as typeof tab)} tabs={[{ key: 'todo', label: t(say('Per fer', 'Por hacer', 'To do')) }, { key: 'mine', label: t(say('Meus', 'Míos', 'Mine')) }, { key: 'all', label: t(say('Tots', 'Todos', 'All')) }]}>
        {data === undefined && !error && <Skeleton lines={10} />}
        {data && shown.length === 0 && <EmptyState title={t(say('No hi ha res per fer', 'No hay nada por hacer', 'There is nothing to do'))}>{t(tab === 'mine' ? say('No responeu de cap contingut pendent. A “Tots” podeu veure qui respon de cada un.', 'No responde de ningún contenido pendiente. En «Todos» puede ver quién responde de cada uno.', 'You answer for nothing that is pending. Under “All” you can see who answers for each.') : say('Tot el que la llei demana és publicat i al dia.', 'Todo lo que la ley pide está publicado y al día.', 'All that the law asks is published and fresh.'))}</EmptyState>}
        {data?.families.map((family) => {
          const items = shown.filter((each) => each.family === family.code);
          return items.length === 0 ? null : (
            <details key={family.code} className="publish-family" open={tab !== 'todo' || items.some(({ score }) => score.state !== 'empty')}>
              <summary><strong>{t(family.title)}</strong><span className="soft small">{t(say('{n} {n|contingut|continguts}', '{n} {n|contenido|contenidos}', '{n} {n|content|contents}'), { n: items.length })}</span></summary>
              <ul className="publish-list">{items.map(({ code, title, article, score, row }) => (
                <li key={code}><div><Link href={`/o/${org}/dades/transparencia/${code}`}>{t(title)}</Link><span className="soft small">{article}{row?.responsible ? ` · ${row.responsible.name}` : ''}</span>{score.todo && <span className="small">{t(score.todo)}</span>}</div><State tone={scoreStates[score.state].tone}>{t(scoreStates[score.state].label)}{score.score > 0 && ` · ${score.score}`}</State></li>
              ))}</ul>
            </details>
          );
        })}
      </Tabs>
    </Page>
  );
}
