import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, named, rowsOf } from '../engine/database.ts';
import { growing } from '../profiling/different.ts';
import type { RowRule } from '../profiling/profile.ts';
import { guarded } from '../sql/guarded.ts';
import { TablesError } from '../tables-error.ts';
import type { Rule, RuleResult } from '../types.ts';
import { failingRow } from './failing.ts';
import { says, saysBroken } from './says.ts';
import { wholeTable } from './whole-table.ts';

const sampleRows = 20;
const alone = new Set(['unique', 'reference']);

/** The rules that are counted row by row, together in one pass; what a person wrote is among them only when it is harmless. */
export async function countable(connection: DuckDBConnection, rules: readonly Rule[]): Promise<RowRule[]> {
  const found: RowRule[] = [];
  for (const { id, test } of rules) {
    const fails = alone.has(test.kind) ? null : failingRow(test);
    if (fails === null || (test.kind === 'sql' && !(await isHarmless(connection, test.condition)))) continue;
    found.push({ id, fails, column: 'column' in test ? test.column : undefined });
  }
  return found;
}

const isHarmless = (connection: DuckDBConnection, condition: string) => guardCondition(connection, condition).then(() => true, () => false);
const guardCondition = (connection: DuckDBConnection, condition: string) => guarded(connection, `select 1 from it where (${condition}\n)`, ['it']);

/** Failing rows of all of them in one pass; nothing when one of them breaks, and then each is tried alone. */
export async function countTogether(connection: DuckDBConnection, together: readonly RowRule[]): Promise<Map<string, number>> {
  if (together.length === 0) return new Map();
  try {
    const [row] = await rowsOf(connection, `select ${together.map(({ fails }, at) => `count(*) filter (where ${fails}) as c${at}`).join(', ')} from it`);
    return new Map(together.map(({ id }, at) => [id, Number(row![`c${at}`])]));
  } catch (thrown) {
    if (/Out of Memory|INTERRUPT/i.test(String(thrown))) throw thrown;
    return new Map();
  }
}

export interface Checking {
  readonly connection: DuckDBConnection;
  readonly rules: readonly Rule[];
  readonly rows: number;
  /** Failing rows already counted. */
  readonly counted: ReadonlyMap<string, number>;
  /** Columns known to repeat nothing. */
  readonly unique: ReadonlySet<string>;
  readonly former: boolean;
  readonly failingRows: string | undefined;
  readonly signal: AbortSignal;
}

/** The result of each rule, with some of the rows that fail. */
export async function resultsOf({ rules, counted, signal, ...checking }: Checking): Promise<RuleResult[]> {
  if (checking.failingRows !== undefined) await mkdir(checking.failingRows, { recursive: true });
  const results: RuleResult[] = [];
  for (const rule of rules) {
    if (signal.aborted) throw new Error('INTERRUPT');
    results.push(await result({ ...checking, rule, counted: counted.get(rule.id) }));
  }
  return results;
}

interface ResultInput extends Pick<Checking, 'connection' | 'rows' | 'former' | 'failingRows' | 'unique'> { readonly rule: Rule; readonly counted: number | undefined }

async function result({ connection, rule, rows, counted, former, failingRows, unique }: ResultInput): Promise<RuleResult> {
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
    const inOrder = single.length > 0 && (unique.has(single[0]!) || (await growing(connection, `(select ${named(single[0]!)} from it where ${named(single[0]!)} is not null)`, single)).size > 0);
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
