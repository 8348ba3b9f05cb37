import { useMemo, useState } from 'react';
import { ProcessDiagram } from '@comu/running-processes/drawing';
import { Section, Select, State, Stat, Dashboard, useFormat, useText } from '@comu/design';
import type { ConformanceView } from '../views/conformance.ts';
import type { MinableProcess } from '../operations/bring.ts';
import { useSays, type Figure } from './behind.tsx';
import { deviationFigure, followersFigure, leftFigure, soFarFigure } from './figures.ts';
import { StepNames, useStep } from './step-names.tsx';
import { useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

const shares = [0, 0.1, 0.2, 0.4];

/** How the log and a model agree: a published one, or the one that the log itself shows; drawn with where they differ. */
export function ConformanceTab({ study, processes, onFigure }: { study: Study; processes: readonly MinableProcess[]; onFigure(figure: Figure): void }) {
  const t = useText();
  const own = study.source.kind === 'process' ? processes.find(({ code }) => code === (study.source as { code: string }).code) : undefined;
  const [against, setAgainst] = useState(own?.definition ?? 'discovered 0.2');
  const asked = against.startsWith('discovered') ? { kind: 'discovered', noise: Number(against.split(' ')[1]) } : { kind: 'published', definition: against };
  const seen = useView<ConformanceView>('conformance', study, { against: asked });
  const options = [
    ...shares.map((noise) => ({ value: `discovered ${noise}`, label: noise === 0 ? t({ ca: 'El que mostra el registre, sencer', es: 'El que muestra el registro, entero', en: 'What the log shows, whole' }) : t({ ca: 'El que mostra el registre, sense el {share} % més rar', es: 'El que muestra el registro, sin el {share} % más raro', en: 'What the log shows, without the rarest {share} %' }, { share: noise * 100 }) })),
    ...processes.map(({ definition, title }) => ({ value: definition, label: t({ ca: 'El publicat: {name}', es: 'El publicado: {name}', en: 'The published one: {name}' }, { name: t(title) }) })),
  ];
  return (
    <>
      <div className="mining-tools"><Select label={t({ ca: 'Amb quin model es compara', es: 'Con qué modelo se compara', en: 'Which model it is held against' })} options={options} value={against} onValue={setAgainst} /></div>
      <ViewFrame seen={seen}>{(view) => <StepNames sources={[study.source]} versions={asked.definition === undefined ? [] : [asked.definition]}><Conformance view={view} onFigure={onFigure} /></StepNames>}</ViewFrame>
    </>
  );
}

function Conformance({ view, onFigure }: { view: ConformanceView; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const [called, says] = [useStep(), useSays()];
  const [chosen, setChosen] = useState<string>();
  const marks = useMemo(() => Object.fromEntries(Object.entries(view.elements).flatMap(([element, activity]) => {
    const cases = view.deviations.filter((each) => each.activity === activity).reduce((sum, each) => sum + each.cases, 0);
    return cases === 0 ? [] : [[element, { tone: 'wrong' as const, sign: `! ${cases}` }]];
  })), [view]);
  const words = { what: t({ ca: 'Què passa', es: 'Qué pasa', en: 'What happens' }), step: t({ ca: 'Pas', es: 'Paso', en: 'Step' }), cases: t({ ca: 'Casos', es: 'Casos', en: 'Cases' }) };
  return (
    <>
      <Dashboard>
        <Stat label={t({ ca: 'Casos que el segueixen', es: 'Casos que lo siguen', en: 'Cases that follow it' })} value={format.percent(view.fitting)} note={view.fittingCases === 0 ? t({ ca: 'cap cas', es: 'ningún caso', en: 'no case' }) : <button type="button" className="mining-link" onClick={() => onFigure(followersFigure(view.followers))}>{t({ ca: '{count} {count|cas|casos}', es: '{count} {count|caso|casos}', en: '{count} {count|case|cases}' }, { count: format.integer(view.fittingCases) })}</button>} />
        <Stat label={t({ ca: 'Passos que coincideixen', es: 'Pasos que coinciden', en: 'Steps that agree' })} value={format.percent(view.fitness)} note={t({ ca: '100 %: cap diferència', es: '100 %: ninguna diferencia', en: '100 %: no difference' })} />
        {view.underWay.cases > 0 && <Stat label={t({ ca: 'Casos en marxa', es: 'Casos en marcha', en: 'Cases under way' })} value={format.integer(view.underWay.cases)} note={view.underWay.following === 0 ? t({ ca: 'cap no el segueix fins ara', es: 'ninguno lo sigue hasta ahora', en: 'none follows it so far' }) : <button type="button" className="mining-link" onClick={() => onFigure(soFarFigure(view.followers))}>{view.underWay.following === 1 ? t({ ca: '1 el segueix fins ara', es: '1 lo sigue hasta ahora', en: '1 follows it so far' }) : t({ ca: '{count} el segueixen fins ara', es: '{count} lo siguen hasta ahora', en: '{count} follow it so far' }, { count: format.integer(view.underWay.following) })}</button>} />}
        {view.givenUp.cases > 0 && <Stat label={t({ ca: 'Casos sense comparar', es: 'Casos sin comparar', en: 'Cases not held against it' })} value={<button type="button" className="mining-link" onClick={() => onFigure(leftFigure(view.left))}>{format.integer(view.givenUp.cases)}</button>} note={t({ ca: '{count} {count|manera massa llarga, massa rara|maneres massa llargues, massa rares} o massa lluny del model', es: '{count} maneras demasiado largas, demasiado raras o demasiado lejos del modelo', en: '{count} variants too long, too rare or too far from the model' }, { count: format.integer(view.givenUp.variants) })} />}
      </Dashboard>
      <Section title={t({ ca: 'El model', es: 'El modelo', en: 'The model' })} describe={t({ ca: 'El número és quants casos hi fan alguna cosa diferent.', es: 'El número es cuántos casos hacen allí algo distinto.', en: 'The number is how many cases do something different there.' })}>
        <ProcessDiagram bpmn={view.model.bpmn} called={called} marks={marks} chosen={chosen} onChoose={setChosen} legend={view.deviations.length > 0 ? ['wrong'] : []} label={t({ ca: 'El model, amb els passos on els casos es desvien. La taula diu el mateix.', es: 'El modelo, con los pasos donde los casos se desvían. La tabla dice lo mismo.', en: 'The model, with the steps where cases deviate. The table says the same.' })} />
      </Section>
      {view.deviations.length > 0 && (
        <Section title={t({ ca: 'Què es fa diferent', es: 'Qué se hace distinto', en: 'What is done differently' })}>
          <table className="mining-table">
            <thead><tr><th scope="col">{words.step}</th><th scope="col">{words.what}</th><th scope="col" className="number">{words.cases}</th></tr></thead>
            <tbody>{view.deviations.map((each) => (
              <tr key={`${each.kind} ${each.activity}`} data-chosen={view.elements[chosen ?? ''] === each.activity || undefined}>
                <th scope="row">{called(each.activity)}</th>
                <td data-label={words.what}><State tone={each.kind === 'skipped' ? 'warning' : 'info'}>{each.kind === 'skipped' ? t({ ca: 'Falta', es: 'Falta', en: 'Missing' }) : t({ ca: 'Fora de lloc', es: 'Fuera de lugar', en: 'Out of place' })}</State></td>
                <td data-label={words.cases} className="number"><button type="button" className="mining-link" aria-label={says(deviationFigure(each))} onClick={() => onFigure(deviationFigure(each))}>{format.integer(each.cases)}</button></td>
              </tr>
            ))}</tbody>
          </table>
        </Section>
      )}
    </>
  );
}
