import { Suspense } from 'react';
import { ButtonLink, EmptyState, Page, ProblemNotice, Section, Skeleton, toast, useFormat, useGo, useQueryOperation, useRun, useText, type ScreenProps } from '@comu/design';
import { TaskCare } from '@comu/running-processes/task-care';
import { PlainForm } from './forms.tsx';
import { ModelForm } from './model-form.tsx';
import { toReturn, writtenInModel } from './task-forms.ts';
import type { Task } from './rows.ts';
import './cases.css';

/** A task of a process that carries no case: done here, and back to Today. */
export function TaskPage({ params: { org = '', id = '' } }: ScreenProps) {
  const t = useText();
  const format = useFormat();
  const go = useGo();
  const { data, error } = useQueryOperation<readonly Task[]>('processes.tasks');
  const { run, running, problem } = useRun('processes.complete-task');
  const task = data?.find((each) => each.id === id);
  const title = t(task?.title ?? { ca: 'Tasca', es: 'Tarea', en: 'Task' });
  const complete = async (variables: Readonly<Record<string, unknown>>) => {
    if ((await run({ task: id, variables })) === undefined) return;
    toast({ ca: `Fet: ${title}`, es: `Hecho: ${title}`, en: `Done: ${title}` });
    go('/avui');
  };
  return (
    <Page title={title} narrow trail={[{ label: t({ ca: 'Avui', es: 'Hoy', en: 'Today' }), href: '/avui' }]} lead={task && [t(task.process), task.about, task.dueAt && t({ ca: 'abans del {when}', es: 'antes del {when}', en: 'by {when}' }, { when: format.moment(task.dueAt) })].filter(Boolean).join(' · ')}
      actions={task && <ButtonLink href={`/o/${org}/processos/tramit/${task.instance}`}>{t({ ca: 'Obre el tràmit', es: 'Abrir el trámite', en: 'Open the instance' })}</ButtonLink>}>
      {error && <ProblemNotice problem={error.problem} />}
      {problem && !writtenInModel(task?.form ?? null) && <ProblemNotice problem={problem} />}
      {data === undefined && !error && <Skeleton lines={4} />}
      {data && task === undefined && <EmptyState title={t({ ca: 'Aquesta tasca ja no us espera', es: 'Esta tarea ya no le espera', en: 'This task no longer awaits you' })} action={<ButtonLink href="/avui">{t({ ca: 'Torneu a Avui', es: 'Volver a Hoy', en: 'Back to Today' })}</ButtonLink>}>{t({ ca: 'La té una altra persona, ja és feta o el procés ha continuat sense.', es: 'La tiene otra persona, ya está hecha o el proceso ha continuado sin ella.', en: 'Somebody else has it, it is done, or the process went on without it.' })}</EmptyState>}
      {task && <TaskCare task={task} />}
      {task?.excluded === true && <Section><p>{t({ ca: 'Vau fer el pas que ara es revisa: per la regla dels quatre ulls, aquesta tasca l’ha de fer una altra persona.', es: 'Usted hizo el paso que ahora se revisa: por la regla de los cuatro ojos, esta tarea debe hacerla otra persona.', en: 'You did the step now under review: by the four-eyes rule, this task is for somebody else.' })}</p></Section>}
      {task?.excluded === false && !toReturn(task) && <Section><Suspense fallback={<Skeleton />}>{writtenInModel(task.form) ? <ModelForm task={task} running={running} problem={problem} onComplete={(variables) => void complete(variables)} onCancel={() => go('/avui')} /> : <PlainForm running={running} onComplete={(variables) => void complete(variables)} onCancel={() => go('/avui')} />}</Suspense></Section>}
    </Page>
  );
}
