import { operation, type Context } from '@comu/kernel';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { shortOrLong } from '../records/counting.ts';
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
    const [{ combinations, lines }, missing] = await Promise.all([find(context, { words: matching(words), asked, place: cursor.read(after), limit: limit + 1 }), undescribed(context)]);
    const last = lines.length > limit ? lines[limit - 1] : undefined;
    return { rows: lines.slice(0, limit).map(({ record, empty: _empty, ...line }) => ({ ...line, said: saidIn({ ...line, record }, context) })), ...(last === undefined ? {} : { next: cursor.write(last) }), ...counted(combinations, asked), undescribed: missing };
  },
});

type Place = { readonly empty: boolean; readonly title: string; readonly id: string };
type Line = Omit<z.output<typeof row>, 'said'> & Place & { record: string | null };
const saidIn = (line: Pick<Line, 'record' | 'title' | 'description'>, { house }: Pick<Context, 'house'>) => {
  const { title, description } = saidOf(line, house);
  return { title, description };
};
type Combination = Record<Facet, string> & { n: number };
interface Finding { readonly words: readonly RawBuilder<unknown>[]; readonly asked: readonly [Facet, string[]][]; readonly place: Place | undefined; readonly limit: number }

/** Datasets with the same values of the other facets, as a row of the index they are counted from; the states are counted within it, so that the rows come in its order and need no sorting. */
type Group = Omit<Combination, 'state' | 'n'> & { n: number; empty: number; incidents: number };
const group = sql`kind, theme, access, personal, count(*)::int as n, count(*) filter (where current is null)::int as empty, count(*) filter (where current is not null and incidents > 0)::int as incidents`;
const byState = (groups: readonly Group[]): Combination[] => groups.flatMap(({ n, empty, incidents, ...one }) => Object.entries({ empty, incidents, sound: n - empty - incidents }).filter(([, count]) => count > 0).map(([state, count]) => ({ ...one, state, n: count })));

/** Among so many datasets, those that come first, a page is looked for before all that fit are sorted. */
const nearby = 1000;
/** Of so many datasets, words that a tenth hold are taken for words that many hold. */
const some = 100;

/**
 * One page, what has data first and then by title, and how many datasets have each combination of facet values. What many hold fills the page among the datasets that
 * come first, and is counted from an index that has the words; what few hold is found by the index of parts of words.
 */
async function find({ db, organisation }: Pick<Context, 'db' | 'organisation'>, { words, asked, place, limit }: Finding): Promise<{ combinations: Combination[]; lines: Line[] }> {
  const here = sql<SqlBool>`organisation = ${organisation}`;
  const all = (...conditions: readonly RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` and `);
  const chosen = asked.map(([name, values]) => sql`${name === 'state' ? stateOf : sql.ref(name)} in (${sql.join(values)})`);
  const page = async (from: RawBuilder<unknown>, order: RawBuilder<unknown>) => (await sql<Line>`
    select id, code, title, left(description, ${shownOfDescription}::int) as description, kind, theme, access, personal, owner, rows, quality, incidents, last_loaded_at, record, current is null as empty
    from (${from}) found where ${all(...chosen, ...words)} order by ${order} limit ${limit}`.execute(db.tables())).rows;
  const held = async () => (await sql<{ n: number }>`select count(*)::int as n from (select search from data.dataset where ${here} limit ${some}) found where ${all(...words)}`.execute(db.tables())).rows[0]!.n * 10 >= some;
  const groups = (...which: readonly RawBuilder<unknown>[]) => sql`select ${group} from data.dataset where ${all(here, ...which)} group by kind, theme, access, personal`;

  const [following, beyond] = place === undefined ? [sql`true`, sql`true`] : [sql`(title, id) > (${place.title}, ${place.id}::uuid)`, sql`(current is null, title, id) > (${place.empty}::boolean, ${place.title}, ${place.id}::uuid)`];
  // In the order of an index, so that reading ends with the page.
  const near = () => page(sql`select * from data.dataset where ${all(here, place?.empty === true ? sql`current is null` : sql`current is not null`, following)} order by title, id limit ${nearby}`, sql`title, id`);
  const anywhere = () => page(sql`select * from data.dataset where ${all(here, beyond)}`, sql`current is null, title, id`);
  const byMany = words.length > 0 && (await held());
  const among = byMany || words.length === 0;
  const [{ rows }, first] = await Promise.all([
    sql<Group>`${byMany ? sql.join(shortOrLong.map((size) => groups(sql.raw(size), ...words)), sql` union all `) : groups(...words)}`.execute(db.tables()),
    among ? near() : anywhere(),
  ]);
  const lines = among && first.length < limit ? await anywhere() : first;
  return { combinations: byState(rows), lines };
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

/** Words that only join others, which are in every description and tell none apart. */
const joining = new Set('de del dels la el els les al als en per amb un una uns unes los las con por para lo of the and to in for'.split(' '));

/** Each word by its stem, somewhere inside: “pressupostos” finds “Pressupost”. An article that is elided (“l’Hospitalet”), a letter alone and a word that only joins others say nothing. */
function matching(asked: string): readonly RawBuilder<unknown>[] {
  const words = asked.toLowerCase().replaceAll('·', '').replace(/(?<![\p{L}\p{N}])[ldsnmtj]['’´`](?=[\p{L}\p{N}])/gu, ' ').split(/[\s,;:.()'’´`"&|!<>*\\%_]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^\p{L}$/u.test(word) && !joining.has(word)).slice(0, 8);
  return words.map((word) => sql`search like kernel.fold(${`%${stem(word)}%`})`);
}

/** What a Catalan or Spanish word shares with its plural: “pressupostos” and “pressupost”, “despesa” and “despeses”, “poblacions” and “població”. */
const stem = (word: string) => (word.length < 5 ? word : word.replace(/s$/, '').replace(/ion$/, 'io').replace(/(?<=....)[aeo]$/, ''));

const cursor = {
  write: ({ empty, title, id }: Place) => Buffer.from(JSON.stringify([empty, title, id])).toString('base64url'),
  read(text: string | undefined): Place | undefined {
    if (text === undefined) return undefined;
    try {
      const [empty, title, id] = z.tuple([z.boolean(), z.string(), z.uuid()]).parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
      return { empty, title, id };
    } catch {
      return undefined;
    }
  },
};
