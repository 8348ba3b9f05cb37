import { Link, ProblemNotice, Section, Skeleton, useFormat, useQueryOperation, useText } from '@comu/design';
import { say, type Quality } from './answers.ts';
import { pageOf } from './mended.tsx';
import { Score } from './score.tsx';

const shownAtFirst = 8;

/** The score of the body’s catalogue of 405, the next points to gain with the way to each, and how it is computed. */
export function CatalogueQuality({ org }: { org: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<Quality>('transparency.catalogue-quality', {});
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <Skeleton lines={5} />;
  return (
    <Section title={t(say('Qualitat del catàleg', 'Calidad del catálogo', 'Quality of the catalogue'))} describe={t(data.datasets === 1 ? say('Com es descriu el conjunt publicat, mesurat com ho fa data.europa.eu.', 'Cómo se describe el conjunto publicado, medido como lo hace data.europa.eu.', 'How the published dataset is told, measured as data.europa.eu does.') : say('Com es descriuen els {n} conjunts publicats, mesurat com ho fa data.europa.eu.', 'Cómo se describen los {n} conjuntos publicados, medido como lo hace data.europa.eu.', 'How the {n} published datasets are told, measured as data.europa.eu does.'), { n: format.integer(data.datasets) })}>
      <div className="mqa-whole">
        <Score score={data.score} rating={data.rating} byDimension={data.byDimension} />
        <div className="mqa-next">
          <h3>{t(data.next.length === 0 ? say('No hi falta res', 'No falta nada', 'Nothing is missing') : say('El proper punt', 'El próximo punto', 'The next point'))}</h3>
          {data.next.length === 0 && <p className="soft">{t(say('Tots els conjunts tenen tot el que es mesura.', 'Todos los conjuntos tienen todo lo que se mide.', 'Every dataset has all that is measured.'))}</p>}
          <ol>{data.next.map((step) => <li key={step.id}><Next org={org} step={step} /></li>)}</ol>
        </div>
      </div>
      <details className="gap-above">
        <summary>{t(say('Com es calcula', 'Cómo se calcula', 'How it is computed'))}</summary>
        <p className="gap-above">{t(say('Cada mesura val els seus punts multiplicats per la part dels conjunts (o dels fitxers) que la compleixen; sumen 405. A partir de 351 és excel·lent, de 221 bona i de 121 suficient. Els punts de l’últim pas poden ser fraccions: es diuen arrodonits cap amunt.', 'Cada medida vale sus puntos multiplicados por la parte de los conjuntos (o de los ficheros) que la cumplen; suman 405. A partir de 351 es excelente, de 221 buena y de 121 suficiente. Los puntos del último paso pueden ser fracciones: se dicen redondeados hacia arriba.', 'Each measure is worth its points times the share of datasets (or files) that meet it; they add up to 405. From 351 it is excellent, from 221 good and from 121 sufficient. The points of a last step may be fractions: they are told rounded up.'))}</p>
        <div className="portal-table gap-above" tabIndex={0} role="region" aria-label={t(say('Mesures', 'Medidas', 'Measures'))}><table className="tabular">
          <thead><tr><th scope="col">{t(say('Mesura', 'Medida', 'Measure'))}</th><th scope="col">{t(say('La compleixen', 'La cumplen', 'Meet it'))}</th><th scope="col">{t(say('Punts', 'Puntos', 'Points'))}</th></tr></thead>
          <tbody>{data.lines.map(({ id, says, share, points, of }) => <tr key={id}><td>{t(says)}</td><td data-label={t(say('La compleixen', 'La cumplen', 'Meet it'))}>{format.percent(share)}</td><td data-label={t(say('Punts', 'Puntos', 'Points'))}>{points} / {of}</td></tr>)}</tbody>
        </table></div>
      </details>
    </Section>
  );
}

/** One step: what to do, how many points it gives, and the way to where it is done, in each dataset that lacks it. */
function Next({ org, step: { points, remedy, place, where, count } }: { org: string; step: Quality['next'][number] }) {
  const t = useText();
  const page = place === null ? null : pageOf(place, { org });
  const links = where.map(({ offer, title }) => ({ title, href: (place === null ? null : pageOf(place, { org, offer }))?.href ?? `/o/${org}/dades/publica/${offer}` }));
  return (
    <>
      <span><strong className="offer-points tabular">+{points}</strong> {t(remedy)}</span>
      {page !== null ? <Link href={page.href}>{t(page.name)}</Link> : <ul className="mqa-where">{links.slice(0, shownAtFirst).map(({ title, href }) => <li key={href}><Link href={href}>{title}</Link></li>)}{links.length > shownAtFirst && <li className="soft small">{t(say('i {n} més', 'y {n} más', 'and {n} more'), { n: Math.max(links.length, count) - shownAtFirst })}</li>}</ul>}
    </>
  );
}
