import { operation } from '@comu/kernel';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { undescribed } from '../house/record-datasets.ts';
import { accesses, classes, kinds, say, themes } from '../words.ts';

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]]);
const facets = { kind: keys(kinds), theme: keys(themes), access: keys(accesses), personal: keys(classes), state: z.enum(['incidents', 'sound', 'empty']) };
type Facet = keyof typeof facets;

const row = z.object({
  id: z.uuid(), code: z.string(), title: z.string(), description: z.string().nullable(), kind: z.string(), theme: z.string(), access: z.string(), personal: z.string(), owner: z.string().nullable(),
  rows: z.int().nullable(), quality: z.int().nullable(), incidents: z.int(), lastLoadedAt: z.string().nullable(),
});
const found = z.object({
  rows: z.array(row), next: z.string().optional(), count: z.object({ value: z.int(), capped: z.boolean() }),
  facets: z.record(z.string(), z.record(z.string(), z.int())),
  /** Records of the platform that are not in this body’s catalogue yet. */
  undescribed: z.int(),
});
const cap = 10_000;
const stateOf = sql<string>`case when current is null then 'empty' when incidents > 0 then 'incidents' else 'sound' end`;

/** The catalogue: full-text search in Catalan folding, with how many datasets each facet would leave. */
export const search = operation('data.search', {
  title: say('Cerca al catàleg de dades', 'Busca en el catálogo de datos', 'Search the data catalogue'), permission: 'data.read', kind: 'query',
  input: {
    words: z.string().max(200).optional(), facets: z.strictObject(Object.fromEntries(Object.entries(facets).map(([name, schema]) => [name, z.array(schema).max(20).optional()]))).optional(),
    after: z.string().max(1000).optional(), limit: z.int().min(1).max(100).default(30),
  },
  output: found,
  async run({ words = '', facets: chosen = {}, after, limit }, context) {
    const { db, organisation } = context;
    const asked = Object.entries(chosen as Partial<Record<Facet, string[]>>).filter(([, values]) => (values?.length ?? 0) > 0) as [Facet, string[]][];
    const base = sql<SqlBool>`organisation = ${organisation} ${matching(words)}`;
    const only = asked.map(([name, values]) => sql`and ${name === 'state' ? stateOf : sql.ref(name)} in (${sql.join(values)})`);
    const place = cursor.read(after);
    const { rows } = await sql<z.output<typeof row>>`
      select id, code, title, left(description, 300) as description, kind, theme, access, personal, owner, rows, quality, incidents, last_loaded_at
      from data.dataset where ${base} ${sql.join(only, sql` `)} ${place === undefined ? sql`` : sql`and (title, id) > (${place.title}, ${place.id}::uuid)`}
      order by title, id limit ${limit + 1}`.execute(db.tables());
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      rows: rows.slice(0, limit), ...(last === undefined ? {} : { next: cursor.write(last) }),
      ...(await counted({ db, base, asked })), undescribed: await undescribed(context),
    };
  },
});

/** Each facet counts what is left by the other facets, so that a second value of the same facet can still be chosen. */
async function counted({ db, base, asked }: { db: { tables(): any }; base: RawBuilder<SqlBool>; asked: readonly [Facet, string[]][] }) {
  const names = Object.keys(facets) as Facet[];
  const fits = (except?: Facet) => asked.filter(([name]) => name !== except).map(([name, values]) => sql`and ${sql.ref(name)} in (${sql.join(values)})`);
  const { rows } = await sql<{ facet: string | null; value: string | null; n: number }>`
    with matching as materialized (select kind, theme, access, personal, ${stateOf} as state from data.dataset where ${base} limit ${cap + 1})
    select null as facet, null as value, count(*)::int as n from matching where true ${sql.join(fits(), sql` `)}
    ${sql.join(names.map((name) => sql`union all select ${name}, ${sql.ref(name)}, count(*)::int from matching where true ${sql.join(fits(name), sql` `)} group by 2`), sql` `)}`.execute(db.tables());
  const total = rows.find(({ facet }) => facet === null)?.n ?? 0;
  return {
    count: { value: Math.min(total, cap), capped: total > cap },
    facets: Object.fromEntries(names.map((name) => [name, Object.fromEntries(rows.flatMap(({ facet, value, n }) => (facet === name && value !== null ? [[value, n]] : [])))])),
  };
}

function matching(asked: string): RawBuilder<unknown> {
  const words = asked.replaceAll('·', '').split(/[\s,;:.()'’"&|!<>*\\%_]+/).filter((word) => word.length > 0).slice(0, 8);
  return sql.join(words.map((word) => sql`and search like kernel.fold(${`%${stem(word.toLowerCase())}%`})`), sql` `);
}

/** What a Catalan or Spanish word shares with its plural: “pressupostos” and “pressupost”, “despesa” and “despeses”, “poblacions” and “població”. */
const stem = (word: string) => (word.length < 5 ? word : word.replace(/s$/, '').replace(/ion$/, 'io').replace(/(?<=....)[aeo]$/, ''));

const cursor = {
  write: ({ title, id }: { title: string; id: string }) => Buffer.from(JSON.stringify([title, id])).toString('base64url'),
  read(text: string | undefined): { title: string; id: string } | undefined {
    if (text === undefined) return undefined;
    try {
      const [title, id] = z.tuple([z.string(), z.uuid()]).parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return { title, id };
    } catch {
      return undefined;
    }
  },
};
