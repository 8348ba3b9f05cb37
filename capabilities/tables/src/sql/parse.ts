import type { DuckDBConnection } from '@duckdb/node-api';
import { notOneQuestion, notSql, sqlTooLong } from './refusals.ts';

/** A node of the statement as DuckDB itself parses it. */
export type Node = { readonly [key: string]: unknown };

const longest = 100_000;

/** The parsed query of exactly one SELECT, by the parser that will also run it. */
export async function parseQuestion(connection: DuckDBConnection, sql: string): Promise<Node> {
  if (sql.length > longest) throw sqlTooLong(longest);
  if (sql.includes('\0')) throw notSql('\\0', null);
  const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar, skip_null := true, skip_default := true)', [sql]);
  const parsed = JSON.parse(String(reader.getRows()[0]![0])) as { error: boolean; error_type?: string; error_message?: string; position?: string; statements?: { node: Node }[] };
  if (parsed.error) {
    if (parsed.error_type === 'not implemented') throw notOneQuestion();
    throw notSql(parsed.error_message ?? '', parsed.position === undefined ? null : Number(parsed.position));
  }
  const statements = parsed.statements ?? [];
  if (statements.length !== 1) throw notOneQuestion();
  return statements[0]!.node;
}
