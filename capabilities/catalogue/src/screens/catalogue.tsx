import { useEffect, useMemo, useState } from 'react';
import { Button, ButtonLink, EmptyState, Link, MagnifyingGlassIcon, Page, ProblemNotice, Skeleton, State, Tag, UploadSimpleIcon, useFormat, useGo, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps, type Text } from '@comu/design';
import { accesses, classes, kinds, say, themes } from '../words.ts';
import type { Found, SearchAnswer } from './rows.ts';
import { useSaid } from './said.ts';
import './data.css';

const states = { incidents: say('Amb incidències', 'Con incidencias', 'With incidents'), sound: say('Sense incidències', 'Sin incidencias', 'Without incidents'), empty: say('Encara sense dades', 'Todavía sin datos', 'No data yet') } as const;
const facets: readonly { readonly key: string; readonly label: Text; readonly words: Readonly<Record<string, Text>> }[] = [
  { key: 'state', label: say('Estat', 'Estado', 'State'), words: states },
  { key: 'kind', label: say('Origen', 'Origen', 'Origin'), words: kinds },
  { key: 'theme', label: say('Tema', 'Tema', 'Theme'), words: themes },
  { key: 'access', label: say('Accés', 'Acceso', 'Access'), words: accesses },
  { key: 'personal', label: say('Dades personals', 'Datos personales', 'Personal data'), words: classes },
];
type Chosen = Readonly<Record<string, readonly string[]>>;
/** Until somebody looks for something or chooses a state, what has no data yet is left out: a platform has more than a hundred kinds of records before anybody loads a file. */
const withData = ['incidents', 'sound'] as const;
const shownOf = (words: string, chosen: Chosen): Chosen => (words.trim() === '' && chosen['state'] === undefined ? { ...chosen, state: withData } : chosen);

/** Every dataset of the body, found by words and by facets. */
export function Catalogue({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const asked = useMemo(() => new URLSearchParams(location.search), []);
  const [words, setWords] = useState(asked.get('q') ?? '');
  const [chosen, setChosen] = useState<Chosen>(() => Object.fromEntries(facets.flatMap(({ key, words: known }) => { const values = asked.getAll(key).filter((value) => value in known); return values.length > 0 ? [[key, values]] : []; })));
  const [after, setAfter] = useState<readonly string[]>([]);
  const go = useGo();
  useEffect(() => {
    const query = new URLSearchParams([...(words === '' ? [] : [['q', words]]), ...Object.entries(chosen).flatMap(([key, values]) => values.map((value) => [key, value]))] as string[][]);
    const href = `/o/${org}/dades${query.size === 0 ? '' : `?${query.toString()}`}`;
    if (href !== location.pathname + location.search) go(href, { replace: true });
  }, [words, chosen, org, go]);
  const shown = shownOf(words, chosen);
  const { data, error } = useQueryOperation<SearchAnswer>('data.search', { words, facets: shown, ...(after.length === 0 ? {} : { after: after.at(-1) }) });
  useBroughtIn(data);
  const steward = organisation?.can('data.steward') === true;
  const toggle = (key: string, value: string) => {
    setAfter([]);
    setChosen((all) => { const held = shownOf(words, all)[key] ?? []; const next = held.includes(value) ? held.filter((each) => each !== value) : [...held, value]; return { ...all, [key]: next }; });
  };
  const showEmpty = () => { setAfter([]); setChosen((all) => ({ ...all, state: [...withData, 'empty'] })); };
  const empty = shown['state']?.includes('empty') === false ? data?.facets['state']?.['empty'] ?? 0 : 0;
  const active = Object.values(chosen).some((values) => values.length > 0);
  return (
    <Page title={t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue'))} lead={t(say('Quines dades té l’ens, si s’hi pot confiar i qui les pot fer servir.', 'Qué datos tiene el ente, si se puede confiar en ellos y quién puede usarlos.', 'What data the body has, whether they can be trusted and who may use them.'))}
      actions={<><ButtonLink href={`/o/${org}/dades/pregunta`}>{t(say('Consulta en SQL', 'Consulta en SQL', 'Query in SQL'))}</ButtonLink><ButtonLink href={`/o/${org}/dades/incidencies`}>{t(say('Incidències', 'Incidencias', 'Incidents'))}</ButtonLink>{organisation?.can('data.administer') === true && <ButtonLink href={`/o/${org}/dades/porta`}>{t(say('Porta d’un altre catàleg', 'Traer de otro catálogo', 'Bring from another catalogue'))}</ButtonLink>}{steward && <ButtonLink look="primary" icon={UploadSimpleIcon} href={`/o/${org}/dades/carrega`}>{t(say('Carrega un fitxer', 'Cargar un archivo', 'Load a file'))}</ButtonLink>}</>}>
      <div className="data-search" role="search">
        <MagnifyingGlassIcon size={20} aria-hidden />
        <input className="ds-input" type="search" aria-label={t(say('Cerca dades', 'Buscar datos', 'Search data'))} placeholder={t(say('Padró, pressupost, llicències…', 'Padrón, presupuesto, licencias…', 'Register of residents, budget, permits…'))} value={words} onChange={(event) => { setAfter([]); setWords(event.target.value); }} />
      </div>
      {error && <ProblemNotice problem={error.problem} />}
      <div className="data-catalogue">
        <Facets data={data} chosen={shown} toggle={toggle} />
        <div className="data-results">
          {data !== undefined && <p className="data-count small soft" aria-live="polite">{t(data.count.value === 1 ? say('1 conjunt', '1 conjunto', '1 dataset') : say('{n} conjunts', '{n} conjuntos', '{n} datasets'), { n: `${data.count.value}${data.count.capped ? '+' : ''}` })}{active && <Button small look="quiet" onClick={() => { setAfter([]); setChosen({}); }}>{t(say('Treu els filtres', 'Quitar los filtros', 'Clear the filters'))}</Button>}
            {empty > 0 && <Button small look="quiet" onClick={showEmpty}>{t(say('Mostra també {n|el conjunt|els conjunts} encara sense dades ({n})', 'Mostrar también {n|el conjunto|los conjuntos} todavía sin datos ({n})', 'Show also {n|the dataset|the datasets} with no data yet ({n})'), { n: format.integer(empty) })}</Button>}</p>}
          {data === undefined && !error && <Skeleton lines={10} />}
          {data?.rows.length === 0 && <Nothing org={org} steward={steward} searched={words !== '' || active} empty={empty} />}
          <ul className="data-list">{data?.rows.map((row) => <Result key={row.id} row={row} org={org} />)}</ul>
          {(after.length > 0 || data?.next !== undefined) && (
            <nav className="data-pages" aria-label={t(say('Pàgines', 'Páginas', 'Pages'))}>
              <Button small disabled={after.length === 0} onClick={() => setAfter(after.slice(0, -1))}>{t(say('Anteriors', 'Anteriores', 'Previous'))}</Button>
              <Button small disabled={data?.next === undefined} onClick={() => data?.next !== undefined && setAfter([...after, data.next])}>{t(say('Següents', 'Siguientes', 'Next'))}</Button>
            </nav>
          )}
        </div>
      </div>
    </Page>
  );
}

/** The records of the platform come into the catalogue by themselves, the first time somebody opens it. */
function useBroughtIn(data: SearchAnswer | undefined) {
  const { run, running, problem } = useRun('data.describe-records');
  const missing = (data?.undescribed ?? 0) > 0;
  useEffect(() => {
    if (missing && !running && problem === undefined) void run({});
  }, [missing, running, problem, run]);
}

function Facets({ data, chosen, toggle }: { data: SearchAnswer | undefined; chosen: Chosen; toggle(key: string, value: string): void }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="data-facets" open={matchMedia('(min-width: 56rem)').matches}>
      <summary>{t(say('Filtra', 'Filtrar', 'Filter'))}</summary>
      {facets.map(({ key, label, words }) => {
        const values = Object.keys(words).filter((value) => (data?.facets[key]?.[value] ?? 0) > 0 || chosen[key]?.includes(value));
        return values.length > 0 && (
          <fieldset key={key} className="data-facet">
            <legend>{t(label)}</legend>
            {values.map((value) => (
              <label key={value}>
                <input type="checkbox" className="ds-input" checked={chosen[key]?.includes(value) ?? false} onChange={() => toggle(key, value)} />
                <span>{t(words[value] as Text)}</span><span className="tabular soft small">{format.integer(data?.facets[key]?.[value] ?? 0)}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </details>
  );
}

function Result({ row, org }: { row: Found; org: string }) {
  const t = useText();
  const format = useFormat();
  const said = useSaid();
  return (
    <li className="data-result">
      <h2><Link href={`/o/${org}/dades/conjunt/${row.code}`}>{said(row.said.title)}</Link></h2>
      {row.said.description !== null && <p className="data-result-text">{said(row.said.description)}</p>}
      <p className="data-result-facts small">
        {row.incidents > 0 ? <State tone="warning">{t(row.incidents === 1 ? say('1 incidència', '1 incidencia', '1 incident') : say('{n} incidències', '{n} incidencias', '{n} incidents'), { n: format.integer(row.incidents) })}</State>
          : row.lastLoadedAt === null ? <State tone="off">{t(states.empty)}</State> : row.quality !== null && <State tone="success">{t(say('Qualitat {n}/100', 'Calidad {n}/100', 'Quality {n}/100'), { n: row.quality })}</State>}
        {row.personal !== 'none' && <Tag>{t(classes[row.personal as keyof typeof classes])}</Tag>}
        <Tag>{t(themes[row.theme as keyof typeof themes])}</Tag>
        {row.rows !== null && <span className="soft tabular">{t(say('{n} {n|fila|files}', '{n} {n|fila|filas}', '{n} {n|row|rows}'), { n: format.integer(row.rows) })}</span>}
        {row.lastLoadedAt !== null && <span className="soft">{format.ago(row.lastLoadedAt)}</span>}
        {row.owner !== null && <span className="soft">{row.owner}</span>}
        <code className="soft">{row.code}</code>
      </p>
    </li>
  );
}

function Nothing({ org, steward, searched, empty }: { org: string; steward: boolean; searched: boolean; empty: number }) {
  const t = useText();
  const load = steward && <ButtonLink icon={UploadSimpleIcon} href={`/o/${org}/dades/carrega`}>{t(say('Carrega un fitxer', 'Cargar un archivo', 'Load a file'))}</ButtonLink>;
  if (searched) return <EmptyState title={t(say('Cap conjunt no hi coincideix', 'Ningún conjunto coincide', 'No dataset matches'))}>{t(say('Proveu amb menys paraules o traieu algun filtre. La cerca no distingeix accents ni majúscules.', 'Pruebe con menos palabras o quite algún filtro. La búsqueda no distingue acentos ni mayúsculas.', 'Try fewer words or clear a filter. Accents and capitals make no difference.'))}</EmptyState>;
  return <EmptyState title={t(empty > 0 ? say('Encara no hi ha cap conjunt amb dades', 'Todavía no hay ningún conjunto con datos', 'No dataset has data yet') : say('Encara no hi ha cap conjunt', 'Todavía no hay ningún conjunto', 'There is no dataset yet'))} action={load}>{t(say('Carregueu un fitxer (CSV, Excel, JSON…) i en sortirà la fitxa amb el diccionari i la qualitat.', 'Cargue un archivo (CSV, Excel, JSON…) y saldrá su ficha con el diccionario y la calidad.', 'Load a file (CSV, Excel, JSON…) and its page will come with dictionary and quality.'))}</EmptyState>;
}
