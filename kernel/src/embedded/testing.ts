import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { urlOf } from './address.ts';
import { startEmbedded } from './embedded.ts';
import { throwawaySettings } from './settings.ts';

/** One server for a whole test run, in a temporary folder that goes with it. */
export async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'comu-test-'));
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ folder, settings: throwawaySettings, quiet: true });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database of one's own, with everything the template holds; nobody may be connected to the template. */
export async function freshDatabase({ url, template = 'template1' }: { url: string; template?: string }): Promise<{ url: string; database: string; drop(): Promise<void> }> {
  const database = `test_${randomBytes(6).toString('hex')}`;
  await createDatabaseFrom({ url, template, database });
  return { url: urlOf({ url, database }), database, drop: () => dropDatabase({ url, database }) };
}

/** Copies a template to a database of the given name. */
export async function createDatabaseFrom({ url, template, database }: { url: string; template: string; database: string }): Promise<void> {
  await onServer(url, `CREATE DATABASE ${escapeIdentifier(database)} TEMPLATE ${escapeIdentifier(template)} STRATEGY file_copy`);
}

/** Drops a database together with the connections that are still open on it. */
export async function dropDatabase({ url, database }: { url: string; database: string }): Promise<void> {
  await onServer(url, `DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: urlOf({ url, database: 'postgres' }) });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
