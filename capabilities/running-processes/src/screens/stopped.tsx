import { ArrowCounterClockwiseIcon, Button, EmptyState, Link, Page, ProblemNotice, Section, Skeleton, toast, useFormat, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { Incident } from './incident.tsx';
import type { Stopped } from './rows.ts';
import './processes.css';

/** All that has stopped and waits for somebody to mend it, the oldest first. */
export function StoppedSteps({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const { data, error } = useQueryOperation<readonly Stopped[]>('processes.stopped');
  return (
    <Page title={t({ ca: 'Passos aturats', es: 'Pasos detenidos', en: 'Stopped steps' })} lead={t({ ca: 'El que un procés no ha pogut fer i espera que algú ho resolgui.', es: 'Lo que un proceso no ha podido hacer y espera que alguien lo resuelva.', en: 'What a process could not do and waits for somebody to resolve.' })} trail={[{ label: t({ ca: 'Processos', es: 'Procesos', en: 'Processes' }), href: `/o/${org}/processos` }]}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data?.length === 0 && <EmptyState title={t({ ca: 'No hi ha res aturat', es: 'No hay nada detenido', en: 'Nothing has stopped' })}>{t({ ca: 'Quan un pas no es pugui fer, el veureu aquí amb el motiu, les dades i el que s’hi pot fer.', es: 'Cuando un paso no se pueda hacer, lo verá aquí con el motivo, los datos y lo que se puede hacer.', en: 'When a step cannot be done you will see it here, with the reason, the data and what can be done.' })}</EmptyState>}
      {alikeIn(data ?? []).map((rows) => <Alike key={rows[0].id} rows={rows} org={org} />)}
    </Page>
  );
}

type Alikes = readonly [Stopped, ...Stopped[]];

/** What stopped alike stands together: the same step of the same version, for the same kind of reason. */
function alikeIn(all: readonly Stopped[]): Alikes[] {
  const groups = new Map<string, [Stopped, ...Stopped[]]>();
  for (const row of all) {
    const key = `${row.definition.id} ${row.element} ${row.kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** One stopped step in full, and those that stopped alike in other instances, which can all be tried again at once. */
function Alike({ rows, org }: { rows: Alikes; org: string }) {
  const t = useText();
  const format = useFormat();
  const { run, running, problem } = useRun<{ incidents: number }>('processes.resolve-alike');
  const [row, ...others] = rows;
  const { definition, element, kind, alike } = row;
  const retry = async () => {
    if ((await run({ definition: definition.id, element, kind, how: 'retry' })) === undefined) return;
    toast({ ca: 'Es tornen a provar tots; els que tornin a fallar sortiran aquí', es: 'Se vuelven a intentar todos; los que vuelvan a fallar aparecerán aquí', en: 'All are being tried again; those that fail again will appear here' });
  };
  const link = (each: Stopped) => <Link href={`/o/${org}/processos/tramit/${each.instance}`}>{each.about ?? t({ ca: 'Obre el tràmit', es: 'Abrir el trámite', en: 'Open the instance' })}</Link>;
  return (
    <Section title={t(row.name)} describe={<>{t(definition.title)}, {t({ ca: 'versió {edition}', es: 'versión {edition}', en: 'version {edition}' }, { edition: definition.edition })} · {link(row)} · {format.ago(row.at)}</>}
      actions={alike > 1 && <Button icon={ArrowCounterClockwiseIcon} busy={running} onClick={() => void retry()}>{t({ ca: 'Torna a provar-los tots ({alike})', es: 'Volver a intentar todos ({alike})', en: 'Try all again ({alike})' }, { alike })}</Button>}>
      {problem && <ProblemNotice problem={problem} />}
      <Incident incident={row.id} instance={row.instance} name={t(row.name)} sentence={row.sentence} data={row.data} labels={row.labels} element={element} newest={row.newest} />
      {others.length > 0 && (
        <details className="processes-data"><summary>{alike === 2 ? t({ ca: 'N’hi ha 1 més d’aturat igual', es: 'Hay 1 más detenido igual', en: '1 more stopped alike' }) : t({ ca: 'N’hi ha {count} més d’aturats igual', es: 'Hay {count} más detenidos igual', en: '{count} more stopped alike' }, { count: alike - 1 })}</summary>
          <ul className="migration-cases">{others.map((each) => <li key={each.id}>{link(each)} <span className="soft small">{format.ago(each.at)}</span></li>)}</ul>
        </details>
      )}
    </Section>
  );
}
