import type { Context, RowOf } from '@comu/kernel';
import { Alert } from '../records/records.ts';
import { Firing, Reaction, type Step, type StepKind } from '../records/reactions.ts';
import { holdsNow } from './holds.ts';
import { keepTasks, runStep } from './steps.ts';

/** Looks at the reactions that watch something: what begins to hold sets them off once, and what no longer holds is told as back to normal. */
export async function watch(context: Context, about: { readonly indicator: string } | { readonly dataset: string } | 'all'): Promise<number> {
  const { db, organisation } = context;
  await carryOver(context);
  const reactions = await db.all(Reaction, { organisation, active: true, ...(about === 'all' ? {} : about) });
  let fired = 0;
  for (const reaction of reactions) {
    const found = await context.attempt(() => holdsNow(context, reaction));
    if (!found.done || found.value === undefined) continue;
    const { holds, facts } = found.value;
    if (holds === reaction.standing) continue;
    await fire(context, { reaction, what: holds ? 'crossed' : 'calm', facts });
    fired += 1;
  }
  return fired;
}

async function fire(context: Context, { reaction, what, facts }: { reaction: RowOf<typeof Reaction>; what: 'crossed' | 'calm'; facts: RowOf<typeof Firing>['facts'] }): Promise<void> {
  const { db, now } = context;
  const kinds: StepKind[] = [...(reaction.notice === null ? [] : ['notice' as const]), ...(what === 'calm' || reaction.task === null ? [] : ['task' as const]), ...(what === 'calm' || reaction.process === null ? [] : ['process' as const])];
  const at = now.toISOString();
  const steps = kinds.map((kind): Step => ({ kind, state: 'waiting', attempts: 0, says: null, nextAt: null }));
  const firing = await db.insert(Firing, { reaction: reaction.id, at, what, facts, steps, task: kinds.includes('task') ? 'open' : 'none' });
  await db.update(Reaction, reaction.id, { standing: what === 'crossed', lastAt: at });
  // What was to be looked at is over: the figures themselves are the proof.
  if (what === 'calm') {
    for (const { id } of await db.all(Firing, { reaction: reaction.id, task: 'open' })) await db.update(Firing, id, { task: 'done', doneAt: at, outcome: facts.summary.ca.slice(0, 1000) });
    await context.later(keepTasks, {}, { key: 'reaction tasks' });
  }
  await context.emit(what === 'crossed' ? 'indicators.level-crossed' : 'indicators.back-to-normal', { reaction: reaction.id, title: reaction.title, ...facts });
  for (const { kind } of steps) await context.later(runStep, { firing: firing.id, kind }, { key: `reaction ${firing.id} ${kind}` });
}

/** The alerts that there were before reactions become reactions, once. */
async function carryOver({ db, organisation }: Context): Promise<void> {
  for (const alert of await db.all(Alert, { organisation })) {
    await db.insert(Reaction, { title: `${alert.when === 'above' ? '>' : '<'} ${alert.level}`, indicator: alert.indicator, on: alert.when, level: alert.level, place: alert.place, notice: alert.mail ? { roles: [], author: true } : null, process: alert.process === null ? null : { code: alert.process, data: { code: 'code', period: 'period', places: 'places' } }, standing: alert.lastPeriod !== null });
    await db.remove(Alert, alert.id);
  }
}
