import { createHash } from 'node:crypto';
import { inputRefused, operation, type Context } from '@comu/kernel';
import { z } from 'zod';
import { Answer } from './mining.records.ts';
import { tooLarge } from './refusals.ts';
import { logOf, sizeOf } from './sources/log-of.ts';
import { sourceSchema, timeSchema, type Source, type TimeKind } from './sources/source.ts';
import { stepCalled, versionsOf } from './sources/step-names.ts';
import { timeFor } from './sources/working-days.ts';
import { views, type ViewName } from './views/views.ts';
import { words } from '@comu/kernel/text';

/** Logs up to this many events are looked at while one waits; larger ones by a job, whose result is kept. */
export const immediate = 150_000;

export interface Question { readonly view: ViewName; readonly source: Source; readonly time: TimeKind; readonly asked: Readonly<Record<string, unknown>> }

/** Every log that a question looks at. */
function sourcesOf({ source, asked }: Question): readonly Source[] {
  const { other } = asked as { readonly other?: Source };
  return other === undefined ? [source] : [source, other];
}

/** The view of a log as of now. */
export async function looked(context: Context, question: Question): Promise<unknown> {
  const { view, source, time, asked } = question;
  const log = await logOf(context, source);
  const { against } = asked as { readonly against?: { readonly definition?: string } };
  const called = await stepCalled(context, sourcesOf(question), against?.definition === undefined ? [] : [against.definition]);
  const looking = { log, time: await timeFor(context, time), kind: time, source, context, called };
  return (views[view] as { look(looking: unknown, asked: unknown): unknown }).look(looking, asked);
}

/** An answer, or that it has to be worked out first (`prepare`), or that it is being worked out. */
export const answerSchema = z.object({ state: z.enum(['ready', 'large', 'waiting', 'failed']), events: z.int(), answer: z.any().nullable() });
export type Answered<T> = { readonly state: 'ready' | 'large' | 'waiting' | 'failed'; readonly events: number; readonly answer: T | null };

/** Counted up when a view answers otherwise than before, so that what was kept of an earlier one is worked out again. */
const edition = 4;

/**
 * How much a question reads at most of one log, and what its answer is kept by: the question, every log as it is now, and the versions that its steps are named by. Asks for leave to look at each.
 * Of a log of another body nothing is kept here, so that one too large to wait for is refused.
 */
async function restsOn(context: Context, question: Question): Promise<{ readonly events: number; readonly key: string }> {
  const rests: unknown[] = [edition, question.view, question.source, question.time, question.asked];
  let most = 0;
  for (const source of sourcesOf(question)) {
    const { events, fingerprint } = await sizeOf(context, source);
    most = Math.max(most, events);
    rests.push(fingerprint, await versionsOf(context, source));
  }
  const elsewhere = sourcesOf(question).some((source) => source.kind === 'process' && source.organisation !== null && source.organisation !== context.organisation);
  if (elsewhere && most > immediate) throw tooLarge({ events: most, most: immediate });
  return { events: most, key: createHash('sha256').update(JSON.stringify(rests)).digest('hex') };
}

/** Answers at once when the log is small, and with what was kept when it is large. */
export async function answered(context: Context, question: Question): Promise<Answered<unknown>> {
  const { events, key } = await restsOn(context, question);
  if (events <= immediate) return { state: 'ready', events, answer: await looked(context, question) };
  const kept = await context.db.first(Answer, { key });
  return { state: kept?.state ?? 'large', events, answer: kept?.result ?? null };
}

/** Works out one question by a job and keeps the result. */
const workOut = operation('mining.work-out', {
  title: words('Calcula una vista', 'Calcula una vista', 'Work out a view'), permission: 'system', input: { answer: z.uuid() }, output: z.null(),
  async run({ answer }, context) {
    const row = await context.db.find(Answer, answer);
    if (row === undefined || row.state !== 'waiting') return null;
    const done = await context.attempt(() => looked(context, { ...(row.asked as unknown as Question), view: row.view as ViewName }));
    await context.db.update(Answer, answer, done.done ? { state: 'ready', result: done.value } : { state: 'failed' });
    return null;
  },
});

/** Has a view of a large log worked out; asking again changes nothing. */
export const prepareView = operation('mining.prepare', {
  title: words('Calcula la vista d’un registre gran', 'Calcula la vista de un registro grande', 'Work out the view of a large log'), permission: 'mining.read',
  input: { view: z.enum(Object.keys(views) as [ViewName, ...ViewName[]]), source: sourceSchema, time: timeSchema, asked: z.record(z.string(), z.unknown()).default({}) }, output: z.null(),
  async run({ view, source, time, asked }, context) {
    const checked = z.strictObject(views[view].asks as z.ZodRawShape).safeParse(asked);
    if (!checked.success) throw inputRefused([{ field: `/asked/${checked.error.issues[0]?.path.join('/') ?? ''}`, rule: 'view', remedy: words('Aquesta vista no ho demana així: torneu a obrir-la.', 'Esta vista no lo pide así: vuelva a abrirla.', 'This view does not ask it so: open it again.') }]);
    const question: Question = { view, source, time, asked: checked.data };
    const { key } = await restsOn(context, question);
    const kept = await context.db.first(Answer, { key });
    if (kept !== undefined && kept.state !== 'failed') return null;
    const row = kept === undefined
      ? await context.db.insert(Answer, { key, view, asked: { ...question }, state: 'waiting', askedAt: context.now.toISOString() })
      : await context.db.update(Answer, kept.id, { state: 'waiting' });
    await context.later(workOut, { answer: row.id }, { key: `mining ${key}`, attempts: 1 });
    return null;
  },
});
export const background = [workOut, prepareView] as const;
