import { leaveToEveryBody, Organisation, organisationOf } from '@comu/identity';
import { operation, Refused, type Context } from '@comu/kernel';
import { z } from 'zod';
import { reads } from '../compute/bindings.ts';
import { computeIndicator } from '../compute/compute.ts';
import { valuesOf } from '../compute/values.ts';
import { writeValues } from '../compute/write.ts';
import { Agreement, Indicator, Value } from '../records/records.ts';
import { noIndicator, notDiputacio, onlyMunicipalities } from '../refusals.ts';
import { adopt, adoptOwn, shippedOver } from '../shipped/adopt.ts';
import { declarations } from '../shipped/declarations.ts';
import { watch } from '../reactions/watch.ts';
import { say } from '../words.ts';

const title = say('Calcula indicadors', 'Calcula indicadores', 'Compute indicators');

/** A new version of a dataset: the shipped indicators that read it are taken up, and all that read it are computed anew. */
export const onVersion = operation('indicators.on-version', {
  title, permission: 'system', input: { dataset: z.uuid(), code: z.string(), version: z.uuid(), number: z.int().optional() }, output: z.null(),
  async run({ code }, context) {
    for (const declared of shippedOver(code)) await adopt(context, declared);
    for (const { id, bindings } of await context.db.all(Indicator, { owner: context.organisation, kind: 'data', state: 'active' }))
      if (Object.values(bindings).some((bound) => reads(bound, code))) await context.later(computeLater, { indicator: id }, { key: `indicator ${id}`, attempts: 3 });
    return null;
  },
});

/** Computes one indicator as a job; a formula that its data does not allow yet (another of its datasets is missing) is left for when it does. */
export const computeLater = operation('indicators.compute-later', {
  title, permission: 'system', input: { indicator: z.uuid() }, output: z.null(),
  async run({ indicator: id }, context) {
    const indicator = await context.db.find(Indicator, id);
    if (indicator === undefined || indicator.owner !== context.organisation) return null;
    const outcome = await context.attempt(() => computeIndicator(context, indicator));
    if (!outcome.done && !(outcome.failure instanceof Refused)) throw outcome.failure;
    return null;
  },
});

/** An indicator that others are made of has new values: the indices over it follow. */
export const onComputed = operation('indicators.on-computed', {
  title, permission: 'system', input: { indicator: z.uuid(), code: z.string(), computation: z.uuid() }, output: z.null(),
  async run({ code }, context) {
    for (const declared of declarations.filter(({ steps }) => steps?.components.some((each) => each.code === code))) await adopt(context, declared);
    for (const { id, steps } of await context.db.all(Indicator, { owner: context.organisation, kind: 'composite', state: 'active' }))
      if (steps?.components.some((each) => each.code === code)) await context.later(computeLater, { indicator: id }, { key: `indicator ${id}`, attempts: 3 });
    return null;
  },
});

/** Every night each body takes its own figures. */
export const nightly = operation('indicators.nightly', {
  title, permission: 'system', scope: 'platform', input: {}, output: z.null(),
  async run(_, context) {
    await leaveToEveryBody(context, ownFigures, 'own figures');
    return null;
  },
});

/** The figures a body takes from its own records and, if it has agreed, gives to its Diputació: counts only. */
export const ownFigures = operation('indicators.own-figures', { title, permission: 'system', input: {}, output: z.null(), run: async (_, context) => { await takeOwn(context); await watch(context, 'all'); return null; } });

/** The same, asked for by a person. */
export const takeOwnFigures = operation('indicators.take-own', {
  title: say('Posa al dia les xifres pròpies', 'Actualiza las cifras propias', 'Bring one’s own figures up to date'), permission: 'indicators.manage', input: {}, output: z.object({ computed: z.int() }),
  run: async (_, context) => ({ computed: await takeOwn(context) }),
});

async function takeOwn(context: Context): Promise<number> {
  const { db, organisation } = context;
  if ((await organisationOf(context, organisation)).ine === null) return 0;
  const indicators = (await adoptOwn(context, { delivered: false })).filter(({ state }) => state === 'active');
  for (const indicator of indicators) await computeIndicator(context, indicator);
  const agreement = (await db.all(Agreement, { organisation })).find(({ agreed }) => agreed);
  if (agreement === undefined) return indicators.length;
  const values = await db.all(Value, { owner: organisation, indicator: indicators.map(({ id }) => id), dimension: '' }, { limit: 5000 });
  for (const { id, code } of indicators) {
    const rows = values.filter((each) => each.indicator === id && each.value !== null).map(({ period, value, numerator, denominator }) => ({ period, ...(denominator === null ? { value: String(value) } : { numerator: String(numerator), denominator }) }));
    if (rows.length > 0) await context.deliver(agreement.to, receiveFigures, { from: organisation, code, rows });
  }
  return indicators.length;
}

const exact = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/);
/** The Diputació takes in the counts of a body that agreed, beside those of the others. */
export const receiveFigures = operation('indicators.receive-figures', {
  title: say('Rep les xifres d’un ens', 'Recibe las cifras de un ente', 'Receive the figures of a body'), permission: 'system', receives: true,
  input: { from: z.uuid(), code: z.string().max(80), rows: z.array(z.union([z.strictObject({ period: z.string(), numerator: exact, denominator: exact }), z.strictObject({ period: z.string(), value: exact })])).max(200) }, output: z.null(),
  async run({ from, code, rows }, context) {
    const ine = await municipalityOf(context, from);
    const indicator = (await adoptOwn(context, { delivered: true })).find((each) => each.code === `bodies-${code}`);
    if (indicator === undefined) throw noIndicator({ code });
    if (ine === null) return null;
    const { values, rejected } = valuesOf(rows, { universe: [ine], factor: Number(indicator.factor), threshold: 0 });
    await writeValues(context, indicator, { computed: { values, rejected, periods: await periodsWith(context, indicator.id, ine, values.map(({ period }) => period)) }, sql: indicator.sql, sources: [], only: ine });
    return null;
  },
});

/** The municipality whose figures a body gives. A county council has its seat in one and speaks for none of the 311. */
async function municipalityOf(context: Context, body: string): Promise<string | null> {
  const { ine, kind } = await organisationOf(context, body);
  return kind === 'municipality' ? ine : null;
}

/** How many bodies have given each period, the one that gives now among them. */
async function periodsWith({ db }: Context, indicator: string, ine: string, now: readonly string[]) {
  const rows = await db.statement<{ period: string; filled: number }>(`select period, count(*)::int as filled from (select distinct period, place from indicators.value where indicator = $1 and place <> $2 and value is not null union select unnest($3::text[]), $2) x group by period order by period`, [indicator, ine, now]);
  return rows.map(({ period, filled }) => ({ period, filled, of: 311, published: true }));
}

/** A body says whether it gives its figures to its Diputació. Saying no takes back those it gave. */
export const agree = operation('indicators.agree', {
  title: say('Decideix si es comparteixen les xifres', 'Decide si se comparten las cifras', 'Decide whether figures are shared'), permission: 'indicators.agree', input: { agreed: z.boolean() }, output: z.object({ agreed: z.boolean() }),
  async run({ agreed }, context) {
    const { db, organisation } = context;
    const diputacio = await db.first(Organisation, { kind: 'provincial-council' });
    if (diputacio === undefined || diputacio.id === organisation) throw notDiputacio();
    if ((await municipalityOf(context, organisation)) === null) throw onlyMunicipalities();
    const before = await db.first(Agreement, { to: diputacio.id });
    if (before === undefined) await db.insert(Agreement, { to: diputacio.id, agreed });
    else await db.update(Agreement, before.id, { agreed });
    if (agreed) await context.later(ownFigures, {}, { key: `own figures ${organisation}` });
    else await context.deliver(diputacio.id, forgetFigures, { from: organisation });
    return { agreed };
  },
});

export const forgetFigures = operation('indicators.forget-figures', {
  title: say('Oblida les xifres d’un ens', 'Olvida las cifras de un ente', 'Forget the figures of a body'), permission: 'system', receives: true, input: { from: z.uuid() }, output: z.null(),
  async run({ from }, context) {
    const ine = await municipalityOf(context, from);
    if (ine === null) return null;
    const rows = await context.db.all(Indicator, { owner: context.organisation, universe: 'delivered' });
    await context.db.statement('delete from indicators.value where owner = $1 and indicator = any ($2::uuid[]) and place = $3', [context.organisation, rows.map(({ id }) => id), ine]);
    return null;
  },
});
