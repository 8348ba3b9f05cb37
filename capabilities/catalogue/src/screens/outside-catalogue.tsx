import { useState } from 'react';
import { Button, ButtonLink, EmptyState, fold, Link, Page, ProblemNotice, Section, Select, Skeleton, State, Tag, TextField, useFormat, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { frequencies, licences, say } from '../words.ts';
import { rhythms } from './sources-tab.tsx';
import './data.css';

interface OutsideFile { readonly id: string; readonly title: string | null; readonly url: string; readonly format: string | null; readonly reads: string | null; readonly bytes: number | null }
interface Outside { readonly id: string; readonly title: string; readonly description: string | null; readonly publisher: string | null; readonly licence: string | null; readonly licenceAddress: string | null; readonly frequency: string | null; readonly modified: string | null; readonly here: string | null; readonly files: readonly OutsideFile[] }
interface Answer { readonly title: string | null; readonly datasets: readonly Outside[]; readonly more: number }
interface Brought { readonly brought: readonly { readonly code: string; readonly title: string; readonly already: boolean }[] }

const shownAtOnce = 60;
/** What is easiest to read well comes first. */
const order = ['parquet', 'csv', 'xlsx', 'ods', 'geojson', 'json', 'zip'];
const readable = ({ files }: Outside) => files.filter(({ reads }) => reads !== null).toSorted((a, b) => order.indexOf(a.reads ?? '') - order.indexOf(b.reads ?? ''));

/** Another body’s DCAT catalogue is read by its address, what one wants of it is picked, and it comes now and whenever it is due. */
export function OutsideCatalogue({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const [address, setAddress] = useState('');
  const [asked, setAsked] = useState<string>();
  const { data, error, isFetching } = useQueryOperation<Answer>('data.browse-catalogue', { address: asked ?? '' }, { enabled: asked !== undefined });
  const [done, setDone] = useState<Brought>();
  const read = () => { if (address.trim() !== '') { setDone(undefined); setAsked(address.trim()); } };
  return (
    <Page title={t(say('Porta d’un altre catàleg', 'Traer de otro catálogo', 'Bring from another catalogue'))} trail={[{ label: t(say('Catàleg de dades', 'Catálogo de datos', 'Data catalogue')), href: `/o/${org}/dades` }]}
      lead={t(say('Trieu què voleu del portal de dades obertes d’un altre ens: arriba amb la seva descripció i es torna a portar tot sol.', 'Elija qué quiere del portal de datos abiertos de otro ente: llega con su descripción y se vuelve a traer solo.', 'Choose what you want from another body’s open-data portal: it comes with its description and is fetched again by itself.'))}>
      <Section>
        <form className="data-form-row" onSubmit={(event) => { event.preventDefault(); read(); }}>
          <TextField type="url" label={t(say('Adreça del catàleg', 'Dirección del catálogo', 'Address of the catalogue'))} help={t(say('DCAT en Turtle, RDF/XML o JSON-LD. En un portal CKAN sol ser “…/catalog.ttl”.', 'DCAT en Turtle, RDF/XML o JSON-LD. En un portal CKAN suele ser «…/catalog.ttl».', 'DCAT in Turtle, RDF/XML or JSON-LD. In a CKAN portal it is usually “…/catalog.ttl”.'))} placeholder="https://" value={address} onValue={setAddress} />
          <Button type="submit" look={data === undefined ? 'primary' : 'secondary'} busy={isFetching}>{t(say('Llegeix-lo', 'Leerlo', 'Read it'))}</Button>
        </form>
      </Section>
      {error && <ProblemNotice problem={error.problem} />}
      {isFetching && data === undefined && <Skeleton lines={8} />}
      {done !== undefined ? <Coming done={done} org={org} /> : data !== undefined && !error && asked !== undefined && <Choosing key={asked} answer={data} address={asked} org={org} onDone={setDone} />}
    </Page>
  );
}

function Choosing({ answer, address, org, onDone }: { answer: Answer; address: string; org: string; onDone(done: Brought): void }) {
  const t = useText();
  const format = useFormat();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [rhythm, setRhythm] = useState('weekly');
  const [shown, setShown] = useState(shownAtOnce);
  const { run, running, problem } = useRun<Brought>('data.bring-from-catalogue');
  const fits = answer.datasets.filter((each) => fold(words).split(/\s+/).every((word) => fold(`${each.title} ${each.publisher ?? ''} ${each.description ?? ''}`).includes(word)));
  const count = Object.keys(chosen).length;
  const pick = (id: string, file: string | undefined) => setChosen(file === undefined ? Object.fromEntries(Object.entries(chosen).filter(([key]) => key !== id)) : { ...chosen, [id]: file });
  const bring = async () => {
    const done = await run({ address, rhythm, chosen: Object.entries(chosen).map(([dataset, file]) => ({ dataset, file })) });
    if (done !== undefined) onDone(done);
  };
  return (
    <Section title={answer.title ?? t(say('Conjunts del catàleg', 'Conjuntos del catálogo', 'Datasets of the catalogue'))} describe={t(say('{n} {n|conjunt de dades|conjunts de dades}', '{n} {n|conjunto de datos|conjuntos de datos}', '{n} {n|dataset|datasets}'), { n: format.integer(answer.datasets.length + answer.more) })}>
      <TextField type="search" label={t(say('Cerca-hi', 'Buscar en él', 'Search in it'))} value={words} onValue={(value) => { setWords(value); setShown(shownAtOnce); }} />
      {fits.length === 0 && <EmptyState title={t(say('No hi ha res amb aquestes paraules', 'No hay nada con estas palabras', 'Nothing with these words'))}>{t(say('Proveu amb menys paraules.', 'Pruebe con menos palabras.', 'Try fewer words.'))}</EmptyState>}
      <ul className="data-list">{fits.slice(0, shown).map((each) => <Line key={each.id} dataset={each} org={org} file={chosen[each.id]} onPick={(file) => pick(each.id, file)} />)}</ul>
      {fits.length > shown && <div className="data-pages"><Button onClick={() => setShown(shown + shownAtOnce)}>{t(say('Mostra’n més', 'Mostrar más', 'Show more'))}</Button></div>}
      {problem && <ProblemNotice problem={problem} />}
      <div className="data-form-row data-bring">
        <Select label={t(say('Torna-ho a portar', 'Volver a traer', 'Fetch again'))} value={rhythm} onValue={setRhythm} options={Object.entries(rhythms).filter(([value]) => value !== 'hourly').map(([value, label]) => ({ value, label: t(label) }))} />
        <Button look="primary" busy={running} disabled={count === 0} onClick={() => void bring()}>{count === 0 ? t(say('Trieu què voleu portar', 'Elija qué quiere traer', 'Choose what to bring')) : t(count === 1 ? say('Porta 1 conjunt', 'Traer 1 conjunto', 'Bring 1 dataset') : say('Porta {n} conjunts', 'Traer {n} conjuntos', 'Bring {n} datasets'), { n: count })}</Button>
      </div>
    </Section>
  );
}

function Line({ dataset, org, file, onPick }: { dataset: Outside; org: string; file: string | undefined; onPick(file: string | undefined): void }) {
  const t = useText();
  const format = useFormat();
  const files = readable(dataset);
  const facts = [dataset.publisher, dataset.licence === null ? dataset.licenceAddress : t(licences[dataset.licence as keyof typeof licences]), dataset.frequency === null || !(dataset.frequency in frequencies) ? null : t(frequencies[dataset.frequency as keyof typeof frequencies]), dataset.modified === null || Number.isNaN(Date.parse(dataset.modified)) ? null : t(say('canviat el {day}', 'cambiado el {day}', 'changed on {day}'), { day: format.shortDay(dataset.modified) })].filter((each) => each !== null);
  const label = ({ format: kind, reads, bytes }: OutsideFile) => `${kind ?? reads?.toUpperCase() ?? '?'}${bytes === null ? '' : ` · ${format.bytes(bytes)}`}`;
  return (
    <li className="data-result data-outside">
      <label className="data-outside-pick"><input className="ds-input" type="checkbox" disabled={dataset.here !== null || files.length === 0} checked={file !== undefined || dataset.here !== null} onChange={(event) => onPick(event.target.checked ? files[0]?.id : undefined)} /> <strong>{dataset.title}</strong></label>
      {dataset.description !== null && <p className="data-result-text">{dataset.description}</p>}
      <p className="data-result-facts soft small">{facts.map((each) => <span key={each} className="data-break">{each}</span>)}</p>
      <p className="data-result-facts">
        {dataset.here !== null && <><State tone="success">{t(say('Ja el teniu', 'Ya lo tiene', 'You have it'))}</State> <Link href={`/o/${org}/dades/conjunt/${dataset.here}`}>{t(say('Obre la fitxa', 'Abrir la ficha', 'Open its page'))}</Link></>}
        {dataset.here === null && files.length === 0 && <span className="soft small">{t(say('No té cap fitxer que es pugui carregar.', 'No tiene ningún archivo que se pueda cargar.', 'It has no file that can be loaded.'))}</span>}
        {dataset.here === null && file === undefined && [...new Set(files.map(label))].slice(0, 8).map((each) => <Tag key={each}>{each}</Tag>)}
        {dataset.here === null && file !== undefined && files.length > 1 && <select className="ds-input data-small-select" aria-label={t(say('Fitxer de “{title}”', 'Archivo de «{title}»', 'File of “{title}”'), { title: dataset.title })} value={file} onChange={(event) => onPick(event.target.value)}>{files.map((each) => <option key={each.id} value={each.id}>{[each.title, label(each)].filter((part) => part !== null).join(' · ')}</option>)}</select>}
        {dataset.here === null && file !== undefined && files.length === 1 && <Tag>{label(files[0] as OutsideFile)}</Tag>}
      </p>
    </li>
  );
}

function Coming({ done: { brought }, org }: { done: Brought; org: string }) {
  const t = useText();
  return (
    <Section title={t(say('Ja venen', 'Ya vienen', 'They are on their way'))} describe={t(say('Es carreguen a segon pla. Si algun no arriba bé, s’obrirà una incidència.', 'Se cargan en segundo plano. Si alguno no llega bien, se abrirá una incidencia.', 'They are loading in the background. If one does not arrive well, an incident will be opened.'))}>
      <ul className="data-plain" role="status">{brought.map(({ code, title, already }) => <li key={code}><Link href={`/o/${org}/dades/conjunt/${code}`}>{title}</Link> {already && <span className="soft small">{t(say('ja el teníeu', 'ya lo tenía', 'you had it already'))}</span>}</li>)}</ul>
      <div className="data-form-row"><ButtonLink look="primary" href={`/o/${org}/dades`}>{t(say('Ves al catàleg', 'Ir al catálogo', 'Go to the catalogue'))}</ButtonLink></div>
    </Section>
  );
}
