import { useState } from 'react';
import { Button, EmptyState, Link, Page, ProblemNotice, Section, Select, Skeleton, State, useGo, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import type { Shapes } from '@comu/charts';
import { say, themes, type Theme } from '../words.ts';
import { useFigure } from './chart.tsx';
import { GroupDialog } from './group.tsx';
import type { PlaceAnswer, PlaceIndicator } from './rows.ts';
import { valueHref } from './value.tsx';
import './indicators.css';

/** The groups that the body keeps are told apart by their identifier. */
const isGroup = (key: string) => key.length === 36;

/** A municipality beside its peers: each indicator with its figure, where it stands among them and where it goes. */
export function PlacePage({ params: { org = '', place } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const [peers, setPeers] = useState(() => new URLSearchParams(location.search).get('amb')?.slice(0, 40) ?? 'band');
  const [grouping, setGrouping] = useState<'new' | 'change'>();
  // The address says with whom, so that it can be shared and come back to.
  const compare = (key: string) => { setPeers(key); history.replaceState(history.state, '', key === 'band' ? location.pathname : `?amb=${key}`); };
  const manages = useOrganisation()?.can('indicators.manage') === true;
  const { data, error } = useQueryOperation<PlaceAnswer>('indicators.place', { peers, ...(place === undefined ? {} : { place }) });
  const { data: shapes } = useQueryOperation<Shapes>('indicators.shapes', {}, { organisation: null });
  const trail = [{ label: t(say('Indicadors', 'Indicadores', 'Indicators')), href: `/o/${org}/indicadors` }];
  const title = data?.name ?? t(say('Municipi', 'Municipio', 'Municipality'));
  const group = data?.peers.find(({ key }) => key === data.chosen);
  return (
    <Page title={title} trail={trail} lead={group && t(say('Al costat de {n} {n|municipi|municipis}: {group}.', 'Al lado de {n} {n|municipio|municipios}: {group}.', 'Beside {n} {n|municipality|municipalities}: {group}.'), { n: group.count, group: t(group.label) })}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={10} />}
      {data !== undefined && <>
        <div className="indicator-choice no-print">
          <Select label={t(say('Municipi', 'Municipio', 'Municipality'))} value={data.place} onValue={(ine) => go(`/o/${org}/indicadors/municipi/${ine}${peers === 'band' ? '' : `?amb=${peers}`}`)} options={(shapes?.places ?? [{ ine: data.place, name: data.name }]).map(({ ine, name }) => ({ value: ine, label: name })).toSorted((a, b) => a.label.localeCompare(b.label, 'ca'))} />
          <Select label={t(say('Comparat amb', 'Comparado con', 'Compared with'))} value={data.chosen} onValue={compare} options={data.peers.map(({ key, label, count }) => ({ value: key, label: `${t(label)} (${count})` }))} />
          {manages && shapes !== undefined && group !== undefined && isGroup(group.key) && <Button onClick={() => setGrouping('change')}>{t(say('Canvia el grup', 'Cambiar el grupo', 'Change the group'))}</Button>}
          {manages && shapes !== undefined && <Button onClick={() => setGrouping('new')}>{t(say('Fes un grup propi', 'Hacer un grupo propio', 'Make your own group'))}</Button>}
        </div>
        {grouping !== undefined && shapes !== undefined && <GroupDialog places={shapes.places} {...(grouping === 'change' && group !== undefined ? { given: { key: group.key, name: t(group.label), places: group.places } } : {})} onClose={() => setGrouping(undefined)} onKept={(key) => { setGrouping(undefined); compare(key ?? 'band'); }} />}
        {data.indicators.length === 0 && <EmptyState title={t(say('Encara no hi ha xifres d’aquest municipi', 'Todavía no hay cifras de este municipio', 'There are no figures of this municipality yet'))}>{t(say('Sortiran quan es publiquin dades que parlin dels municipis.', 'Saldrán cuando se publiquen datos que hablen de los municipios.', 'They appear once data about municipalities is published.'))}</EmptyState>}
        {(Object.keys(themes) as Theme[]).map((theme) => {
          const of = data.indicators.filter((each) => each.theme === theme);
          return of.length === 0 ? null : <Section key={theme} title={t(themes[theme])} flush><ul className="place-list">{of.map((each) => <Row key={each.id} row={each} org={org} place={data.place} />)}</ul></Section>;
        })}
      </>}
    </Page>
  );
}

const quarters = [say('Entre els més baixos', 'Entre los más bajos', 'Among the lowest'), say('Per sota del mig', 'Por debajo de la mitad', 'Below the middle'), say('Per sobre del mig', 'Por encima de la mitad', 'Above the middle'), say('Entre els més alts', 'Entre los más altos', 'Among the highest')];

function Row({ row, org, place }: { row: PlaceIndicator; org: string; place: string }) {
  const t = useText();
  const figure = useFigure();
  const quarter = row.standing?.quartile ?? null;
  // As it is shown: a figure beside a median that reads the same is neither above nor below.
  const middle = row.standing !== null && figure(row.value, row) === figure(row.standing.median, row);
  const good = quarter === null || middle || row.direction === 'neither' ? null : (quarter >= 3) === (row.direction === 'more');
  return (
    <li>
      <div className="place-name"><Link href={`/o/${org}/indicadors/fitxa/${row.code}`}>{t(row.name)}</Link><p className="small soft">{row.period}{row.trend && ` · ${t({ up: say('puja', 'sube', 'rising'), down: say('baixa', 'baja', 'falling'), flat: say('es manté', 'se mantiene', 'steady') }[row.trend.moves])}`}</p></div>
      <p className="place-value tabular">{row.universe === 'delivered' && row.value === null ? figure(row.value, row) : <Link href={valueHref(org, { code: row.code, place, period: row.period })} title={t(say('Per què aquesta xifra', 'Por qué esta cifra', 'Why this figure'))}>{figure(row.value, row)}</Link>}</p>
      <Strip row={row} />
      <div className="place-standing">
        {quarter !== null && <State tone={good === null ? 'neutral' : good ? 'success' : 'warning'}>{t(middle ? say('Al mig', 'En la mitad', 'In the middle') : quarters[quarter - 1]!)}</State>}
        <p className="small soft tabular">{row.standing?.rank != null && `${t(say('{rank} de {count}', '{rank} de {count}', '{rank} of {count}'), { rank: row.standing.rank, count: row.standing.count })} · `}{row.standing != null && (row.standing.median === null ? t(say('cap d’aquests municipis no té dades', 'ninguno de estos municipios tiene datos', 'none of these municipalities has data')) : t(say('mediana {m}', 'mediana {m}', 'median {m}'), { m: figure(row.standing.median, row) }))}</p>
        {row.target && <p className="small">{t(say('Objectiu {v}', 'Objetivo {v}', 'Target {v}'), { v: figure(row.target.value, row) })}{row.target.met !== null && `: ${t(row.target.met ? say('assolit', 'alcanzado', 'reached') : say('encara no', 'todavía no', 'not yet'))}`}</p>}
      </div>
    </li>
  );
}

/** Where a figure stands between the lowest and the highest of its peers: the middle half as a band, the median as a line, the place as a dot. */
function Strip({ row: { spread, value } }: { row: PlaceIndicator }) {
  const [low, q1, middle, q3, high] = spread ?? [];
  if (low == null || q1 == null || middle == null || q3 == null || high == null || high === low) return <span />;
  const at = (each: number) => 4 + ((each - low) / (high - low)) * 152;
  return (
    <svg className="place-strip" viewBox="0 0 160 20" width="160" height="20" aria-hidden focusable="false">
      <line x1={4} x2={156} y1={10} y2={10} stroke="var(--line-strong)" strokeWidth={2} />
      <rect x={at(q1)} width={Math.max(2, at(q3) - at(q1))} y={5} height={10} rx={2} fill="var(--pine-line)" />
      <line x1={at(middle)} x2={at(middle)} y1={3} y2={17} stroke="var(--ink)" strokeWidth={2} />
      {value !== null && <circle cx={at(value)} cy={10} r={5} fill="var(--pine)" stroke="var(--surface)" strokeWidth={2} />}
    </svg>
  );
}
