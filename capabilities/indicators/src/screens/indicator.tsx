import { useState } from 'react';
import { Button, ButtonLink, Facts, Link, Page, ProblemNotice, Section, Select, Skeleton, State, Tabs, Tag, toast, Why, useFormat, useLanguage, useOrganisation, useQueryOperation, useRun, useText, type Language, type ScreenProps, type WhyStep } from '@comu/design';
import type { ChartSpec, Measure } from '@comu/charts';
import { directions, say, themes, type Theme } from '../words.ts';
import { Act } from './act.tsx';
import { Kept } from './kept.tsx';
import { Chart, useFigure, useSourceLine } from './chart.tsx';
import type { PageAnswer } from './rows.ts';
import { valueHref } from './value.tsx';
import './indicators.css';

/** One indicator: where it is high and low, how it goes, how it is spread, and why it says what it says. */
export function IndicatorPage({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const figure = useFigure();
  const sourceLine = useSourceLine();
  const [period, setPeriod] = useState<string>();
  const { language } = useLanguage();
  const [tab, setTab] = useState('map');
  const { data, error } = useQueryOperation<PageAnswer>('indicators.page', { code, ...(period === undefined ? {} : { period }) });
  const compute = useRun('indicators.compute');
  const trail = [{ label: t(say('Indicadors', 'Indicadores', 'Indicators')), href: `/o/${org}/indicadors` }];
  if (error) return <Page title={code} trail={trail}><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <Page title={code} trail={trail}><Skeleton lines={10} /></Page>;
  const own = data.universe === 'own';
  const here = data.values.find((each) => each.place === data.place && each.dimension === '');
  const common = { source: sourceLine(data), formula: t(data.formula) };
  const charts = chartsOf(data, language);
  const chosen = charts.find(({ key }) => key === tab) ?? charts[0];
  const steps: WhyStep[] = [
    { text: say('Fórmula:', 'Fórmula:', 'Formula:'), result: data.formula },
    { text: data.method }, ...data.sources.map(({ title, number, loadedAt }) => ({ text: say('Dades: {t}, versió {n}, carregada el {d}.', 'Datos: {t}, versión {n}, cargada el {d}.', 'Data: {t}, version {n}, loaded on {d}.'), facts: { t: title, n: number, d: format.shortMoment(loadedAt) } })).map(({ text, facts }) => ({ text: t(text, facts) })),
    ...data.periods.map((each) => ({ text: t(say('{period}: {filled} de {of} amb dades', '{period}: {filled} de {of} con datos', '{period}: {filled} of {of} with data'), { period: each.period, filled: each.filled, of: each.of }), result: each.published ? say('Publicat', 'Publicado', 'Published') : say('No es publica: en falten massa', 'No se publica: faltan demasiados', 'Not published: too many are missing') })),
  ];
  return (
    <Page title={t(data.name)} trail={trail} state={<><Tag>{t(themes[data.theme as Theme])}</Tag>{data.state === 'retired' && <State tone="off">{t(say('Retirat: ja no es posa al dia', 'Retirado: ya no se actualiza', 'Retired: no longer kept up to date'))}</State>}</>} lead={here === undefined || data.period === null ? t(data.formula) : t(say('Aquí, {value} el {period}.', 'Aquí, {value} en {period}.', 'Here, {value} in {period}.'), { value: figure(here.value, data), period: data.period })}
      actions={<>{data.place !== null && data.period !== null && here !== undefined && <ButtonLink href={valueHref(org, { code: data.code, place: data.place, period: data.period })}>{t(say('D’on surt la xifra', 'De dónde sale la cifra', 'Where the figure comes from'))}</ButtonLink>}{data.mine && data.kind !== 'records' && organisation?.can('indicators.manage') === true && <ButtonLink href={`/o/${org}/indicadors/fitxa/${data.code}/canvia`}>{t(say('Canvia', 'Cambiar', 'Change'))}</ButtonLink>}<Why steps={steps}>{(data.sources.length > 0 || data.records.length > 0) && <p>{t(say('Files d’origen:', 'Filas de origen:', 'Source rows:'))} {[...data.sources.map((each) => <Link key={each.code} href={`/o/${org}/dades/conjunt/${each.code}#dades`}>{each.title}</Link>), ...data.records.map((each) => <Link key={each} href={`/o/${org}/r/${each}`}>{each}</Link>)].flatMap((each, at) => (at === 0 ? [each] : [' · ', each]))}</p>}{data.sql !== null && <pre className="indicator-sql" tabIndex={0} aria-label="SQL">{data.sql}</pre>}</Why>{data.mine && data.state === 'active' && organisation?.can('indicators.manage') === true && data.universe !== 'delivered' && <Button disabled={compute.running} onClick={() => void compute.run({ code }).then((done) => done && toast(t(say('Calculat de nou.', 'Calculado de nuevo.', 'Computed anew.'))))}>{t(compute.running ? say('S’està calculant…', 'Calculando…', 'Computing…') : say('Torna a calcular', 'Volver a calcular', 'Compute anew'))}</Button>}</>}>
      {compute.problem && <ProblemNotice problem={compute.problem} />}
      {data.periods.filter(({ published }) => published).length > 1 && <div className="indicator-period"><Select label={t(say('Període', 'Periodo', 'Period'))} value={data.period ?? ''} onValue={setPeriod} options={data.periods.filter(({ published }) => published).toReversed().map((each) => ({ value: each.period, label: each.period }))} /></div>}
      {charts.length > 1
        ? <Section><Tabs label={t(say('Com es mira', 'Cómo se mira', 'How to look at it'))} value={chosen?.key ?? ''} onValue={setTab} tabs={charts.map(({ key, label }) => ({ key, label: t(label) }))}>{chosen && <Chart key={chosen.key} spec={chosen.spec} rows={chosen.rows} {...common} />}</Tabs></Section>
        : chosen && <Section><Chart spec={chosen.spec} rows={chosen.rows} {...common} /></Section>}
      <Section title={t(say('Què diu aquest indicador', 'Qué dice este indicador', 'What this indicator says'))}>
        <Facts facts={[
          { label: t(say('Fórmula', 'Fórmula', 'Formula')), value: t(data.formula) }, { label: t(say('Sentit', 'Sentido', 'Direction')), value: t(directions[data.direction]) }, { label: t(say('Font', 'Fuente', 'Source')), value: common.source },
          { label: t(say('Nota metodològica', 'Nota metodológica', 'Method note')), value: t(data.method) }, { label: t(say('Responsable', 'Responsable', 'Responsible')), value: data.responsible },
          ...(own ? [] : [{ label: t(say('Es publica si', 'Se publica si', 'Published if')), value: t(say('tenen dades almenys el {n} dels municipis', 'tienen datos al menos el {n} de los municipios', 'at least {n} of the municipalities have data'), { n: format.percent(data.threshold) }) }]),
          ...(data.rejected > 0 ? [{ label: t(say('Files que no casen', 'Filas que no casan', 'Rows that do not match')), value: format.integer(data.rejected) }] : []),
        ]} />
      </Section>
      <Act page={data} />
      <Kept org={org} code={data.code} retires={data.mine && data.kind !== 'records' && data.state === 'active' && organisation?.can('indicators.manage') === true} />
    </Page>
  );
}

/** The charts that make sense for an indicator. */
function chartsOf(data: PageAnswer, language: Language): { key: string; label: { ca: string; es: string; en: string }; spec: ChartSpec; rows: readonly Record<string, string | number | null>[] }[] {
  const measure: Measure = { title: data.name, unit: data.unit, decimals: data.decimals };
  const plain = data.values.filter(({ dimension }) => dimension === '').map(({ place, name, value }) => ({ place, name, value }));
  const dimensions = data.own.filter(({ dimension }) => dimension !== '');
  const name = plain.find(({ place }) => place === data.place)?.name;
  const common = { title: data.name, y: 'value', measure } as const;
  const target = data.targets.at(-1)?.value;
  if (data.universe === 'own') {
    const rows = dimensions.length > 0 ? dimensions.map(({ period, dimension, value }) => ({ period, dimension: data.dimensionNames[dimension]?.[language] ?? dimension, value })) : data.own.map(({ period, value }) => ({ period, dimension: '', value }));
    return [{ key: 'series', label: say('Evolució', 'Evolución', 'Over time'), spec: dimensions.length > 0 ? { ...common, kind: 'heat', x: 'period', series: 'dimension' } : { ...common, kind: 'line', x: 'period', ...(target === undefined ? {} : { target }) }, rows }];
  }
  const median = say('Mediana', 'Mediana', 'Median')[language];
  const series = [...data.series.map((each) => ({ period: each.period, who: median, value: each.median })), ...data.own.filter(({ dimension }) => dimension === '').map(({ period, value }) => ({ period, who: name ?? data.place ?? '', value }))];
  return [
    { key: 'map', label: say('Mapa', 'Mapa', 'Map'), spec: { ...common, kind: 'map', x: 'place', label: 'name', ...(data.place === null ? {} : { highlight: [data.place] }) }, rows: plain },
    { key: 'rank', label: say('Classificació', 'Clasificación', 'Ranking'), spec: { ...common, kind: 'ranked', x: 'name', most: 20, ascending: data.direction === 'less', highlight: name === undefined ? [] : [name] }, rows: plain },
    { key: 'series', label: say('Evolució', 'Evolución', 'Over time'), spec: { ...common, kind: 'line', x: 'period', series: 'who', ...(target === undefined ? {} : { target }) }, rows: series },
    { key: 'spread', label: say('Distribució', 'Distribución', 'Distribution'), spec: { ...common, kind: 'distribution', x: 'name', ...(name === undefined ? {} : { highlight: [name] }) }, rows: plain },
  ];
}
