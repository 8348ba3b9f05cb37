import { problemFrom, ProblemNotice, Skeleton, useText } from '@comu/design';
import { Chart, useFigure, useSourceLine } from '@comu/indicators/chart';
import type { Part } from '../dashboards.records.ts';
import { specOf, withFigures } from '../parts/spec.ts';
import { say } from '../words.ts';
import { AnswerView } from './answer-view.tsx';
import type { PartShown } from './rows.ts';

/** One part as it is now. */
export function PartView({ part, shown }: { part: Part; shown: PartShown | undefined }) {
  const t = useText();
  const figure = useFigure();
  const sourceLine = useSourceLine();
  if (shown === undefined) return <Skeleton lines={4} />;
  if (shown.problem !== undefined) return <ProblemNotice problem={problemFrom('dashboards.part', 404, shown.problem)} />;
  if (part.kind === 'text') {
    const words = withFigures(part.text, (indicator, place) => { const found = shown.figures?.find((each) => each.indicator === indicator && each.place === place); return found === undefined ? '—' : found.value === null ? (found.absent === null ? '—' : t(found.absent)) : figure(found.value, found); });
    return <div className="board-text">{words.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}</div>;
  }
  if (part.kind === 'figure') {
    const found = shown.figures?.[0];
    return found === undefined ? null : <div className="board-figure"><p className="soft">{t(found.name)}</p><p className="board-number tabular">{figure(found.value, found)}</p><p className="small soft">{found.placeName} · {found.period}{found.value === null && found.absent !== null && ` · ${t(found.absent)}`}</p></div>;
  }
  if (part.kind === 'question') return shown.answer === undefined ? null : <AnswerView title={part.title} shape={part.shape} answer={shown.answer} />;
  if (shown.rows === undefined) return null;
  const { rows } = shown;
  if (part.kind === 'table') return (
    <div className="board-table"><div className="grid-frame" role="region" tabIndex={0} aria-label={t(rows.name)}><table className="grid"><caption>{t(rows.name)}</caption><thead><tr><th scope="col">{t(say('Municipi', 'Municipio', 'Municipality'))}</th><th scope="col" className="cell-number">{t(rows.unit) || t(rows.name)}</th></tr></thead><tbody>{rows.rows.map((row) => <tr key={`${row.place}${row.dimension}`}><th scope="row">{row.dimension || row.name}</th><td className="cell-number">{figure(row.value, { ...rows, unit: { ca: '', es: '', en: '' } })}</td></tr>)}</tbody></table></div><p className="small soft">{sourceLine(rows)}</p></div>
  );
  const { spec, rows: lines } = specOf(part, rows);
  return <Chart spec={spec} rows={lines} source={sourceLine(rows)} formula={t(rows.formula)} />;
}
