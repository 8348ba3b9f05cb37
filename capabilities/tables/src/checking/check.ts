import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, named, openRoom, rowsOf } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { guard } from '../sql/guard.ts';
import { parseQuestion } from '../sql/parse.ts';
import { TablesError } from '../tables-error.ts';
import type { Column, Rule, RuleResult } from '../types.ts';
import { growing } from '../profiling/different.ts';
import { failingRow } from './failing.ts';
import { says, saysBroken } from './says.ts';
import { wholeTable } from './whole-table.ts';

export interface CheckInput { readonly path: string; readonly columns: readonly Column[]; readonly rules: readonly Rule[]; readonly former?: string; readonly others?: Readonly<Record<string, string>>; readonly failingRows?: string }

const sampleRows = 20;

/** Tests rules over a table: those of single rows all in one pass, the rest each on its own. Files other than the given ones are out of reach, also for conditions written by a person. */
export async function check({ path, rules, former, others = {}, failingRows }: CheckInput, { settings, signal }: WorkRoom): Promise<RuleResult[]> {
  const { connection, close } = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 2), spillMegabytes: settings.megabytes * 8 });
  const interrupt = () => connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    if (failingRows !== undefined) await mkdir(failingRows, { recursive: true });
    await connection.run(`create view it as select * from read_parquet(${literal(path)})`);
    await connection.run(`create view numbered as select file_row_number + 1 as row_number_of_table, * exclude (file_row_number) from read_parquet(${literal(path)}, file_row_number = true)`);
    if (former !== undefined) await connection.run(`create view former as select * from read_parquet(${literal(former)})`);
    for (const [name, at] of Object.entries(others)) await connection.run(`create view ${named(name)} as select * from read_parquet(${literal(at)})`);
    await connection.run(`set allowed_paths = [${[path, ...(former === undefined ? [] : [former]), ...Object.values(others)].map(literal).join(', ')}]`);
    if (failingRows !== undefined) await connection.run(`set allowed_directories = [${literal(failingRows)}]`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    const [counted] = await rowsOf(connection, 'select count(*) as n from it');
    const rows = Number(counted!['n']);
    const counts = await countTogether(connection, rules);
    const results: RuleResult[] = [];
    for (const rule of rules) {
      if (signal.aborted) throw new Error('INTERRUPT');
      results.push(await result({ connection, rule, rows, counted: counts.get(rule.id), former: former !== undefined, failingRows }));
    }
    return results;
  } finally {
    signal.removeEventListener('abort', interrupt);
    close();
  }
}

const alone = new Set(['unique', 'reference']);

/** Failing rows of all single-row rules in one pass; nothing when one of them breaks, and then each is tried alone. */
async function countTogether(connection: DuckDBConnection, rules: readonly Rule[]): Promise<Map<string, number>> {
  const together: { id: string; fails: string }[] = [];
  for (const { id, test } of rules) {
    const fails = alone.has(test.kind) ? null : failingRow(test);
    if (fails === null) continue;
    if (test.kind === 'sql' && !(await isHarmless(connection, test.condition))) continue;
    together.push({ id, fails });
  }
  if (together.length === 0) return new Map();
  try {
    const [row] = await rowsOf(connection, `select ${together.map(({ fails }, at) => `count(*) filter (where ${fails}) as c${at}`).join(', ')} from it`);
    return new Map(together.map(({ id }, at) => [id, Number(row![`c${at}`])]));
  } catch (thrown) {
    if (/Out of Memory|INTERRUPT/i.test(String(thrown))) throw thrown;
    return new Map();
  }
}

const isHarmless = (connection: DuckDBConnection, condition: string) => guardCondition(connection, condition).then(() => true, () => false);
const guardCondition = async (connection: DuckDBConnection, condition: string) => guard(await parseQuestion(connection, `select 1 from it where (${condition}\n)`), ['it']);

interface ResultInput { readonly connection: DuckDBConnection; readonly rule: Rule; readonly rows: number; readonly counted: number | undefined; readonly former: boolean; readonly failingRows: string | undefined }

async function result({ connection, rule, rows, counted, former, failingRows }: ResultInput): Promise<RuleResult> {
  const { id, dimension, test } = rule;
  try {
    if (test.kind === 'sql') await guardCondition(connection, test.condition);
    const fails = failingRow(test);
    if (fails === null) {
      const found = await wholeTable({ connection, test, rows, former });
      return { rule: id, dimension, passed: found.passed, failing: found.passed ? 0 : 1, tested: 1, share: found.passed ? 0 : 1, sample: [], says: found.says };
    }
    const repeated = test.kind === 'unique' ? `with repeated as (select ${test.columns.map(named).join(', ')} from it where ${test.columns.map((column) => `${named(column)} is not null`).join(' and ')} group by ${test.columns.map(named).join(', ')} having count(*) > 1) ` : '';
    const single = test.kind === 'unique' && test.columns.length === 1 ? test.columns : [];
    // Most keys come in order; then nothing has to be counted.
    const inOrder = single.length > 0 && (await growing(connection, `(select ${named(single[0]!)} from it where ${named(single[0]!)} is not null)`, single)).size > 0;
    const failing = inOrder ? 0 : counted ?? Number((await rowsOf(connection, test.kind === 'unique'
      ? `select coalesce(sum(n), 0) as n from (select count(*) as n from it where ${test.columns.map((column) => `${named(column)} is not null`).join(' and ')} group by ${test.columns.map(named).join(', ')} having count(*) > 1)`
      : `select count(*) as n from it where ${fails}`))[0]!['n']);
    const select = `${repeated}select row_number_of_table as "row", * exclude (row_number_of_table) from numbered as it where ${fails}`;
    const sample = failing === 0 ? [] : await rowsOf(connection, `${select} order by 1 limit ${sampleRows}`);
    if (failing > 0 && failingRows !== undefined) await connection.run(`copy (${select} order by 1) to ${literal(join(failingRows, `${id.replace(/[^a-zA-Z0-9_-]/g, '_')}.parquet`))} (format parquet, use_tmp_file false)`);
    return {
      rule: id, dimension, passed: failing === 0, failing, tested: rows, share: rows === 0 ? 0 : failing / rows,
      sample: sample.map(({ row, ...values }) => ({ row: Number(row), values })), says: says(test, failing, rows),
    };
  } catch (thrown) {
    if (/Out of Memory|INTERRUPT|No space left/i.test(String(thrown))) throw thrown;
    const said = thrown instanceof TablesError ? thrown.text : undefined;
    return { rule: id, dimension, passed: false, failing: 0, tested: 0, share: 0, sample: [], says: saysBroken(said, thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown)) };
  }
}
