import { Readable, Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../database.ts';
import { FileRefused, type FileStore } from '../files/index.ts';
import type { SignedCheckpoint } from '../ledger/checkpoint.ts';
import type { Vault } from '../vault.ts';
import { PartDamaged, type ArchiveWriter } from './archive.ts';
import { writeFolder } from './folder.ts';
import { writeManifest, type Manifest, type TablePart } from './manifest.ts';
import { columnList, quoted, seeEverything, tablesOf, type Table } from './tables.ts';
import { writeTar } from './tar.ts';

export interface BackUp {
  readonly database: Database;
  readonly files: FileStore;
  readonly vault: Vault;
  /** A folder, or a file whose name ends in `.tar`. */
  readonly to: string;
  /** Put in the backup only when given: whoever has both can open every key. */
  readonly secret?: string;
  readonly now?: Date;
  readonly onProgress?: (progress: { readonly table?: string; readonly files?: number; readonly of?: number }) => void;
}

/**
 * Copies a whole installation as it is at one instant, while it goes on working: every table and every held file, compressed,
 * in constant memory. Throws Refused when the database user does not see every row or the place is taken. Files that the store
 * lacks or that are damaged there are told in the manifest and do not stop the rest.
 */
export async function backUp({ database, files, vault, to, secret, now = new Date(), onProgress = () => undefined }: BackUp): Promise<Manifest> {
  const folder = `tables-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  const client = await database.owner.connect();
  let archive: ArchiveWriter | undefined;
  let failed = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    await seeEverything(client);
    await refuseSequences(client);
    archive = to.endsWith('.tar') ? await writeTar(to) : await writeFolder({ folder: to, tables: folder });
    const tables: TablePart[] = [];
    for (const table of await tablesOf(client)) {
      onProgress({ table: `${table.schema}.${table.name}` });
      tables.push(await copyTable({ client, archive, table, folder }));
    }
    const copied = await copyFiles({ client, archive, files, onProgress });
    if (secret !== undefined) await archive.add('secret', Readable.from([Buffer.from(secret)]));
    const manifest = writeManifest(vault, { at: now.toISOString(), ...(await versionsOf(client)), tables, files: copied, seals: await sealsOf(client), withSecret: secret !== undefined });
    await archive.finish(JSON.stringify(manifest, null, 1));
    await client.query('rollback');
    failed = false;
    return manifest;
  } catch (failure) {
    await archive?.abandon();
    throw failure;
  } finally {
    // A connection in the middle of a COPY answers nothing more, so it is closed.
    client.release(failed);
  }
}

/** Nothing numbers by a sequence, which would leave gaps; one that appeared would have to be kept too. */
async function refuseSequences(client: pg.ClientBase) {
  const { rows } = await client.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relkind = 'S'`);
  if (rows[0] !== undefined) throw new Error(`The sequence ${rows[0].name} would not be in the backup: numbers come from rows here.`);
}

async function versionsOf(client: pg.ClientBase): Promise<{ schema: string; postgres: string }> {
  const { rows: [found] } = await client.query<{ schema: string; postgres: string }>(`select (select value from kernel.state where name = 'schema') as schema, current_setting('server_version') as postgres`);
  return found as { schema: string; postgres: string };
}

const sealsOf = async (client: pg.ClientBase): Promise<SignedCheckpoint[]> =>
  (await client.query<{ signed: SignedCheckpoint }>(`select distinct on (organisation) signed from kernel.ledger_checkpoint order by organisation, size desc`)).rows.map(({ signed }) => signed);

async function copyTable({ client, archive, table, folder }: { client: pg.ClientBase; archive: ArchiveWriter; table: Table; folder: string }): Promise<TablePart> {
  const rows = client.query(copyTo(`copy ${quoted(table)} (${columnList(table)}) to stdout`));
  const lines = countLines();
  const compressed = createGzip({ level: 4 });
  for (const stream of [rows, lines.through]) stream.on('error', (failure) => compressed.destroy(failure));
  const part = await archive.add(`${folder}/${table.schema}.${table.name}.copy.gz`, rows.pipe(lines.through).pipe(compressed));
  if (lines.count() !== rows.rowCount) throw new Error(`${table.schema}.${table.name} has ${rows.rowCount} rows and ${lines.count()} were copied.`);
  return { ...table, columns: [...table.columns], rows: rows.rowCount, part };
}

/** COPY writes one line for each row and escapes the line ends within. */
function countLines(): { through: Transform; count(): number } {
  let lines = 0;
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
      done(null, chunk);
    },
  });
  return { through, count: () => lines };
}

async function copyFiles({ client, archive, files, onProgress }: Pick<BackUp, 'files'> & { client: pg.ClientBase; archive: ArchiveWriter; onProgress: NonNullable<BackUp['onProgress']> }): Promise<Manifest['files']> {
  const { rows: [total] } = await client.query<{ of: number }>(`select count(distinct sha256) as of from kernel.file`);
  const of = total?.of ?? 0;
  const absent: { sha256: string; state: 'missing' | 'damaged' }[] = [];
  let count = 0;
  let bytes = 0;
  for await (const { sha256, size } of heldIn(client)) {
    onProgress({ files: count + absent.length, of });
    const name = partOf(sha256);
    try {
      if (!(await archive.has(name))) await archive.add(name, await files.open(sha256), { expected: sha256 });
      count += 1;
      bytes += size;
    } catch (failure) {
      if (failure instanceof PartDamaged) absent.push({ sha256, state: 'damaged' });
      else if (failure instanceof FileRefused && failure.code === 'missing') absent.push({ sha256, state: 'missing' });
      else throw failure;
    }
  }
  return { count, bytes, absent };
}

export const partOf = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

/** The held files of a transaction, each once, a thousand in memory at a time. */
export async function* heldIn(client: pg.ClientBase): AsyncGenerator<{ sha256: string; size: number }> {
  await client.query(`declare held no scroll cursor for select sha256, max(size) as size from kernel.file group by sha256 order by sha256`);
  for (;;) {
    const { rows } = await client.query<{ sha256: string; size: number }>(`fetch 1000 from held`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query(`close held`);
}
