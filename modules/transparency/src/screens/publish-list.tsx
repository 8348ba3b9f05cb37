import { Button, EmptyState, Link, Page, ProblemNotice, Section, Skeleton, State, useGo, useQueryOperation, useRun, useText, type ScreenProps, type Text, type Tone } from '@comu/design';
import { say } from './answers.ts';
import { CatalogueQuality } from './catalogue-quality.tsx';
import './transparency.css';

const states: Readonly<Record<string, { readonly tone: Tone; readonly label: Text }>> = {
  draft: { tone: 'neutral', label: say('En preparació', 'En preparación', 'Being prepared') }, preparing: { tone: 'pending', label: say('S’està publicant', 'Publicándose', 'Being published') }, published: { tone: 'success', label: say('Publicat', 'Publicado', 'Published') },
  withheld: { tone: 'waiting', label: say('Aturat', 'Detenido', 'Withheld') }, withdrawn: { tone: 'off', label: say('Retirat', 'Retirado', 'Withdrawn') },
};
export const stateOf = (state: string) => states[state] ?? states['draft']!;
interface Offers { readonly offers: readonly { readonly id: string; readonly title: string; readonly state: string; readonly why: Text | null }[]; readonly candidates: readonly { readonly id: string; readonly title: string; readonly code: string }[] }

/** What is open data already with the score of its catalogue, and what could be. */
export function PublishList({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const { data, error } = useQueryOperation<Offers>('transparency.offers', {});
  const { run, running, problem } = useRun<{ id: string }>('transparency.offer-dataset');
  const out = data?.offers.some(({ state }) => state === 'published') === true;
  return (
    <Page title={t(say('Dades obertes', 'Datos abiertos', 'Open data'))} lead={t(say('Els conjunts del catàleg que tothom pot consultar i reutilitzar.', 'Los conjuntos del catálogo que todo el mundo puede consultar y reutilizar.', 'The datasets of the catalogue that everybody may read and re-use.'))} trail={[{ label: t(say('Transparència', 'Transparencia', 'Transparency')), href: `/o/${org}/dades/transparencia` }]}>
      {(error ?? problem) && <ProblemNotice problem={(problem ?? error?.problem)!} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data && data.offers.length + data.candidates.length === 0 && <EmptyState title={t(say('Encara no hi ha dades per publicar', 'Todavía no hay datos que publicar', 'No data to publish yet'))}>{t(say('Carregueu un fitxer al catàleg i torneu-hi.', 'Cargue un archivo en el catálogo y vuelva.', 'Load a file into the catalogue and come back.'))} <Link href={`/o/${org}/dades`}>{t(say('Catàleg', 'Catálogo', 'Catalogue'))}</Link></EmptyState>}
      {out && <CatalogueQuality org={org} />}
      {data && data.offers.length > 0 && <Section title={t(say('Al portal', 'En el portal', 'In the portal'))}><ul className="publish-list">{data.offers.map(({ id, title, state, why }) => <li key={id}><div><Link href={`/o/${org}/dades/publica/${id}`}>{title}</Link>{why && <span className="small">{t(why)}</span>}</div><State tone={stateOf(state).tone}>{t(stateOf(state).label)}</State></li>)}</ul></Section>}
      {data && data.candidates.length > 0 && <Section title={t(say('Es poden publicar', 'Se pueden publicar', 'Can be published'))}><ul className="publish-list">{data.candidates.map(({ id, title, code }) => <li key={id}><div><span>{title}</span><code className="small soft">{code}</code></div><Button busy={running} onClick={() => void run({ dataset: id }).then((offer) => offer && go(`/o/${org}/dades/publica/${offer.id}`))}>{t(say('Prepara', 'Preparar', 'Prepare'))}<span className="sr-only"> {title}</span></Button></li>)}</ul></Section>}
    </Page>
  );
}
