import { existsSync, statSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../database.ts';
import type { FileStore } from '../files/index.ts';
import type { House } from '../house.ts';
import { migrate } from '../migrate.ts';
import type { Vault } from '../vault.ts';
import { measured, type ArchiveReader } from './archive.ts';
import { heldIn, partOf, type BackUp } from './backup.ts';
import { readFolder } from './folder.ts';
import { isAuthentic, readManifest, secretMark, type Manifest, type TablePart } from './manifest.ts';
import { manifestChanged, notABackup, notEmpty, otherSecret, otherVersion, partDamaged } from './refusals.ts';
import { columnList, quoted, seeEverything, tablesOf } from './tables.ts';
import { readTar } from './tar.ts';

/** A backup opened to be looked into: what it says of itself, and its secret if it has one. */
export interface OpenBackup { readonly manifest: Manifest; readonly archive: ArchiveReader; secret(): Promise<string | undefined>; close(): Promise<void> }

/** Opens a folder or a `.tar`. Throws Refused when it is no finished backup. */
export async function openBackup(from: string): Promise<OpenBackup> {
  if (!existsSync(from)) throw notABackup({ from });
  const archive = statSync(from).isDirectory() ? readFolder(from) : await readTar(from);
  const manifest = readManifest(await archive.manifest().catch(() => ''));
  if (manifest === undefined) {
    await archive.close();
    throw notABackup({ from });
  }
  return {
    manifest, archive, close: () => archive.close(),
    secret: async () => (manifest.withSecret ? (await bytesOf(archive, 'secret')).toString('utf8') : undefined),
  };
}

export interface Restore extends Pick<BackUp, 'onProgress'> {
  readonly backup: OpenBackup;
  readonly database: Database;
  readonly files: FileStore;
  readonly vault: Vault;
  readonly house: House;
}

/**
 * Puts a backup into an empty installation: schema, tables and files, each part held against its hash and each table against
 * its count. Everything in one transaction, so that a failure leaves the database empty. Throws Refused.
 */
export async function restore({ backup: { manifest, archive }, database, files, vault, house, onProgress = () => undefined }: Restore): Promise<void> {
  if (secretMark(vault) !== manifest.secret) throw otherSecret();
  if (!isAuthentic(vault, manifest)) throw manifestChanged();
  await verifyParts(archive, manifest);
  const client = await database.owner.connect();
  let failed = true;
  try {
    await refuseOccupied(client);
    await migrate(database.owner, house);
    const { rows: [state] } = await client.query<{ value: string }>(`select value from kernel.state where name = 'schema'`);
    if (state?.value !== manifest.schema) throw otherVersion({ theirs: manifest.schema.slice(0, 8), ours: state?.value.slice(0, 8) });
    await client.query('begin');
    await seeEverything(client);
    const links = await dropLinks(client);
    await completeSchema(client, manifest);
    await client.query(`truncate ${manifest.tables.map(quoted).join(', ')}`);
    for (const table of manifest.tables) {
      onProgress({ table: `${table.schema}.${table.name}` });
      await fillTable({ client, archive, table });
    }
    for (const { table, name, definition } of links) await client.query(`alter table ${table} add constraint "${name}" ${definition}`);
    await restoreFiles({ client, archive, files, manifest, onProgress });
    await client.query('commit');
    await client.query('analyze');
    failed = false;
  } finally {
    // A connection in the middle of a COPY answers nothing more: closing it undoes everything.
    client.release(failed);
  }
}

/** A freshly made installation has its schema and nothing else. */
async function refuseOccupied(client: pg.ClientBase): Promise<void> {
  const made = new Set(['kernel.state', 'kernel.migration', 'kernel.schedule']);
  await client.query('begin');
  try {
    await seeEverything(client);
    for (const table of await tablesOf(client)) {
      const name = `${table.schema}.${table.name}`;
      if (!made.has(name) && (await client.query(`select 1 from ${quoted(table)} limit 1`)).rows.length > 0) throw notEmpty({ table: name });
    }
  } finally {
    await client.query('rollback');
  }
}

interface Link { readonly table: string; readonly name: string; readonly definition: string }

/** Foreign keys go while tables are filled and come back afterwards, which proves them over all rows at once. */
async function dropLinks(client: pg.ClientBase): Promise<Link[]> {
  const { rows } = await client.query<Link>(`select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and conparentid = 0`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`);
  return rows;
}

/** An older installation may hold tables and columns that nothing declares any more; they are kept, out of reach of the application. */
async function completeSchema(client: pg.ClientBase, { tables }: Manifest): Promise<void> {
  const there = new Map((await tablesOf(client)).map((table) => [quoted(table), new Set(table.columns.map(({ name }) => name))]));
  for (const table of tables) {
    const columns = there.get(quoted(table));
    if (columns === undefined) {
      await client.query(`create schema if not exists "${table.schema}"`);
      await client.query(`create table ${quoted(table)} ()`);
      await client.query(`alter table ${quoted(table)} enable row level security, force row level security`);
    }
    for (const { name, type } of table.columns) if (!columns?.has(name)) await client.query(`alter table ${quoted(table)} add column ${columnList({ columns: [{ name, type }] })} ${type}`);
  }
}

/** Reads every table of the backup once before anything is touched: a damaged part is found here and not halfway. */
async function verifyParts(archive: ArchiveReader, { tables }: Manifest): Promise<void> {
  for (const { part } of tables) {
    const { through, taken } = measured();
    await pipeline(await archive.open(part.name), through, new Writable({ write: (_chunk, _encoding, done) => done() })).catch(() => { throw partDamaged({ part: part.name }); });
    const { bytes, sha256 } = taken();
    if (bytes !== part.bytes || sha256 !== part.sha256) throw partDamaged({ part: part.name });
  }
}

async function fillTable({ client, archive, table }: { client: pg.ClientBase; archive: ArchiveReader; table: TablePart }): Promise<void> {
  const into = client.query(copyFrom(`copy ${quoted(table)} (${columnList(table)}) from stdin`));
  await pipeline(await archive.open(table.part.name), createGunzip(), into);
  const { rows: [counted] } = await client.query<{ rows: number }>(`select count(*) as rows from ${quoted(table)}`);
  if (counted?.rows !== table.rows) throw partDamaged({ part: table.part.name });
}

async function restoreFiles({ client, archive, files, manifest, onProgress }: Pick<Restore, 'files'> & { client: pg.ClientBase; archive: ArchiveReader; manifest: Manifest; onProgress: NonNullable<Restore['onProgress']> }): Promise<void> {
  const absent = new Set(manifest.files.absent.map(({ sha256 }) => sha256));
  let count = 0;
  for await (const { sha256, size } of heldIn(client)) {
    if (absent.has(sha256)) continue;
    onProgress({ files: count, of: manifest.files.count });
    count += 1;
    if ((await files.stat(sha256))?.size === size) continue;
    const kept = await files.put(await archive.open(partOf(sha256)), { name: sha256, maxBytes: Number.MAX_SAFE_INTEGER });
    if (kept.sha256 === sha256) continue;
    await files.remove(kept.sha256);
    throw partDamaged({ part: partOf(sha256) });
  }
}

async function bytesOf(archive: ArchiveReader, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.open(name)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
