import { notFound, operation, type Context, type RowOf } from '@comu/kernel';
import { Person, Unit } from '@comu/identity';
import { sql } from 'kysely';
import { z } from 'zod';
import { purposesOf, viewsOf } from '../access/asker.ts';
import { saidOf, written } from '../house/said-of.ts';
import { graph, lineageAround } from '../lineage/graph.ts';
import { progressOf } from '../load/progress.ts';
import { freshnessOf } from '../quality/freshness.ts';
import { scoresOf } from '../quality/score.ts';
import { Check, Contract, Dataset, Incident, Load, sights, Version, words } from '../records/index.ts';
import { openStates, say } from '../words.ts';
import { linesOf } from './incidents.ts';

const loadLine = z.object({ id: z.uuid(), state: z.string(), percent: z.int().nullable(), fileName: z.string(), rows: z.int().nullable(), incidents: z.int().nullable(), says: words.nullable(), at: z.string(), version: z.uuid().nullable() });
const versionLine = z.object({ id: z.uuid(), number: z.int(), rows: z.int(), rejectedRows: z.int(), quarantinedRows: z.int(), size: z.int(), loadedAt: z.string(), origin: z.string(), sha256: z.string(), restores: z.int().nullable(), reason: z.string().nullable(), current: z.boolean() });
const page = z.object({
  dataset: Dataset.row,
  /** What it says of itself and of its columns, for whoever reads: in three languages where the house says it. */
  said: z.object({ title: written, description: written.nullable(), purpose: written.nullable(), retention: written.nullable(), columns: z.record(z.string(), z.object({ title: written, describe: written.nullable() })) }),
  ownerUnit: z.string().nullable(), steward: z.string().nullable(),
  freshness: z.object({ state: z.string(), days: z.int().nullable(), says: words }),
  scores: z.array(z.object({ dimension: z.string(), score: z.int(), rules: z.int(), failing: z.int() })),
  checks: z.array(z.object({ code: z.string(), dimension: z.string(), severity: z.string(), passed: z.int(), failing: z.int(), share: z.string(), says: words })),
  incidents: z.array(z.any()),
  access: z.object({ allowed: z.boolean(), figuresOnly: z.boolean(), rule: z.string().nullable(), rows: z.string().nullable(), why: words, columns: z.record(z.string(), z.enum(sights)), purposes: z.array(z.string()) }),
  contract: z.object({ id: z.uuid(), edition: z.int(), state: z.string() }).nullable(),
  versions: z.array(versionLine), loads: z.array(loadLine), lineage: graph,
  uses: z.array(z.object({ kind: z.string(), what: z.string(), who: z.string().nullable(), times: z.int(), last: z.string() })),
});

/** All that a page says of a dataset: what it is, whether it can be trusted, whether one may use it, where it comes from, who answers for it, who used it. */
export const datasetPage = operation('data.dataset-page', {
  title: say('Fitxa del conjunt de dades', 'Ficha del conjunto de datos', 'Dataset page'), permission: 'data.read', kind: 'query',
  input: { dataset: z.string().max(80) }, output: page,
  async run({ dataset: named }, context) {
    const { db, house, now } = context;
    const dataset = /^[0-9a-f-]{36}$/.test(named) ? await db.get(Dataset, named) : await db.first(Dataset, { code: named });
    if (dataset === undefined) throw notFound({ what: named });
    const current = dataset.current === null ? undefined : await db.get(Version, dataset.current);
    const checks = current === undefined ? [] : await db.all(Check, { measured: current.id });
    const contract = (await db.all(Contract, { dataset: dataset.id, state: ['active', 'draft'] })).toSorted((a, b) => a.state.localeCompare(b.state) || b.edition - a.edition)[0];
    const unit = dataset.unit === null ? undefined : await db.find(Unit, dataset.unit);
    const steward = dataset.steward === null ? undefined : await db.find(Person, dataset.steward);
    return {
      dataset, said: pageWords(dataset, house), ownerUnit: unit?.name ?? null, steward: steward?.name ?? null,
      freshness: freshnessOf({ frequency: dataset.frequency, lastLoadedAt: dataset.lastLoadedAt, now }),
      scores: scoresOf(checks), checks: checks.map(({ code, dimension, severity, passed, failing, share, says }) => ({ code, dimension, severity, passed, failing, share, says })),
      incidents: await linesOf(context, (await db.all(Incident, { dataset: dataset.id, state: openStates }, { limit: 50 })).toReversed()),
      access: await accessOf(context, dataset, (current?.columns ?? dataset.columns).map(({ name }) => name)),
      contract: contract === undefined ? null : { id: contract.id, edition: contract.edition, state: contract.state },
      versions: await versionsOf(context, dataset), loads: await loadsOf(context, dataset.id), lineage: await lineageAround(context, dataset.code), uses: await usesOf(context, dataset.id),
    };
  },
});

function pageWords(dataset: RowOf<typeof Dataset>, house: Context['house']): z.output<typeof page>['said'] {
  const { column, ...said } = saidOf(dataset, house);
  return { ...said, columns: Object.fromEntries(dataset.columns.map((each) => [each.name, column(each)])) };
}

async function accessOf(context: Context, dataset: RowOf<typeof Dataset>, present: readonly string[]): Promise<z.output<typeof page>['access']> {
  const view = (await viewsOf(context, [{ dataset, present }])).get(dataset.id);
  const purposes = await purposesOf(context, dataset);
  if (view === undefined) return { allowed: false, figuresOnly: false, rule: null, rows: null, columns: {}, purposes, why: say('És restringit i cap regla no us l’obre. Demaneu-ho a qui en té cura, dient per a què us cal.', 'Es restringido y ninguna regla se lo abre. Pídalo a quien lo cuida, diciendo para qué lo necesita.', 'It is restricted and no rule opens it to you. Ask its steward, saying what you need it for.') };
  return { allowed: true, figuresOnly: view.figuresOnly, rule: view.rule, rows: view.rows, why: view.why, columns: view.columns, purposes };
}

async function versionsOf({ db }: Context, dataset: RowOf<typeof Dataset>): Promise<z.output<typeof versionLine>[]> {
  const rows = await db.tables(Version).selectFrom('data.version').selectAll().where('dataset', '=', dataset.id).orderBy('number', 'desc').limit(30).execute() as unknown as RowOf<typeof Version>[];
  return rows.map(({ id, number, rows: count, rejectedRows, quarantinedRows, size, loadedAt, origin, content, restores, reason }) => ({ id, number, rows: count, rejectedRows, quarantinedRows, size, loadedAt, origin, sha256: content, restores, reason, current: id === dataset.current }));
}

export async function loadsOf(context: Context, dataset: string): Promise<z.output<typeof loadLine>[]> {
  const rows = await context.db.tables(Load).selectFrom('data.load').selectAll().where('dataset', '=', dataset).orderBy('id', 'desc').limit(10).execute() as unknown as RowOf<typeof Load>[];
  const percents = await progressOf(context, rows.filter(({ state }) => state === 'waiting').map(({ id }) => id));
  return rows.map((each) => ({ id: each.id, state: each.state, percent: percents.get(each.id) ?? null, fileName: each.fileName, rows: each.rows, incidents: each.incidents, says: each.sentence, at: each.createdAt, version: each.result }));
}

/** Who used it and what for: names only for whoever cares for the data. */
async function usesOf({ db, organisation, can }: Context, dataset: string) {
  const who = can('data.steward') ? sql`who` : sql`null`;
  const { rows } = await sql<{ kind: string; what: string; who: string | null; times: number; last: string }>`
    select kind, what, ${who} as who, sum(times)::int as times, max(day) as last from data.use where organisation = ${organisation} and dataset = ${dataset}
    group by 1, 2, 3 order by max(day) desc, 4 desc limit 50`.execute(db.tables());
  return rows;
}
