import type { Context, RowOf } from '@comu/kernel';
import type { Lineage, Profile } from '@comu/tables';
import { AccessRule, Dataset, Transformation, Version, type ColumnEntry } from '../records/index.ts';
import { wordsOf } from '../access/named.ts';
import { aboutPeople } from '../words.ts';

export interface Input { readonly dataset: RowOf<typeof Dataset>; readonly version: RowOf<typeof Version> }

/** The datasets with data that a statement names. */
export async function inputsOf({ db }: Pick<Context, 'db'>, sql: string): Promise<Input[]> {
  const datasets = await db.all(Dataset, { code: wordsOf(sql) });
  const versions = new Map((await db.all(Version, { id: datasets.flatMap(({ current }) => current ?? []) })).map((each) => [each.dataset, each]));
  return datasets.flatMap((dataset) => { const version = versions.get(dataset.id); return version === undefined ? [] : [{ dataset, version }]; });
}

const order = ['open', 'internal', 'personal', 'special'] as const;
type Class = (typeof order)[number];
type Personal = RowOf<typeof Dataset>['personal'];
const most = (classes: readonly Class[]): Class => order[Math.max(0, ...classes.map((each) => order.indexOf(each)))] as Class;
const severest = (classes: readonly string[]): Personal => (classes.includes('special') ? 'special' : classes.includes('personal') ? 'personal' : 'none');

export interface Delicacy { readonly columns: ColumnEntry[]; readonly personal: Personal }

/**
 * What a dataset made of others must be taken for (GDPR art. 4.1 and 4.5: what still tells of a person is still personal). A column is as delicate as the
 * most delicate it is made of. Sums, means and counts tell of nobody, unless their rows are chosen or grouped by what tells of people or tells every row
 * apart: then each may be of one person, and who is there at all is told too. Columns are met by their place, since their names may be written anew.
 */
export function delicacyOf({ columns, lineage, inputs }: { columns: readonly ColumnEntry[]; lineage: Lineage; inputs: readonly Input[] }): Delicacy {
  const entries = new Map(inputs.flatMap(({ dataset }) => dataset.columns.map((each) => [`${dataset.code}.${each.name}`, each] as const)));
  const classOf = ({ table, column }: { table: string; column: string }): Class => entries.get(`${table}.${column}`)?.class ?? asDataset(inputs, table);
  const choosing = lineage.deciding.map(classOf).filter(aboutPeople);
  const single = choosing.length > 0 || inputs.some((input) => tellsRowsApart(input, lineage));
  const everything = most(inputs.flatMap(({ dataset }) => [...dataset.columns.map((each) => each.class), asDataset(inputs, dataset.code)]));
  const made = columns.map((column, place): ColumnEntry => {
    // More columns than the statement was seen to give: each is taken for the worst.
    if (lineage.columns.length !== columns.length) return { ...column, class: most([column.class, everything]) };
    const from = lineage.columns[place]?.from ?? [];
    const copied = from.flatMap(({ table, column: name, how }) => (how === 'copied' ? entries.get(`${table}.${name}`) ?? [] : []));
    const { title, ...meaning } = copied.length === from.length ? meaningOf(copied) : {};
    return { ...meaning, ...column, ...(title !== undefined && column.title === column.name ? { title } : {}), class: most([column.class, ...from.filter(({ how }) => single || how !== 'aggregated').map(classOf)]) };
  });
  return { columns: made, personal: severest([...made.map((each) => each.class), ...choosing]) };
}

/** A column that the dictionary does not know yet is taken for as delicate as its dataset. */
function asDataset(inputs: readonly Input[], code: string): Class {
  const personal = inputs.find(({ dataset }) => dataset.code === code)?.dataset.personal ?? 'none';
  return personal === 'none' ? 'internal' : personal;
}

/** Whether the rows of a dataset about people are chosen or grouped by what tells each of them apart. */
function tellsRowsApart({ dataset, version }: Input, { deciding }: Lineage): boolean {
  if (dataset.personal === 'none' && !dataset.columns.some((each) => aboutPeople(each.class))) return false;
  const decided = new Set(deciding.filter(({ table }) => table === dataset.code).map(({ column }) => column));
  const marked = dataset.columns.filter(({ key }) => key === true).map(({ name }) => name);
  return [...((version.profile as Partial<Profile> | null)?.keys ?? []), marked].some((key) => key.length > 0 && key.every((name) => decided.has(name)));
}

/** What a mere copy takes along of the meaning of what it copies; of several, one under the other, what all of them say. */
const meaningOf = ([first, ...rest]: readonly ColumnEntry[]): Partial<ColumnEntry> =>
  first === undefined ? {} : Object.fromEntries((['title', 'describe', 'unit', 'concept', 'code'] as const).flatMap((what) => (first[what] !== undefined && rest.every((each) => each[what] === first[what]) ? [[what, first[what]]] : [])));

/** Whether some input is closed to somebody, by being restricted or by a rule: what comes out then is closed too, until a rule of its own opens it. */
export const closedIn = async ({ db }: Pick<Context, 'db'>, inputs: readonly Input[]): Promise<boolean> =>
  inputs.some(({ dataset }) => dataset.access === 'restricted') || (await db.all(AccessRule, { dataset: inputs.map(({ dataset }) => dataset.id) })).length > 0;

/** The least that a dataset made of others may be taken for, with these columns; `undefined` for one that comes from outside. */
export async function leastOf(context: Pick<Context, 'db'>, { code, kind }: Pick<RowOf<typeof Dataset>, 'code' | 'kind'>, columns: readonly ColumnEntry[]): Promise<Delicacy | undefined> {
  const made = kind === 'derived' ? await context.db.first(Transformation, { code, state: 'active' }) : undefined;
  return made === undefined ? undefined : delicacyOf({ columns, lineage: made.lineage as unknown as Lineage, inputs: await readBy(context, made) });
}

const readBy = async (context: Pick<Context, 'db'>, { sql, lineage }: Pick<RowOf<typeof Transformation>, 'sql' | 'lineage'>) =>
  (await inputsOf(context, sql)).filter(({ dataset }) => (lineage as unknown as Lineage).tables.includes(dataset.code));

/** The inputs of a dataset made of others that are closed to somebody. */
export async function closedInputsOf(context: Pick<Context, 'db'>, { code, kind }: Pick<RowOf<typeof Dataset>, 'code' | 'kind'>): Promise<readonly string[]> {
  const made = kind === 'derived' ? await context.db.first(Transformation, { code, state: 'active' }) : undefined;
  const found: string[] = [];
  for (const input of made === undefined ? [] : await readBy(context, made)) if (await closedIn(context, [input])) found.push(input.dataset.code);
  return found;
}

/**
 * What somebody says of a dataset (that a column tells of people, or, when it is `closing`, that it is restricted or a rule guards it) holds at once for all
 * that is made of it, and of that.
 */
export async function carryOn(context: Pick<Context, 'db'>, code: string, { closing }: { closing: boolean }, seen: ReadonlySet<string> = new Set()): Promise<void> {
  const { db } = context;
  for (const each of await db.all(Transformation, { state: 'active' })) {
    const dataset = each.inputs.includes(code) && !seen.has(each.code) ? await db.first(Dataset, { code: each.code }) : undefined;
    if (dataset === undefined) continue;
    const inputs = await readBy(context, each);
    const { columns, personal } = delicacyOf({ columns: dataset.columns, lineage: each.lineage as unknown as Lineage, inputs });
    const now = { columns: dataset.columns, personal: dataset.personal, access: dataset.access };
    const next = { columns, personal: severest([personal, dataset.personal]), access: closing && (await closedIn(context, inputs)) ? 'restricted' as const : dataset.access };
    if (JSON.stringify(next) !== JSON.stringify(now)) await db.update(Dataset, dataset.id, next);
    await carryOn(context, each.code, { closing }, new Set([...seen, code]));
  }
}
