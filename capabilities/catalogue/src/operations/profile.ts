import { operation, type Context, type RowOf } from '@comu/kernel';
import type { Profile } from '@comu/tables';
import { z } from 'zod';
import { datasetsNamed } from '../access/named.ts';
import { keepDataReading } from '../access/readings.ts';
import { toldProfile } from '../quality/told-profile.ts';
import { Check, Incident, Load, Rule, Version, words } from '../records/index.ts';
import { openStates, say } from '../words.ts';

const value = z.union([z.string(), z.number()]).nullable();
const counted = { count: z.int().optional(), nulls: z.int().optional(), distinct: z.int().optional(), mean: z.number().nullable().optional(), min: value.optional(), max: value.optional() };
const facts = z.object({
  ...counted, distinctExact: z.boolean().optional(), deviation: z.number().nullable().optional(), sum: z.string().nullable().optional(), quantiles: z.array(z.union([z.string(), z.number()])).nullable().optional(), over: z.int().optional(),
  top: z.array(z.object({ value: z.string(), count: z.int() })).optional(), patterns: z.array(z.object({ pattern: z.string(), count: z.int() })).optional(), length: z.object({ min: z.int(), max: z.int() }).nullable().optional(),
  histogram: z.array(z.object({ from: z.number(), to: z.number(), count: z.int() })).nullable().optional(),
});
const finding = z.object({ says: words, severity: z.string(), failing: z.int(), incident: z.uuid().nullable() });
const column = z.object({ name: z.string(), title: z.string(), type: z.string(), code: z.string().optional(), unit: z.string().optional(), extent: z.enum(['values', 'counts', 'nothing']), facts, former: z.object(counted).nullable(), findings: z.array(finding) });

/** What every column of a version contains, beside the version before it and with what is wrong in each, as whoever asks may see it. */
export const profile = operation('data.profile', {
  title: say('Perfil de les columnes', 'Perfil de las columnas', 'Profile of the columns'), permission: 'data.read', kind: 'query', input: { code: z.string().max(63), version: z.uuid().optional() },
  output: z.object({ number: z.int(), former: z.int().nullable(), rows: z.int(), keys: z.array(z.array(z.string())), reason: z.enum(['rows', 'figures']).nullable(), columns: z.array(column) }),
  async run({ code, version: wanted }, context) {
    const { open: [found], refuse } = await datasetsNamed(context, { words: [code], ...(wanted === undefined ? {} : { versions: { [code]: wanted } }) });
    if (found === undefined) throw refuse(code);
    const { dataset, version, view } = found;
    const former = await formerOf(context, version);
    const names = version.columns.filter(({ name }) => view.columns[name] !== 'hidden').map(({ name }) => name);
    const told = new Map(toldProfile({ profile: version.profile as Profile, former: former?.profile as Profile | undefined, view, names }).map((each) => [each.name, each]));
    const shown = [...told.values()].filter(({ extent }) => extent === 'values').map(({ name }) => name);
    await keepDataReading(context, { ...found, columns: shown, rows: version.rows, operation: 'data.profile' });
    const wrong = await wrongIn(context, version);
    const meaning = new Map(dataset.columns.map((each) => [each.name, each]));
    return {
      number: version.number, former: former?.number ?? null, rows: version.rows, reason: view.rows !== null ? 'rows' as const : view.figuresOnly ? 'figures' as const : null,
      keys: ((version.profile as Profile | null)?.keys ?? []).map((key) => [...key]).filter((key) => key.every((name) => told.has(name))),
      columns: version.columns.filter(({ name }) => told.has(name)).map(({ name, title, type, code: kind, unit }) => {
        const { extent, facts: held, former: before } = told.get(name) as NonNullable<ReturnType<typeof told.get>>;
        return { name, title: meaning.get(name)?.title ?? title, type, ...(kind === undefined ? {} : { code: kind }), ...(unit === undefined ? {} : { unit }), extent, facts: held as z.output<typeof facts>, former: before, findings: wrong(name) };
      }),
    };
  },
});

/** The version that was in place before: one that a rule held back was never. */
async function formerOf({ db }: Context, { dataset, number }: RowOf<typeof Version>): Promise<RowOf<typeof Version> | undefined> {
  const rows = await db.tables(Version).selectFrom('data.version').selectAll().where('dataset', '=', dataset).where('number', '<', number).orderBy('number', 'desc').limit(5).execute() as unknown as RowOf<typeof Version>[];
  const held = new Set((await db.all(Load, { result: rows.map(({ id }) => id), state: 'held' })).map(({ result }) => result));
  return rows.find(({ id }) => !held.has(id));
}

/** What is wrong in each column: rules about it that the version broke, and open incidents of how the file was written. */
async function wrongIn({ db }: Context, { id, dataset }: RowOf<typeof Version>): Promise<(name: string) => z.output<typeof finding>[]> {
  const about = new Map((await db.all(Rule, { dataset })).map(({ code, rule }) => [`rule:${code}`, [rule['column'], ...(Array.isArray(rule['columns']) ? rule['columns'] : [])]]));
  const broken = await db.all(Check, { measured: id, passed: 0 });
  const incidents = await db.all(Incident, { dataset, state: openStates });
  return (name) => [
    ...broken.filter(({ code }) => about.get(code)?.includes(name)).map(({ code, says, severity, failing }) => ({ says, severity, failing, incident: incidents.find(({ cause }) => cause === code)?.id ?? null })),
    // What several columns share is one incident: its rows say which.
    ...incidents.filter(({ cause, sample }) => cause.startsWith('finding:') && (cause.endsWith(`:${name}`) || (cause.endsWith(':') && (sample ?? []).some(({ values }) => name in values)))).map(({ id: incident, says, severity, failing }) => ({ says, severity, failing, incident })),
  ];
}
