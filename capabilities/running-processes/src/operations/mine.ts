import { refusal, roleNames, words, type Context, type Text } from '@comu/kernel';
import type { InstanceRows, TaskRow } from '@comu/processes';
import { asked } from '../rows.ts';

const notCandidate = refusal('processes.not-candidate', { status: 403, says: words('Aquesta tasca correspon a {who}. Demaneu que us l’assignin o deixeu-la a qui correspon.', 'Esta tarea corresponde a {who}. Pida que se la asignen o déjela a quien corresponde.', 'This task is for {who}. Ask to be assigned, or leave it to them.') });
export const taskGone = refusal('processes.task-gone', { status: 409, says: words('Aquesta tasca ja està feta o ja no cal.', 'Esta tarea ya está hecha o ya no hace falta.', 'This task is done or no longer needed.') });
const fourEyes = refusal('processes.four-eyes', { status: 403, rule: 'Quatre ulls', says: words('Ho ha de fer una altra persona: vau fer un pas anterior que aquesta tasca revisa (quatre ulls).', 'Debe hacerlo otra persona: usted hizo un paso anterior que esta tarea revisa (cuatro ojos).', 'Somebody else must do it: you did an earlier step that this task reviews (four eyes).') });

export type Candidates = TaskRow['candidates'];
/** Whether a person may do a task: named themselves, or by a role or a unit they hold; a task without candidates is anybody’s who may run processes. */
export const isCandidate = ({ me, organisation }: Pick<Context, 'me' | 'organisation'>, candidates: Candidates): boolean => {
  if (me.kind === 'system' || candidates.length === 0) return true;
  const standing = me.standings.find((each) => each.organisation === organisation);
  return candidates.some(({ role, unit, person }) => (person !== null && person === me.person)
    || (person === null && (role === null || (standing?.roles.includes(role) ?? false)) && (unit === null || (standing?.units.includes(unit) ?? false))));
};

/** An open task with what is asked about it before it is done. */
export interface MyTask {
  readonly id: string; readonly instance: string; readonly definition: string; readonly businessKey: string | null; readonly element: string; readonly state: string;
  readonly name: string; readonly form: string | null; readonly candidates: Candidates; readonly excluded: readonly string[]; readonly assignee: string | null;
}

const text = (which: string) => `select t.id, t.instance, i.definition, i.business_key, t.element, t.state, t.name, t.form, t.candidates, t.excluded, t.assignee from ${which}
  cross join lateral (select * from processes.task t where t.organisation = $1 and t.id = x.id limit 1) t
  cross join lateral (select * from processes.instance i where i.organisation = $1 and i.id = t.instance limit 1) i`;
const texts = { one: text(asked.one), many: text(asked.many) };

/** Finds tasks in one question; what it gives refuses those that are done or no longer needed. */
async function openTasksOf({ db, organisation }: Pick<Context, 'db' | 'organisation'>, tasks: readonly string[]): Promise<(task: string) => MyTask> {
  const found = new Map((await (tasks.length === 1 ? db.statement<MyTask>(texts.one, [organisation, tasks[0]]) : db.statement<MyTask>(texts.many, [organisation, tasks]))).map((each) => [each.id, each]));
  return (task) => {
    const open = found.get(task);
    if (open === undefined || open.state !== 'open') throw taskGone();
    return open;
  };
}

/** An open task of this organisation. */
export const openTask = async (context: Pick<Context, 'db' | 'organisation'>, task: string): Promise<MyTask> => (await openTasksOf(context, [task]))(task);

/** Finds tasks in one question; what it gives refuses those that are not for whoever asks: neither theirs, nor offered to them. */
export async function myTasks(context: Context, tasks: readonly string[]): Promise<(task: string) => MyTask> {
  const open = await openTasksOf(context, tasks);
  return (task) => checkMine(context, open(task));
}

/** A task of an instance at hand, refused when it is done, no longer needed, or not for whoever asks. */
export function myTaskOf(context: Context, state: InstanceRows | undefined, task: string): MyTask {
  const found = state?.tasks.find(({ id }) => id === task);
  if (state === undefined || found === undefined || found.state !== 'open') throw taskGone();
  return checkMine(context, { ...found, definition: state.instance.definition, businessKey: state.instance.businessKey });
}

function checkMine(context: Context, found: MyTask): MyTask {
  if (context.me.person !== null && found.excluded.includes(context.me.person)) throw fourEyes();
  if (found.assignee !== null && found.assignee === context.me.person) return found;
  if (!isCandidate(context, found.candidates)) throw notCandidate({ who: found.candidates.flatMap(({ role }) => (role === null ? [] : [roleWord(role)[context.language]])).join(', ') || '—' });
  return found;
}

const roleWord = (role: string): Text => (roleNames as Readonly<Record<string, Text>>)[role] ?? { ca: role, es: role, en: role };
/** In whose name the log keeps what is done. */
export const doer = ({ me }: Pick<Context, 'me'>): string => me.person ?? me.name;
