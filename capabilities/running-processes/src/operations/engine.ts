import { operation, words, type Context } from '@comu/kernel';
import type { Command, InstanceRows } from '@comu/processes';
import { z } from 'zod';
import { advanceMany, stepping, take } from '../advance.ts';
import { definitionOf, publishedAs, unknownProcess } from '../definitions.ts';
import { deliverMessage, type Message } from '../effects.ts';
import { loadInstance, readInstance } from '../rows.ts';
import { askOutside, isOutside, retry } from '../outside.ts';
import { workOut } from '../work-out.ts';

const command = z.custom<Command>((value) => typeof value === 'object' && value !== null && 'kind' in value);

const addressed = z.object({ name: z.string(), correlation: z.string().nullable() });
interface Left { readonly instance: string; readonly command: Command; readonly message?: z.output<typeof addressed> | undefined }
/** An instance that has ended, or no longer waits for the message, has nothing to do with what was left for it. */
const stillMeant = ({ command: left }: Left, { instance, subscriptions, jobs }: InstanceRows): Command | undefined => {
  if (instance.state !== 'running') return undefined;
  if (left.kind === 'message' && !subscriptions.some(({ id }) => id === left.subscription)) return undefined;
  if ((left.kind === 'job-returned' || left.kind === 'job-failed') && !jobs.some(({ id }) => id === left.job)) return undefined;
  return left;
};

/** Hands an instance a command that another transaction left for it. */
export const applyCommand = operation('processes.apply-command', {
  title: words('Avança', 'Avanza', 'Advance'), permission: 'system', input: { instance: z.uuid(), command, message: addressed.optional() }, output: z.null(),
  async run(given, context) {
    await handOver([given], context);
    return null;
  },
  runTogether: handOver,
});

/** A message whose receiver stopped waiting before it came, by another one, by its own end or by a migration undone, is not lost: it goes to whoever waits for it, or is kept. */
async function handOver(all: readonly Left[], context: Context): Promise<void> {
  const unheard: Message[] = [];
  await advanceMany(context, all, (left, state) => {
    const meant = stillMeant(left, state);
    if (meant === undefined && left.command.kind === 'message' && left.message !== undefined) unheard.push({ ...left.message, payload: left.command.payload ?? {} });
    return meant;
  });
  for (const message of unheard) await deliverMessage(context, undefined, message);
}

interface Due { readonly instance: string; readonly timer: string }
const stillDue = (now: Date) => ({ timer }: Due, { instance, timers }: InstanceRows): Command | undefined => {
  const row = timers.find(({ id }) => id === timer);
  return row === undefined || instance.state !== 'running' || Date.parse(row.dueAt) > now.getTime() ? undefined : { kind: 'timer-fired', timer };
};

export const fireTimer = operation('processes.fire-timer', {
  title: words('Venciment d’un temporitzador', 'Vencimiento de un temporizador', 'Timer'), permission: 'system', input: { instance: z.uuid(), timer: z.uuid() }, output: z.null(),
  async run(given, context) {
    await advanceMany(context, [given], stillDue(context.now));
    return null;
  },
  runTogether: (given, context) => advanceMany(context, given, stillDue(context.now)),
});

const calledInput = { definition: z.uuid(), process: z.string(), id: z.uuid().optional(), instance: z.uuid().optional(), activity: z.uuid().optional(), at: z.string().optional(), occurred: z.string().optional(), variables: z.record(z.string(), z.unknown()) };
type Called = z.output<z.ZodObject<typeof calledInput>>;

/** Starts what another process calls, or what a message or signal starts. */
export const startCalled = operation('processes.start-called', {
  title: words('Inicia un procés cridat', 'Inicia un proceso llamado', 'Start a called process'), permission: 'system', input: calledInput, output: z.null(),
  async run(called, context) {
    await beginCalled([called], context);
    return null;
  },
  runTogether: (all, context) => beginCalled(all, context),
});

async function beginCalled(all: readonly Called[], context: Context): Promise<void> {
  const go = stepping(context);
  for (const { definition, process, id, instance, activity, at, occurred, variables } of all) {
    const own = await definitionOf(context, definition);
    const called = process in own.definition.processes ? { ready: own, process } : await publishedAs(context, process);
    const parent = instance === undefined || activity === undefined ? undefined : { instance, activity };
    if (called === undefined) {
      if (parent === undefined) throw unknownProcess({ code: process });
      await advanceMany(context, [{ instance: parent.instance }], (_, { instance: caller }) => (caller.state === 'running' ? { kind: 'call-refused', activity: parent.activity, message: unknownProcess({ code: process }).sentence.ca } : undefined));
      continue;
    }
    const businessKey = parent === undefined ? null : await aboutWhat(context, parent.instance);
    await go(called.ready, null, {
      kind: 'start', process: called.process, organisation: context.organisation, definition: called.ready.id, variables,
      ...(id === undefined ? {} : { id }), ...(parent === undefined ? {} : { parent }), ...(businessKey === null ? {} : { businessKey }),
      ...(at === undefined ? {} : { at }), ...(occurred === undefined ? {} : { occurred }),
    });
  }
}

/** What a process is about, such as its case: those that it calls are about the same. */
async function aboutWhat({ db, organisation }: Context, instance: string): Promise<string | null> {
  const [found] = await db.statement<{ businessKey: string | null }>('select business_key from processes.instance where organisation = $1 and id = $2', [organisation, instance]);
  return found?.businessKey ?? null;
}

/** Does what a service or business-rule task asks, and gives the result back in the same commit: its effects happen exactly once. */
export const runEngineJob = operation('processes.run-engine-job', {
  title: words('Tasca automàtica', 'Tarea automática', 'Automatic task'), permission: 'system', input: { instance: z.uuid(), job: z.uuid() }, output: z.null(),
  async run({ instance, job: id }, context) {
    const state = await loadInstance(context.db, context.organisation, instance);
    const job = state?.jobs.find((each) => each.id === id);
    if (state === undefined || job === undefined || state.instance.state !== 'running') return null;
    if (isOutside(context, job)) { await context.later(runOutsideJob, { instance, job: id }); return null; }
    const result = await workOut(context, await definitionOf(context, state.instance.definition), job, state.instance.businessKey);
    // What it did may have moved this very instance on.
    const now = await readInstance(context.db, context.organisation, instance);
    if (now?.jobs.some((each) => each.id === id)) await take(context, await definitionOf(context, now.instance.definition), now, result);
    return null;
  },
});

/** Asks another system, without holding the instance; what it answers comes back as a command of its own. */
export const runOutsideJob = operation('processes.run-outside-job', {
  title: words('Pregunta a un altre sistema', 'Pregunta a otro sistema', 'Ask another system'), permission: 'system', input: { instance: z.uuid(), job: z.uuid(), ...retry.input }, output: z.null(),
  async run({ instance, job: id, tries }, context) {
    const state = await readInstance(context.db, context.organisation, instance);
    const job = state?.jobs.find((each) => each.id === id);
    if (state === undefined || job === undefined || state.instance.state !== 'running') return null;
    // The model may have been changed under it.
    if (!isOutside(context, job)) { await context.later(runEngineJob, { instance, job: id }); return null; }
    const asked = await askOutside(context, await definitionOf(context, state.instance.definition), job, tries);
    if ('tell' in asked) await context.later(applyCommand, { instance, command: asked.tell });
    else await context.later(runOutsideJob, { instance, job: id, tries: tries + 1, because: asked.because }, { at: new Date(context.now.getTime() + asked.again * 1000), key: retry.key(id) });
    return null;
  },
});
