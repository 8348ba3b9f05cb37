import { namesOf, recordDerivation, usersOf } from '@comu/catalogue';
import { operation, systemActor, type Context } from '@comu/kernel';
import { municipalities } from '@comu/territory';
import { z } from 'zod';
import { computeIndicator, universeOf } from '../compute/compute.ts';
import { checkSeen, readData } from '../compute/from-data.ts';
import { peopleRead, withoutFew } from '../compute/people-behind.ts';
import { checkPlace } from '../compute/peers.ts';
import { valuesOf, type Found } from '../compute/values.ts';
import { mine, visible } from '../compute/visible.ts';
import { computeComposite } from '../compute/composite.ts';
import { bindingsSchema, Edition, Group, Indicator, stepsSchema, Target, words } from '../records/records.ts';
import { lineageCode, madeAs } from '../compute/in-lineage.ts';
import { formulaNeeds, groupNamed, stillUsed } from '../refusals.ts';
import { adopt, overChosen } from '../shipped/adopt.ts';
import { gatherings, say, themes, type Gathering } from '../words.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{1,79}$/);
const asked = z.string().max(80);
const place = z.string().regex(/^\d{5}$/);
const figure = z.number().min(-1e15).max(1e15);
const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/);
const manage = 'indicators.manage';

/** Computes an indicator now. */
export const compute = operation('indicators.compute', {
  title: say('Calcula l’indicador', 'Calcula el indicador', 'Compute the indicator'), permission: manage, input: { code: asked }, output: z.object({ computation: z.uuid(), rows: z.int(), periods: z.int() }),
  run: async ({ code: which }, context) => told(await computeIndicator(context, await mine(context, which))),
});
const told = ({ id, rows, periods }: Awaited<ReturnType<typeof computeIndicator>>) => ({ computation: id, rows, periods: periods.length });

const formula = {
  universe: z.enum(['province', 'own']), sql: z.string().trim().min(1).max(20_000), bindings: bindingsSchema.default({}), factor: figure.default(1), threshold: z.number().min(0).max(1).default(0.75),
};

/** Tries a formula: its first values and how many places have data. Nothing is kept. */
export const tryFormula = operation('indicators.try', {
  title: say('Prova una fórmula', 'Prueba una fórmula', 'Try a formula'), permission: manage, kind: 'query', input: { ...formula, code: code.optional() }, output: z.any(),
  async run({ universe, sql, bindings, factor, threshold, code: own }, context) {
    const read = await readData(context, { sql, bindings, universe });
    const places = await universeOf(context, { universe });
    const computed = valuesOf(read.rows, { universe: places, factor, threshold });
    // What will not be told of people is not told here either.
    const values = await withoutFew({ ...context, me: systemActor }, { indicator: own ?? '—', read, values: computed.values, universe: places });
    return { periods: computed.periods, rejected: computed.rejected, rows: read.rows.length, kept: values.filter(({ absent }) => absent === 'few-people').length, sample: sampleOf(values), sources: read.sources, people: await peopleRead(context, { read, code: own }) };
  },
});

const names = new Map(municipalities.map(({ ine, name }) => [ine, name]));
const sampleOf = (values: readonly Found[]) => values.filter(({ value }) => value !== null).toReversed().slice(0, 8).map(({ place: at, period: of, dimension, value }) => ({ place: at, name: names.get(at) ?? at, period: of, dimension, value }));

/** Tries the steps of a composite index on the figures there are. Nothing is kept. */
export const tryIndex = operation('indicators.try-index', {
  title: say('Prova un índex compost', 'Prueba un índice compuesto', 'Try a composite index'), permission: manage, kind: 'query', input: { steps: stepsSchema, threshold: z.number().min(0).max(1).default(0.75) }, output: z.any(),
  async run({ steps, threshold }, context) {
    const { periods, values } = await computeComposite(context, { steps, threshold: String(threshold) }, await universeOf(context, { universe: 'province' }));
    return { periods, rejected: 0, rows: values.length, sample: sampleOf(values), sources: [] };
  },
});

/** Declares an indicator, or changes the declaration of one’s own, and computes it. */
export const declare = operation('indicators.declare', {
  title: say('Declara un indicador', 'Declara un indicador', 'Declare an indicator'), permission: manage,
  input: {
    code, name: words, theme: z.enum(Object.keys(themes) as [keyof typeof themes]), unit: words, decimals: z.int().min(0).max(6).default(1), direction: z.enum(['more', 'less', 'neither']), periods: z.enum(['year', 'quarter', 'month']).default('year'),
    formula: words, ...formula, sql: z.string().trim().max(20_000).optional(), steps: stepsSchema.optional(), gathers: z.enum(Object.keys(gatherings) as [Gathering, ...Gathering[]]).nullable().default(null), why: z.string().trim().max(500).optional(), source: words, method: words, responsible: z.string().trim().min(1).max(200), shared: z.boolean().default(false),
  },
  output: z.object({ computation: z.uuid(), rows: z.int(), periods: z.int() }),
  async run({ sql, steps, factor, threshold, why, ...rest }, context) {
    const { db, organisation } = context;
    if (sql === undefined && steps === undefined) throw formulaNeeds({ column: 'value' });
    const values = { ...rest, factor: String(factor), threshold: String(threshold), kind: steps === undefined ? 'data' as const : 'composite' as const, sql: sql ?? null, steps: steps ?? null, state: 'active' as const };
    if (sql !== undefined && steps === undefined) await checkSeen(context, { sql, bindings: rest.bindings, universe: rest.universe });
    const before = await db.first(Indicator, { owner: organisation, code: rest.code });
    const indicator = before === undefined ? await db.insert(Indicator, { ...values, owner: organisation }) : await db.update(Indicator, before.id, values);
    const editions = (await db.all(Edition, { indicator: indicator.id }, { limit: 1000 })).length;
    await db.insert(Edition, { owner: organisation, shared: indicator.shared, indicator: indicator.id, edition: editions + 1, at: context.now.toISOString(), by: context.me.name, why: why ?? null, content: { ...rest, sql: sql ?? null, steps: steps ?? null, factor, threshold } });
    return told(await computeIndicator(context, indicator));
  },
});

/** Takes up an indicator that comes with the platform over datasets that the body has already, and computes it. */
export const feed = operation('indicators.feed', {
  title: say('Alimenta un indicador amb dades que ja hi ha', 'Alimenta un indicador con datos que ya existen', 'Feed an indicator with data there are'), permission: manage,
  input: { code: asked, datasets: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/), z.string().max(80)) }, output: z.object({ computation: z.uuid(), rows: z.int(), periods: z.int() }),
  async run({ code: which, datasets }, context) {
    const declared = overChosen(which, datasets);
    await checkSeen(context, { ...declared, sql: declared.sql ?? null });
    return told(await computeIndicator(context, await adopt(context, declared)));
  },
});

/** Every declaration that an indicator has had, the newest first. */
export const editions = operation('indicators.editions', {
  title: say('Edicions de l’indicador', 'Ediciones del indicador', 'Editions of the indicator'), permission: 'indicators.read', kind: 'query', input: { code: asked }, output: z.any(),
  run: async ({ code: which }, context) => (await context.db.all(Edition, { indicator: (await visible(context, which)).id }, { limit: 200 })).toReversed().map(({ id, edition, at, by, why, content }) => ({ id, edition, at, by, why, content })),
});

/** Who shows an indicator or is made of it: indexes, dashboards. */
export const users = operation('indicators.users', {
  title: say('Qui fa servir l’indicador', 'Quién usa el indicador', 'Who uses the indicator'), permission: 'indicators.read', kind: 'query', input: { code: asked }, output: z.any(),
  run: async ({ code: which }, context) => usersOf(context, lineageCode((await visible(context, which)).code)),
});

/** Stops computing an indicator: it reads nothing any more. While something shows it, it asks to be confirmed, with what shows it. */
export const retire = operation('indicators.retire', {
  title: say('Retira l’indicador', 'Retira el indicador', 'Retire the indicator'), permission: manage, input: { code: asked, breaking: z.boolean().default(false) }, output: z.null(),
  async run({ code: which, breaking }, context) {
    const indicator = await mine(context, which);
    const shownBy = await usersOf(context, lineageCode(indicator.code));
    if (shownBy.length > 0 && !breaking) throw stillUsed({ users: namesOf(shownBy) });
    await context.db.update(Indicator, indicator.id, { state: 'retired' });
    await recordDerivation(context, { ...madeAs(indicator), inputs: [] });
    return null;
  },
});

export const setTarget = operation('indicators.set-target', {
  title: say('Fixa un objectiu', 'Fija un objetivo', 'Set a target'), permission: manage, input: { indicator: asked, place: place.optional(), period, value: figure, reason: z.string().trim().min(1).max(500) }, output: z.object({ id: z.uuid() }),
  async run({ indicator: which, place: of, value, ...rest }, context) {
    const { id: indicator } = await visible(context, which);
    const { id } = await context.db.insert(Target, { indicator, place: of === undefined ? null : checkPlace(of), value: String(value), ...rest });
    return { id };
  },
});
export const removeTarget = operation('indicators.remove-target', { title: say('Treu l’objectiu', 'Quita el objetivo', 'Remove the target'), permission: manage, input: { target: Target.id }, output: z.null(), run: async ({ target }, { db }) => { await db.remove(Target, target); return null; } });

/** Keeps a new group of municipalities, or the name and the municipalities of one there is. */
export const saveGroup = operation('indicators.save-group', {
  title: say('Desa un grup de municipis', 'Guarda un grupo de municipios', 'Save a group of municipalities'), permission: manage, input: { group: z.uuid().optional(), name: z.string().trim().min(1).max(120), places: z.array(place).min(1).max(311) }, output: z.object({ id: z.uuid() }),
  async run({ group, name, places }, context: Context) {
    const chosen = [...new Set(places.map(checkPlace))];
    const same = await context.db.first(Group, { name });
    if (same !== undefined && same.id !== group) throw groupNamed({ name });
    const { id } = group === undefined ? await context.db.insert(Group, { name, places: chosen }) : await context.db.update(Group, group, { name, places: chosen });
    return { id };
  },
});
export const removeGroup = operation('indicators.remove-group', { title: say('Esborra un grup de municipis', 'Borra un grupo de municipios', 'Delete a group of municipalities'), permission: manage, input: { group: Group.id }, output: z.null(), run: async ({ group }, { db }) => { await db.remove(Group, group); return null; } });
