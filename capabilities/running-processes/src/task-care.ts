/** Who delegated a task and how it presses, for installations whose tables were made before tasks had them. */
export const taskCareSchema = `alter table processes.task add column if not exists owner text, add column if not exists priority int`;
