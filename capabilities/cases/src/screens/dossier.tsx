import { Suspense, useState } from 'react';
import { ArchiveIcon, Button, DownloadSimpleIcon, Facts, fileAddress, Menu, Page, ProblemNotice, QuestionIcon, Section, Skeleton, State, Tag, Timeline, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { CaseDiagram } from '@comu/running-processes/diagram';
import { grounds } from '../rules/article-68-amendment.ts';
import { caseTitle, outcomeOf, procedureName } from '../names.ts';
import { broughtCaseActions, type CaseAction } from './case-actions.ts';
import { AddDocumentDialog } from './add-document.tsx';
import { CloseCaseDialog } from './close-case.tsx';
import { Decisions } from './decisions.tsx';
import { DocumentList } from './document-list.tsx';
import { NextStep } from './next-step.tsx';
import type { Dossier } from './rows.ts';
import { Terms } from './terms.tsx';
import { WhereItStands } from './where-it-stands.tsx';
import './cases.css';

/** A case as one reads it: what it is, where it stands, the next step, and then all that holds it up. */
export function DossierPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<Dossier>('cases.dossier', { case: id });
  const [dialog, setDialog] = useState<'close' | 'document' | CaseAction>();
  const trail = [{ label: t({ ca: 'Expedients', es: 'Expedientes', en: 'Cases' }), href: `/o/${org}/cases` }];
  if (error) return <Page title={t({ ca: 'No es pot mostrar l’expedient', es: 'No se puede mostrar el expediente', en: 'The case cannot be shown' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (data === undefined || data.case.id !== id) return <div className="page"><Skeleton lines={10} /></div>;

  const { case: of, procedure, parties, happenings } = data;
  const open = of.state === 'open';
  const mayHandle = organisation?.can('cases.handle') === true && open;
  const actions = broughtCaseActions().filter((each) => organisation?.can(each.permission) === true && each.offered(data));
  const mayAdd = organisation?.can('documents.write') === true && open;
  return (
    <Page title={t(caseTitle(of))} trail={trail} state={<State tone={open ? 'info' : 'off'}>{open ? t({ ca: 'En tràmit', es: 'En trámite', en: 'Open' }) : t({ ca: 'Tancat', es: 'Cerrado', en: 'Closed' })}</State>}
      lead={<><strong className="tabular case-code">{of.code}</strong>{of.stage && <span className="case-stage">{t(of.stage)}</span>}</>}
      actions={(mayHandle || actions.length > 0) && <Menu label={t({ ca: 'Més accions', es: 'Más acciones', en: 'More actions' })} end>{(close) => (
        <>
          {actions.map((each) => <button key={each.label.en} type="button" onClick={() => { close(); setDialog(each); }}><each.icon size={17} aria-hidden />{t(each.label)}</button>)}
          {mayHandle && <button type="button" onClick={() => { close(); setDialog('close'); }}><ArchiveIcon size={17} aria-hidden />{t({ ca: 'Tanca l’expedient', es: 'Cerrar el expediente', en: 'Close the case' })}</button>}
        </>
      )}</Menu>}>
      {data.requirement && <Awaited requirement={data.requirement} terms={data.terms} interested={of.interested} />}
      {open ? <NextStep dossier={data} org={org} /> : <Closed dossier={data} org={org} />}
      <div className="dossier">
        <div className="dossier-main">
          <Terms terms={data.terms} silence={procedure.silence} />
          <Section title={t({ ca: 'Documents', es: 'Documentos', en: 'Documents' })} actions={mayAdd && <Button small onClick={() => setDialog('document')}>{t({ ca: 'Afegeix un document', es: 'Añadir un documento', en: 'Add a document' })}</Button>}>
            <DocumentList documents={data.documents} signatures={data.signatures} org={org} />
          </Section>
          <Decisions decisions={data.decisions} />
          <CaseDiagram businessKey={id} />
          <Section title={t({ ca: 'Què hi ha passat', es: 'Qué ha pasado', en: 'What happened' })}>
            <Timeline entries={happenings.map((each) => ({ key: each.id, at: each.createdAt, title: t(each.words), by: each.by ?? undefined }))} />
          </Section>
        </div>
        <aside className="dossier-aside" aria-label={t({ ca: 'Interessats i tràmit', es: 'Interesados y trámite', en: 'Parties and process' })}>
          <Section title={t({ ca: 'Interessats', es: 'Interesados', en: 'Parties' })}>
            <ul className="case-parties">{parties.map((party) => (
              <li key={party.id}><p><strong>{party.name}</strong> {party.role === 'representative' && <Tag>{t({ ca: 'Representant', es: 'Representante', en: 'Representative' })}</Tag>}</p>{(party.nif || party.email) && <p className="small soft"><span className="tabular">{party.nif}</span> {party.email}</p>}</li>
            ))}</ul>
          </Section>
          <WhereItStands id={id} />
          <Section title={t({ ca: 'Procediment', es: 'Procedimiento', en: 'Procedure' })}>
            <div className="case-narrow-facts"><Facts facts={[
              { label: t({ ca: 'Nom', es: 'Nombre', en: 'Name' }), value: t(procedureName(procedure)) },
              { label: t({ ca: 'Obert', es: 'Abierto', en: 'Opened' }), value: format.moment(of.openedAt) },
              { label: t({ ca: 'Sèrie documental', es: 'Serie documental', en: 'Series' }), value: of.series },
            ]} /></div>
          </Section>
        </aside>
      </div>
      {dialog === 'close' && <CloseCaseDialog of={of} onClose={() => setDialog(undefined)} />}
      {typeof dialog === 'object' && <Suspense><dialog.dialog dossier={data} onClose={() => setDialog(undefined)} /></Suspense>}
      {dialog === 'document' && <AddDocumentDialog of={of} onClose={() => setDialog(undefined)} />}
    </Page>
  );
}

/** What the party is asked to complete, and where that stands. */
function Awaited({ requirement: { asks, ground, state, term: id }, terms, interested }: { requirement: NonNullable<Dossier['requirement']>; terms: Dossier['terms']; interested: string }) {
  const t = useText();
  const format = useFormat();
  const until = terms.find(({ term }) => term.id === id)?.term.endsOn;
  return (
    <section className="case-next">
      <QuestionIcon size={26} className="soft" aria-hidden />
      <div className="case-next-words">
        <p className="case-next-kind">{t(grounds[ground].asks)}</p>
        <p className="long-text">{asks}</p>
        <p className="soft">{state === 'drafted' || until == null ? t({ ca: 'S’ha de signar i {name} l’ha de rebre. Encara no compta cap dia.', es: 'Hay que firmarlo y {name} debe recibirlo. Todavía no cuenta ningún día.', en: 'It has to be signed and {name} has to receive it. No day counts yet.' }, { name: interested }) : t({ ca: '{name} pot contestar fins al {day}; mentrestant el termini per resoldre està aturat.', es: '{name} puede contestar hasta el {day}; mientras tanto el plazo para resolver está parado.', en: '{name} may answer until {day}; meanwhile the term to decide is stopped.' }, { name: interested, day: format.day(until) })}</p>
      </div>
    </section>
  );
}

/** What is left of a closed case: how it ended, what its package holds, and until when it is kept and by which rule. */
function Closed({ dossier: { case: of, procedure, documents }, org }: { dossier: Dossier; org: string }) {
  const t = useText();
  const format = useFormat();
  const packed = documents.filter(({ state }) => state !== 'draft').length;
  const name = `${of.code.replace('/', '-')}.eni.zip`;
  return (
    <section className="case-next" data-tone="done">
      <div className="case-next-words">
        <p className="case-next-kind">{t({ ca: 'Expedient tancat', es: 'Expediente cerrado', en: 'Case closed' })}</p>
        <h2>{t(outcomeOf(of) ?? '')}</h2>
        <p className="soft">{of.closedAt && format.moment(of.closedAt)}</p>
        {of.package && <p className="small">{t(packed === 1 ? { ca: 'El paquet té l’índex signat i un document amb les seves metadades.', es: 'El paquete tiene el índice firmado y un documento con sus metadatos.', en: 'The package holds the signed index and one document with its metadata.' } : { ca: 'El paquet té l’índex signat i {count} documents amb les seves metadades.', es: 'El paquete tiene el índice firmado y {count} documentos con sus metadatos.', en: 'The package holds the signed index and {count} documents with their metadata.' }, { count: packed })}</p>}
        {of.keptUntil && <p className="small">{of.keptUntil === 'permanent' ? t({ ca: 'Es conserva per sempre: sèrie «{series}».', es: 'Se conserva para siempre: serie «{series}».', en: 'Kept for ever: series “{series}”.' }, { series: of.series }) : t({ ca: 'Es conserva fins al {day}: sèrie «{series}», {years} anys des del tancament.', es: 'Se conserva hasta el {day}: serie «{series}», {years} años desde el cierre.', en: 'Kept until {day}: series “{series}”, {years} years from its closing.' }, { day: format.day(of.keptUntil), series: of.series, years: procedure.keptYears })}</p>}
      </div>
      {of.package && <a className="ds-button button" href={fileAddress({ sha256: of.package, organisation: org, name })} download><DownloadSimpleIcon size={18} aria-hidden />{t({ ca: 'Baixa el paquet ENI', es: 'Descargar el paquete ENI', en: 'Download the ENI package' })}</a>}
    </section>
  );
}
