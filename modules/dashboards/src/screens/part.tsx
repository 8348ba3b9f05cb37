import { Link, problemFrom, ProblemNotice, Skeleton, useLanguage, useOrganisationSlug, useText } from '@comu/design';
import { Chart, useFigure, useSourceLine } from '@comu/indicators/chart';
import type { Part } from '../dashboards.records.ts';
import { specOf } from '../parts/spec.ts';
import { piecesOf, type Live } from '../parts/story.ts';
import { say } from '../words.ts';
import { AnswerView } from './answer-view.tsx';
import type { LiveFigure, PartShown } from './rows.ts';

/** One part as it is now. Where it is only looked at while it is put together, nothing in it leads away. */
export function PartView({ part, shown, linked = true }: { part: Part; shown: PartShown | undefined; linked?: boolean }) {
  const t = useText();
  const { language } = useLanguage();
  const figure = useFigure();
  const sourceLine = useSourceLine();
  const originOf = useOrigin();
  const org = useOrganisationSlug();
  if (shown === undefined) return <Skeleton lines={4} />;
  if (shown.problem !== undefined) return <ProblemNotice problem={problemFrom('dashboards.part', 404, shown.problem)} />;
  if (part.kind === 'text') return <Story text={part.text} figures={shown.figures ?? []} linked={linked} />;
  if (part.kind === 'figure') {
    const found = shown.figures?.[0];
    return found === undefined ? null : (
      <div className="board-figure">
        <p>{t(found.name)}</p><p className="board-number tabular">{figure(found.value, found)}</p>
        <p className="small soft">{found.placeName} · {found.period}{found.value === null && found.absent !== null && ` · ${t(found.absent)}`}</p>
        <p className="small soft">{originOf([found]).join(' · ')}</p>
        {linked && found.period !== null && <p className="small"><Link href={whyHref(org, found)}>{t(say('D’on surt', 'De dónde sale', 'Where it comes from'))}<span className="sr-only">: {t(found.name)}</span></Link></p>}
      </div>
    );
  }
  if (part.kind === 'question') return shown.answer === undefined ? null : <AnswerView title={part.title} shape={part.shape} answer={shown.answer} />;
  if (shown.rows === undefined) return null;
  const { rows } = shown;
  if (part.kind === 'table') return (
    <div className="board-table"><div className="grid-frame" role="region" tabIndex={0} aria-label={t(rows.name)}><table className="grid"><caption>{t(rows.name)}</caption><thead><tr><th scope="col">{t(say('Municipi', 'Municipio', 'Municipality'))}</th><th scope="col" className="cell-number">{t(rows.unit) || t(rows.name)}</th></tr></thead><tbody>{rows.rows.map((row) => <tr key={`${row.place}${row.dimension}`}><th scope="row">{row.dimension === '' ? row.name : (rows.dimensionNames[row.dimension]?.[language] ?? row.dimension)}</th><td className="cell-number">{figure(row.value, { ...rows, unit: { ca: '', es: '', en: '' } })}</td></tr>)}</tbody></table></div><p className="small soft">{sourceLine(rows)}</p></div>
  );
  const { spec, rows: lines } = specOf(part, rows, language);
  return <Chart spec={spec} rows={lines} source={sourceLine(rows)} formula={t(rows.formula)} />;
}

/** Where a few figures come from, each source once. */
function useOrigin() {
  const sourceLine = useSourceLine();
  return (figures: readonly LiveFigure[]): readonly string[] => [...new Set(figures.map(({ source, versions, at }) => sourceLine({ source, sources: versions, at })))];
}

const whyHref = (org: string | undefined, { indicator, place, period }: Pick<LiveFigure, 'indicator' | 'place' | 'period'>) => `/o/${org ?? ''}/indicadors/fitxa/${indicator}/valor/${place}/${period ?? ''}`;

/** A text with its figures in it, each of which leads to why it is what it is. */
function Story({ text, figures, linked }: { text: string; figures: readonly LiveFigure[]; linked: boolean }) {
  const t = useText();
  const figure = useFigure();
  const origins = useOrigin()(figures);
  const org = useOrganisationSlug();
  const said = ({ indicator, place, period }: Live, key: number) => {
    const found = figures.find((each) => each.indicator === indicator && each.place === place && each.asked === (period ?? null));
    if (found === undefined) return '—';
    const words = found.value === null ? (found.absent === null ? '—' : t(found.absent).toLowerCase()) : figure(found.value, found);
    return found.period === null || !linked ? <strong key={key} className="story-live">{words}</strong> : <Link key={key} className="story-live" href={whyHref(org, found)} title={`${t(found.name)}, ${found.placeName}, ${found.period}`}>{words}</Link>;
  };
  return <div className="board-text">{text.split(/\n{2,}/).map((paragraph, at) => <p key={at}>{piecesOf(paragraph).map((piece, index) => (typeof piece === 'string' ? piece : said(piece, index)))}</p>)}{origins.length > 0 && <p className="small soft">{t(say('Font: {source}', 'Fuente: {source}', 'Source: {source}'), { source: origins.join('; ') })}</p>}</div>;
}
