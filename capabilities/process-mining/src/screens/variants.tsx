import { useMemo, useState } from 'react';
import { Button, Section, useFormat, useText } from '@comu/design';
import type { VariantsView } from '../views/variants.ts';
import type { Figure } from './behind.tsx';
import { variantFigure } from './figures.ts';
import { useStep } from './step-names.tsx';
import { useDuration, useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

/** The ways in which cases go, each as a row of chevrons with its share and duration. */
export function VariantsTab({ study, onFigure }: { study: Study; onFigure(figure: Figure): void }) {
  const seen = useView<VariantsView>('variants', study);
  return <ViewFrame seen={seen}>{(view) => <Variants view={view} study={study} onFigure={onFigure} />}</ViewFrame>;
}

const page = 20;

function Variants({ view, study, onFigure }: { view: VariantsView; study: Study; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(study.time);
  const called = useStep();
  const [shown, setShown] = useState(page);
  const hues = useMemo(() => new Map([...new Set(view.list.flatMap(({ activities }) => activities))].map((activity, index) => [activity, index % 6])), [view]);
  return (
    <Section title={t({ ca: 'Maneres de fer-ho', es: 'Maneras de hacerlo', en: 'Variants' })} describe={t({ ca: 'Els casos d’una fila han fet els mateixos passos en el mateix ordre. Trieu-la per veure’ls.', es: 'Los casos de una fila han hecho los mismos pasos en el mismo orden. Elíjala para verlos.', en: 'The cases of a row took the same steps in the same order. Choose it to see them.' })}>
      <ol className="mining-variants">{view.list.slice(0, shown).map((variant, index) => (
        <li key={index}>
          <div className="mining-variant-head">
            <button type="button" className="mining-link" onClick={() => onFigure(variantFigure(variant.activities, index))}>{t({ ca: 'Manera {number}', es: 'Manera {number}', en: 'Variant {number}' }, { number: index + 1 })}</button>
            <span className="tabular"><strong>{format.percent(variant.share)}</strong> <span className="soft">· {t({ ca: '{count} {count|cas|casos}', es: '{count} {count|caso|casos}', en: '{count} {count|case|cases}' }, { count: format.integer(variant.count) })} · {duration(variant.median)}</span></span>
            <span className="mining-bar" aria-hidden><span style={{ inlineSize: `${Math.max(1, variant.share * 100)}%` }} /></span>
          </div>
          <ol className="mining-chevrons">{variant.activities.slice(0, 40).map((activity, step) => <li key={step} data-hue={hues.get(activity)}>{called(activity)}</li>)}{variant.activities.length > 40 && <li data-hue="rest">+{variant.activities.length - 40}</li>}</ol>
        </li>
      ))}</ol>
      {shown < view.list.length && <Button onClick={() => setShown(shown + page)}>{t({ ca: 'Mostra’n més', es: 'Mostrar más', en: 'Show more' })}</Button>}
      {view.total > view.list.length && shown >= view.list.length && <p className="soft small">{t({ ca: 'N’hi ha {more} més, encara més rares.', es: 'Hay {more} más, aún más raras.', en: 'There are {more} more, rarer still.' }, { more: format.integer(view.total - view.list.length) })}</p>}
    </Section>
  );
}
