import { useState } from 'react';
import { ArrowRightIcon, ButtonLink, Facts, FolderOpenIcon, Link, Menu, Page, PencilSimpleIcon, ProblemNotice, ProhibitIcon, Section, Skeleton, State, Structure, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { CancelDialog } from './cancel-dialog.tsx';
import { DataDialog } from './data-dialog.tsx';
import { Incident } from './incident.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { RemainingTime } from './remaining.tsx';
import type { Standing } from './rows.ts';
import { StandingView } from './standing.tsx';
import { aboutHref, stateTones, stateWords } from './words.ts';
import './processes.css';

/** One instance: where it stands, what stopped it, what its tables decided and with which data. */
export function InstancePage({ params: { org = '', instance = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data: found, error } = useQueryOperation<readonly Standing[]>('processes.where-it-stands', { instance });
  const [dialog, setDialog] = useState<'data' | 'cancel' | 'move'>();
  const standing = found?.[0];
  const trail = [{ label: t({ ca: 'Processos', es: 'Procesos', en: 'Processes' }), href: `/o/${org}/processos` }, ...(standing === undefined ? [] : [{ label: t(standing.definition.title), href: `/o/${org}/processos/definicio/${standing.definition.id}` }])];
  if (error) return <Page title={t({ ca: 'No es pot mostrar el tràmit', es: 'No se puede mostrar el trámite', en: 'The instance cannot be shown' })} trail={trail} narrow><ProblemNotice problem={error.problem} /></Page>;
  if (standing === undefined || standing.instance !== instance) return <div className="page"><Skeleton lines={10} /></div>;

  const mayMend = organisation?.can('processes.manage') === true && standing.state === 'running';
  const about = organisation?.can('cases.read') === true ? aboutHref(org, standing.businessKey) : undefined;
  const { businessKey } = standing;
  const code = standing.data?.['caseCode'] ?? (about === undefined && aboutHref(org, businessKey) === undefined ? businessKey : null);
  const stuck = standing.steps.filter(({ incident }) => incident !== null);
  return (
    <Page title={typeof code === 'string' ? code : t(standing.definition.title)} trail={trail} state={<State tone={stuck.length > 0 ? 'danger' : stateTones[standing.state]}>{stuck.length > 0 ? t({ ca: 'Aturat', es: 'Detenido', en: 'Stopped' }) : t(stateWords[standing.state])}</State>} lead={!mayMend || stuck.length === 0 ? t(standing.summary) : undefined}
      actions={<>
        {about && <ButtonLink icon={FolderOpenIcon} href={about}>{t({ ca: 'Obre l’expedient', es: 'Abrir el expediente', en: 'Open the case' })}</ButtonLink>}
        {mayMend && <Menu label={t({ ca: 'Més accions', es: 'Más acciones', en: 'More actions' })} end>{(close) => <>
          {standing.data !== null && <button type="button" onClick={() => { close(); setDialog('data'); }}><PencilSimpleIcon size={17} aria-hidden />{t({ ca: 'Canvia les dades', es: 'Cambiar los datos', en: 'Change the data' })}</button>}
          <button type="button" onClick={() => { close(); setDialog('move'); }}><ArrowRightIcon size={17} aria-hidden />{t({ ca: 'Mou-lo a un altre pas', es: 'Moverlo a otro paso', en: 'Move it to another step' })}</button>
          <button type="button" onClick={() => { close(); setDialog('cancel'); }}><ProhibitIcon size={17} aria-hidden />{t({ ca: 'Atura el tràmit', es: 'Detener el trámite', en: 'Stop the process' })}</button>
        </>}</Menu>}
      </>}>
      {mayMend && stuck.map((step) => <Section key={step.incident} title={t(step.name)}><Incident incident={step.incident as string} instance={instance} name={t(step.name)} sentence={step.sentence} element={step.element} newest={standing.definition.newest} data={standing.data} labels={standing.labels} /></Section>)}
      <Section title={t({ ca: 'On és', es: 'Dónde está', en: 'Where it stands' })}><StandingView standing={standing} /><RemainingTime standing={standing} /></Section>
      {standing.decisions.length > 0 && (
        <Section title={t({ ca: 'Decisions automàtiques', es: 'Decisiones automáticas', en: 'Automatic decisions' })} describe={t({ ca: 'Cada taula, amb les dades que va mirar i la regla que va decidir.', es: 'Cada tabla, con los datos que miró y la regla que decidió.', en: 'Each table, with the data it looked at and the rule that decided.' })}>
          {standing.decisions.map(({ id, decision, at, why }) => <div key={id}><h3>{decision} <span className="soft small">{format.shortMoment(at)}</span></h3><p className="processes-why">{t(why)}</p></div>)}
        </Section>
      )}
      <Section title={t({ ca: 'Dades del tràmit', es: 'Datos del trámite', en: 'Data of the process' })}>
        <Facts facts={[
          { label: t({ ca: 'Procés', es: 'Proceso', en: 'Process' }), value: <Link href={`/o/${org}/processos/definicio/${standing.definition.id}`}>{t(standing.definition.title)}, {t({ ca: 'versió {edition}', es: 'versión {edition}', en: 'version {edition}' }, { edition: standing.definition.edition })}</Link> },
          { label: t({ ca: 'Començat', es: 'Comenzado', en: 'Started' }), value: <>{format.moment(standing.startedAt)} <span className="soft">({format.ago(standing.startedAt)})</span></> },
          ...(standing.endedAt === null ? [] : [{ label: t({ ca: 'Acabat', es: 'Acabado', en: 'Ended' }), value: format.moment(standing.endedAt) }]),
          ...(standing.parent === null ? [] : [{ label: t({ ca: 'L’ha cridat', es: 'Lo ha llamado', en: 'Called by' }), value: <Link href={`/o/${org}/processos/tramit/${standing.parent}`}>{t({ ca: 'Un altre tràmit', es: 'Otro trámite', en: 'Another instance' })}</Link> }]),
        ]} />
        {standing.data !== null && Object.keys(standing.data).length > 0 && <details className="processes-data"><summary>{t({ ca: 'Amb quines dades', es: 'Con qué datos', en: 'With which data' })}</summary><Structure value={standing.data} labels={standing.labels} /></details>}
      </Section>
      {dialog === 'data' && standing.data !== null && <DataDialog instance={instance} data={standing.data} labels={standing.labels} onClose={() => setDialog(undefined)} />}
      {dialog === 'move' && <MoveDialog instance={instance} onClose={() => setDialog(undefined)} />}
      {dialog === 'cancel' && <CancelDialog instance={instance} onClose={() => setDialog(undefined)} />}
    </Page>
  );
}
