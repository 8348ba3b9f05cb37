import { useState } from 'react';
import { DatePicker, Section, Select, useFormat, useMe, useOrganisation, useText } from '@comu/design';
import type { CompareView } from '../views/compare.ts';
import type { MinableProcess } from '../operations/bring.ts';
import type { Source } from '../sources/source.ts';
import { CasesBehind, type Figure } from './behind.tsx';
import { shownPaths } from './choose-paths.ts';
import { edgeFigure, stepFigure } from './figures.ts';
import { MapFrame } from './map-frame.tsx';
import { StepNames, useStep } from './step-names.tsx';
import { useDuration, useView, type Study } from './use-view.ts';
import { ViewFrame } from './view-frame.tsx';

interface ImportedLog { readonly id: string; readonly name: string }

/** The same procedure side by side: another period, another log, or another body where one may also look. */
export function CompareTab({ study, org, processes, logs }: { study: Study; org: string; processes: readonly MinableProcess[]; logs: readonly ImportedLog[] }) {
  const t = useText();
  const me = useMe();
  const organisation = useOrganisation();
  const [which, setWhich] = useState('same');
  const [period, setPeriod] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const { source } = study;
  const others = source.kind !== 'process' ? [] : (me?.memberships ?? []).filter((each) => each.organisation.id !== organisation?.id && each.permissions.includes('mining.read'));
  const options = [
    { value: 'same', label: t({ ca: 'El mateix, en un altre període', es: 'Lo mismo, en otro período', en: 'The same, in another period' }) },
    ...others.map((each) => ({ value: `organisation ${each.organisation.id}`, label: t({ ca: 'El mateix procés: {name}', es: 'El mismo proceso: {name}', en: 'The same process: {name}' }, { name: each.organisation.name }) })),
    ...logs.filter(({ id }) => source.kind !== 'log' || source.log !== id).map(({ id, name }) => ({ value: `log ${id}`, label: t({ ca: 'Registre: {name}', es: 'Registro: {name}', en: 'Log: {name}' }, { name }) })),
    ...processes.filter(({ code, cases }) => cases > 0 && (source.kind !== 'process' || source.code !== code)).map(({ code, title }) => ({ value: `process ${code}`, label: t({ ca: 'Procés: {name}', es: 'Proceso: {name}', en: 'Process: {name}' }, { name: t(title) }) })),
  ];
  const [kind = '', id = ''] = which.split(' ');
  const other: Source = kind === 'log' ? { kind: 'log', log: id, ...period } : kind === 'process' ? { kind: 'process', code: id, organisation: null, ...period } : kind === 'organisation' && source.kind === 'process' ? { ...source, organisation: id, ...period } : { ...source, ...period };
  const ready = which !== 'same' || period.from !== null || period.to !== null;
  const body = kind === 'organisation' ? others.find((each) => each.organisation.id === id)?.organisation : undefined;
  const seen = useView<CompareView>('compare', study, { other }, { enabled: ready });
  return (
    <>
      <div className="mining-tools">
        <Select label={t({ ca: 'Compara amb', es: 'Comparar con', en: 'Compare with' })} options={options} value={which} onValue={setWhich} />
        <DatePicker label={t({ ca: 'Casos començats des del', es: 'Casos empezados desde el', en: 'Cases begun from' })} optional value={period.from ?? ''} onValue={(from) => setPeriod({ ...period, from: from || null })} />
        <DatePicker label={t({ ca: 'Fins al', es: 'Hasta el', en: 'Until' })} optional value={period.to ?? ''} onValue={(to) => setPeriod({ ...period, to: to || null })} />
      </div>
      {!ready ? <p className="mining-reading">{t({ ca: 'Trieu amb què voleu comparar: un altre període d’aquest mateix registre o un altre registre.', es: 'Elija con qué quiere comparar: otro período de este mismo registro u otro registro.', en: 'Choose what to compare with: another period of this same log, or another log.' })}</p>
        : <ViewFrame seen={seen}>{(view) => <StepNames sources={[other]}><Compared view={view} other={options.find(({ value }) => value === which)?.label ?? ''} studies={[study, { ...study, source: other }]} orgs={[org, body?.slug ?? org]} bodies={body === undefined || organisation === undefined ? undefined : [organisation.name, body.name]} /></StepNames>}</ViewFrame>}
    </>
  );
}

function Compared({ view, other, studies, orgs, bodies }: { view: CompareView; other: string; studies: readonly [Study, Study]; /** Whose cases each side is of, as addresses call them. */ orgs: readonly [string, string]; /** Their names, where they are two. */ bodies: readonly [string, string] | undefined }) {
  const [chosen, setChosen] = useState<{ figure: Figure; side: 0 | 1 } | null>(null);
  const t = useText();
  const format = useFormat();
  const duration = useDuration(studies[0].time);
  const called = useStep();
  const sides = bodies ?? ([t({ ca: 'Primer', es: 'Primero', en: 'First' }), t({ ca: 'Segon', es: 'Segundo', en: 'Second' })] as const);
  const words = { step: t({ ca: 'Pas', es: 'Paso', en: 'Step' }), from: t({ ca: 'De', es: 'De', en: 'From' }), to: t({ ca: 'A', es: 'A', en: 'To' }) };
  const maps = view.maps.map((map) => ({ map, shown: shownPaths(map, 0.7) }));
  return (
    <>
      <Section title={t({ ca: 'Els dos mapes', es: 'Los dos mapas', en: 'Both maps' })} describe={bodies === undefined ? t({ ca: 'Primer: el que esteu mirant. Segon: {other}.', es: 'Primero: lo que está mirando. Segundo: {other}.', en: 'First: what you are looking at. Second: {other}.' }, { other }) : t({ ca: 'El mateix procés, tal com el fa cada ens.', es: 'El mismo proceso, tal como lo hace cada ente.', en: 'The same process, as each body does it.' })}>
        <div className="mining-sides">{maps.map(({ map, shown }, index) => (
          <div key={index}>
            <h3>{sides[index]} <span className="soft small tabular">{t({ ca: '{cases} {cases|cas|casos} · mediana {median}', es: '{cases} {cases|caso|casos} · mediana {median}', en: '{cases} {cases|case|cases} · median {median}' }, { cases: format.integer(map.cases), median: duration(view.duration[index as 0 | 1]) })}</span></h3>
            <MapFrame label={`${sides[index]}: ${t({ ca: 'mapa; es desplaça', es: 'mapa; se desplaza', en: 'map; it scrolls' })}`} map={map} shown={shown} told="time" time={studies[0].time} onFigure={(figure) => setChosen({ figure, side: index as 0 | 1 })} />
          </div>
        ))}</div>
      </Section>
      <Section title={t({ ca: 'On l’espera és més diferent', es: 'Dónde la espera es más distinta', en: 'Where waiting differs most' })}>
        <table className="mining-table">
          <thead><tr><th scope="col">{words.from}</th><th scope="col">{words.to}</th><th scope="col" className="number">{sides[0]}</th><th scope="col" className="number">{sides[1]}</th></tr></thead>
          <tbody>{view.edges.slice(0, 20).map((edge) => <tr key={`${edge.from}\n${edge.to}`}><th scope="row">{called(edge.from)}</th><td data-label={words.to}>{called(edge.to)}</td>{([0, 1] as const).map((side) => <td key={side} data-label={sides[side]} className="number">{edge.share[side] === 0 ? '–' : <button type="button" className="mining-link" aria-label={t({ ca: '{side}: {wait} de «{from}» a «{to}»', es: '{side}: {wait} de «{from}» a «{to}»', en: '{side}: {wait} from “{from}” to “{to}”' }, { side: sides[side], wait: duration(edge.wait[side]), from: called(edge.from), to: called(edge.to) })} onClick={() => setChosen({ figure: edgeFigure(edge.from, edge.to), side })}>{duration(edge.wait[side])}</button>}</td>)}</tr>)}</tbody>
        </table>
      </Section>
      <Section title={t({ ca: 'Quins passos fa cadascú', es: 'Qué pasos hace cada uno', en: 'Which steps each takes' })}>
        <table className="mining-table">
          <thead><tr><th scope="col">{words.step}</th><th scope="col" className="number">{sides[0]}</th><th scope="col" className="number">{sides[1]}</th></tr></thead>
          <tbody>{view.steps.slice(0, 40).map((step) => <tr key={step.activity}><th scope="row">{called(step.activity)}</th>{([0, 1] as const).map((side) => <td key={side} data-label={sides[side]} className="number">{step.share[side] === 0 ? '–' : <button type="button" className="mining-link" aria-label={t({ ca: '{side}: {share} passen per «{activity}»', es: '{side}: {share} pasan por «{activity}»', en: '{side}: {share} go through “{activity}”' }, { side: sides[side], share: format.percent(step.share[side]), activity: called(step.activity) })} onClick={() => setChosen({ figure: stepFigure(step.activity), side })}>{format.percent(step.share[side])}</button>}</td>)}</tr>)}</tbody>
        </table>
      </Section>
      <CasesBehind study={studies[chosen?.side ?? 0]} figure={chosen?.figure ?? null} org={orgs[chosen?.side ?? 0]} onClose={() => setChosen(null)} />
    </>
  );
}
