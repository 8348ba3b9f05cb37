import { operation, refusal, Refused, sentence } from '@comu/kernel';
import { z } from 'zod';
import { advanceMany } from '../advance.ts';
import { latest } from '../definitions.ts';
import { doer, myTasks, taskGone } from './mine.ts';
import { starting } from './start.ts';
import { variablesFrom } from './task-form.ts';

const variables = z.record(z.string(), z.unknown()).default({});

/** Starts a process about each of many things, such as one case for every municipality of a call: all of them or none. */
export const startProcesses = operation('processes.start-processes', {
  title: { ca: 'Inicia molts processos', es: 'Inicia muchos procesos', en: 'Start many processes' }, permission: 'processes.run',
  input: { code: z.string().max(80), items: z.array(z.strictObject({ businessKey: z.string().max(200).optional(), variables })).min(1).max(500) },
  output: z.object({ instances: z.array(z.uuid()) }),
  async run({ code, items }, context) {
    const ready = await latest(context, code);
    const start = starting(context);
    const instances: string[] = [];
    for (const item of items) instances.push(await start(ready, item));
    return { instances };
  },
});

const asksMore = refusal('processes.asks-a-form', { status: 422, says: { ca: 'Aquesta tasca demana un formulari: obriu-la i ompliu-lo.', es: 'Esta tarea pide un formulario: ábrala y rellénelo.', en: 'This task asks for a form: open it and fill it in.' } });

/** Does many tasks with the same answers in one commit: those that cannot be done say why and do not hold up the others. */
export const completeTasks = operation('processes.complete-tasks', {
  title: { ca: 'Fes-les totes', es: 'Hacerlas todas', en: 'Complete them all' }, permission: 'processes.run',
  input: { tasks: z.array(z.uuid()).min(1).max(100), variables }, output: z.array(z.object({ task: z.uuid(), done: z.boolean(), why: sentence.nullable() })),
  async run({ tasks, variables: given }, context) {
    const wanted = [...new Set(tasks)];
    const outcomes = new Map<string, { readonly done: boolean; readonly why: z.output<typeof sentence> | null }>();
    const refuse = (task: string, failure: unknown) => {
      if (!(failure instanceof Refused)) throw failure;
      outcomes.set(task, { done: false, why: failure.sentence });
    };
    const mine = await myTasks(context, wanted);
    const ready: { task: string; instance: string; answers: Readonly<Record<string, unknown>> }[] = [];
    for (const task of wanted) {
      try {
        const found = mine(task);
        if (Object.keys(given).length === 0 && found.form !== null) throw asksMore();
        ready.push({ task, instance: found.instance, answers: await variablesFrom(context, found, given) });
      } catch (failure) {
        refuse(task, failure);
      }
    }
    const by = doer(context);
    await advanceMany(context, ready, ({ task, answers }) => ({ kind: 'complete-task', task, by, variables: answers }), ({ task }, failure) => { if (failure === undefined) outcomes.set(task, { done: true, why: null }); else refuse(task, failure); });
    return wanted.map((task) => ({ task, ...(outcomes.get(task) ?? { done: false, why: taskGone().sentence }) }));
  },
});
