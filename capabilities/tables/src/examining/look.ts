import { literal, named, rowsOf } from '../engine/database.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { growing } from '../profiling/different.ts';
import type { Profiled } from '../profiling/measures.ts';
import { kindOfSql } from '../reading/parquet.ts';

/** What is looked into: the view `it` of a table, with what its first rows tell of each column. */
export interface Look {
  readonly connection: DuckDBConnection;
  readonly rows: number;
  readonly columns: readonly Profiled[];
  /** Columns whose values come again and again: a table of each value and how often it comes answers everything about them, exactly. */
  readonly repeating: readonly Profiled[];
  /** Columns whose values only grow from row to row, so that none comes twice. */
  readonly growing: ReadonlySet<string>;
}

/** Rows at the beginning by which a column is judged; a table of no more is all of it looked at value by value. */
const firstRows = 50_000;

/** Lets a table be read as `it`, and with its row numbers as `numbered`. */
export async function openIt(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run(`create view it as select * from read_parquet(${literal(path)})`);
  await connection.run(`create view numbered as select file_row_number + 1 as row_number_of_table, * exclude (file_row_number) from read_parquet(${literal(path)}, file_row_number = true)`);
}

export async function lookInto(connection: DuckDBConnection): Promise<Look> {
  const described = await rowsOf(connection, 'describe select * from it');
  const columns = described.map(({ column_name: name, column_type: sql }): Profiled => ({ name: String(name), type: kindOfSql(String(sql)).type, sql: String(sql) }));
  const rows = await countOf(connection);
  const repeating = await repeatingIn(connection, columns, rows);
  const others = columns.filter((column) => !repeating.includes(column) && column.type !== 'geometry' && column.type !== 'json').map(({ name }) => name);
  // What does not grow in its first rows is not asked over all.
  const atFirst = await growing(connection, `(select * from it limit ${firstRows})`, others);
  return { connection, rows, columns, repeating, growing: await growing(connection, 'it', [...atFirst]) };
}

export const countOf = async (connection: DuckDBConnection): Promise<number> => Number((await rowsOf(connection, 'select count(*) as n from it'))[0]!['n']);

async function repeatingIn(connection: DuckDBConnection, columns: readonly Profiled[], rows: number): Promise<readonly Profiled[]> {
  if (rows <= firstRows || columns.length === 0) return columns;
  const [row] = await rowsOf(connection, `select ${columns.map(({ name }, at) => `approx_count_distinct(${named(name)}) as d${at}`).join(', ')} from (select * from it limit ${firstRows})`);
  return columns.filter((_, at) => Number(row![`d${at}`]) <= firstRows / 4);
}
