import { useMemo, useState } from 'react';
import { Section, Tabs, useFormat, useText } from '@comu/design';
import type { MapView } from '../views/map.ts';
import type { Figure } from './behind.tsx';
import { shownPaths } from './choose-paths.ts';
import { edgeFigure, slowFigure, stepFigure } from './figures.ts';
import { MapFrame } from './map-frame.tsx';
import type { Told } from './map-drawing.tsx';
import { useStep } from './step-names.tsx';
import { useDuration, useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

/** The map of a log, by frequency or by time, with how many paths one wants to see; where one waits most; and the same as a table. */
export function MapTab({ study, onFigure }: { study: Study; onFigure(figure: Figure): void }) {
  const seen = useView<MapView>('map', study);
  return <ViewFrame seen={seen}>{(view) => <Map view={view} study={study} onFigure={onFigure} />}</ViewFrame>;
}

function Map({ view, study, onFigure }: { view: MapView; study: Study; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(study.time);
  const [told, setTold] = useState<Told>('frequency');
  const [share, setShare] = useState(80);
  const shown = useMemo(() => shownPaths(view.map, share / 100), [view, share]);
  return (
    <>
      <Section title={t({ ca: 'Mapa', es: 'Mapa', en: 'Map' })} describe={t({ ca: 'Cada caixa és un pas i cada fletxa, el que ve just després. Trieu-ne qualsevol per veure’n els casos.', es: 'Cada caja es un paso y cada flecha, lo que viene justo después. Elija cualquiera para ver sus casos.', en: 'Each box is a step and each arrow, what comes right after. Choose any to see its cases.' })}>
        <div className="mining-map-tools">
          <div role="group" aria-label={t({ ca: 'Què diu el mapa', es: 'Qué dice el mapa', en: 'What the map tells' })} className="mining-switch">
            {([['frequency', { ca: 'Quantes vegades', es: 'Cuántas veces', en: 'How often' }], ['time', { ca: 'Quant s’espera', es: 'Cuánto se espera', en: 'How long it waits' }]] as const).map(([key, words]) => <button key={key} type="button" aria-pressed={told === key} onClick={() => setTold(key)}>{t(words)}</button>)}
          </div>
          <label className="mining-slider"><span>{t({ ca: 'Camins que es veuen', es: 'Caminos que se ven', en: 'Paths shown' })}</span><input type="range" min={10} max={100} step={5} value={share} onChange={(event) => setShare(Number(event.target.value))} aria-valuetext={`${share} %`} /><output className="tabular">{share} %</output></label>
        </div>
        <MapFrame label={t({ ca: 'El mapa; es desplaça', es: 'El mapa; se desplaza', en: 'The map; it scrolls' })} map={view.map} shown={shown} told={told} time={study.time} onFigure={onFigure} />
        <p className="small soft">{shown.hidden === 0 ? t({ ca: 'Es veuen tots els camins.', es: 'Se ven todos los caminos.', en: 'All paths are shown.' }) : t({ ca: '{hidden|No es veu|No es veuen} {hidden} {hidden|camí poc freqüent|camins poc freqüents}: moveu el botó per {hidden|veure’l|veure’ls}.', es: '{hidden|No se ve|No se ven} {hidden} {hidden|camino poco frecuente|caminos poco frecuentes}: mueva el botón para {hidden|verlo|verlos}.', en: '{hidden} rare paths are not shown: move the slider to see them.' }, { hidden: format.integer(shown.hidden) })}</p>
      </Section>
      {view.bottlenecks.length > 0 && <Bottlenecks view={view} study={study} onFigure={onFigure} />}
      <Tables view={view} duration={duration} onFigure={onFigure} />
    </>
  );
}

function Bottlenecks({ view, study, onFigure }: { view: MapView; study: Study; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const duration = useDuration(study.time);
  const step = useStep();
  const most = view.bottlenecks[0]?.share ?? 1;
  return (
    <Section title={t({ ca: 'On s’espera més', es: 'Dónde se espera más', en: 'Where it waits most' })} describe={t({ ca: 'L’espera de tots els casos junts entre dos passos. La mediana és la del cas del mig.', es: 'La espera de todos los casos juntos entre dos pasos. La mediana es la del caso del medio.', en: 'The waiting of all cases together between two steps. The median is that of the case in the middle.' })}>
      <ol className="mining-bars">{view.bottlenecks.slice(0, 8).map(({ from, to, wait, share, count }) => (
        <li key={`${from}\n${to}`}>
          <button type="button" className="mining-link" onClick={() => onFigure(edgeFigure(from, to))}>{step(from)} <span aria-hidden>→</span><span className="sr-only">{t({ ca: 'cap a', es: 'hacia', en: 'to' })}</span> {step(to)}</button>
          <div className="mining-bar"><span style={{ inlineSize: `${Math.max(1, (share / most) * 100)}%` }} /></div>
          <p className="small tabular"><strong>{format.percent(share)}</strong> <span className="soft">{t({ ca: 'de l’espera', es: 'de la espera', en: 'of the waiting' })} · {t({ ca: 'mediana', es: 'mediana', en: 'median' })} {duration(wait.median)}{wait.high > 0 && <> · <button type="button" className="mining-link" onClick={() => onFigure(slowFigure(from, to, wait.high, duration(wait.high)))}>{t({ ca: 'un de cada deu, més de {high}', es: 'uno de cada diez, más de {high}', en: 'one in ten, over {high}' }, { high: duration(wait.high) })}</button></>} · {t({ ca: '{count} {count|vegada|vegades}', es: '{count} {count|vez|veces}', en: '{count} {count|time|times}' }, { count: format.integer(count) })}</span></p>
        </li>
      ))}</ol>
    </Section>
  );
}

function Tables({ view, duration, onFigure }: { view: MapView; duration(milliseconds: number | null | undefined): string; onFigure(figure: Figure): void }) {
  const t = useText();
  const format = useFormat();
  const called = useStep();
  const [which, setWhich] = useState('steps');
  const words = {
    step: t({ ca: 'Pas', es: 'Paso', en: 'Step' }), times: t({ ca: 'Vegades', es: 'Veces', en: 'Times' }), cases: t({ ca: 'Casos', es: 'Casos', en: 'Cases' }), wait: t({ ca: 'Espera abans (mediana)', es: 'Espera antes (mediana)', en: 'Waiting before (median)' }),
    work: t({ ca: 'Feina (mediana)', es: 'Trabajo (mediana)', en: 'Work (median)' }), from: t({ ca: 'De', es: 'De', en: 'From' }), to: t({ ca: 'A', es: 'A', en: 'To' }), between: t({ ca: 'Espera (mediana)', es: 'Espera (mediana)', en: 'Waiting (median)' }),
  };
  return (
    <Section title={t({ ca: 'El mateix, en taula', es: 'Lo mismo, en tabla', en: 'The same as a table' })}>
      <Tabs label={t({ ca: 'Quina taula', es: 'Qué tabla', en: 'Which table' })} value={which} onValue={setWhich} tabs={[{ key: 'steps', label: t({ ca: 'Passos', es: 'Pasos', en: 'Steps' }), count: view.map.steps.length }, { key: 'paths', label: t({ ca: 'Camins', es: 'Caminos', en: 'Paths' }), count: view.map.edges.length }]}>
        {which === 'steps' ? (
          <table className="mining-table">
            <thead><tr><th scope="col">{words.step}</th><th scope="col" className="number">{words.times}</th><th scope="col" className="number">{words.cases}</th><th scope="col" className="number">{words.wait}</th>{view.map.tellsWork && <th scope="col" className="number">{words.work}</th>}</tr></thead>
            <tbody>{view.map.steps.map((step) => <tr key={step.activity}><th scope="row"><button type="button" className="mining-link" onClick={() => onFigure(stepFigure(step.activity))}>{called(step.activity)}</button></th><td data-label={words.times} className="number">{format.integer(step.count)}</td><td data-label={words.cases} className="number">{format.integer(step.cases)}</td><td data-label={words.wait} className="number">{duration(step.wait?.median)}</td>{view.map.tellsWork && <td data-label={words.work} className="number">{duration(step.work?.median)}</td>}</tr>)}</tbody>
          </table>
        ) : (
          <table className="mining-table">
            <thead><tr><th scope="col">{words.from}</th><th scope="col">{words.to}</th><th scope="col" className="number">{words.times}</th><th scope="col" className="number">{words.between}</th></tr></thead>
            <tbody>{view.map.edges.slice(0, 300).map((edge) => <tr key={`${edge.from}\n${edge.to}`}><th scope="row"><button type="button" className="mining-link" onClick={() => onFigure(edgeFigure(edge.from, edge.to))}>{called(edge.from)}</button></th><td data-label={words.to}>{called(edge.to)}</td><td data-label={words.times} className="number">{format.integer(edge.count)}</td><td data-label={words.between} className="number">{duration(edge.wait?.median)}</td></tr>)}</tbody>
          </table>
        )}
      </Tabs>
    </Section>
  );
}
