import { useState } from 'react';
import { Button, ClockIcon, Facts, Link, Page, ProblemNotice, Section, Skeleton, State, TextField, toast, useOrganisation, useQueryOperation, useRun, useSettled, useText, WarningIcon, type ScreenProps } from '@comu/design';
import { Approve } from './approve.tsx';
import { say, type Checks } from './answers.ts';
import { Elsewhere, goTo, pageOf, useArrival } from './mended.tsx';
import { draftOf, OfferWords, wordsOf, type Draft } from './offer-words.tsx';
import { stateOf } from './publish-list.tsx';
import { Score } from './score.tsx';
import './transparency.css';

/** One dataset on its way out: its words with what the standard says beside each, what leaves and what does not, and its score with the way to the next point. */
export function PublishOffer({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<Checks>('transparency.offer-checks', { offer: id }, { settled: ({ offer }) => offer.state !== 'preparing' });
  const trail = [{ label: t(say('Dades obertes', 'Datos abiertos', 'Open data')), href: `/o/${org}/dades/publica` }];
  if (data === undefined) return <Page title={t(say('Publica', 'Publicar', 'Publish'))} trail={trail}>{error ? <ProblemNotice problem={error.problem} /> : <Skeleton lines={8} />}</Page>;
  return <Offer key={data.offer.id} org={org} kept={data} trail={trail} />;
}

function Offer({ org, kept, trail }: { org: string; kept: Checks; trail: { label: string; href: string }[] }) {
  const t = useText();
  const organisation = useOrganisation();
  const [draft, setDraft] = useState<Draft>(draftOf(kept.offer));
  const changed = JSON.stringify(wordsOf(draft)) !== JSON.stringify(wordsOf(draftOf(kept.offer)));
  const written = useSettled(draft, 400);
  const late = JSON.stringify(wordsOf(written)) !== JSON.stringify(wordsOf(draftOf(kept.offer)));
  const { data: asWritten } = useQueryOperation<Checks>('transparency.offer-checks', { offer: kept.offer.id, written: wordsOf(written) }, { enabled: late });
  const checks = late && asWritten ? asWritten : kept;
  const describe = useRun('transparency.describe-offer'), out = useRun('transparency.publish-dataset'), withdraw = useRun('transparency.withdraw-dataset');
  const [reason, setReason] = useState('');
  useArrival(true);
  const { offer, back, approval } = kept;
  const grave = checks.findings.filter(({ level }) => level === 'violation').length;
  const live = offer.state === 'published' || offer.state === 'preparing';
  const problem = describe.problem ?? out.problem ?? withdraw.problem;
  const save = async () => !changed || (await describe.run({ offer: offer.id, ...wordsOf(draft) })) !== undefined;
  const publish = async () => { if (await save()) await out.run({ offer: offer.id }); };
  return (
    <Page title={offer.name.ca} trail={trail} state={<State tone={stateOf(offer.state).tone}>{t(stateOf(offer.state).label)}</State>}
      actions={<>{offer.state === 'published' && <Link href={`/transparencia/${org}/dades/${offer.code}`}>{t(say('Vegeu-lo al portal', 'Verlo en el portal', 'See it in the portal'))}</Link>}{!live && <Button look="primary" busy={out.running || describe.running} disabled={kept.stops.length + grave > 0} onClick={() => void publish()}>{t(say('Publica', 'Publicar', 'Publish'))}</Button>}</>}>
      {problem && <ProblemNotice problem={problem} />}
      <div role="status">{offer.state === 'preparing' && <p className="notice" data-color="info"><ClockIcon size={18} aria-hidden /><span>{t(say('S’estan escrivint els fitxers que tothom podrà baixar. El conjunt sortirà al portal quan hi siguin tots; no cal que us espereu en aquesta pantalla.', 'Se están escribiendo los ficheros que todo el mundo podrá descargar. El conjunto saldrá en el portal cuando estén todos; no hace falta que espere en esta pantalla.', 'The files that everybody may download are being written. The dataset will be in the portal when all of them are; you need not wait on this screen.'))}</span></p>}
        {offer.state === 'withheld' && offer.why && <p className="notice" data-color="warning"><WarningIcon size={18} aria-hidden /><span>{t(offer.why)}</span></p>}</div>
      <div className="portal-desk">
        <div className="portal-desk-forms">
          <Section title={t(say('Com s’explica', 'Cómo se explica', 'How it is told'))} describe={t(say('El que la norma demana es diu a cada camp mentre l’escriviu.', 'Lo que la norma pide se dice en cada campo mientras lo escribe.', 'What the standard asks is told at each field while you write.'))}>
            <OfferWords draft={draft} put={(changes) => setDraft({ ...draft, ...changes })} checks={checks} />
            <div className="publish-actions gap-above"><Button busy={describe.running} disabled={!changed} onClick={() => void save().then((done) => done && toast(t(say('Desat.', 'Guardado.', 'Saved.'))))}>{t(say('Desa', 'Guardar', 'Save'))}</Button>{changed && <><Button look="quiet" onClick={() => setDraft(draftOf(offer))}>{t(say('Descarta els canvis', 'Descartar los cambios', 'Discard changes'))}</Button><span className="soft small">{t(say('Hi ha canvis sense desar.', 'Hay cambios sin guardar.', 'There are unsaved changes.'))}</span></>}</div>
          </Section>
          <Section title={t(say('Què surt', 'Qué sale', 'What leaves'))}>
            <Facts facts={[{ label: t(say('Columnes que surten', 'Columnas que salen', 'Columns that leave')), value: kept.out.join(', ') || '—' }, ...back.map(({ column, why }) => ({ key: column, label: column, value: t(why) })), ...(approval ? [{ label: t(say('Aprovat per', 'Aprobado por', 'Approved by')), value: `${approval.approverName}: ${approval.reason}` }] : [])]} />
          </Section>
          {(kept.needsApproval || kept.personalColumns.length > 0) && organisation?.can('transparency.approve') && <Approve kind="dataset" code={offer.code} columns={kept.personalColumns} />}
          {live && <Section title={t(say('Retira’l', 'Retirarlo', 'Withdraw it'))} describe={t(say('Deixa de sortir de seguida del portal, del catàleg i de l’API.', 'Deja de salir enseguida del portal, del catálogo y de la API.', 'It is gone at once from the portal, the catalogue and the API.'))}><div className="publish-form"><TextField label={t(say('Per què', 'Por qué', 'Why'))} value={reason} onValue={setReason} /><div><Button tone="danger" busy={withdraw.running} disabled={reason.trim().length < 3} onClick={() => void withdraw.run({ offer: offer.id, reason })}>{t(say('Retira', 'Retirar', 'Withdraw'))}</Button></div></div></Section>}
        </div>
        <aside className="portal-desk-aside" aria-label={t(say('Comprovació', 'Comprobación', 'Check'))}>
          <div role="status">{checks.stops.length + grave === 0 ? <State tone="success">{t(say('Compleix DCAT-AP-ES 1.0.0', 'Cumple DCAT-AP-ES 1.0.0', 'Follows DCAT-AP-ES 1.0.0'))}</State> : <State tone="danger">{t(checks.stops.length + grave === 1 ? say('Hi ha 1 cosa per corregir', 'Hay 1 cosa por corregir', '1 thing to mend') : say('Hi ha {n} coses per corregir', 'Hay {n} cosas por corregir', '{n} things to mend'), { n: checks.stops.length + grave })}</State>}</div>
          <Elsewhere org={org} checks={checks} />
          <h2 className="mqa-title">{t(say('Qualitat de la descripció', 'Calidad de la descripción', 'Quality of the description'))}</h2>
          <Score score={checks.mqa.score} rating={checks.mqa.rating} byDimension={checks.mqa.byDimension}><Steps org={org} checks={checks} /></Score>
        </aside>
      </div>
    </Page>
  );
}

/** What gives the next points, each leading to its field or its page. */
function Steps({ org, checks: { mqa, dataset } }: { org: string; checks: Checks }) {
  const t = useText();
  if (mqa.next.length === 0) return null;
  return (
    <ol className="mqa-steps">
      {mqa.next.map(({ id, points, remedy, place }) => {
        const page = ['contact', 'body', 'dataset'].includes(place) ? pageOf(place, { org, dataset: dataset.code }) : null;
        const says = <><strong className="offer-points tabular">+{points}</strong> <span>{t(remedy)}</span></>;
        return <li key={id}>{page ? <Link href={page.href}>{says}</Link> : place === 'files' ? <span>{says}</span> : <button type="button" className="mqa-step" onClick={() => goTo(place)}>{says}</button>}</li>;
      })}
    </ol>
  );
}
