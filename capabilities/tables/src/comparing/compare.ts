import { literal, named, openRoom, rowsOf } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { kindOfSql } from '../reading/parquet.ts';
import { TablesError } from '../tables-error.ts';
import type { Difference } from '../types.ts';

export interface CompareInput {
  readonly before: string; readonly after: string; readonly key: readonly string[];
  /** Whole rows are compared where the key repeats, instead of refusing. */
  readonly orRows?: boolean;
}

const sampleRows = 50;
/** Which of several equal rows a row is. */
const turn = 'comu turn';

/** What changed between two versions: rows added, removed and changed by their key, which columns changed, and each column’s statistics side by side. Without a key whole rows are compared, as many times as they stand: none counts as changed. */
export async function compare({ before, after, key: asked, orRows = false }: CompareInput, { settings, signal }: WorkRoom): Promise<Difference> {
  const { connection, close } = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 2), spillMegabytes: settings.megabytes * 8 });
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    const columnsOf = async (path: string) => new Map((await rowsOf(connection, `describe select * from read_parquet(${literal(path)})`)).map(({ column_name: name, column_type: type }) => [String(name), kindOfSql(String(type)).type]));
    const [old, now] = [await columnsOf(before), await columnsOf(after)];
    const missing = asked.filter((name) => !old.has(name) || !now.has(name));
    const shared = [...now.keys()].filter((name) => old.has(name));
    if (missing.length > 0 || shared.length === 0) throw noSuchKey(missing);
    const files = [['before_rows', before], ['after_rows', after]] as const;
    let repeats = false;
    for (const [, path] of asked.length === 0 ? [] : files) {
      const found = await rowsOf(connection, `select 1 from read_parquet(${literal(path)}) group by ${asked.map(named).join(', ')} having count(*) > 1 limit 1`);
      repeats ||= found.length > 0;
    }
    if (repeats && !orRows) throw repeatedKey(asked);
    const byRows = repeats || asked.length === 0;
    const key = byRows ? shared : asked;
    for (const [name, path] of files) await connection.run(`create view ${name} as select *, ${byRows ? `row_number() over (partition by ${shared.map(named).join(', ')})` : '1'} as ${named(turn)} from read_parquet(${literal(path)})`);
    const others = shared.filter((name) => !key.includes(name));
    const sides = (name: string): readonly [string, string] => (name === turn || old.get(name) === now.get(name) ? [`b.${named(name)}`, `a.${named(name)}`] : [`cast(b.${named(name)} as varchar)`, `cast(a.${named(name)} as varchar)`]);
    const on = [...key, turn].map((name) => sides(name).join(' is not distinct from ')).join(' and ');
    const differs = (name: string) => sides(name).join(' is distinct from ');
    const any = others.length === 0 ? 'false' : others.map(differs).join(' or ');
    const [counts] = await rowsOf(connection, `
      select count(*) filter (where b.there is null) as added, count(*) filter (where a.there is null) as removed, count(*) filter (where a.there and b.there and (${any})) as changed, count(*) filter (where a.there and b.there and not (${any})) as same
        ${others.map((name, at) => `, count(*) filter (where a.there and b.there and ${differs(name)}) as c${at}`).join('')}
      from (select true as there, * from before_rows) as b full join (select true as there, * from after_rows) as a on ${on}`);
    const { added, removed, changed, same } = counts as Record<'added' | 'removed' | 'changed' | 'same', number>;
    const pick = (from: string, names: readonly string[]) => `struct_pack(${names.map((name) => `${named(name)} := ${from}.${named(name)}`).join(', ')})`;
    const sample = await rowsOf(connection, `
      select case when b.there is null then 'added' when a.there is null then 'removed' else 'changed' end as change,
        to_json(case when a.there is null then ${pick('b', key)} else ${pick('a', key)} end)::varchar as k, case when b.there then to_json(${pick('b', shared)})::varchar end as b, case when a.there then to_json(${pick('a', shared)})::varchar end as a
      from (select true as there, * from before_rows) as b full join (select true as there, * from after_rows) as a on ${on}
      where b.there is null or a.there is null or (${any}) order by ${key.map((name) => `coalesce(a.${named(name)}, b.${named(name)})`).join(', ')} limit ${sampleRows}`);
    return {
      key: byRows ? [] : key, before: removed + changed + same, after: added + changed + same, added, removed, changed, same,
      columns: {
        added: [...now.keys()].filter((name) => !old.has(name)), removed: [...old.keys()].filter((name) => !now.has(name)),
        retyped: shared.filter((name) => old.get(name) !== now.get(name)).map((name) => ({ name, before: old.get(name)!, after: now.get(name)! })),
      },
      byColumn: Object.fromEntries(others.map((name, at) => [name, Number(counts![`c${at}`])])),
      sample: sample.map(({ change, k, b, a }) => ({ change: change as 'added', key: parsed(k)!, before: parsed(b), after: parsed(a) })),
      statistics: await statistics(connection, shared, (name) => [old.get(name)!, now.get(name)!].every((type) => type === 'integer' || type === 'decimal')),
    };
  } finally {
    signal.removeEventListener('abort', interrupt);
    close();
  }
}

const parsed = (text: unknown) => (text === null ? null : (JSON.parse(String(text)) as Record<string, unknown>));

async function statistics(connection: Parameters<typeof rowsOf>[0], names: readonly string[], isNumber: (name: string) => boolean): Promise<Difference['statistics']> {
  if (names.length === 0) return [];
  const measure = async (from: string) => (await rowsOf(connection, `select ${names.map((name, at) => `count(*) - count(${named(name)}) as n${at}, approx_count_distinct(${named(name)}) as d${at}${isNumber(name) ? `, avg(${named(name)}) as m${at}, cast(sum(${named(name)}) as varchar) as s${at}` : ''}`).join(', ')} from ${from}`))[0]!;
  const [old, now] = [await measure('before_rows'), await measure('after_rows')];
  const pair = (label: string) => [old[label] ?? null, now[label] ?? null] as const;
  return names.map((column, at) => ({ column, nulls: pair(`n${at}`) as readonly [number, number], distinct: pair(`d${at}`) as readonly [number, number], mean: pair(`m${at}`) as readonly [number | null, number | null], sum: pair(`s${at}`) as readonly [string | null, string | null] }));
}

const noSuchKey = (missing: readonly string[]) => new TablesError({
  code: 'tables.no-such-key', field: 'key', facts: { missing },
  text: {
    ca: `Per comparar dues versions cal una clau que sigui a totes dues${missing.length > 0 ? `; hi falta: ${missing.join(', ')}` : ''}.`, es: `Para comparar dos versiones hace falta una clave que esté en ambas${missing.length > 0 ? `; falta: ${missing.join(', ')}` : ''}.`, en: `Two versions are compared by a key that both have${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}.`,
  },
});

const repeatedKey = (key: readonly string[]) => new TablesError({
  code: 'tables.repeated-key', field: 'key', facts: { key },
  text: {
    ca: `«${key.join(', ')}» es repeteix i no identifica cada fila: afegiu-hi columnes.`, es: `«${key.join(', ')}» se repite y no identifica cada fila: añada columnas.`, en: `“${key.join(', ')}” repeats and does not tell rows apart: add columns.`,
  },
});
