import { operation, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { Dashboard, Decision, partsSchema, sharedWith } from '../dashboards.records.ts';
import { dataOf } from '../parts/data.ts';
import { packed } from '../parts/pack.ts';
import { tellUses } from '../parts/in-lineage.ts';
import { notShared } from '../refusals.ts';
import { cadences, say } from '../words.ts';

type Shared = Pick<RowOf<typeof Dashboard>, 'roles' | 'units' | 'createdBy'>;

/** Whether a dashboard is shared with whoever the context is of: with all, with a role or a unit of theirs; and it is of who made it. */
export function isFor({ me, organisation }: Pick<Context, 'me' | 'organisation'>, { roles, units, createdBy }: Shared): boolean {
  if ((roles.length === 0 && units.length === 0) || (createdBy !== null && createdBy === me.person)) return true;
  const standing = me.standings.find((each) => each.organisation === organisation);
  return roles.some((role) => standing?.roles.includes(role)) || units.some((unit) => standing?.units.includes(unit));
}

/** Who manages all of them sees those of others too. */
export const maySee = (context: Pick<Context, 'me' | 'organisation' | 'can'>, dashboard: Shared): boolean => context.me.kind === 'system' || isFor(context, dashboard) || context.can('dashboards.manage');

export async function seen(context: Context, id: string): Promise<RowOf<typeof Dashboard>> {
  const found = await context.db.find(Dashboard, id);
  if (found === undefined || !maySee(context, found)) throw notShared();
  return found;
}

export const list = operation('dashboards.list', {
  title: say('Llista els quadres', 'Lista los cuadros', 'List the dashboards'), permission: 'dashboards.read', kind: 'query', input: {}, output: z.any(),
  run: async (_, context) => (await context.db.all(Dashboard, {})).filter((each) => maySee(context, each)).map(({ id, name, about, parts, changedAt, cadence }) => ({ id, name, about, parts: parts.length, changedAt, cadence })).toSorted((a, b) => a.name.localeCompare(b.name, 'ca')),
});

/** A dashboard with all it shows now, in one answer. */
export const open = operation('dashboards.open', {
  title: say('Obre el quadre', 'Abre el cuadro', 'Open the dashboard'), permission: 'dashboards.read', kind: 'query', input: { dashboard: Dashboard.id }, output: z.any(),
  async run({ dashboard: id }, context) {
    const dashboard = await seen(context, id);
    return { dashboard, data: packed(await dataOf(context, dashboard.parts)), decisions: (await context.db.all(Decision, { dashboard: id })).toReversed().slice(0, 20) };
  },
});

/** What parts that are being put together show, before anything is kept. */
export const preview = operation('dashboards.preview', {
  title: say('Mostra com quedaria', 'Muestra cómo quedaría', 'Show how it would look'), permission: 'dashboards.compose', kind: 'query', input: { parts: partsSchema }, output: z.any(), run: async ({ parts }, context) => packed(await dataOf(context, parts)),
});

const content = { name: z.string().trim().min(1).max(120), about: z.string().trim().max(500).optional(), parts: partsSchema, roles: sharedWith.roles.default([]), units: sharedWith.units.default([]), cadence: z.enum(Object.keys(cadences) as [keyof typeof cadences]).default('never') };

/** Keeps a new dashboard, or changes to one; a change over a version somebody else has changed since is refused. */
export const save = operation('dashboards.save', {
  title: say('Desa el quadre', 'Guarda el cuadro', 'Save the dashboard'), permission: 'dashboards.compose', input: { dashboard: Dashboard.id, version: z.int(), ...content }, output: z.object({ id: z.uuid(), version: z.int() }),
  async run({ dashboard: id, version, about, ...rest }, context) {
    await seen(context, id);
    const saved = await context.db.update(Dashboard, id, { ...rest, about: about === undefined || about === '' ? null : about }, version);
    await tellUses(context, saved);
    return { id: saved.id, version: saved.version };
  },
});
export const create = operation('dashboards.create', {
  title: say('Crea un quadre', 'Crea un cuadro', 'Create a dashboard'), permission: 'dashboards.compose', input: content, output: z.object({ id: z.uuid(), version: z.int() }),
  async run({ about, ...rest }, context) {
    const made = await context.db.insert(Dashboard, { ...rest, about: about === undefined || about === '' ? null : about });
    await tellUses(context, made);
    return { id: made.id, version: made.version };
  },
});
