import { EmptyState, Link, Page, ProblemNotice, Section, Skeleton, useFormat, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import { Incident } from './incident.tsx';
import type { Stopped } from './rows.ts';
import './processes.css';

/** All that has stopped and waits for somebody to mend it, the oldest first. */
export function StoppedSteps({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const { data, error } = useQueryOperation<readonly Stopped[]>('processes.stopped');
  return (
    <Page title={t({ ca: 'Passos aturats', es: 'Pasos detenidos', en: 'Stopped steps' })} lead={t({ ca: 'El que un procés no ha pogut fer i espera que algú ho resolgui.', es: 'Lo que un proceso no ha podido hacer y espera que alguien lo resuelva.', en: 'What a process could not do and waits for somebody to resolve.' })} trail={[{ label: t({ ca: 'Processos', es: 'Procesos', en: 'Processes' }), href: `/o/${org}/processos` }]}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'No hi ha res aturat', es: 'No hay nada detenido', en: 'Nothing has stopped' })}>{t({ ca: 'Quan un pas no es pugui fer, el veureu aquí amb el motiu, les dades i el que s’hi pot fer.', es: 'Cuando un paso no se pueda hacer, lo verá aquí con el motivo, los datos y lo que se puede hacer.', en: 'When a step cannot be done you will see it here, with the reason, the data and what can be done.' })}</EmptyState>}
      {data?.map((row) => (
        <Section key={row.id} title={t(row.name)} describe={<>{row.definition.name} · <Link href={`/o/${org}/processos/tramit/${row.instance}`}>{row.about ?? t({ ca: 'Obre el tràmit', es: 'Abrir el trámite', en: 'Open the instance' })}</Link> · {format.ago(row.at)}</>}>
          <Incident incident={row.id} instance={row.instance} name={t(row.name)} sentence={row.sentence} data={row.data} />
        </Section>
      ))}
    </Page>
  );
}
