import { named, rowsOf } from '../engine/database.ts';
import type { Look } from '../examining/look.ts';
import type { ColumnProfile } from '../types.ts';
import { isNumber, isTime, shares, type Profiled } from './measures.ts';
import { bucketsFrom, boundsOf, mostShapes, shapeOf } from './shapes.ts';

/** What the values of a column say: all of it exact. */
export type Told = Pick<ColumnProfile, 'nulls' | 'distinct' | 'mean' | 'deviation' | 'sum' | 'length' | 'top' | 'patterns' | 'histogram'> & { readonly min: unknown; readonly max: unknown; readonly quantiles: readonly unknown[] | null };

/** A condition that counts the rows failing a rule about one column, over the column’s values. */
export interface Failing { readonly id: string; readonly fails: string }

/** The values of one column counted once, and all answered from that: what they are like, and how many rows fail the rules about it. */
export async function toldByValues({ connection, rows }: Look, column: Profiled, rules: readonly Failing[]): Promise<{ told: Told; failing: Map<string, number> }> {
  const it = named(column.name);
  await connection.run(`create or replace temp table counted as select ${it} as v, count(*) as n from it where ${it} is not null group by 1`);
  try {
    const [number, text] = [isNumber(column), column.type === 'text'];
    const ranked = number || text || isTime(column);
    const [first] = await rowsOf(connection, `select count(*) as d, coalesce(sum(n), 0) as filled${ranked ? ', min(v) as least, max(v) as most' : ''}${text ? ', min(length(v)) as short, max(length(v)) as long' : ''}${number ? `, ${sumOf(column)} as total, sum(cast(v as double) * n) / sum(n) as mean` : ''} from counted`);
    const filled = Number(first!['filled']);
    const top = await rowsOf(connection, 'select cast(v as varchar) as value, n from counted order by n desc, value limit 10');
    const patterns = text ? await rowsOf(connection, `select ${shapeOf('v')} as pattern, sum(n) as n from counted group by 1 order by n desc, pattern limit ${mostShapes}`) : [];
    const mean = number && filled > 0 ? Number(first!['mean']) : null;
    return {
      failing: await failingOf({ connection, it, rules, nulls: rows - filled }),
      told: {
        nulls: rows - filled, distinct: Number(first!['d']), min: first!['least'] ?? null, max: first!['most'] ?? null, mean: finite(mean), deviation: mean === null || filled < 2 ? null : await deviation(connection, mean),
        sum: first!['total'] === undefined || first!['total'] === null ? null : String(first!['total']), quantiles: number || isTime(column) ? await quantiles(connection, isTime(column) ? 'epoch(v)' : 'v', filled) : null,
        length: text && filled > 0 ? { min: Number(first!['short']), max: Number(first!['long']) } : null,
        top: top.map(({ value, n }) => ({ value: String(value).slice(0, 200), count: Number(n) })), patterns: patterns.map(({ pattern, n }) => ({ pattern: String(pattern), count: Number(n) })),
        histogram: number && filled > 0 ? await histogram(connection, Number(first!['least']), Number(first!['most'])) : null,
      },
    };
  } finally {
    await connection.run('drop table counted');
  }
}

const finite = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value);

/** Exact for whole numbers and decimals; what a value and its count multiply to may be larger than a decimal holds. */
const sumOf = ({ type, sql }: Profiled) => (type === 'integer' ? 'sum(cast(v as hugeint) * n)' : sql.startsWith('DECIMAL(18') ? 'sum(v * n)' : sql.startsWith('DECIMAL') ? `sum(cast(v * cast(n as decimal(18, 0)) as ${sql}))` : 'sum(v * n)');

async function deviation(connection: Look['connection'], mean: number): Promise<number | null> {
  const [row] = await rowsOf(connection, `select sqrt(sum(n * (cast(v as double) - ${mean}::double) * (cast(v as double) - ${mean}::double)) / (sum(n) - 1)) as dev from counted`);
  return finite(row!['dev'] === null ? null : Number(row!['dev']));
}

async function quantiles(connection: Look['connection'], value: string, filled: number): Promise<readonly unknown[] | null> {
  if (filled === 0) return null;
  const [row] = await rowsOf(connection, `with running as (select ${value} as v, sum(n) over (order by v) as upto from counted) select ${shares.map((share, at) => `min(v) filter (where upto >= ${share} * ${filled}) as q${at}`).join(', ')} from running`);
  return shares.map((_, at) => row![`q${at}`]);
}

async function histogram(connection: Look['connection'], least: number, most: number) {
  if (!Number.isFinite(least) || !(most > least)) return null;
  const bounds = boundsOf(least, most);
  const [row] = await rowsOf(connection, `select ${bounds.map((to, at) => `coalesce(sum(n) filter (where cast(v as double) ${at === 0 ? '' : `> ${bounds[at - 1]}::double and cast(v as double) `}<= ${to}::double), 0) as c${at}`).join(', ')} from counted`);
  return bucketsFrom(least, bounds, bounds.map((_, at) => Number(row![`c${at}`])));
}

/** Nothing when one of them breaks, and then each is tried alone over the rows. */
async function failingOf({ connection, it, rules, nulls }: { connection: Look['connection']; it: string; rules: readonly Failing[]; nulls: number }): Promise<Map<string, number>> {
  if (rules.length === 0) return new Map();
  try {
    const [row] = await rowsOf(connection, `select ${rules.map(({ fails }, at) => `coalesce(sum("how many") filter (where ${fails}), 0) as c${at}`).join(', ')} from (select v as ${it}, n as "how many" from counted union all select null, ${nulls} where ${nulls} > 0)`);
    return new Map(rules.map(({ id }, at) => [id, Number(row![`c${at}`])]));
  } catch (thrown) {
    if (/Out of Memory|INTERRUPT/i.test(String(thrown))) throw thrown;
    return new Map();
  }
}
