import { ButtonLink, Facts, Link, Page, ProblemNotice, Section, Skeleton, State, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { say } from '../words.ts';
import { Chart, useFigure, useSourceLine } from './chart.tsx';
import type { ValueAnswer } from './rows.ts';
import { Behind } from './value-behind.tsx';
import './indicators.css';

const beside = {
  title: say('Al costat d’altres', 'Al lado de otros', 'Beside others'), whom: say('Amb qui', 'Con quién', 'With whom'), count: say('Amb dades', 'Con datos', 'With data'),
  median: say('Mediana', 'Mediana', 'Median'), quartile: say('Quartil', 'Cuartil', 'Quartile'), rank: say('Posició', 'Posición', 'Rank'),
};

/** The address of why a value is what it is. */
export const valueHref = (org: string, { code, place, period, dimension = '' }: { code: string; place: string; period: string; dimension?: string }) => `/o/${org}/indicadors/fitxa/${code}/valor/${place}/${period}${dimension === '' ? '' : `?desglossament=${encodeURIComponent(dimension)}`}`;

/** Why one value is what it is: what was divided by what, from which versions and rows, and where it stands. */
export function ValuePage({ params: { org = '', code = '', place = '', period = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const figure = useFigure();
  const sourceLine = useSourceLine();
  const reads = useOrganisation()?.can('data.read') === true;
  const dimension = new URLSearchParams(location.search).get('desglossament') ?? '';
  const { data, error } = useQueryOperation<ValueAnswer>('indicators.explain', { indicator: code, place, period, dimension });
  const trail = [{ label: t(say('Indicadors', 'Indicadores', 'Indicators')), href: `/o/${org}/indicadors` }, { label: data === undefined ? code : t(data.name), href: `/o/${org}/indicadors/fitxa/${code}` }];
  const title = t(say('Per què aquesta xifra', 'Por qué esta cifra', 'Why this figure'));
  if (error) return <Page title={title} trail={trail}><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined) return <Page title={title} trail={trail}><Skeleton lines={10} /></Page>;
  const plain = (value: string) => format.decimal(value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value);
  const line = { title: data.name, y: 'value', kind: 'line', x: 'period', measure: { title: data.name, unit: data.unit, decimals: data.decimals } } as const;
  return (
    <Page title={title} trail={trail} lead={`${t(data.name)}${dimension === '' ? '' : ` (${t(data.dimensionName)})`} · ${data.placeName} · ${period}`} actions={<ButtonLink href={`/o/${org}/indicadors/municipi/${place}`}>{t(say('Tot el municipi', 'Todo el municipio', 'The whole municipality'))}</ButtonLink>}>
      <Section title={t(say('Com s’ha calculat', 'Cómo se ha calculado', 'How it was computed'))}>
        <p className="value-figure tabular">{data.value === null ? t(say('Sense dades', 'Sin datos', 'No data')) : figure(data.value, data)}</p>
        {data.value === null && data.absent && <p>{t(data.absent)}. <strong>{t(say('No tenir dades no és un zero: no compta en cap mitjana.', 'No tener datos no es un cero: no cuenta en ninguna media.', 'No data is not zero: it counts in no average.'))}</strong></p>}
        {data.numerator !== null && data.denominator !== null && <p className="tabular">{plain(data.numerator)} ÷ {plain(data.denominator)}{data.factor !== 1 && ` × ${format.decimal(String(data.factor))}`}{data.value !== null && ` = ${figure(data.value, data)}`}</p>}
        <Facts facts={[
          { label: t(say('Fórmula', 'Fórmula', 'Formula')), value: t(data.why.formula) }, { label: t(say('Nota metodològica', 'Nota metodológica', 'Method note')), value: t(data.method) }, { label: t(say('Font', 'Fuente', 'Source')), value: sourceLine({ source: data.source, sources: data.why.sources, at: data.why.at }) },
          ...(reads && data.mine && data.why.sources.length > 0 ? [{ label: t(say('Conjunts sencers', 'Conjuntos enteros', 'Whole datasets')), value: <>{data.why.sources.map((each, at) => <span key={each.code}>{at > 0 && ' · '}<Link href={`/o/${org}/dades/conjunt/${each.code}#dades`}>{each.title}</Link></span>)}</> }] : []),
        ]} />
      </Section>
      <Behind org={org} value={data} />
      {data.standings.length > 0 && dimension === '' && data.value !== null && <Section title={t(beside.title)} flush>
        <div className="grid-frame" role="region" tabIndex={0} aria-label={t(beside.title)}><table className="grid"><thead><tr><th scope="col">{t(beside.whom)}</th><th scope="col" className="cell-number">{t(beside.count)}</th><th scope="col" className="cell-number">{t(beside.median)}</th><th scope="col" className="cell-number">{t(beside.quartile)}</th><th scope="col" className="cell-number">{t(beside.rank)}</th></tr></thead>
          <tbody>{data.standings.map((each) => <tr key={each.key}><td className="cell-first"><strong>{t(each.label)}</strong></td><td data-label={t(beside.count)} className="cell-number">{format.integer(each.count)}</td><td data-label={t(beside.median)} className="cell-number">{figure(each.median, data)}</td><td data-label={t(beside.quartile)} className="cell-number">{each.quartile ?? '—'}</td><td data-label={t(beside.rank)} className="cell-number">{each.rank === null ? '—' : t(say('{rank} de {count}', '{rank} de {count}', '{rank} of {count}'), { rank: each.rank, count: each.count })}</td></tr>)}</tbody></table></div>
      </Section>}
      {data.series.length > 1 && dimension === '' && <Section title={t(say('Com ha anat', 'Cómo ha ido', 'How it went'))} actions={data.trend && <State tone={data.trend.good === null ? 'neutral' : data.trend.good ? 'success' : 'warning'}>{t({ up: say('Puja', 'Sube', 'Rising'), down: say('Baixa', 'Baja', 'Falling'), flat: say('Es manté', 'Se mantiene', 'Steady') }[data.trend.moves])}</State>}>
        <Chart spec={data.target === null ? line : { ...line, target: data.target.value }} rows={data.series.map((each) => ({ period: each.period, value: each.value }))} source={sourceLine({ source: data.source, sources: data.why.sources, at: data.why.at })} formula={t(data.why.formula)} />
      </Section>}
    </Page>
  );
}
