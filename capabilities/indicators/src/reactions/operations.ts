import { Dataset } from '@comu/catalogue';
import { operation, type Context, type RowOf } from '@comu/kernel';
import { municipality } from '@comu/territory';
import { z } from 'zod';
import { checkPlace } from '../compute/peers.ts';
import { visible } from '../compute/visible.ts';
import { Indicator } from '../records/records.ts';
import { Firing, noticeSchema, processSchema, Reaction, stepKinds, taskSchema } from '../records/reactions.ts';
import { doesNothing, needsLevel, noSuchDataset, taskIsDone } from '../refusals.ts';
import { say } from '../words.ts';
import { holdsNow } from './holds.ts';
import { keepTasks, mapped, processNamed, runStep, toldBy } from './steps.ts';
import { watch } from './watch.ts';

const declared = {
  title: z.string().trim().min(1).max(200), indicator: z.string().max(80).optional(), dataset: z.string().max(63).optional(), on: z.enum(['above', 'below', 'incident', 'late']), level: z.number().min(-1e15).max(1e15).optional(), place: z.string().regex(/^\d{5}$/).optional(),
  notice: noticeSchema.optional(), task: taskSchema.optional(), process: processSchema.optional(), active: z.boolean().default(true),
};
const declaration = z.object(declared);

/** What was declared as a row, or a refusal that says what is missing. */
async function rowOf(context: Context, { indicator, dataset, on, level, place, notice, task, process, title, active }: z.output<typeof declaration>) {
  const figure = on === 'above' || on === 'below';
  if (figure && level === undefined) throw needsLevel();
  if (!figure && (await context.db.first(Dataset, { code: dataset ?? '' })) === undefined) throw noSuchDataset({ code: dataset ?? '' });
  if (notice === undefined && task === undefined && process === undefined) throw doesNothing();
  return {
    title, on, active, indicator: figure ? (await visible(context, indicator ?? '')).id : null, dataset: figure ? null : (dataset as string), level: figure ? String(level) : null, place: figure && place !== undefined ? checkPlace(place) : null,
    notice: notice ?? null, task: task ?? null, process: process ?? null,
  };
}

/** Declares a reaction, or changes one; it is looked at as soon as it is kept. */
export const keepReaction = operation('indicators.keep-reaction', {
  title: say('Desa la reacció', 'Guarda la reacción', 'Keep the reaction'), permission: 'indicators.manage', input: { reaction: z.uuid().optional(), version: z.int().optional(), ...declared }, output: z.object({ id: z.uuid() }),
  async run({ reaction, version, ...given }, context) {
    const row = await rowOf(context, given);
    const { id } = reaction === undefined ? await context.db.insert(Reaction, row) : await context.db.update(Reaction, reaction, row, version);
    await context.later(watchLater, {}, { key: `watch ${context.organisation}` });
    return { id };
  },
});

/** Tries a reaction on what there is now, and does nothing: whether it would go off, who would be told and what would begin. */
export const tryReaction = operation('indicators.try-reaction', {
  title: say('Prova la reacció en sec', 'Prueba la reacción en seco', 'Try the reaction dry'), permission: 'indicators.manage', kind: 'query', input: declared, output: z.any(),
  async run(given, context) {
    const row = await rowOf(context, given);
    const found = await holdsNow(context, row);
    const people = await toldBy(context, { notice: row.notice, createdBy: context.me.person ?? '' });
    return { holds: found?.holds ?? null, summary: found?.facts.summary ?? null, places: found?.holds === true ? found.facts.places.slice(0, 20) : [], people: people.map(({ name }) => name), process: row.process === null ? null : ((await processNamed(context, row.process.code)) ?? null), data: row.process === null || found === undefined ? null : mapped(row.process.data, found.facts) };
  },
});

const shown = (reaction: RowOf<typeof Reaction>, indicator: RowOf<typeof Indicator> | undefined) => ({ ...reaction, level: reaction.level === null ? null : Number(reaction.level), placeName: reaction.place === null ? null : municipality(reaction.place).name, indicatorCode: indicator?.code ?? null, name: indicator?.name ?? null, unit: indicator?.unit ?? null, decimals: indicator?.decimals ?? 0 });

/** All the reactions of the body, with whether something of theirs has failed. */
export const reactions = operation('indicators.reactions', {
  title: say('Llista les reaccions', 'Lista las reacciones', 'List the reactions'), permission: 'indicators.read', kind: 'query', input: {}, output: z.any(),
  async run(_, { db, organisation }) {
    const rows = await db.all(Reaction, { organisation });
    const named = new Map((await db.all(Indicator, { id: [...new Set(rows.flatMap(({ indicator }) => indicator ?? []))] })).map((each) => [each.id, each]));
    const failed = await db.statement<{ reaction: string; n: number }>(`select reaction, count(*)::int as n from indicators.firing where organisation = $1 and steps @> '[{"state":"failed"}]' group by reaction`, [organisation]);
    return rows.map((row) => ({ ...shown(row, named.get(row.indicator ?? '')), failed: failed.find(({ reaction }) => reaction === row.id)?.n ?? 0 })).toSorted((a, b) => Number(b.standing) - Number(a.standing) || a.title.localeCompare(b.title, 'ca'));
  },
});

/** One reaction with every time it went off and what came of it. */
export const reactionPage = operation('indicators.reaction', {
  title: say('Mira una reacció', 'Mira una reacción', 'Look at a reaction'), permission: 'indicators.read', kind: 'query', input: { reaction: Reaction.id }, output: z.any(),
  async run({ reaction: id }, { db }) {
    const reaction = await db.get(Reaction, id);
    return { reaction: shown(reaction, reaction.indicator === null ? undefined : await db.get(Indicator, reaction.indicator)), firings: (await db.all(Firing, { reaction: id }, { limit: 200 })).toReversed().slice(0, 50) };
  },
});

export const removeReaction = operation('indicators.remove-reaction', {
  title: say('Atura la reacció', 'Para la reacción', 'Stop the reaction'), permission: 'indicators.manage', input: { reaction: Reaction.id, active: z.boolean() }, output: z.null(),
  async run({ reaction, active }, context) { await context.db.update(Reaction, reaction, { active, ...(active ? {} : { standing: false }) }); if (active) await context.later(watchLater, {}, { key: `watch ${context.organisation}` }); return null; },
});

/** Does again what failed, after a person has put right what was wrong. */
export const retryStep = operation('indicators.retry-step', {
  title: say('Torna-ho a provar', 'Volver a intentarlo', 'Try it again'), permission: 'indicators.manage', input: { firing: Firing.id, kind: z.enum(stepKinds) }, output: z.null(),
  async run({ firing: id, kind }, context) {
    const firing = await context.db.lock(Firing, id);
    await context.db.update(Firing, id, { steps: firing.steps.map((each) => (each.kind === kind && each.state === 'failed' ? { ...each, state: 'waiting' as const, attempts: 0, nextAt: null } : each)) });
    await context.later(runStep, { firing: id, kind }, { key: `reaction ${id} ${kind}` });
    return null;
  },
});

/** The task that a reaction gave is done: whoever sees it says what was done. */
export const finishTask = operation('indicators.finish-task', {
  title: say('La tasca és feta', 'La tarea está hecha', 'The task is done'), permission: 'indicators.read', input: { firing: Firing.id, outcome: z.string().trim().min(1).max(1000) }, output: z.null(),
  async run({ firing: id, outcome }, context) {
    const firing = await context.db.lock(Firing, id);
    if (firing.task !== 'open') throw taskIsDone();
    await context.db.update(Firing, id, { task: 'done', doneBy: context.me.person, doneAt: context.now.toISOString(), outcome });
    await context.later(keepTasks, {}, { key: 'reaction tasks' });
    return null;
  },
});

const title = say('Mira què vigilen les reaccions', 'Mira qué vigilan las reacciones', 'Look at what reactions watch');
/** Looks at all the reactions of a body: each night, and when one is kept. Figures that another body shares are seen so. */
export const watchLater = operation('indicators.watch', { title, permission: 'system', input: {}, output: z.null(), run: async (_, context) => { await watch(context, 'all'); return null; } });
/** A dataset has an incident or a new version. */
export const watchDataset = operation('indicators.watch-dataset', { title, permission: 'system', input: { code: z.string() }, output: z.null(), run: async ({ code }, context) => { await watch(context, { dataset: code }); return null; } });
