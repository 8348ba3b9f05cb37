import { useFormat, useText } from '@comu/design';
import { Chart, useFigure } from '@comu/indicators/chart';
import { specOfAnswer } from '../parts/answer-spec.ts';
import type { QuestionAnswer } from '../question/answer.ts';
import type { AnswerShape } from '../question/shapes.ts';
import { say } from '../words.ts';

/** Where an answer comes from, in a line: versions of datasets and indicators with their day. */
export function useAnswerSources() {
  const t = useText();
  const format = useFormat();
  return ({ sources }: Pick<QuestionAnswer, 'sources'>) => sources.map(({ title, number, at }) => (number === null ? t(say('indicador {title}, calculat el {day}', 'indicador {title}, calculado el {day}', 'indicator {title}, computed on {day}'), { title, day: format.shortDay(at) }) : t(say('{title}, versió {n} del {day}', '{title}, versión {n} del {day}', '{title}, version {n} of {day}'), { title, n: number, day: format.shortDay(at) }))).join(' · ') || t(say('els municipis de la plataforma', 'los municipios de la plataforma', 'the municipalities of the platform'));
}

/** An answer as a chart, a figure or a table. */
export function AnswerView({ title, shape, answer }: { title: string; shape: AnswerShape; answer: QuestionAnswer }) {
  const t = useText();
  const figure = useFigure();
  const sources = useAnswerSources()(answer);
  const drawn = specOfAnswer(answer, { title, shape });
  if (answer.rows.length === 0) return <div className="answer-none"><h3>{title}</h3><p className="soft">{t(say('No hi ha cap fila que compleixi aquestes condicions. Traieu algun filtre o canvieu el període.', 'No hay ninguna fila que cumpla estas condiciones. Quite algún filtro o cambie el periodo.', 'No row meets these conditions. Take away a filter or change the period.'))}</p></div>;
  if (drawn !== undefined) return <Chart key={shape} spec={drawn.spec} rows={drawn.rows} source={sources} />;
  if (shape === 'figure' && answer.rows.length === 1) { const value = answer.rows[0]?.at(-1); return <div className="board-figure"><p className="soft">{title}</p><p className="board-number tabular">{figure(value === null || value === undefined ? null : Number(value), answer.measure)}</p><p className="small soft">{sources}</p></div>; }
  return <div className="board-table"><AnswerTable title={title} answer={answer} /><p className="small soft">{sources}</p></div>;
}

/** The rows of an answer; figures stand right and are written in full. */
export function AnswerTable({ title, answer: { columns, rows, measure } }: { title: string; answer: Pick<QuestionAnswer, 'columns' | 'rows' | 'measure'> }) {
  const t = useText();
  const figure = useFigure();
  const isFigure = (at: number) => ['integer', 'decimal'].includes(columns[at]?.type ?? '');
  const bare = { ca: '', es: '', en: '' };
  const unit = t(measure.unit);
  const shown = (value: unknown, at: number) => (value === null || value === undefined || value === '' ? '—' : isFigure(at) && at === columns.length - 1 ? figure(Number(value), { unit: bare, decimals: measure.decimals }) : String(value));
  return (
    <div className="grid-frame" role="region" tabIndex={0} aria-label={title}>
      <table className="grid"><caption>{title}</caption>
        <thead><tr>{columns.map(({ name }, at) => <th key={name} scope="col" className={isFigure(at) ? 'cell-number' : ''}>{name}{at === columns.length - 1 && unit !== '' && ` (${unit})`}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}>{row.map((value, at) => (at === 0 && columns.length > 1 ? <th key={at} scope="row">{shown(value, at)}</th> : <td key={at} className={isFigure(at) ? 'cell-number' : ''}>{shown(value, at)}</td>))}</tr>)}</tbody>
      </table>
    </div>
  );
}
