import { useMemo, useState } from 'react';
import { CheckIcon, Section, State, useFormat, useText } from '@comu/design';
import { ProcessDiagram } from '@comu/running-processes/drawing';
import type { Coverage } from './rows.ts';
import { waysIn } from './ways-in.ts';

/** What the tests go through, drawn; and the steps and ways that none of them takes, in words. */
export function Covered({ coverage, bpmn }: { coverage: Coverage; bpmn: string }) {
  const t = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  // A way out of a step that no test reaches is not told: reaching the step comes first.
  const untaken = useMemo(() => waysIn(bpmn, coverage.unvisitedFlows).filter(({ from }) => coverage.visited.includes(from)), [bpmn, coverage]);
  const missing = [...coverage.unvisited.map(({ element, name }) => ({ id: element, name })), ...untaken];
  const marks = useMemo(() => Object.fromEntries([...coverage.visited.map((id) => [id, { tone: 'done' as const, sign: '✓' }] as const), ...[...coverage.unvisited.map(({ element }) => element), ...untaken.map(({ id }) => id)].map((id) => [id, { tone: 'wrong' as const, sign: '?' }] as const)]), [coverage, untaken]);
  return (
    <Section title={t({ ca: 'Què han recorregut les proves', es: 'Qué han recorrido las pruebas', en: 'What the tests go through' })} describe={t({ ca: 'El {share} dels passos i camins.', es: 'El {share} de los pasos y caminos.', en: '{share} of its steps and ways.' }, { share: format.percent(coverage.share) })}>
      <div className={missing.length === 0 ? 'standing' : 'standing standing-wide'}>
        <ProcessDiagram bpmn={bpmn} marks={marks} flows={coverage.flows} chosen={chosen} onChoose={setChosen} legend={[]} label={t({ ca: 'Dibuix amb els passos i camins que alguna prova recorre i els que no. La llista diu el mateix.', es: 'Dibujo con los pasos y caminos que alguna prueba recorre y los que no. La lista dice lo mismo.', en: 'Drawing with the steps and ways that some test takes and those that none does. The list says the same.' })} />
        {missing.length === 0 ? <p><State tone="success">{t({ ca: 'Les proves passen per tot', es: 'Las pruebas pasan por todo', en: 'The tests go through everything' })}</State></p> : (
          <div>
            <h3>{t({ ca: 'Cap prova no hi passa', es: 'Ninguna prueba pasa por aquí', en: 'No test goes through' })}</h3>
            <ul className="model-list">{missing.map(({ id, name }) => <li key={id}><button type="button" className="model-step" aria-pressed={id === chosen} onClick={() => setChosen(id)}>{name}</button></li>)}</ul>
            <p className="small soft">{t({ ca: 'Assageu el procés i contesteu de manera que hi arribi.', es: 'Ensaye el proceso y conteste de modo que llegue ahí.', en: 'Rehearse the process and answer so that it gets there.' })}</p>
          </div>
        )}
      </div>
      <p className="small soft model-legend"><span className="drawn-badge" data-tone="done" aria-hidden><CheckIcon size={12} /></span> {t({ ca: 'Alguna prova hi passa', es: 'Alguna prueba pasa', en: 'Some test goes through' })} <span className="drawn-badge" data-tone="wrong" aria-hidden>?</span> {t({ ca: 'Cap prova no hi passa', es: 'Ninguna prueba pasa', en: 'No test does' })}</p>
    </Section>
  );
}
