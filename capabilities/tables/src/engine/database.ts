import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineSettings } from './messages.ts';
import { plainValue } from './values.ts';

export interface Room { readonly connection: DuckDBConnection; close(): void }

/** A database of its own in memory, that may spill a bounded amount into a folder of its own (which stays within its reach) and fetches nothing from outside. */
export async function openRoom({ settings, megabytes, spillMegabytes }: { settings: EngineSettings; megabytes: number; spillMegabytes: number }): Promise<Room> {
  const spill = join(settings.folder, `spill-${randomUUID()}`);
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(settings.threads),
    memory_limit: `${megabytes}MB`,
    temp_directory: spill,
    max_temp_directory_size: `${spillMegabytes}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run("set timezone = 'UTC'");
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

/** Locks away files, network and settings for good: only these files stay within reach. */
export async function shut(connection: DuckDBConnection, within: readonly string[]): Promise<void> {
  await connection.run(`set allowed_paths = [${within.map(literal).join(', ')}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
}

/** A text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as SQL writes it. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Rows of a statement of ours, as plain values. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.columnNames();
  const types = reader.columnTypes();
  return reader.getRows().map((row) => Object.fromEntries(row.map((value, at) => [names[at]!, plainValue(value, types[at]!)])));
}
