import { ProblemNotice, SchemaForm, Skeleton, useQueryOperation, useText, type Problem } from '@comu/design';
import type { TaskFormProps } from './task-forms.ts';

type FormSchema = Parameters<typeof SchemaForm>[0]['schema'];
type FormValues = NonNullable<Parameters<typeof SchemaForm>[0]['initial']>;

/** The form that the model of the process writes, drawn as every form of the house; its answers become data of the process. */
export function ModelForm({ task, running, problem, onComplete, onCancel }: Pick<TaskFormProps, 'task' | 'running' | 'onComplete' | 'onCancel'> & { problem?: Problem | undefined }) {
  const t = useText();
  const { data, error } = useQueryOperation<{ fields: number; schema: FormSchema; known: FormValues }>('processes.task-form', { task: task.id });
  if (error) return <ProblemNotice problem={error.problem} />;
  if (data === undefined) return <Skeleton lines={4} />;
  return (
    <SchemaForm schema={data.schema} initial={data.known} pointer="/variables" problem={problem} verb={t({ ca: 'Fet', es: 'Hecho', en: 'Done' })} busy={running} onCancel={onCancel}
      onSubmit={async (answers) => { onComplete(answers); return true; }} />
  );
}
