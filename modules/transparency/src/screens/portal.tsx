import { useState } from 'react';
import { fold, ArrowRightIcon, ButtonLink, DatabaseIcon, EmptyState, Link, MagnifyingGlassIcon, Page, ProblemNotice, Section, Skeleton, State, TextField, useFormat, useText, type ScreenProps, type Tone } from '@comu/design';
import { say, usePortal, useWritten, type Home, type ShownEvent, type ShownItem } from './answers.ts';
import './transparency.css';

export const itemStates: Readonly<Record<ShownItem['state'], { readonly tone: Tone; readonly label: ReturnType<typeof say> }>> = {
  published: { tone: 'success', label: say('Publicat', 'Publicado', 'Published') }, late: { tone: 'warning', label: say('Cal actualitzar-lo', 'Hay que actualizarlo', 'Needs renewing') },
  missing: { tone: 'off', label: say('Encara no publicat', 'Todavía no publicado', 'Not published yet') }, 'not-applicable': { tone: 'neutral', label: say('No s’aplica', 'No se aplica', 'Does not apply') },
};

/** The front of a body’s transparency: search, what the law asks by families, its open data and what changed lately. */
export function Portal({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const written = useWritten();
  const { data: home, error } = usePortal(org);
  const [asked, setAsked] = useState('');
  return (
    <Page title={t(say('Transparència i dades obertes', 'Transparencia y datos abiertos', 'Transparency and open data'))} {...(home?.intro ? { lead: written(home.intro) } : {})}>
      {error && <ProblemNotice problem={error.problem} />}
      {home === undefined && !error && <Skeleton lines={8} />}
      {home && (
        <>
          <link rel="alternate" type="application/atom+xml" title={t(say('Què ha canviat', 'Qué ha cambiado', 'What has changed'))} href={`/dades/${org}/novetats.atom`} />
          <link rel="alternate" type="text/turtle" title="DCAT-AP-ES" href={`/dades/${org}/catalog.ttl`} />
          <div className="portal-search"><MagnifyingGlassIcon size={22} aria-hidden /><TextField type="search" label={t(say('Què hi busqueu?', '¿Qué busca?', 'What are you looking for?'))} value={asked} onValue={setAsked} /></div>
          {asked.trim() === '' ? <Whole home={home} org={org} /> : <Found home={home} org={org} asked={asked} />}
        </>
      )}
    </Page>
  );
}

function Whole({ home, org }: { home: Home; org: string }) {
  const t = useText();
  const { score, published, asked } = home.totals;
  return (
    <>
      <p className="portal-score"><strong className="tabular">{score}<span> / 100</span></strong><span>{t(say('{published} de {asked} continguts que la llei demana són publicats i puntuats per si estan complets i al dia.', '{published} de {asked} contenidos que la ley pide están publicados y puntuados por si están completos y al día.', '{published} of {asked} contents that the law asks for are published, scored by whether they are whole and fresh.'), { published, asked })} <Link href="/transparencia">{t(say('Compareu els portals', 'Compare los portales', 'Compare portals'))}</Link></span></p>
      <ul className="portal-families">
        {home.families.map((family) => {
          const items = home.items.filter((each) => each.family === family.code);
          const out = items.filter(({ state }) => state === 'published' || state === 'late').length;
          return items.length === 0 ? null : <li key={family.code}><details><summary><strong>{t(family.title)}</strong><span className="soft small">{t(say('{out} de {all} publicats', '{out} de {all} publicados', '{out} of {all} published'), { out, all: items.length })}</span></summary><ItemList items={items} org={org} /></details></li>;
        })}
      </ul>
      <Section title={t(say('Dades obertes', 'Datos abiertos', 'Open data'))} actions={<ButtonLink small href={`/transparencia/${org}/api`}>{t(say('Per a programes', 'Para programas', 'For programs'))}</ButtonLink>}><Datasets home={home} org={org} /></Section>
      <Section title={t(say('Què ha canviat', 'Qué ha cambiado', 'What has changed'))} actions={<Link href={`/transparencia/${org}/canvis`}>{t(say('Tot l’historial', 'Todo el historial', 'All the history'))}</Link>}><Events events={home.latest.slice(0, 6)} org={org} /></Section>
      <Section title={t(say('No ho trobeu?', '¿No lo encuentra?', 'Not here?'))}>
        <p>{t(say('Teniu dret a demanar la informació pública que no hi és. Us han de respondre en un mes (Llei 19/2014, art. 33).', 'Tiene derecho a pedir la información pública que no está. Deben responderle en un mes (Ley 19/2014, art. 33).', 'You have the right to ask for public information that is not here. You must be answered within a month (Llei 19/2014, art. 33).'))}</p>
        <p className="gap-above"><ButtonLink look="primary" href={home.requests}>{t(say('Demaneu informació pública', 'Pida información pública', 'Ask for public information'))}</ButtonLink></p>
        <p className="gap-above"><Link href={`/seu/${org}/tramits`}>{t(say('Com està la vostra sol·licitud', 'Cómo está su solicitud', 'How your request stands'))}</Link> <span className="soft">{t(say('L’ens pot allargar el termini fins a la meitat si és molt extensa o complexa, i us ho ha de dir amb el motiu (art. 33.2). Si no us responen a temps, s’entén concedida (art. 35).', 'El ente puede alargar el plazo hasta la mitad si es muy extensa o compleja, y debe decírselo con el motivo (art. 33.2). Si no le responden a tiempo, se entiende concedida (art. 35).', 'The body may extend the term by up to half if it is long or complex, and must tell you why (art. 33.2). Unanswered in time, it counts as granted (art. 35).'))}</span></p>
        {home.contact.email && <p className="soft small gap-above">{t(say('Contacte:', 'Contacto:', 'Contact:'))} <a href={`mailto:${home.contact.email}`}>{home.contact.email}</a></p>}
      </Section>
    </>
  );
}

function Found({ home, org, asked }: { home: Home; org: string; asked: string }) {
  const t = useText();
  const words = fold(asked).split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => fold(text).includes(word));
  const items = home.items.filter(({ title, family }) => fits(`${t(title)} ${t(home.families.find(({ code }) => code === family)?.title ?? title)}`));
  const datasets = home.datasets.filter(({ name, describes, keywords }) => fits(`${Object.values(name).join(' ')} ${Object.values(describes ?? {}).join(' ')} ${keywords.join(' ')}`));
  return (
    <div role="status" className="portal-found">
      {items.length + datasets.length === 0 && <EmptyState title={t(say('No hi ha res amb aquestes paraules', 'No hay nada con estas palabras', 'Nothing with these words'))}>{t(say('Proveu-ne d’altres, o demaneu la informació a l’ens.', 'Pruebe con otras, o pida la información al ente.', 'Try others, or ask the body for it.'))} <Link href={home.requests}>{t(say('Demaneu-la', 'Pídala', 'Ask for it'))}</Link></EmptyState>}
      {datasets.length > 0 && <Section title={t(say('Dades obertes', 'Datos abiertos', 'Open data'))}><Datasets home={{ ...home, datasets }} org={org} /></Section>}
      {items.length > 0 && <Section title={t(say('Transparència', 'Transparencia', 'Transparency'))}><ItemList items={items} org={org} /></Section>}
    </div>
  );
}

function ItemList({ items, org }: { items: readonly ShownItem[]; org: string }) {
  const t = useText();
  return <ul className="portal-list">{items.map(({ code, title, state }) => <li key={code}><Link href={`/transparencia/${org}/item/${code}`}><span>{t(title)}</span><State tone={itemStates[state].tone}>{t(itemStates[state].label)}</State></Link></li>)}</ul>;
}

function Datasets({ home, org }: { home: Home; org: string }) {
  const t = useText();
  const written = useWritten();
  const format = useFormat();
  if (home.datasets.length === 0) return <p className="soft">{t(say('Encara no hi ha conjunts de dades publicats.', 'Todavía no hay conjuntos de datos publicados.', 'No datasets are published yet.'))}</p>;
  return (
    <ul className="portal-list">
      {home.datasets.map(({ code, name, describes, updatedAt, formats, rows }) => (
        <li key={code}><Link href={`/transparencia/${org}/dades/${code}`}><DatabaseIcon size={22} aria-hidden /><span><strong>{written(name)}</strong>{describes && <span className="soft">{written(describes)}</span>}<span className="soft small">{format.integer(rows)} {t(say('files', 'filas', 'rows'))} · {formats.join(', ').toUpperCase()} · {format.day(updatedAt.slice(0, 10))}</span></span><ArrowRightIcon size={20} aria-hidden /></Link></li>
      ))}
    </ul>
  );
}

const happened = { published: say('Publicat', 'Publicado', 'Published'), renewed: say('Actualitzat', 'Actualizado', 'Renewed'), withdrawn: say('Retirat', 'Retirado', 'Withdrawn') } as const;
export function Events({ events, org }: { events: readonly ShownEvent[]; org: string }) {
  const t = useText();
  const format = useFormat();
  if (events.length === 0) return <p className="soft">{t(say('Encara no s’hi ha publicat res.', 'Todavía no se ha publicado nada.', 'Nothing has been published yet.'))}</p>;
  return <ul className="portal-events">{events.map(({ kind, code, name, what, at, reason }, index) => <li key={index}><time dateTime={at} className="soft small">{format.day(at.slice(0, 10))}</time><span><strong>{t(happened[what])}</strong>: <Link href={`/transparencia/${org}/${kind === 'item' ? 'item' : 'dades'}/${code}`}>{name}</Link>{reason && <span className="soft"> · {reason}</span>}</span></li>)}</ul>;
}
