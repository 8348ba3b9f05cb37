import { namesSomething } from '@comu/catalogue/plain-numbers';
import { ButtonLink, DownloadSimpleIcon, Facts, Link, Page, ProblemNotice, Section, Skeleton, State, useFormat, useText, type ScreenProps } from '@comu/design';
import { columnTypes, say, usePortalPage, useWritten, type DatasetPage, type ItemPage, type ShownEvent } from './answers.ts';
import { ContentChange } from './content-change.tsx';
import { FedTable } from './fed-table.tsx';
import { Events, itemStates } from './portal.tsx';
import './transparency.css';

const home = say('Transparència', 'Transparencia', 'Transparency');

/** One thing that the law asks to publish: the content itself, what article asks it, how fresh it is and its history. */
export function PortalItem({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const written = useWritten();
  const { data, error } = usePortalPage<ItemPage>(org, `item/${code}`);
  const trail = [{ label: t(home), href: `/transparencia/${org}` }];
  if (data === undefined) return <Page narrow title={t(home)} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={6} />}</Page>;
  const { item, body, document: file, dataset, history, score, notApplicable, fed, contents } = data;
  return (
    <Page narrow title={t(item.title)} trail={trail} state={<State tone={itemStates[item.state].tone}>{t(itemStates[item.state].label)}</State>}>
      {item.state === 'missing' && <Section><p>{t(say('Aquest contingut encara no és publicat. El podeu demanar: us han de respondre en un mes.', 'Este contenido todavía no está publicado. Puede pedirlo: deben responderle en un mes.', 'This is not published yet. You may ask for it: you must be answered within a month.'))}</p><p className="gap-above"><ButtonLink look="primary" href={`/seu/${org}/tramit/access-to-information`}>{t(say('Demaneu-lo', 'Pídalo', 'Ask for it'))}</ButtonLink></p></Section>}
      {notApplicable && <Section><p>{notApplicable}</p></Section>}
      {body && <Section><div className="portal-text">{written(body).split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}</div></Section>}
      {file && <Section><p><a href={file.url}><DownloadSimpleIcon size={20} aria-hidden /> {file.name}</a></p></Section>}
      {dataset && <Section><p><Link href={`/transparencia/${org}/dades/${dataset.code}`}>{written(dataset.name)}</Link></p></Section>}
      {fed && (
        <Section>
          <p className="soft">{t(fed.says)}</p>
          {fed.rows.length > 0 ? <FedTable columns={fed.columns} rows={fed.rows} /> : fed.none && <p>{t(fed.none)}</p>}
          <p className="small gap-above">{fed.total > fed.rows.length && <>{t(say('{shown} de {all} files.', '{shown} de {all} filas.', '{shown} of {all} rows.'), { shown: fed.rows.length, all: format.integer(fed.total) })} </>}{t(say('Descarregueu-ho:', 'Descárguelo:', 'Download it:'))} {fed.files.map(({ format: kind, url }, at) => <span key={kind}>{at > 0 && ' · '}<a href={url} download>{kind.toUpperCase()}</a></span>)}</p>
        </Section>
      )}
      <Section title={t(say('Què en diu la llei', 'Qué dice la ley', 'What the law says'))}>
        <Facts facts={[
          { label: t(say('Norma', 'Norma', 'Law')), value: item.article }, { label: t(say('S’actualitza', 'Se actualiza', 'Renewed')), value: t(data.rhythm) },
          ...(item.contentOn ? [{ label: t(say('Contingut del', 'Contenido del', 'Content as of')), value: format.day(item.contentOn) }] : []),
          ...(score ? [{ label: t(say('Puntuació', 'Puntuación', 'Score')), value: `${score.score} / 100. ${score.why.map((each) => t(each)).join(' ')}` }] : []),
        ]} />
      </Section>
      {history.length > 0 && <Section title={t(say('Historial', 'Historial', 'History'))}><Events events={history} org={org} /></Section>}
      {contents.length > 1 && <Section title={t(say('Què va canviar cada vegada', 'Qué cambió cada vez', 'What changed each time'))}><div className="publish-form">{contents.slice(0, -1).map(({ number, at }, place) => <details key={number}><summary>{format.moment(at)}</summary><ContentChange code={code} org={org} from={contents[place + 1]!.number} to={number} /></details>)}</div></Section>}
    </Page>
  );
}

/** A dataset for anybody: what it is, its first rows, its dictionary, files, licence and quality. */
export function PortalDataset({ params: { org = '', code = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const written = useWritten();
  const { data, error } = usePortalPage<DatasetPage>(org, `dades/${code}`);
  const trail = [{ label: t(home), href: `/transparencia/${org}` }];
  if (data === undefined) return <Page title={t(say('Dades obertes', 'Datos abiertos', 'Open data'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={8} />}</Page>;
  const { dataset, files, preview, columns, licence, period } = data;
  // Years and codes are names; amounts are written as the reader does.
  const shown = preview.columns.map((name, at) => {
    const { title = name, type = 'text' } = columns.find((each) => each.name === name) ?? {};
    return { name, title, type, amount: type === 'decimal' || (type === 'integer' && !namesSomething({ name, title, type }, preview.rows.map((row) => row[at]))) };
  });
  return (
    <Page title={written(dataset.name)} {...(dataset.describes ? { lead: written(dataset.describes) } : {})} trail={trail}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data.schemaOrg).replaceAll('<', '\\u003c') }} />
      <Section title={t(say('Descàrregues', 'Descargas', 'Downloads'))}>
        <ul className="portal-files">{files.map(({ format: kind, says, url, bytes }) => <li key={kind}><a className="ds-button" data-variant="secondary" href={url} download><DownloadSimpleIcon size={20} aria-hidden /> {kind.toUpperCase()}</a><span>{t(says)} <span className="soft small">{format.bytes(bytes)}</span></span></li>)}</ul>
        <p className="small gap-above"><a href={data.dictionary} download>{t(say('Diccionari de columnes (CSV)', 'Diccionario de columnas (CSV)', 'Column dictionary (CSV)'))}</a> · <a href={data.api}>API</a></p>
      </Section>
      <Section title={t(say('Les primeres files', 'Las primeras filas', 'The first rows'))} describe={t(say('{shown} de {all}', '{shown} de {all}', '{shown} of {all}'), { shown: preview.rows.length, all: format.integer(preview.total) })}>
        <div className="portal-table" tabIndex={0} role="region" aria-label={t(say('Taula de dades', 'Tabla de datos', 'Data table'))}><table className="tabular"><thead><tr>{shown.map(({ name, title, amount }) => <th key={name} scope="col" className={amount ? 'cell-number' : ''}>{title}</th>)}</tr></thead><tbody>{preview.rows.map((row, index) => <tr key={index}>{row.map((value, at) => <td key={at} data-label={shown[at]?.title} className={shown[at]?.amount ? 'cell-number' : ''}>{value === null ? <span className="soft">—</span> : shown[at]?.amount ? format.decimal(String(value)) : shown[at]?.type === 'day' ? format.shortDay(String(value)) : typeof value === 'boolean' ? t(value ? say('sí', 'sí', 'yes') : say('no', 'no', 'no')) : String(value)}</td>)}</tr>)}</tbody></table></div>
      </Section>
      <Section title={t(say('Diccionari', 'Diccionario', 'Dictionary'))}><dl className="portal-dictionary">{columns.map(({ name, title: named, describe, type, unit }) => <div key={name}><dt>{named} <code className="small">{name}</code></dt><dd>{describe ?? <span className="soft">{t(columnTypes[type] ?? say(type, type, type))}</span>}{unit ? ` (${unit})` : ''}</dd></div>)}</dl></Section>
      <Section title={t(say('Condicions i qualitat', 'Condiciones y calidad', 'Terms and quality'))}>
        <Facts facts={[
          { label: t(say('Llicència', 'Licencia', 'Licence')), value: <a href={licence.url}>{t(licence.title)}</a> }, { label: t(say('Tema', 'Tema', 'Theme')), value: t(dataset.sector) },
          { label: t(say('Versió', 'Versión', 'Version')), value: `${data.version} · ${format.day(data.loadedOn)}` },
          ...(period.from || period.to ? [{ label: t(say('Període', 'Periodo', 'Period')), value: `${period.from ? format.day(period.from) : '…'} – ${period.to ? format.day(period.to) : '…'}` }] : []),
          ...(data.quality === null ? [] : [{ label: t(say('Qualitat de les dades', 'Calidad de los datos', 'Quality of the data')), value: `${data.quality} / 100` }]),
          { label: t(say('Qualitat de la descripció', 'Calidad de la descripción', 'Quality of the description')), value: t(say('{points} de 405 punts (data.europa.eu)', '{points} de 405 puntos (data.europa.eu)', '{points} of 405 points (data.europa.eu)'), { points: data.mqa }) },
          ...(data.withheld === 0 ? [] : [{ label: t(say('Columnes reservades', 'Columnas reservadas', 'Columns kept back')), value: t(say('{n}, per protecció de dades o perquè són internes', '{n}, por protección de datos o porque son internas', '{n}, for data protection or because they are internal'), { n: data.withheld }) }]),
        ]} />
      </Section>
      {data.history.length > 0 && <Section title={t(say('Historial', 'Historial', 'History'))}><Events events={data.history} org={org} /></Section>}
    </Page>
  );
}

/** Everything published, renewed and withdrawn. */
export function PortalHistory({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = usePortalPage<{ events: readonly ShownEvent[] }>(org, 'canvis');
  return <Page narrow title={t(say('Què ha canviat', 'Qué ha cambiado', 'What has changed'))} trail={[{ label: t(home), href: `/transparencia/${org}` }]} actions={<a href={`/dades/${org}/novetats.atom`}>{t(say('Subscriviu-vos-hi (Atom)', 'Suscríbase (Atom)', 'Subscribe (Atom)'))}</a>}>{error ? <ProblemNotice problem={error.problem} /> : data === undefined ? <Skeleton lines={6} /> : <Section><Events events={data.events} org={org} /></Section>}</Page>;
}

/** Where programs find the same: the catalogue in three forms and the API that CKAN’s users know. */
export function PortalApi({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const base = `/dades/${org}`;
  const row = (href: string, words: ReturnType<typeof say>) => <li key={href}><a href={href}><code>{href}</code></a><span className="soft">{t(words)}</span></li>;
  return (
    <Page narrow title={t(say('Per a programes', 'Para programas', 'For programs'))} trail={[{ label: t(home), href: `/transparencia/${org}` }]} lead={t(say('Sense clau ni registre. Fins a 300 peticions per minut.', 'Sin clave ni registro. Hasta 300 peticiones por minuto.', 'No key, no registration. Up to 300 requests a minute.'))}>
      <Section title={t(say('Catàleg DCAT-AP-ES', 'Catálogo DCAT-AP-ES', 'DCAT-AP-ES catalogue'))}><ul className="portal-addresses">{row(`${base}/catalog.ttl`, say('Turtle', 'Turtle', 'Turtle'))}{row(`${base}/catalog.rdf`, say('RDF/XML', 'RDF/XML', 'RDF/XML'))}{row(`${base}/catalog.jsonld`, say('JSON-LD', 'JSON-LD', 'JSON-LD'))}{row(base, say('La forma que demani la capçalera Accept', 'La forma que pida la cabecera Accept', 'The form that the Accept header asks for'))}{row(`${base}/novetats.atom`, say('Què hi ha de nou (Atom)', 'Qué hay de nuevo (Atom)', 'What is new (Atom)'))}{row(`${base}/sitemap.xml`, say('Mapa de les pàgines', 'Mapa de las páginas', 'Map of the pages'))}</ul></Section>
      <Section title={t(say('API compatible amb CKAN', 'API compatible con CKAN', 'CKAN-compatible API'))}><ul className="portal-addresses">
        {row(`${base}/api/3/action/package_list`, say('Els codis dels conjunts', 'Los códigos de los conjuntos', 'The codes of the datasets'))}{row(`${base}/api/3/action/package_search?q=`, say('Cerca amb filtres i facetes', 'Búsqueda con filtros y facetas', 'Search with filters and facets'))}
        {row(`${base}/api/3/action/organization_list`, say('Qui publica', 'Quién publica', 'Who publishes'))}{row(`${base}/api/3/action/status_show`, say('Versió i adreça', 'Versión y dirección', 'Version and address'))}</ul></Section>
    </Page>
  );
}
