import { peopleWith } from '@comu/identity';
import { operation, refusal, words, type Context } from '@comu/kernel';
import { endOfDay } from '@comu/terms';
import { z } from 'zod';
import { advance } from '../advance.ts';
import { doer, openTask } from './mine.ts';
import { act } from './tasks.ts';

const reason = z.string().trim().min(1).max(500);
const notOfHere = refusal('processes.person-not-here', { status: 422, says: words('Aquesta persona no fa tasques en aquest ens. Trieu-ne una de la llista.', 'Esta persona no hace tareas en este ente. Elija una de la lista.', 'This person does no tasks in this organisation. Choose one of the list.') });
const notHeld = refusal('processes.hand-over-not-yours', { status: 403, says: words('Només la pot passar qui la té. Agafeu-la abans, o demaneu-ho a qui reparteix la feina.', 'Solo puede pasarla quien la tiene. Tómela antes, o pídalo a quien reparte el trabajo.', 'Only whoever has it may pass it on. Claim it first, or ask whoever shares out the work.') });

async function colleague(context: Context, person: string): Promise<string> {
  const found = (await peopleWith(context, 'processes.run')).find(({ id }) => id === person);
  if (found === undefined) throw notOfHere();
  return found.id;
}

/** Whom a task can be given to: who does tasks in this organisation, without whom the four-eyes rule excludes. */
export const colleagues = operation('processes.colleagues', {
  title: words('A qui es pot passar', 'A quién se puede pasar', 'Whom it can be given to'), permission: 'processes.read', kind: 'query', input: { task: z.uuid() }, output: z.array(z.object({ id: z.uuid(), name: z.string(), has: z.boolean() })),
  async run({ task }, context) {
    const { excluded, assignee } = await openTask(context, task);
    return (await peopleWith(context, 'processes.run')).filter(({ id }) => !excluded.includes(id)).map(({ id, name }) => ({ id, name, has: id === assignee }));
  },
});

/** Passes a task that one has, or that is free and offered to one, to another person. */
export const handOver = operation('processes.hand-over-task', {
  title: words('Passa-la a una altra persona', 'Pásala a otra persona', 'Hand it over'), permission: 'processes.run', input: { task: z.uuid(), to: z.uuid(), reason: reason.optional() }, output: z.null(),
  run: (given, context) => act(context, given.task, async (by, { assignee }) => {
    if (assignee !== null && assignee !== by) throw notHeld();
    return { kind: 'assign-task', task: given.task, to: await colleague(context, given.to), by, ...(given.reason === undefined ? {} : { reason: given.reason }) };
  }),
});

/** Has another person do the work, saying why; it comes back to who delegates it, who closes it. */
export const delegateTask = operation('processes.delegate-task', {
  title: words('Delega-la', 'Delégala', 'Delegate it'), permission: 'processes.run', input: { task: z.uuid(), to: z.uuid(), reason }, output: z.null(),
  run: (given, context) => act(context, given.task, async (by) => ({ kind: 'delegate-task', task: given.task, to: await colleague(context, given.to), by, reason: given.reason })),
});

/** Gives a delegated task back, with what was done told. */
export const returnTask = operation('processes.return-task', {
  title: words('Torna-la a qui la va delegar', 'Devuélvela a quien la delegó', 'Return it'), permission: 'processes.run', input: { task: z.uuid(), reason: reason.optional() }, output: z.null(),
  run: (given, context) => act(context, given.task, (by) => ({ kind: 'return-task', task: given.task, by, ...(given.reason === undefined ? {} : { reason: given.reason }) })),
});

/** Shares the work out: gives a task to a person, or takes it from whoever has it so that it is offered again. */
export const assignTask = operation('processes.assign-task', {
  title: words('Assigna la tasca', 'Asigna la tarea', 'Assign the task'), permission: 'processes.assign', input: { task: z.uuid(), to: z.uuid().nullable(), reason: reason.optional() }, output: z.null(),
  async run(given, context) {
    const { instance } = await openTask(context, given.task);
    const by = doer(context);
    await advance(context, instance, given.to === null ? { kind: 'release-task', task: given.task, by } : { kind: 'assign-task', task: given.task, to: await colleague(context, given.to), by, ...(given.reason === undefined ? {} : { reason: given.reason }) });
    return null;
  },
});

/** Gives a task another priority or another date, saying why. */
export const changeTask = operation('processes.change-task', {
  title: words('Canvia la prioritat o la data', 'Cambia la prioridad o la fecha', 'Change priority or date'), permission: 'processes.assign',
  input: { task: z.uuid(), priority: z.int().min(-1).max(2).optional(), /** A moment, or a whole day. */ dueAt: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).nullable().optional(), reason }, output: z.null(),
  async run({ task, priority, dueAt, reason: why }, context) {
    const { instance } = await openTask(context, task);
    await advance(context, instance, { kind: 'change-task', task, by: doer(context), reason: why, ...(priority === undefined ? {} : { priority }), ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : dueAt.includes('T') ? new Date(dueAt).toISOString() : endOfDay(dueAt) }) });
    return null;
  },
});
