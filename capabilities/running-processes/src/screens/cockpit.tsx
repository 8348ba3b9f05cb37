import { useState } from 'react';
import { ButtonLink, Dashboard, EmptyState, Link, Page, PlusIcon, ProblemNotice, Section, Skeleton, Stat, State, TextField, useFormat, useOrganisation, useQueryOperation, useText, type ScreenProps, fold } from '@comu/design';
import { PaceSection } from './pace.tsx';
import type { Published } from './rows.ts';
import './processes.css';


/** Every published process and how many of its instances run, have finished or are stopped. */
export function Cockpit({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<readonly Published[]>('processes.published');
  const [asked, setAsked] = useState('');
  const total = (field: 'running' | 'finished' | 'incidents') => (data ?? []).reduce((sum, each) => sum + each[field], 0);
  const shown = (data ?? []).filter(({ title, code }) => fold(`${t(title)} ${code}`).includes(fold(asked)));
  const publish = organisation?.can('processes.model') === true && <><ButtonLink href={`/o/${org}/processos/publica`}>{t({ ca: 'Publica un fitxer', es: 'Publicar un archivo', en: 'Publish a file' })}</ButtonLink><ButtonLink look="primary" icon={PlusIcon} href={`/o/${org}/modelatge`}>{t({ ca: 'Dibuixa un procés', es: 'Dibujar un proceso', en: 'Draw a process' })}</ButtonLink></>;
  return (
    <Page title={t({ ca: 'Processos', es: 'Procesos', en: 'Processes' })} lead={t({ ca: 'Què està publicat, què hi ha en marxa i què s’ha aturat.', es: 'Qué está publicado, qué hay en marcha y qué se ha detenido.', en: 'What is published, what is under way and what has stopped.' })} actions={publish}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={8} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'Encara no hi ha cap procés publicat', es: 'Todavía no hay ningún proceso publicado', en: 'No process is published yet' })} action={publish}>{t({ ca: 'Dibuixeu-lo aquí mateix, o publiqueu un fitxer BPMN fet amb qualsevol editor.', es: 'Dibújelo aquí mismo, o publique un archivo BPMN hecho con cualquier editor.', en: 'Draw it here, or publish a BPMN file made with any editor.' })}</EmptyState>}
      {data !== undefined && data.length > 0 && (
        <>
          <Dashboard>
            <Stat label={t({ ca: 'En marxa', es: 'En marcha', en: 'Running' })} value={format.integer(total('running'))} />
            <Stat label={t({ ca: 'Acabats', es: 'Acabados', en: 'Finished' })} value={format.integer(total('finished'))} />
            <Stat label={t({ ca: 'Passos aturats', es: 'Pasos detenidos', en: 'Stopped steps' })} value={format.integer(total('incidents'))} tone={total('incidents') > 0 ? 'danger' : 'neutral'} {...(organisation?.can('processes.manage') === true ? { href: `/o/${org}/processos/aturats` } : {})} />
          </Dashboard>
          <Section title={t({ ca: 'Publicats', es: 'Publicados', en: 'Published' })}>
            {data.length > 8 && <TextField type="search" label={t({ ca: 'Cerca per nom o codi', es: 'Buscar por nombre o código', en: 'Search by name or code' })} value={asked} onValue={setAsked} />}
            {shown.length === 0 ? <p className="soft">{t({ ca: 'Cap procés coincideix amb el que cerqueu.', es: 'Ningún proceso coincide con lo que busca.', en: 'No process matches your search.' })}</p> : <Table rows={shown} org={org} />}
          </Section>
          <PaceSection />
        </>
      )}
    </Page>
  );
}

function Table({ rows, org }: { rows: readonly Published[]; org: string }) {
  const t = useText();
  const format = useFormat();
  const words = {
    name: t({ ca: 'Nom', es: 'Nombre', en: 'Name' }), edition: t({ ca: 'Versió', es: 'Versión', en: 'Version' }),
    running: t({ ca: 'En marxa', es: 'En marcha', en: 'Running' }), finished: t({ ca: 'Acabats', es: 'Acabados', en: 'Finished' }), incidents: t({ ca: 'Aturats', es: 'Detenidos', en: 'Stopped' }), oldest: t({ ca: 'El més antic', es: 'El más antiguo', en: 'The oldest' }),
  };
  return (
    <table className="processes-table">
      <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.edition}</th><th scope="col" className="number">{words.running}</th><th scope="col">{words.oldest}</th><th scope="col" className="number">{words.finished}</th><th scope="col" className="number">{words.incidents}</th></tr></thead>
      <tbody>{rows.map(({ id, title, edition, createdAt, running, finished, incidents, oldest }) => (
        <tr key={id}>
          <th scope="row"><Link href={`/o/${org}/processos/definicio/${id}`}>{t(title)}</Link></th>
          <td data-label={words.edition} className="tabular">{edition} <span className="soft small">{format.shortDay(createdAt)}</span></td>
          <td data-label={words.running} className="number">{format.integer(running)}</td>
          <td data-label={words.oldest}>{oldest === null ? '–' : format.ago(oldest)}</td>
          <td data-label={words.finished} className="number">{format.integer(finished)}</td>
          <td data-label={words.incidents} className="number">{incidents === 0 ? '0' : <State tone="danger">{format.integer(incidents)}</State>}</td>
        </tr>
      ))}</tbody>
    </table>
  );
}
