import { useState } from 'react';
import { RadioGroup, Section, useFormat, useText } from '@comu/design';
import type { HandOversView } from '../views/hand-overs.ts';
import type { Figure } from './behind.tsx';
import { handOverFigure } from './figures.ts';
import { useDuration, useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

const widest = 14;

/** Who passes work to whom, as a matrix of the most frequent and as a list. */
export function HandOversTab({ study, onFigure }: { study: Study; onFigure(figure: Figure): void }) {
  const t = useText();
  const [between, setBetween] = useState<'resource' | 'group'>('group');
  const seen = useView<HandOversView>('hand-overs', study, { between });
  return (
    <>
      <RadioGroup label={t({ ca: 'Entre qui', es: 'Entre quién', en: 'Between whom' })} value={between} onValue={(value) => setBetween(value as typeof between)} options={[{ value: 'group', label: t({ ca: 'Unitats', es: 'Unidades', en: 'Units' }) }, { value: 'resource', label: t({ ca: 'Persones', es: 'Personas', en: 'People' }) }]} />
      <ViewFrame seen={seen}>{(view) => view.list.length > 0 && <Matrix view={view} study={study} onFigure={onFigure} />}</ViewFrame>
    </>
  );
}

function Matrix({ view, study, onFigure }: { view: HandOversView; study: Study; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(study.time);
  const figure = (from: string, to: string) => handOverFigure(view.between, from, to);
  const weight = new Map<string, number>();
  for (const { from, to, count } of view.list) for (const name of [from, to]) weight.set(name, (weight.get(name) ?? 0) + count);
  const names = [...weight].toSorted((a, b) => b[1] - a[1]).slice(0, widest).map(([name]) => name);
  const most = Math.max(...view.list.map(({ count }) => count));
  const of = (from: string, to: string) => view.list.find((each) => each.from === from && each.to === to);
  const words = { from: t({ ca: 'De', es: 'De', en: 'From' }), to: t({ ca: 'A', es: 'A', en: 'To' }), times: t({ ca: 'Vegades', es: 'Veces', en: 'Times' }), cases: t({ ca: 'Casos', es: 'Casos', en: 'Cases' }), wait: t({ ca: 'Espera (mediana)', es: 'Espera (mediana)', en: 'Waiting (median)' }) };
  return (
    <>
      <Section title={t({ ca: 'Qui passa la feina a qui', es: 'Quién pasa el trabajo a quién', en: 'Who passes work to whom' })} describe={t({ ca: 'Files: qui la deixa. Columnes: qui la rep. Com més fosc, més vegades.', es: 'Filas: quién lo deja. Columnas: quién lo recibe. Cuanto más oscuro, más veces.', en: 'Rows: who leaves it. Columns: who receives it. The darker, the more often.' })}>
        <div className="mining-matrix-frame" tabIndex={0} role="region" aria-label={t({ ca: 'Matriu; es desplaça', es: 'Matriz; se desplaza', en: 'Matrix; it scrolls' })}>
          <table className="mining-matrix">
            <thead><tr><th scope="col"><span className="sr-only">{words.from}</span></th>{names.map((name) => <th key={name} scope="col"><span>{name}</span></th>)}</tr></thead>
            <tbody>{names.map((from) => (
              <tr key={from}><th scope="row">{from}</th>{names.map((to) => {
                const found = of(from, to);
                return <td key={to}>{found === undefined ? <span className="soft" aria-hidden>·</span> : <button type="button" style={{ '--heat': `${Math.round(8 + Math.sqrt(found.count / most) * 46)}%` } as object} aria-label={t({ ca: 'De «{from}» a «{to}»: {count} {count|vegada|vegades}', es: 'De «{from}» a «{to}»: {count} {count|vez|veces}', en: 'From “{from}” to “{to}”: {count} {count|time|times}' }, { from, to, count: found.count })} onClick={() => onFigure(figure(from, to))}>{format.integer(found.count)}</button>}</td>;
              })}</tr>
            ))}</tbody>
          </table>
        </div>
        {weight.size > names.length && <p className="small soft">{t({ ca: 'Es veuen els {shown} que més en passen, de {all}. La llista els té tots.', es: 'Se ven los {shown} que más pasan, de {all}. La lista los tiene todos.', en: 'The {shown} who pass most are shown, of {all}. The list has them all.' }, { shown: names.length, all: weight.size })}</p>}
      </Section>
      <Section title={t({ ca: 'Els més freqüents', es: 'Los más frecuentes', en: 'The most frequent' })}>
        <table className="mining-table">
          <thead><tr><th scope="col">{words.from}</th><th scope="col">{words.to}</th><th scope="col" className="number">{words.times}</th><th scope="col" className="number">{words.cases}</th><th scope="col" className="number">{words.wait}</th></tr></thead>
          <tbody>{view.list.slice(0, 60).map((row) => <tr key={`${row.from}\n${row.to}`}><th scope="row">{row.from}</th><td data-label={words.to}>{row.to}</td><td data-label={words.times} className="number">{format.integer(row.count)}</td><td data-label={words.cases} className="number"><button type="button" className="mining-link" aria-label={t({ ca: '{count} {count|cas|casos} de «{from}» a «{to}»', es: '{count} {count|caso|casos} de «{from}» a «{to}»', en: '{count} {count|case|cases} from “{from}” to “{to}”' }, { count: row.cases, from: row.from, to: row.to })} onClick={() => onFigure(figure(row.from, row.to))}>{format.integer(row.cases)}</button></td><td data-label={words.wait} className="number">{duration(row.wait?.median)}</td></tr>)}</tbody>
        </table>
      </Section>
    </>
  );
}
