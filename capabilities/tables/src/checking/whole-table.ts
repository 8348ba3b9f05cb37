import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, named, rowsOf } from '../engine/database.ts';
import { guard } from '../sql/guard.ts';
import { parseQuestion } from '../sql/parse.ts';
import type { Test, Text } from '../types.ts';
import { saysDistribution, saysFreshness, saysNoFormer, saysSum, saysVolume } from './says-table.ts';

interface WholeInput { readonly connection: DuckDBConnection; readonly test: Test; readonly rows: number; readonly former: boolean }

/** Rules about the table as a whole: how recent, how many rows, what they add up to, how they spread against the last version. */
export async function wholeTable({ connection, test, rows, former }: WholeInput): Promise<{ passed: boolean; says: Text }> {
  switch (test.kind) {
    case 'freshness': {
      const [row] = await rowsOf(connection, `select cast(max(cast(${named(test.column)} as date)) as varchar) as last, ${literal(test.today)}::date - max(cast(${named(test.column)} as date)) as days from it`);
      const last = row!['last'] === null ? null : String(row!['last']);
      const passed = last !== null && Number(row!['days']) <= test.days;
      return { passed, says: saysFreshness(last, Number(row!['days']), test.days) };
    }
    case 'volume': {
      const before = former ? Number((await rowsOf(connection, 'select count(*) as n from former'))[0]!['n']) : undefined;
      const change = test.change === undefined || before === undefined ? 0 : before === 0 ? (rows === 0 ? 0 : Infinity) : Math.abs(rows - before) / before;
      const passed = (test.min === undefined || rows >= test.min) && (test.max === undefined || rows <= test.max) && change <= (test.change ?? Infinity);
      return { passed, says: saysVolume(rows, before, test) };
    }
    case 'sum': {
      if (test.where !== undefined) guard(await parseQuestion(connection, `select 1 from it where (${test.where}\n)`), ['it']);
      const exact = `cast(${literal(test.equals)} as decimal(38, 6))`;
      const [row] = await rowsOf(connection, `select cast(coalesce(sum(${named(test.column)}), 0) as varchar) as total, abs(cast(coalesce(sum(${named(test.column)}), 0) as decimal(38, 6)) - ${exact}) <= ${test.tolerance ?? 0} as ok from it${test.where === undefined ? '' : ` where (${test.where}\n)`}`);
      return { passed: row!['ok'] === true, says: saysSum(String(row!['total']), test.equals, test.column) };
    }
    case 'distribution': {
      if (!former) return { passed: true, says: saysNoFormer() };
      const index = await stability(connection, test.column);
      return { passed: index <= test.index, says: saysDistribution(index, test.index, test.column) };
    }
    default: throw new Error(`No rule of the whole table ${test.kind}`);
  }
}

/** Population stability index of a column against the last version: over the tenths of numbers, over the values of texts. Below 0.1 nothing moved, above 0.25 much did. */
async function stability(connection: DuckDBConnection, column: string): Promise<number> {
  const it = named(column);
  const [{ kind } = { kind: 'VARCHAR' }] = await rowsOf(connection, `select typeof(${it}) as kind from former limit 1`) as { kind: string }[];
  const isNumber = /INT|DECIMAL|DOUBLE|FLOAT/.test(kind);
  const bucket = isNumber ? `coalesce((select count(*) from unnest((select cuts from tenths)) as u(cut) where ${it} > cut)::varchar, 'none')` : `coalesce(cast(${it} as varchar), 'none')`;
  const counts = (from: string) => `select ${bucket} as bucket, count(*)::double as n from ${from} group by 1`;
  const [row] = await rowsOf(connection, `
    with tenths as (select approx_quantile(${isNumber ? it : '0'}, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) as cuts from former),
      old as (${counts('former')}), new as (${counts('it')}),
      both_shares as (select greatest(coalesce(old.n, 0) / (select greatest(sum(n), 1) from old), 0.0001) as o, greatest(coalesce(new.n, 0) / (select greatest(sum(n), 1) from new), 0.0001) as w from old full join new using (bucket))
    select coalesce(sum((w - o) * ln(w / o)), 0) as psi from both_shares`);
  return Number(row!['psi']);
}
