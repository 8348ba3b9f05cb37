import type { Context } from '@comu/kernel';
import type { Profile } from '@comu/tables';
import { sql } from 'kysely';
import { limitNotYear, notCrossed, onlyFigures } from '../refusals.ts';
import { tables } from '../store/engine.ts';
import { explained } from '../store/explain.ts';
import { aboutPeople, mostCrossed } from '../words.ts';
import { viewsFor } from './ask.ts';
import { addedUp, enough, mergeUntil, tellsOfNone, type Class, type Held } from './classes.ts';
import { conditionOf, quote } from './condition.ts';
import type { FiguresWanted } from './figures.ts';
import type { Named } from './named.ts';

export interface FiguresOfPeople { readonly rows: readonly (readonly unknown[])[]; /** Rows of which no group is told, at most. */ readonly left: number; readonly crossed: readonly string[]; readonly sql: string }

const mostCells = 50_000;
const isDay = (type: string) => type === 'day' || type === 'moment';

/**
 * Figures of people, all of them worked out from one table for each version of the data: its rows gathered by a few columns of the dataset, always the same, into classes
 * of at least as many people as the threshold. Two questions, or a hundred solved as equations, tell no more than that table does. Counts, sums and means only.
 */
export async function figuresOfPeople(context: Context, found: Named, { measures, by, only }: FiguresWanted): Promise<FiguresOfPeople> {
  const { dataset: { code, threshold }, version } = found;
  const crossed = await crossedOf(context, found);
  const other = [...by, ...only.map(({ column }) => column)].filter((name) => !crossed.includes(name));
  if (other.length > 0) throw notCrossed({ columns: other.map((each) => `“${each}”`).join(', '), code, crossed: crossed.map((each) => `“${each}”`).join(', ') || '—' });
  if (measures.some(({ of }) => of === 'median' || of === 'distinct')) throw onlyFigures({ code, detail: '' });
  const typeOf = new Map(version.columns.map(({ name, type }) => [name, type]));
  const numbers = [...new Set(measures.flatMap(({ column }) => column ?? []))];
  const parameters: unknown[] = [];
  const meets = only.map((each) => meetsOf(each, { type: typeOf.get(each.column) ?? 'text', parameters }));
  const person = found.dataset.columns.find((each) => aboutPeople(each.class) && each.code === 'nif' && (found.view.columns[each.name] ?? 'hidden') !== 'hidden')?.name;
  const from = quote(code);
  const asked = `select ${[
    ...crossed.map((name, at) => `${isDay(typeOf.get(name) ?? '') ? `year(${quote(name)})` : quote(name)} as k${at}`), `coalesce(${meets.length === 0 ? 'true' : meets.join(' and ')}, false) as meets`, 'count(*) as n',
    ...(person === undefined ? ['count(*)', '1'] : [`count(distinct ${quote(person)})`, `(select max(n) from (select count(*) as n from ${from} group by ${quote(person)}))`]),
    ...numbers.map(quote).map((name) => `count(${name}), sum(${name})::double, sum(abs(${name}))::double, list_transform(max(abs(${name}), 2), x -> x::double)::varchar`),
  ].join(', ')} from ${from} group by all order by all`;
  const answer = await explained(tables().query({ sql: asked, parameters, tables: await viewsFor(context, [found]), limits: { rows: mostCells, milliseconds: 20_000 } }));
  if (answer.more) throw onlyFigures({ code, detail: `> ${mostCells}` });

  const width = crossed.length;
  const rowsOfOne = Math.max(1, ...answer.rows.map((row) => Number(row[width + 3])));
  const cells = answer.rows.map((row): Class & { readonly meets: boolean } => ({ key: row.slice(0, width) as Class['key'], meets: row[width] === true, held: { rows: Number(row[width + 1]), people: Number(row[width + 2]), numbers: numbers.map((_, at) => numberIn(row.slice(width + 4 + at * 4))) } }));
  const fewest = { smallest: threshold, rowsOfOne };
  const base = mergeUntil((held) => enough(held, fewest), cells);
  const placesOf = (names: readonly string[]) => names.map((name) => crossed.indexOf(name));
  const [grouping, limiting] = [placesOf(by), placesOf(only.map(({ column }) => column))];
  const valuesAt = (key: Class['key']) => JSON.stringify(limiting.map((at) => key[at]));
  const meeting = new Set(cells.filter((each) => each.meets).map(({ key }) => valuesAt(key)));
  const told = (classes: readonly Class[]) => {
    const groups = new Map<string, { readonly key: readonly unknown[]; readonly held: Held[] }>();
    let left = 0;
    for (const { key, held } of classes) {
      const within = limiting.some((at) => key[at] === undefined) ? undefined : meeting.has(valuesAt(key));
      if (within === false) continue;
      if (within === undefined || grouping.some((at) => key[at] === undefined)) left += held.rows;
      else {
        const group = grouping.map((at) => key[at]);
        const kept = groups.get(JSON.stringify(group)) ?? { key: group, held: [] };
        kept.held.push(held);
        groups.set(JSON.stringify(group), kept);
      }
    }
    return { left, groups };
  };

  const counted = told(base);
  const columns = measures.map(({ of, column }) => {
    if (column === undefined) return { ...counted, value: (held: Held) => held.rows as number | null };
    const at = numbers.indexOf(column);
    const classes = mergeUntil((held) => enough(held, fewest) && tellsOfNone(held.numbers[at], fewest), base);
    return { ...told(classes), value: ({ numbers: all }: Held) => { const { values = 0, sum = 0 } = all[at] ?? {}; return values === 0 ? null : plain(of === 'mean' ? sum / values : sum); } };
  });
  const rows = [...counted.groups].map(([name, { key }]) => [...key, ...columns.map(({ groups, value }) => { const group = groups.get(name); return group === undefined ? null : value(addedUp(group.held)); })]);
  return { rows: rows.filter((row) => row.slice(by.length).some((each) => each !== null)).toSorted((a, b) => inOrder(a, b)), left: Math.max(...columns.map(({ left }) => left)), crossed, sql: asked };
}

function numberIn([values, sum, size, largest]: readonly unknown[]): Held['numbers'][number] {
  const [one = 0, two = 0] = largest === null ? [] : (JSON.parse(String(largest)) as number[]);
  return { values: Number(values), sum: Number(sum), size: Number(size), largest: [one, two] };
}

function inOrder([a, ...more]: readonly unknown[], [b, ...others]: readonly unknown[]): number {
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''), 'ca');
  return order !== 0 || more.length === 0 ? order : inOrder(more, others);
}

/** Without what adding in binary leaves behind. */
const plain = (value: number) => Number(value.toPrecision(14));

/** A condition as it is asked of people: of a day or a moment, by its year. */
function meetsOf(asked: FiguresWanted['only'][number], { type, parameters }: { type: string; parameters: unknown[] }): string {
  const { column, is, value } = asked;
  const expression = quote(column);
  if (!isDay(type) || is === 'empty' || is === 'filled' || value === undefined) return conditionOf(asked, { type, expression, parameters });
  const year = /^(\d{4})(?:-01-01)?$/.exec(String(value))?.[1];
  if (year === undefined || (String(value).length > 4 && is !== '<' && is !== '>=')) throw limitNotYear({ column });
  return conditionOf({ ...asked, value: year }, { type: 'integer', expression: `year(${expression})`, parameters });
}

const few = 60;

/** The columns that people of a dataset are counted by: those its steward chose or, the first time it is asked, those of fewest values that leave groups as large as the threshold on average; from then on they stay. */
async function crossedOf({ db, organisation }: Context, { dataset, version, view }: Named): Promise<readonly string[]> {
  const open = (name: string) => view.columns[name] === 'clear';
  if (dataset.crossed !== null) return dataset.crossed.filter((name) => open(name) && version.columns.some((each) => each.name === name));
  const profiled = new Map(((version.profile as Profile | null)?.columns ?? []).map((each) => [each.name, each]));
  const candidates = version.columns.flatMap(({ name, type }) => {
    const distinct = profiled.get(name)?.distinct ?? 0;
    return open(name) && ['text', 'integer', 'yes-no'].includes(type) && distinct > 1 && distinct <= few ? [{ name, distinct }] : [];
  }).toSorted((a, b) => a.distinct - b.distinct);
  const crossed: string[] = [];
  let groups = dataset.threshold;
  for (const { name, distinct } of candidates) {
    groups *= distinct;
    if (crossed.length === mostCrossed || (crossed.length > 0 && groups > version.rows)) break;
    crossed.push(name);
  }
  const { rows: [kept] } = await sql<{ crossed: string[] }>`update data.dataset set crossed = coalesce(crossed, ${JSON.stringify(crossed)}::jsonb) where organisation = ${organisation} and id = ${dataset.id} returning crossed`.execute(db.tables());
  return kept?.crossed ?? crossed;
}
