import { aboutPeople, askData, Dataset, suppressSmall } from '@comu/catalogue';
import type { Context, Text } from '@comu/kernel';
import { branchesOf, type Branch } from '../explain/branches.ts';
import { Indicator } from '../records/records.ts';
import { singlesOut, tellsPeopleApart } from '../refusals.ts';
import type { Read } from './from-data.ts';
import { whereOf, type Found } from './values.ts';

interface People { readonly smallest: number; readonly codes: readonly string[]; readonly columns: readonly string[] }

/** Of the datasets a formula reads, those that hold people: the smallest group that may be told, and their personal columns. */
async function peopleIn({ db }: Context, { sources }: Read): Promise<People | undefined> {
  const datasets = await db.all(Dataset, { code: sources.map(({ code }) => code) });
  const holding = datasets.filter(({ personal, columns }) => aboutPeople(personal) || columns.some((each) => aboutPeople(each.class)));
  if (holding.length === 0) return undefined;
  return { smallest: Math.max(...holding.map(({ threshold }) => threshold)), codes: holding.map(({ code }) => code), columns: holding.flatMap(({ columns }) => columns.filter((each) => aboutPeople(each.class)).map(({ name }) => name)) };
}

/** Whether a formula reads people, and which other indicators of the body read the same ones: each is safe alone, and their difference is examined by nobody but whoever declares it. */
export async function peopleRead(context: Context, { read, code }: { read: Read; code?: string | undefined }): Promise<{ smallest: number; others: readonly Text[] } | null> {
  const people = await peopleIn(context, read);
  if (people === undefined) return null;
  const reads = ({ sql, bindings }: { sql: string | null; bindings: Readonly<Record<string, string>> }) => people.codes.some((each) => Object.values(bindings).includes(each) || new RegExp(`\\b${each}\\b`, 'i').test(sql ?? ''));
  const all = await context.db.all(Indicator, { owner: context.organisation, state: 'active' }, { limit: 2000 });
  return { smallest: people.smallest, others: all.filter((each) => each.code !== code && reads(each)).map(({ name }) => name) };
}

/** Figures that are the value of one row however many rows they are taken from. */
const ofOneRow = /\b(?:min|max|any_value|first|last|nth_value|arg_min|arg_max|argmin|argmax|min_by|max_by|mode|median|quantile\w*|list|array_agg|string_agg|group_concat|histogram|bit_\w+)\s*\(/i;

function checkBranch({ items, from, where, group }: Branch, { codes, columns }: People): void {
  const code = codes.join(', ');
  if (ofOneRow.test(items)) throw singlesOut({ code });
  const words = [items, from, where ?? '', group ?? ''].join(' ').replaceAll(/\bcount\s*\(\s*(?:distinct\s+)?[\w."]+\s*\)/gi, '');
  if (columns.some((name) => new RegExp(`(?<![\\w])"?${name}"?(?![\\w])`, 'i').test(words))) throw singlesOut({ code });
}

/** As many groups as one question gives at most. */
const pageOf = 10_000;

const keyOf = ({ place, period, dimension }: Pick<Found, 'place' | 'period' | 'dimension'>) => JSON.stringify([place, period, dimension]);

/**
 * The values of a formula over personal data without those that would tell of a person: of too few rows, of rows taken one by one, or that
 * the others of their place would give back. A formula whose rows cannot be counted is refused (GDPR arts. 5.1.c and 25).
 */
export async function withoutFew(context: Context, { indicator, read, values, universe }: { indicator: string; read: Read; values: readonly Found[]; universe: readonly string[] }): Promise<readonly Found[]> {
  const people = await peopleIn(context, read);
  if (people === undefined) return values;
  const branches = branchesOf(read.sql);
  if (branches === null) throw tellsPeopleApart({ code: people.codes.join(', ') });
  const counted = new Map<string, number>();
  const apart = new Set<string>();
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
    const by = ['place', 'period', 'dimension'].map((name) => `cast((${branch.columns[name] ?? "''"}\n) as varchar)`);
    const rest = `from ${branch.from}${branch.where === null ? '' : `\nwhere ${branch.where}`}`;
    for (const row of await ask(`select ${by.map((each, at) => `${each} as k${at}`).join(', ')}, count(*) as n ${rest}\ngroup by 1, 2, 3`)) counted.set(key(row), (counted.get(key(row)) ?? 0) + Number(row[3]));
    const names = ['place', 'period', 'dimension'].map((name) => (branch.columns[name] === undefined ? "''" : `cast(g.${name} as varchar)`));
    for (const row of await ask(`select ${names.join(', ')}, count(*) as n from (select ${branch.items}\n${rest}${branch.group === null ? '' : `\ngroup by ${branch.group}`}) as g group by 1, 2, 3 having count(*) > 1`)) apart.add(key(row));
  }
  const filled = values.filter(({ value }) => value !== null);
  const unsafe = (found: Found) => apart.has(keyOf(found)) || (found.numerator !== null && Number(found.numerator) > 0 && Number(found.numerator) < people.smallest);
  const told = new Set([...new Set(filled.map(({ period, dimension }) => JSON.stringify([period, dimension === ''])))].flatMap((part) => {
    const rows = filled.filter(({ period, dimension }) => JSON.stringify([period, dimension === '']) === part);
    return suppressSmall({ rows, sizes: rows.map((found) => [counted.get(keyOf(found)) ?? 0]), keys: rows.map(({ place, dimension }) => [place, dimension]), unsafe: new Set(rows.flatMap((found, at) => (unsafe(found) ? [at] : []))), smallest: people.smallest }).rows;
  }));
  return values.map((found) => (found.value === null || told.has(found) ? found : { ...found, value: null, numerator: null, denominator: null, absent: 'few-people' }));
}
