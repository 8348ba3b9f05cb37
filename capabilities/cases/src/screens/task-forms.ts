import type { ComponentType } from 'react';
import type { Dossier, Task } from './rows.ts';

export type { Dossier, Task } from './rows.ts';

/** What a task’s form is given. It asks what it must and says what it learnt; the dossier completes the task with it. */
export interface TaskFormProps {
  readonly task: Task;
  readonly dossier: Dossier;
  readonly running: boolean;
  onComplete(variables: Readonly<Record<string, unknown>>): void;
  onCancel(): void;
}

const brought = new Map<string, ComponentType<TaskFormProps>>();

/** A module brings the form that its process names: `bringTaskForm('service-catalogue.review', lazily(…))`, in its own screens file. */
export const bringTaskForm = (key: string, form: ComponentType<TaskFormProps>): void => void brought.set(key, form);
export const broughtTaskForm = (key: string): ComponentType<TaskFormProps> | undefined => brought.get(key);

/** A form that the model itself writes is named so; its questions are asked of the server. */
export const writtenInModel = (key: string | null): boolean => key?.startsWith('model:') === true;

/** A task that somebody delegated to the reader is returned, and closed by whoever delegated it. */
export const toReturn = ({ mine, owner }: Task): boolean => mine && owner !== null;
