import { aboutPeople, askData, Dataset, enough, suppressSmall, tellsOfNone, type Held } from '@comu/catalogue';
import type { Context, Text } from '@comu/kernel';
import { aggregatesOf } from '../explain/aggregates.ts';
import { branchesOf, type Branch } from '../explain/branches.ts';
import { Indicator } from '../records/records.ts';
import { singlesOut, tellsPeopleApart } from '../refusals.ts';
import type { Read } from './from-data.ts';
import { whereOf, type Found } from './values.ts';

interface People { readonly smallest: number; readonly codes: readonly string[]; readonly columns: readonly string[]; /** By dataset, the column that says who each row is of. */ readonly who: ReadonlyMap<string, string> }

/** Of the datasets a formula reads, those that hold people: the smallest group that may be told, and their personal columns. */
async function peopleIn({ db }: Context, { sources }: Read): Promise<People | undefined> {
  const datasets = await db.all(Dataset, { code: sources.map(({ code }) => code) });
  const holding = datasets.filter(({ personal, columns }) => aboutPeople(personal) || columns.some((each) => aboutPeople(each.class)));
  if (holding.length === 0) return undefined;
  return {
    smallest: Math.max(...holding.map(({ threshold }) => threshold)), codes: holding.map(({ code }) => code), columns: holding.flatMap(({ columns }) => columns.filter((each) => aboutPeople(each.class)).map(({ name }) => name)),
    who: new Map(holding.flatMap(({ code, columns }) => { const who = columns.find((each) => aboutPeople(each.class) && each.code === 'nif'); return who === undefined ? [] : [[code, who.name] as const]; })),
  };
}

/** Whether a formula reads people, and which other indicators of the body read the same ones: each is safe alone, and their difference is examined by nobody but whoever declares it. */
export async function peopleRead(context: Context, { read, code }: { read: Read; code?: string | undefined }): Promise<{ smallest: number; others: readonly Text[] } | null> {
  const people = await peopleIn(context, read);
  if (people === undefined) return null;
  const reads = ({ sql, bindings }: { sql: string | null; bindings: Readonly<Record<string, string>> }) => people.codes.some((each) => Object.values(bindings).includes(each) || new RegExp(`\\b${each}\\b`, 'i').test(sql ?? ''));
  const all = await context.db.all(Indicator, { owner: context.organisation, state: 'active' }, { limit: 2000 });
  return { smallest: people.smallest, others: all.filter((each) => each.code !== code && reads(each)).map(({ name }) => name) };
}

/** Whatever is not a count, a sum or a mean of the rows of its own group: figures of one row, figures of other groups, and those that nobody can say how many people are behind. */
const notOfMany = /\b(?:min|max|any_value|first|last|nth_value|arg_min|arg_max|argmin|argmax|min_by|max_by|mode|median|mad|quantile\w*|approx_\w+|list|array_agg|string_agg|group_concat|histogram|bit_\w+|bool_and|bool_or|product|geo\w*mean|stddev\w*|var_\w+|variance|skewness|kurtosis\w*|entropy|corr|covar\w*|regr_\w+|\w*sum_\w+|fsum|kahan\w*|favg|count_\w+|countif)\s*\(|\bover\s*[(\w"]|\bselect\b/i;

function checkBranch({ items, from, where, group }: Branch, { codes, columns }: People): void {
  const code = codes.join(', ');
  if (notOfMany.test(items)) throw singlesOut({ code });
  const words = [items, from, where ?? '', group ?? ''].join(' ').replaceAll(/\bcount\s*\(\s*(?:distinct\s+)?[\w."]+\s*\)/gi, '');
  if (columns.some((name) => new RegExp(`(?<![\\w])"?${name}"?(?![\\w])`, 'i').test(words))) throw singlesOut({ code });
}

/** The column that says who each row of a branch is of; without one, rows are people only where each row of the dataset comes once. */
function whoIn({ from }: Branch, { codes, who }: People): string | undefined {
  const named = [...who].filter(([code]) => new RegExp(`\\b${code}\\b`, 'i').test(from)).map(([, column]) => column);
  if (named.length > 1 || (named.length === 0 && /\bjoin\b|,|\(/i.test(from))) throw tellsPeopleApart({ code: codes.join(', ') });
  return named[0];
}

/** As many groups as one question gives at most. */
const pageOf = 10_000;

const keyOf = ({ place, period, dimension }: Pick<Found, 'place' | 'period' | 'dimension'>) => JSON.stringify([place, period, dimension]);

/**
 * The values of a formula over personal data without those that would tell of a person: of too few people, one of whom is nearly the whole, of rows
 * taken one by one, or that the others of their place would give back. A formula whose people cannot be counted is refused (GDPR arts. 5.1.c and 25).
 */
export async function withoutFew(context: Context, { indicator, read, values, universe }: { indicator: string; read: Read; values: readonly Found[]; universe: readonly string[] }): Promise<readonly Found[]> {
  const people = await peopleIn(context, read);
  if (people === undefined) return values;
  const branches = branchesOf(read.sql);
  if (branches === null) throw tellsPeopleApart({ code: people.codes.join(', ') });
  const held = new Map<string, Held>();
  const apart = new Set<string>();
  let rowsOfOne = 1;
  const ask = async (sql: string) => {
    const found: (readonly unknown[])[] = [];
    for (let more = true; more; ) {
      const page = await askData(context, { sql: `${sql}\norder by 1, 2, 3 limit ${pageOf} offset ${found.length}`, limits: { rows: pageOf }, purpose: 'indicators', use: { kind: 'indicator', what: indicator } });
      found.push(...page.rows);
      more = page.rows.length === pageOf;
    }
    return found;
  };
  for (const branch of branches) {
    checkBranch(branch, people);
    const key = ([place, period, dimension]: readonly unknown[]) => keyOf(whereOf({ ...(branch.columns['place'] === undefined ? {} : { place }), period, dimension }, universe));
    const rest = `from ${branch.from}${branch.where === null ? '' : `\nwhere ${branch.where}`}`;
    for (const row of await ask(heldSql(branch, { rest, who: whoIn(branch, people) }))) {
      rowsOfOne = Math.max(rowsOfOne, Number(row[5]));
      const before = held.get(key(row));
      // Two branches that give the same group: whichever is told, it may be either.
      held.set(key(row), before === undefined ? heldIn(row) : fewer(before, heldIn(row)));
    }
    const names = ['place', 'period', 'dimension'].map((name) => (branch.columns[name] === undefined ? "''" : `cast(g.${name} as varchar)`));
    for (const row of await ask(`select ${names.join(', ')}, count(*) as n from (select ${branch.items}\n${rest}${branch.group === null ? '' : `\ngroup by ${branch.group}`}) as g group by 1, 2, 3 having count(*) > 1`)) apart.add(key(row));
  }
  const fewest = { smallest: people.smallest, rowsOfOne };
  const safe = (each: Held) => enough(each, fewest) && each.numbers.every((number) => tellsOfNone(number, fewest));
  const filled = values.filter(({ value }) => value !== null);
  const told = new Set([...new Set(filled.map(({ period, dimension }) => JSON.stringify([period, dimension === ''])))].flatMap((part) => {
    const rows = filled.filter(({ period, dimension }) => JSON.stringify([period, dimension === '']) === part);
    return suppressSmall({ rows, held: rows.map((found) => held.get(keyOf(found)) ?? nobody), keys: rows.map(({ place, dimension }) => [place, dimension]), unsafe: new Set(rows.flatMap((found, at) => (apart.has(keyOf(found)) ? [at] : []))), safe }).rows;
  }));
  return values.map((found) => (found.value === null || told.has(found) ? found : { ...found, value: null, numerator: null, denominator: null, absent: 'few-people' }));
}

const nobody: Held = { rows: 0, people: 0, numbers: [] };
const fewer = (a: Held, b: Held): Held => ({ rows: Math.min(a.rows, b.rows), people: Math.min(a.people, b.people), numbers: [...a.numbers, ...b.numbers] });

/** Who stands in each group: its rows, its people, in how many rows the one with most stands, and of each figure how many rows and people add to it, how much, and the two who add most. */
function heldSql({ items, columns }: Branch, { rest, who }: { rest: string; who: string | undefined }): string {
  const keys = ['place', 'period', 'dimension'].map((name, at) => `cast((${columns[name] ?? "''"}\n) as varchar) as k${at}`);
  const adds = aggregatesOf(items).map((each) => each.adds);
  const one = who === undefined ? ['1 as n', '1 as p', ...adds.flatMap((add, at) => [`case when (${add}) is null then 0 else 1 end as c${at}`, `(${add})::double as s${at}`])] : ['count(*) as n', `"${who}" as p`, ...adds.flatMap((add, at) => [`count(${add}) as c${at}`, `sum(${add})::double as s${at}`])];
  const most = who === undefined ? '1' : `(select max(n) from (select count(*) as n ${rest}\ngroup by "${who}"))`;
  return `select k0, k1, k2, sum(n)::bigint as n, ${who === undefined ? 'count(p)' : 'count(distinct p)'} as people, ${most} as most${adds.map((_, at) => `, sum(c${at})::bigint, count(s${at}), sum(s${at}), sum(abs(s${at})), max(abs(s${at}), 2)::varchar`).join('')}
from (select ${[...keys, ...one].join(', ')} ${rest}${who === undefined ? '' : '\ngroup by k0, k1, k2, p'}) as g group by k0, k1, k2`;
}

function heldIn(row: readonly unknown[]): Held {
  const numbers = Array.from({ length: (row.length - 6) / 5 }, (_, at) => {
    const [values, people, sum, size, largest] = row.slice(6 + at * 5);
    const [one = 0, two = 0] = largest === null ? [] : (JSON.parse(String(largest)) as number[]);
    return { values: Number(values), people: Number(people), sum: Number(sum), size: Number(size), largest: [one, two] as const };
  });
  return { rows: Number(row[3]), people: Number(row[4]), numbers };
}
