import { ArrowCounterClockwiseIcon, Button, EmptyState, Page, ProblemNotice, Section, Skeleton, toast, useDescription, useFormat, useQueryOperation, useRun, useText } from '@comu/design';

interface StoppedJob {
  readonly id: string;
  readonly operation: string;
  readonly runAt: string;
  readonly at: string;
  readonly failures: number;
  readonly failure: unknown;
}

/** What the machine gave up doing, why, and the button that lets it try again. */
export function StoppedJobs() {
  const t = useText();
  const format = useFormat();
  const description = useDescription();
  const jobs = useQueryOperation<readonly StoppedJob[]>('kernel.dead-jobs');
  const retry = useRun('kernel.retry-job');
  const again = async (id: string) => {
    if ((await retry.run({ id })) !== undefined) toast({ ca: 'Es tornarà a provar d’aquí a un moment', es: 'Se volverá a intentar en un momento', en: 'It will be tried again in a moment' });
  };
  return (
    <Page title={t({ ca: 'Feines aturades', es: 'Trabajos detenidos', en: 'Stopped jobs' })} lead={t({ ca: 'El que el sistema havia de fer sol i no ha pogut.', es: 'Lo que el sistema debía hacer solo y no ha podido.', en: 'What the system had to do by itself and could not.' })}>
      {jobs.error && <ProblemNotice problem={jobs.error.problem} />}
      {retry.problem && <ProblemNotice problem={retry.problem} />}
      {jobs.isPending && !jobs.error && <Skeleton lines={5} />}
      {jobs.data?.length === 0 && <EmptyState title={t({ ca: 'Cap feina aturada', es: 'Ningún trabajo detenido', en: 'No stopped jobs' })}>{t({ ca: 'Si una feina falla moltes vegades, la veureu aquí amb el motiu.', es: 'Si un trabajo falla muchas veces, lo verá aquí con el motivo.', en: 'If a job fails many times, you will see it here with the reason.' })}</EmptyState>}
      {jobs.data?.map((job) => (
        <Section key={job.id} title={t(description?.operations.find(({ name }) => name === job.operation)?.title ?? job.operation)} describe={t({ ca: '{count} intents, l’últim {ago}', es: '{count} intentos, el último {ago}', en: '{count} attempts, the last {ago}' }, { count: job.failures, ago: format.ago(job.runAt) })}
          actions={<Button icon={ArrowCounterClockwiseIcon} busy={retry.running} onClick={() => void again(job.id)}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>}>
          <pre className="failure">{typeof job.failure === 'string' ? job.failure : JSON.stringify(job.failure, null, 2)}</pre>
        </Section>
      ))}
    </Page>
  );
}
