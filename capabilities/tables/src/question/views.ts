import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, named } from '../engine/database.ts';
import type { EngineSettings } from '../engine/messages.ts';
import type { TableView } from '../types.ts';
import { cutOf, type CutView } from './cut.ts';

/** Puts the tables of a question into its database, each as the file that whoever asks may read whole. Gives those files, which stay within reach. */
export async function addTables(connection: DuckDBConnection, tables: Readonly<Record<string, TableView>>, room: { readonly settings: EngineSettings; readonly signal: AbortSignal }): Promise<string[]> {
  const within: string[] = [];
  for (const [name, view] of Object.entries(tables)) {
    const path = typeof view === 'string' ? view : seenWhole(view) ? view.path : await cutOf({ name, view, ...room });
    await connection.run(`create view ${named(name)} as select * from read_parquet(${literal(path)})`);
    within.push(path);
  }
  return within;
}

const seenWhole = ({ where, hide = [], mask = {} }: CutView) => where === undefined && hide.length === 0 && Object.keys(mask).length === 0;
