import { EmptyState, Section, useFormat, useText } from '@comu/design';
import type { ReworkView } from '../views/rework.ts';
import type { Figure } from './behind.tsx';
import { againFigure, atOnceFigure, reworkFigure } from './figures.ts';
import { useStep } from './step-names.tsx';
import { useDuration, useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

/** What had to be done again, in how many cases, and what it costs in time. */
export function ReworkTab({ study, onFigure }: { study: Study; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(study.time);
  const called = useStep();
  const seen = useView<ReworkView>('rework', study);
  const words = {
    step: t({ ca: 'Pas que es repeteix', es: 'Paso que se repite', en: 'Step done again' }), cases: t({ ca: 'Casos', es: 'Casos', en: 'Cases' }), again: t({ ca: 'Vegades de més', es: 'Veces de más', en: 'Extra times' }), once: t({ ca: 'D’aquestes, seguides', es: 'De ellas, seguidas', en: 'Of those, at once' }),
    with: t({ ca: 'Durada amb repetició', es: 'Duración con repetición', en: 'Duration with it' }), without: t({ ca: 'Durada sense', es: 'Duración sin', en: 'Duration without' }),
  };
  return (
    <ViewFrame seen={seen}>{(view) => view.list.length === 0 ? <EmptyState title={t({ ca: 'No es repeteix res', es: 'No se repite nada', en: 'Nothing is done again' })}>{t({ ca: 'Cada cas fa cada pas una sola vegada.', es: 'Cada caso hace cada paso una sola vez.', en: 'Each case takes each step only once.' })}</EmptyState> : (
      <Section title={t({ ca: 'Feina repetida', es: 'Trabajo repetido', en: 'Rework' })} describe={t({ ca: 'Repetir un pas pot voler dir que faltava informació, que hi havia un error o que el pas es fa per parts. Obriu-ne els casos per saber-ho.', es: 'Repetir un paso puede significar que faltaba información, que había un error o que el paso se hace por partes. Abra los casos para saberlo.', en: 'A step done again may mean missing information, a mistake, or a step done in parts. Open its cases to find out.' })}>
        <p><button type="button" className="mining-link" onClick={() => onFigure(reworkFigure)}>{view.cases === 1 ? t({ ca: '1 cas repeteix algun pas', es: '1 caso repite algún paso', en: '1 case does some step again' }) : t({ ca: '{count} casos repeteixen algun pas', es: '{count} casos repiten algún paso', en: '{count} cases do some step again' }, { count: format.integer(view.cases) })}</button></p>
        <table className="mining-table">
          <thead><tr><th scope="col">{words.step}</th><th scope="col" className="number">{words.cases}</th><th scope="col" className="number">{words.again}</th><th scope="col" className="number">{words.once}</th><th scope="col" className="number">{words.with}</th><th scope="col" className="number">{words.without}</th></tr></thead>
          <tbody>{view.list.map((row) => (
            <tr key={row.activity}>
              <th scope="row">{called(row.activity)}</th>
              <td data-label={words.cases} className="number"><button type="button" className="mining-link" aria-label={t({ ca: '{count} {count|cas repeteix|casos repeteixen} «{activity}»', es: '{count} {count|caso repite|casos repiten} «{activity}»', en: '{count} {count|case does|cases do} “{activity}” again' }, { count: row.cases, activity: called(row.activity) })} onClick={() => onFigure(againFigure(row.activity))}>{format.integer(row.cases)}</button></td>
              <td data-label={words.again} className="number">{format.integer(row.again)}</td><td data-label={words.once} className="number">{row.atOnce === 0 ? '0' : <button type="button" className="mining-link" aria-label={t({ ca: '{count} {count|vegada seguida|vegades seguides} «{activity}»', es: '{count} {count|vez seguida|veces seguidas} «{activity}»', en: '“{activity}” {count} {count|time|times} at once' }, { count: row.atOnce, activity: called(row.activity) })} onClick={() => onFigure(atOnceFigure(row.activity))}>{format.integer(row.atOnce)}</button>}</td>
              <td data-label={words.with} className="number">{duration(row.with?.median)}</td><td data-label={words.without} className="number">{duration(row.without?.median)}</td>
            </tr>
          ))}</tbody>
        </table>
      </Section>
    )}</ViewFrame>
  );
}
