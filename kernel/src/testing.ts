import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, PLATFORM, type Database } from './database.ts';
import { urlOf } from './embedded/address.ts';
import { createDatabaseFrom, dropDatabase } from './embedded/testing.ts';
import { localFiles } from './files/index.ts';
import { buildHouse } from './house.ts';
import { kernelModule } from './kernel.ts';
import { migrate } from './migrate.ts';
import type { Module } from './module.ts';
import { makeRunner, type Runner } from './run.ts';
import { openVault } from './vault.ts';
import type { Actor, Settings } from './context.ts';

export interface Installation {
  readonly runner: Runner;
  readonly database: Database;
  /** The instant the next operation will take for now; tests move it. */
  readonly clock: { now: Date };
  /** Runs jobs that are due until there are none. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

/** An installation of its own for one test file: a copy of a migrated database, which all files with the same modules share as template. */
export async function testInstallation({ modules, now = new Date('2026-11-24T09:00:00Z'), settings = {} }: { modules: readonly Module[]; now?: Date; settings?: Settings }): Promise<Installation> {
  const server = process.env['COMU_TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('COMU_TEST_DATABASE_URL is not set: run the tests with vitest, whose set-up starts a database.');
  const house = buildHouse([kernelModule, ...modules]);
  const template = await templateFor(server, modules);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabaseFrom({ url: server, template, database: name });
  const database = openDatabase({ url: urlOf({ url: server, database: name }) });
  const folder = mkdtempSync(join(tmpdir(), 'comu-files-'));
  const clock = { now };
  const runner = makeRunner({ house, database, files: localFiles({ folder }), vault: openVault('a secret for tests, thirty-two characters'), publicUrl: 'http://localhost:8080', settings, clock: () => clock.now });
  return {
    runner, database, clock,
    async drain() {
      let done = 0;
      while (await runner.runJob()) done += 1;
      return done;
    },
    async close() {
      await database.close();
      await dropDatabase({ url: server, database: name });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function templateFor(server: string, modules: readonly Module[]): Promise<string> {
  const house = buildHouse([kernelModule, ...modules]);
  const shape = JSON.stringify([...house.records.values()].map(({ name, declaration }) => [name, declaration.visible, declaration.official, declaration.index, declaration.unique, declaration.search,
    Object.entries(declaration.fields as Record<string, { declaration: object }>).map(([field, each]) => [field, { ...each.declaration, schema: undefined, to: undefined }])]));
  const name = `comu_template_${createHash('sha256').update(shape + JSON.stringify(house.modules.map((each) => each.migrations))).digest('hex').slice(0, 16)}`;
  const admin = new pg.Client({ connectionString: urlOf({ url: server, database: 'postgres' }) });
  await admin.connect();
  try {
    await admin.query(`select pg_advisory_lock(hashtext($1))`, [name]);
    const { rowCount } = await admin.query(`select 1 from pg_database where datname = $1`, [name]);
    if (rowCount === 1) return name;
    await admin.query(`create database ${name}_making`);
    const database = openDatabase({ url: urlOf({ url: server, database: `${name}_making` }) });
    await migrate(database.owner, house);
    await database.close();
    await admin.query(`alter database ${name}_making rename to ${name}`);
    return name;
  } finally {
    await admin.end();
  }
}

/** An actor for tests that need no identity: a person with permissions in organisations. */
export function testActor({ person, name = 'Prova', organisations }: { person: string | null; name?: string; organisations: Readonly<Record<string, readonly string[]>> }): Actor {
  return {
    kind: 'person', person, name, language: 'ca',
    standings: Object.entries(organisations).map(([organisation, permissions], index) => ({ organisation, slug: `ens-${index + 1}`, permissions: new Set(permissions), units: [], roles: [] })),
  };
}

export { PLATFORM };
