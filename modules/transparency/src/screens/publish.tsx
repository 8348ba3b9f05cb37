import { useState } from 'react';
import { Button, DatePicker, EmptyState, Facts, Link, Page, ProblemNotice, Section, Skeleton, State, TextArea, TextField, toast, useGo, useOrganisation, useQueryOperation, useRun, useText, type ScreenProps, type Text, type Tone } from '@comu/design';
import { Approve } from './approve.tsx';
import { say, type Checks, type OfferRow } from './answers.ts';
import './transparency.css';

const states: Readonly<Record<string, { readonly tone: Tone; readonly label: Text }>> = {
  draft: { tone: 'neutral', label: say('En preparació', 'En preparación', 'Being prepared') }, preparing: { tone: 'pending', label: say('S’està publicant', 'Publicándose', 'Being published') }, published: { tone: 'success', label: say('Publicat', 'Publicado', 'Published') },
  withheld: { tone: 'waiting', label: say('Aturat', 'Detenido', 'Withheld') }, withdrawn: { tone: 'off', label: say('Retirat', 'Retirado', 'Withdrawn') },
};
const stateOf = (state: string) => states[state] ?? states['draft']!;
interface Offers { readonly offers: readonly { readonly id: string; readonly title: string; readonly state: string; readonly why: Text | null }[]; readonly candidates: readonly { readonly id: string; readonly title: string; readonly code: string }[] }

/** What is open data already, and what could be. */
export function PublishList({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const go = useGo();
  const { data, error } = useQueryOperation<Offers>('transparency.offers', {});
  const { run, running, problem } = useRun<{ id: string }>('transparency.offer-dataset');
  return (
    <Page title={t(say('Dades obertes', 'Datos abiertos', 'Open data'))} lead={t(say('Els conjunts del catàleg que tothom pot consultar i reutilitzar.', 'Los conjuntos del catálogo que todo el mundo puede consultar y reutilizar.', 'The datasets of the catalogue that everybody may read and re-use.'))} trail={[{ label: t(say('Transparència', 'Transparencia', 'Transparency')), href: `/o/${org}/dades/transparencia` }]}>
      {(error ?? problem) && <ProblemNotice problem={(problem ?? error?.problem)!} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data && data.offers.length + data.candidates.length === 0 && <EmptyState title={t(say('Encara no hi ha dades per publicar', 'Todavía no hay datos que publicar', 'No data to publish yet'))}>{t(say('Carregueu un fitxer al catàleg i torneu-hi.', 'Cargue un archivo en el catálogo y vuelva.', 'Load a file into the catalogue and come back.'))} <Link href={`/o/${org}/dades`}>{t(say('Catàleg', 'Catálogo', 'Catalogue'))}</Link></EmptyState>}
      {data && data.offers.length > 0 && <Section title={t(say('Al portal', 'En el portal', 'In the portal'))}><ul className="publish-list">{data.offers.map(({ id, title, state, why }) => <li key={id}><div><Link href={`/o/${org}/dades/publica/${id}`}>{title}</Link>{why && <span className="small">{t(why)}</span>}</div><State tone={stateOf(state).tone}>{t(stateOf(state).label)}</State></li>)}</ul></Section>}
      {data && data.candidates.length > 0 && <Section title={t(say('Es poden publicar', 'Se pueden publicar', 'Can be published'))}><ul className="publish-list">{data.candidates.map(({ id, title, code }) => <li key={id}><div><span>{title}</span><code className="small soft">{code}</code></div><Button busy={running} onClick={() => void run({ dataset: id }).then((offer) => offer && go(`/o/${org}/dades/publica/${offer.id}`))}>{t(say('Prepara', 'Preparar', 'Prepare'))}<span className="sr-only"> {title}</span></Button></li>)}</ul></Section>}
    </Page>
  );
}

/** One dataset on its way out: its words, what leaves and what does not, what the standard says, and its score with what to do for the next point. */
export function PublishOffer({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<Checks>('transparency.offer-checks', { offer: id });
  const out = useRun('transparency.publish-dataset'), withdraw = useRun('transparency.withdraw-dataset');
  const [reason, setReason] = useState('');
  const trail = [{ label: t(say('Dades obertes', 'Datos abiertos', 'Open data')), href: `/o/${org}/dades/publica` }];
  if (data === undefined) return <Page title={t(say('Publica', 'Publicar', 'Publish'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={8} />}</Page>;
  const { offer, stops, findings, mqa, back, approval } = data;
  const problem = out.problem ?? withdraw.problem;
  const live = offer.state === 'published' || offer.state === 'preparing';
  return (
    <Page title={offer.name.ca} trail={trail} state={<State tone={stateOf(offer.state).tone}>{t(stateOf(offer.state).label)}</State>}
      actions={<>{offer.state === 'published' && <Link href={`/transparencia/${org}/dades/${offer.code}`}>{t(say('Vegeu-lo al portal', 'Verlo en el portal', 'See it in the portal'))}</Link>}{!live && <Button look="primary" busy={out.running} disabled={stops.length > 0} onClick={() => void out.run({ offer: id }).then((done) => done && toast(t(say('Es publica ara mateix.', 'Se publica ahora mismo.', 'It is being published.'))))}>{t(say('Publica', 'Publicar', 'Publish'))}</Button>}</>}>
      {problem && <ProblemNotice problem={problem} />}
      <Section title={t(say('Comprovació', 'Comprobación', 'Check'))}>
        {stops.length + findings.length === 0 ? <p><State tone="success">{t(say('Res a corregir: compleix DCAT-AP-ES 1.0.0', 'Nada que corregir: cumple DCAT-AP-ES 1.0.0', 'Nothing to mend: follows DCAT-AP-ES 1.0.0'))}</State></p>
          : <ul className="publish-list">{stops.map((each, index) => <li key={index}><div>{t(each)}</div><State tone="danger">{t(say('Ho atura', 'Lo detiene', 'Stops it'))}</State></li>)}{findings.map(({ rule, level, says, source }) => <li key={rule}><div><span>{t(says)}</span><span className="soft small">{source}</span></div><State tone={level === 'violation' ? 'danger' : 'warning'}>{t(level === 'violation' ? say('Cal corregir-ho', 'Hay que corregirlo', 'To be mended') : say('Convé', 'Conviene', 'Advisable'))}</State></li>)}</ul>}
      </Section>
      <Section title={t(say('Qualitat de la descripció: {score} de 405', 'Calidad de la descripción: {score} de 405', 'Quality of the description: {score} of 405'), { score: mqa.score })}>
        <Facts facts={mqa.byDimension.map(({ dimension, title, points, of }) => ({ key: dimension, label: t(title), value: `${points} / ${of}` }))} />
        {mqa.next.length > 0 && <ul className="publish-list gap-above">{mqa.next.slice(0, 4).map(({ id: key, points, remedy }) => <li key={key}><div>{t(remedy)}</div><strong>+{points}</strong></li>)}</ul>}
      </Section>
      <Words key={offer.id} offer={offer} />
      <Section title={t(say('Què surt', 'Qué sale', 'What leaves'))}>
        <Facts facts={[{ label: t(say('Columnes que surten', 'Columnas que salen', 'Columns that leave')), value: data.out.join(', ') || '—' }, ...back.map(({ column, why }) => ({ key: column, label: column, value: t(why) })), ...(approval ? [{ label: t(say('Aprovat per', 'Aprobado por', 'Approved by')), value: `${approval.approverName}: ${approval.reason}` }] : [])]} />
      </Section>
      {(data.needsApproval || data.personalColumns.length > 0) && organisation?.can('transparency.approve') && <Approve kind="dataset" code={offer.code} columns={data.personalColumns} />}
      {live && <Section title={t(say('Retira’l', 'Retirarlo', 'Withdraw it'))}><div className="publish-form"><TextField label={t(say('Per què', 'Por qué', 'Why'))} value={reason} onValue={setReason} /><div><Button busy={withdraw.running} disabled={reason.trim().length < 3} onClick={() => void withdraw.run({ offer: id, reason })}>{t(say('Retira', 'Retirar', 'Withdraw'))}</Button></div></div></Section>}
    </Page>
  );
}

function Words({ offer }: { offer: OfferRow }) {
  const t = useText();
  const { run, running, problem } = useRun('transparency.describe-offer');
  const [ca, setCa] = useState(offer.name.ca), [es, setEs] = useState(offer.name.es ?? '');
  const [describeCa, setDescribeCa] = useState(offer.describes?.ca ?? ''), [describeEs, setDescribeEs] = useState(offer.describes?.es ?? '');
  const [keywords, setKeywords] = useState(offer.keywords.join(', '));
  const [from, setFrom] = useState(offer.from ?? ''), [to, setTo] = useState(offer.to ?? '');
  const both = (first: string, second: string) => ({ ca: first, ...(second.trim() ? { es: second } : {}) });
  const save = () => void run({ offer: offer.id, name: both(ca, es), ...(describeCa.trim() ? { describes: both(describeCa, describeEs) } : {}), keywords: keywords.split(',').map((word) => word.trim()).filter(Boolean), from: from || null, to: to || null }).then((done) => done && toast(t(say('Desat.', 'Guardado.', 'Saved.'))));
  return (
    <Section title={t(say('Com s’explica', 'Cómo se explica', 'How it is told'))}>
      {problem && <ProblemNotice problem={problem} />}
      <div className="publish-form">
        <TextField label={t(say('Títol en català', 'Título en catalán', 'Title in Catalan'))} value={ca} onValue={setCa} /><TextField label={t(say('Títol en castellà', 'Título en castellano', 'Title in Spanish'))} value={es} onValue={setEs} />
        <TextArea label={t(say('Descripció en català', 'Descripción en catalán', 'Description in Catalan'))} rows={3} value={describeCa} onValue={setDescribeCa} /><TextArea label={t(say('Descripció en castellà', 'Descripción en castellano', 'Description in Spanish'))} rows={3} value={describeEs} onValue={setDescribeEs} />
        <TextField label={t(say('Paraules clau en castellà, separades per comes', 'Palabras clave en castellano, separadas por comas', 'Keywords in Spanish, separated by commas'))} value={keywords} onValue={setKeywords} />
        <div className="publish-actions"><DatePicker optional label={t(say('Dades des de', 'Datos desde', 'Data from'))} value={from} onValue={setFrom} /><DatePicker optional label={t(say('Fins a', 'Hasta', 'To'))} value={to} onValue={setTo} /></div>
        <div><Button busy={running} onClick={save}>{t(say('Desa', 'Guardar', 'Save'))}</Button></div>
      </div>
    </Section>
  );
}
