import { openToAll } from '@comu/catalogue';
import { operation, type Context, type RowOf } from '@comu/kernel';
import { z } from 'zod';
import { answerSchema, Dashboard, Decision, partsSchema, sharedWith, type Part } from '../dashboards.records.ts';
import { dataOf, liveFigure, type LiveFigure } from '../parts/data.ts';
import { packed } from '../parts/pack.ts';
import { figuresIn } from '../parts/spec.ts';
import { nothingToDecideOn, notShared } from '../refusals.ts';
import { cadences, say } from '../words.ts';

/** Whether a dashboard is shared with whoever asks: with all, with a role or a unit of theirs; who made it and who manages them see it too. */
export function maySee({ me, organisation, can }: Pick<Context, 'me' | 'organisation' | 'can'>, { roles, units, createdBy }: Pick<RowOf<typeof Dashboard>, 'roles' | 'units' | 'createdBy'>): boolean {
  if (me.kind === 'system' || (roles.length === 0 && units.length === 0) || (createdBy !== null && createdBy === me.person) || can('dashboards.manage')) return true;
  const standing = me.standings.find((each) => each.organisation === organisation);
  return roles.some((role) => standing?.roles.includes(role)) || units.some((unit) => standing?.units.includes(unit));
}

export async function seen(context: Context, id: string): Promise<RowOf<typeof Dashboard>> {
  const found = await context.db.find(Dashboard, id);
  if (found === undefined || !maySee(context, found)) throw notShared();
  return found;
}

export const list = operation('dashboards.list', {
  title: say('Llista els quadres', 'Lista los cuadros', 'List the dashboards'), permission: 'dashboards.read', kind: 'query', input: {}, output: z.any(),
  run: async (_, context) => (await context.db.all(Dashboard, {})).filter((each) => maySee(context, each)).map(({ id, name, about, parts, changedAt, cadence }) => ({ id, name, about, parts: parts.length, changedAt, cadence })).toSorted((a, b) => a.name.localeCompare(b.name, 'ca')),
});

/** The dashboards, of those that whoever asks sees, that show an indicator. */
export const using = operation('dashboards.using', {
  title: say('Quadres que fan servir un indicador', 'Cuadros que usan un indicador', 'Dashboards that use an indicator'), permission: 'dashboards.read', kind: 'query', input: { indicator: z.string().max(80) }, output: z.array(z.object({ id: z.uuid(), name: z.string() })),
  run: async ({ indicator }, context) => (await context.db.all(Dashboard, {})).filter((each) => maySee(context, each) && each.parts.some((part) => (part.kind === 'text' ? figuresIn(part.text).some((figure) => figure.indicator === indicator) : part.kind === 'question' ? part.question?.source === `indicator:${indicator}` : part.indicator === indicator))).map(({ id, name }) => ({ id, name })),
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
    return { id: saved.id, version: saved.version };
  },
});
export const create = operation('dashboards.create', {
  title: say('Crea un quadre', 'Crea un cuadro', 'Create a dashboard'), permission: 'dashboards.compose', input: content, output: z.object({ id: z.uuid(), version: z.int() }),
  async run({ about, ...rest }, { db }) {
    const made = await db.insert(Dashboard, { ...rest, about: about === undefined || about === '' ? null : about });
    return { id: made.id, version: made.version };
  },
});

/** The figures on a dashboard: those of its texts and figures, and of each place set apart in its charts. */
async function figuresOn(context: Context, parts: readonly Part[]): Promise<LiveFigure[]> {
  const asked = parts.flatMap((part) => (part.kind === 'text' ? figuresIn(part.text) : part.kind === 'figure' ? [part] : part.kind === 'question' ? [] : part.places.map((place) => ({ indicator: part.indicator, place }))));
  const found: LiveFigure[] = [];
  for (const each of new Map(asked.map(({ indicator, place }) => [`${indicator} ${place}`, { indicator, place }])).values()) {
    const figure = await context.attempt(() => liveFigure(context, each));
    if (figure.done) found.push(figure.value);
  }
  return found.slice(0, 400);
}

const mostRows = 200;
const plain = (value: unknown) => (value === null || value === undefined ? null : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value));

/** The answers on a dashboard as they are now. A decision is read by others than whoever takes it: what they might not see is named and left out. */
async function answersOn(context: Context, parts: readonly Part[]): Promise<z.output<typeof answerSchema>[]> {
  const asked = parts.filter((part) => part.kind === 'question');
  const data = await dataOf(context, asked);
  const kept: z.output<typeof answerSchema>[] = [];
  for (const { id, title } of asked) {
    const answer = data[id]?.answer;
    if (answer === undefined) continue;
    const { sql, columns, rows, more, measure, sources, smallest } = answer;
    const open = await openToAll(context, sources.flatMap(({ code, number }) => (number === null ? [] : [code])), { figures: smallest !== null });
    const common = { title, measure, sources: sources.map((each) => ({ ...each })) };
    kept.push(open ? { ...common, withheld: false, sql, columns: columns.map((each) => ({ ...each })), rows: rows.slice(0, mostRows).map((row) => row.map(plain)), more: more || rows.length > mostRows } : { ...common, withheld: true, sql: '', columns: [], rows: [], more: false });
  }
  return kept;
}

/** Records a decision with the figures it was taken on, as they are now; it can never be changed. */
export const decide = operation('dashboards.decide', {
  title: say('Anota una decisió', 'Anota una decisión', 'Record a decision'), permission: 'dashboards.decide', input: { dashboard: Dashboard.id, what: z.string().trim().min(1).max(500), why: z.string().trim().min(1).max(5000) }, output: Decision.row,
  async run({ dashboard: id, what, why }, context) {
    const { parts } = await seen(context, id);
    const figures = (await figuresOn(context, parts)).map(({ indicator, name, place, period, value, versions }) => ({ indicator, name, place, period, value, versions: [...versions] }));
    const answers = await answersOn(context, parts);
    if (figures.length === 0 && !answers.some(({ withheld }) => !withheld)) throw nothingToDecideOn();
    const decision = await context.db.insert(Decision, { dashboard: id, what, why, takenAt: context.now.toISOString(), figures, answers });
    await context.emit('dashboards.decided', { dashboard: id, decision: decision.id });
    return decision;
  },
});
