import { operation, type Context } from '@comu/kernel';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { undescribed } from '../house/record-datasets.ts';
import { saidOf, shownOfDescription, written } from '../house/said-of.ts';
import { accesses, classes, kinds, say, themes } from '../words.ts';

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]]);
const facets = { kind: keys(kinds), theme: keys(themes), access: keys(accesses), personal: keys(classes), state: z.enum(['incidents', 'sound', 'empty']) };
type Facet = keyof typeof facets;

const row = z.object({
  id: z.uuid(), code: z.string(), title: z.string(), description: z.string().nullable(), kind: z.string(), theme: z.string(), access: z.string(), personal: z.string(), owner: z.string().nullable(),
  rows: z.int().nullable(), quality: z.int().nullable(), incidents: z.int(), lastLoadedAt: z.string().nullable(),
  /** Title and description for whoever reads: in three languages where the house says them. */
  said: z.object({ title: written, description: written.nullable() }),
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
    const asked = Object.entries(chosen as Partial<Record<Facet, string[]>>).filter(([, values]) => (values?.length ?? 0) > 0) as [Facet, string[]][];
    const { combinations, lines } = await find(context, { words: matching(words), asked, place: cursor.read(after), limit: limit + 1 });
    const last = lines.length > limit ? lines[limit - 1] : undefined;
    return { rows: lines.slice(0, limit).map(({ record, ...line }) => ({ ...line, said: saidIn({ ...line, record }, context) })), ...(last === undefined ? {} : { next: cursor.write(last) }), ...counted(combinations, asked), undescribed: await undescribed(context) };
  },
});

type Line = Omit<z.output<typeof row>, 'said'> & { record: string | null };
const saidIn = (line: Line, { house }: Pick<Context, 'house'>) => {
  const { title, description } = saidOf(line, house);
  return { title, description };
};
type Combination = Record<Facet, string> & { n: number };
interface Finding { readonly words: RawBuilder<unknown> | undefined; readonly asked: readonly [Facet, string[]][]; readonly place: { title: string; id: string } | undefined; readonly limit: number }

/** One page by title, and how many datasets have each combination of facet values. With words, what fits them is looked up once for both; without, each is read from an index of its own. */
async function find({ db, organisation }: Pick<Context, 'db' | 'organisation'>, { words, asked, place, limit }: Finding): Promise<{ combinations: Combination[]; lines: Line[] }> {
  const here = sql<SqlBool>`organisation = ${organisation}`;
  const chosen = (state: RawBuilder<string>) => sql.join(asked.map(([name, values]) => sql`and ${name === 'state' ? state : sql.ref(name)} in (${sql.join(values)})`), sql` `);
  const beyond = place === undefined ? sql`` : sql`and (title, id) > (${place.title}, ${place.id}::uuid)`;
  const shown = sql`id, code, title, left(description, ${shownOfDescription}::int) as description, kind, theme, access, personal, owner, rows, quality, incidents, last_loaded_at, record`;
  if (words === undefined) {
    const { rows: lines } = await sql<Line>`select ${shown} from data.dataset where ${here} ${chosen(stateOf)} ${beyond} order by title, id limit ${limit}`.execute(db.tables());
    const { rows: combinations } = await sql<Combination>`select kind, theme, access, personal, ${stateOf} as state, count(*)::int as n from data.dataset where ${here} group by 1, 2, 3, 4, 5`.execute(db.tables());
    return { combinations, lines };
  }
  const { rows: [found] } = await sql<{ combinations: Combination[] | null; ids: string[] | null }>`
    with found as materialized (select id, title, kind, theme, access, personal, ${stateOf} as state from data.dataset where ${here} and ${words})
    select (select jsonb_agg(c) from (select kind, theme, access, personal, state, count(*)::int as n from found group by 1, 2, 3, 4, 5) c) as combinations,
      (select array_agg(id order by title, id) from (select id, title from found where true ${chosen(sql.ref('state'))} ${beyond} order by title, id limit ${limit}) p) as ids`.execute(db.tables());
  const { rows: lines } = (found?.ids ?? []).length === 0 ? { rows: [] } : await sql<Line>`select ${shown} from data.dataset where ${here} and id = any(${found?.ids}::uuid[]) order by title, id`.execute(db.tables());
  return { combinations: found?.combinations ?? [], lines };
}

/** Each facet counts what is left by the other facets, so that a second value of the same facet can still be chosen. The combinations are few however many datasets there are. */
function counted(combinations: readonly Combination[], asked: readonly [Facet, string[]][]) {
  const fits = (one: Combination, except?: Facet) => asked.every(([name, values]) => name === except || values.includes(one[name]));
  const total = combinations.reduce((sum, one) => sum + (fits(one) ? one.n : 0), 0);
  const countOf = (name: Facet) => {
    const counts: Record<string, number> = {};
    for (const one of combinations) if (fits(one, name)) counts[one[name]] = (counts[one[name]] ?? 0) + one.n;
    return counts;
  };
  return { count: { value: Math.min(total, cap), capped: total > cap }, facets: Object.fromEntries((Object.keys(facets) as Facet[]).map((name) => [name, countOf(name)])) };
}

/** Each word by its stem, somewhere inside: “pressupostos” finds “Pressupost”. An article that is elided (“l’Hospitalet”) says nothing. Nothing when no word is left. */
function matching(asked: string): RawBuilder<unknown> | undefined {
  const words = asked.replaceAll('·', '').replace(/(?<![\p{L}\p{N}])[ldsnmtj]['’´`](?=[\p{L}\p{N}])/giu, ' ').split(/[\s,;:.()'’´`"&|!<>*\\%_]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, 8);
  return words.length === 0 ? undefined : sql.join(words.map((word) => sql`search like kernel.fold(${`%${stem(word.toLowerCase())}%`})`), sql` and `);
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
