import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase, type Database } from '../database.ts';
import { freshDatabase } from '../embedded/testing.ts';
import { localFiles, type FileStore } from '../files/index.ts';
import { buildHouse, defineModule, file, holdFile, integer, kernelModule, operation, openVault, record, reference, sealLedger, structure, systemActor, text, type AnyRecord } from '../index.ts';
import { checkLedger, publicLedgerKey } from '../ledger/check.ts';
import { testInstallation, type Installation } from '../testing.ts';
import { backUp, openBackup, restore } from './index.ts';

const label = (word: string) => ({ ca: word, es: word, en: word });
// Two records that refer to each other and one to itself: no order of filling would satisfy their foreign keys.
const Folder = record('shelf.folder', {
  title: label('Carpeta'), plural: label('Carpetes'), retention: 'permanent', search: ['name'],
  fields: { name: text(label('Nom')).open(), above: reference((): AnyRecord => Folder, label('Dins')).optional().open(), cover: reference((): AnyRecord => Paper, label('Portada')).optional().open() },
});
const Paper = record('shelf.paper', {
  title: label('Paper'), plural: label('Papers'), retention: 'permanent', official: true,
  fields: { number: integer(label('Número')).open(), words: text(label('Text')).open(), folder: reference((): AnyRecord => Folder, label('Carpeta')).open(), facts: structure(label('Dades'), z.any()).open(), content: file(label('Fitxer')).open() },
});
const keep = operation('shelf.keep', {
  title: label('Desa'), permission: 'system', input: { number: z.int(), words: z.string() }, output: Paper.row,
  async run({ number, words }, context) {
    const { db, files } = context;
    const stored = await files.put(Buffer.from(`${words}\n`.repeat(number * 500)), { name: `${number}.txt`, maxBytes: 10_000_000 });
    await holdFile(context, stored);
    const above = await db.first(Folder, {});
    const folder = await db.insert(Folder, { name: `Carpeta ${number}`, above: above?.id ?? null });
    const paper = await db.insert(Paper, { number, words, folder: folder.id, facts: { tab: '\t', line: 'a\nb', slash: '\\N', list: [1.5, null] }, content: stored.sha256 });
    await db.update(Folder, folder.id, { cover: paper.id });
    return paper;
  },
});
const shelf = defineModule({ name: 'shelf', title: label('Prestatge'), records: [Folder, Paper], operations: [keep] });

const towns = [randomUUID(), randomUUID()] as const;
const secret = 'a secret for tests, thirty-two characters';
let place: Installation;
let here: string;
const opened: (() => Promise<void>)[] = [];

beforeAll(async () => {
  here = mkdtempSync(join(tmpdir(), 'comu-backup-'));
  place = await testInstallation({ modules: [shelf] });
  for (const organisation of towns) {
    for (let number = 1; number <= 6; number += 1) await place.runner.run(keep, { number, words: `L’acta «${number}»\tamb tabulador \\ i salt\nde línia · ${organisation}` }, { actor: systemActor, organisation });
    await place.runner.run(sealLedger, {}, { actor: systemActor, organisation });
    await place.runner.run(keep, { number: 7, words: 'sense segell' }, { actor: systemActor, organisation });
  }
});
afterAll(async () => {
  for (const close of opened) await close();
  await place.close();
  rmSync(here, { recursive: true, force: true });
});

const parts = () => ({ database: place.database, files: place.runner.files, vault: place.runner.vault });
async function empty(): Promise<{ database: Database; files: FileStore; folder: string }> {
  const made = await freshDatabase({ url: process.env['COMU_TEST_DATABASE_URL'] as string });
  const database = openDatabase({ url: made.url, connections: 2 });
  opened.push(async () => { await database.close(); await made.drop(); });
  const folder = mkdtempSync(join(here, 'files-'));
  return { database, files: localFiles({ folder }), folder };
}
const bringBack = async (from: string, into: { database: Database; files: FileStore }, vault = place.runner.vault) => {
  const backup = await openBackup(from);
  try {
    await restore({ backup, database: into.database, files: into.files, vault, house: place.runner.house });
    return backup.manifest;
  } finally {
    await backup.close();
  }
};
async function contents({ owner }: Database): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('kernel', 'shelf') order by 1`);
  const all: Record<string, string> = {};
  for (const { name } of rows) all[name] = (await owner.query<{ all: string }>(`select coalesce(string_agg(t::text, E'\n' order by t::text), '') as all from ${name} t`)).rows[0]?.all as string;
  return all;
}
async function expectSame(copy: { database: Database; files: FileStore }) {
  expect(await contents(copy.database)).toEqual(await contents(place.database));
  for (const { sha256 } of (await place.database.owner.query<{ sha256: string }>('select distinct sha256 from kernel.file')).rows) expect(await copy.files.verify(sha256)).toBe('intact');
}
const refused = (code: string) => expect.objectContaining({ code });

describe('a backup', () => {
  it('in a folder brings back every table, file and ledger, in an empty database', async () => {
    const to = join(here, 'folder');
    const manifest = await backUp({ ...parts(), to });
    expect(manifest).toMatchObject({ files: { count: 13, absent: [] }, withSecret: false });
    expect(manifest.tables.find(({ name }) => name === 'paper')?.rows).toBe(14);
    const copy = await empty();
    await bringBack(to, copy);
    await expectSame(copy);
    const key = (await publicLedgerKey({ database: copy.database, vault: place.runner.vault })) as string;
    for (const organisation of towns)
      expect(await checkLedger({ database: copy.database, house: place.runner.house, organisation, trustedKeys: [key], witnesses: manifest.seals })).toMatchObject({ ok: true, pending: 2, audit: { sealed: 12 } });
    await expect(copy.database.owner.query(`update shelf.paper set words = 'x'`)).rejects.toThrow(/never changed/);
    await expect(copy.database.owner.query(`insert into shelf.folder (organisation, id, name, above, created_at, changed_at) values ($1, $1, 'x', $2, now(), now())`, [towns[0], randomUUID()])).rejects.toThrow(/foreign key/);
  });

  it('in one file is a tar that any system reads, and brings back the same', async () => {
    const to = join(here, 'one.tar');
    await backUp({ ...parts(), to, secret });
    expect(execFileSync('tar', ['-tf', to]).toString().split('\n')).toEqual(expect.arrayContaining(['secret', 'manifest.json', expect.stringMatching(/^tables-.*\/shelf\.paper\.copy\.gz$/)]));
    expect(readdirSync(here).filter((name) => name.startsWith('one.tar'))).toEqual(['one.tar']);
    const copy = await empty();
    await bringBack(to, copy);
    await expectSame(copy);
    const backup = await openBackup(to);
    expect(await backup.secret()).toBe(secret);
    await backup.close();
    await expect(backUp({ ...parts(), to })).rejects.toEqual(refused('kernel.backup-file-taken'));
  });

  it('made again in the same folder copies only the files that are new, and stays whole', async () => {
    const to = join(here, 'folder');
    await place.runner.run(keep, { number: 9, words: 'després' }, { actor: systemActor, organisation: towns[0] });
    const added: string[] = [];
    const files: FileStore = { ...place.runner.files, open: (sha256, range) => { added.push(sha256); return place.runner.files.open(sha256, range); } };
    await backUp({ ...parts(), files, to });
    expect(added).toHaveLength(1);
    expect(readdirSync(to).filter((name) => name.startsWith('tables-'))).toHaveLength(1);
    const copy = await empty();
    await bringBack(to, copy);
    await expectSame(copy);
  });

  it('tells of a file that the store lacks or that is damaged there, and keeps the rest', async () => {
    const lost = '0'.repeat(64);
    const files: FileStore = { ...place.runner.files, open: async (sha256, range) => place.runner.files.open((await first()) === sha256 ? lost : sha256, range) };
    const first = async () => (await place.database.owner.query<{ sha256: string }>('select min(sha256) as sha256 from kernel.file')).rows[0]?.sha256;
    const { files: told } = await backUp({ ...parts(), files, to: join(here, 'lacking') });
    expect(told).toMatchObject({ count: 13, absent: [{ sha256: await first(), state: 'missing' }] });
    await bringBack(join(here, 'lacking'), await empty());
  });

  it('is not made by a database user who does not see every row, and leaves nothing behind', async () => {
    await place.database.owner.query(`do $$ begin create role plain_owner nosuperuser nobypassrls; exception when duplicate_object then null; end $$`);
    const url = new URL(place.database.url);
    url.searchParams.set('options', '-c role=plain_owner');
    const database = openDatabase({ url: url.href, connections: 2 });
    const to = join(here, 'by-nobody');
    await expect(backUp({ ...parts(), database, to })).rejects.toEqual(refused('kernel.backup-needs-role'));
    expect(existsSync(to)).toBe(false);
    await database.close();
  });

  it('is never put over data, under another secret, or into another version', async () => {
    const to = join(here, 'folder');
    await expect(bringBack(to, { database: place.database, files: place.runner.files })).rejects.toEqual(refused('kernel.restore-not-empty'));
    const copy = await empty();
    await expect(bringBack(to, copy, openVault('another secret, also of thirty-two letters'))).rejects.toEqual(refused('kernel.backup-other-secret'));
    const backup = await openBackup(to);
    await expect(restore({ backup, ...copy, vault: place.runner.vault, house: buildHouse([kernelModule]) })).rejects.toEqual(refused('kernel.backup-other-version'));
    await expect(openBackup(join(here, 'nowhere'))).rejects.toEqual(refused('kernel.not-a-backup'));
    await expect(openBackup(here)).rejects.toEqual(refused('kernel.not-a-backup'));
    await expect(backUp({ ...parts(), to: here })).rejects.toEqual(refused('kernel.backup-folder-taken'));
  });

  it('that was damaged or changed is found, and nothing is restored', async () => {
    const to = join(here, 'damaged');
    const { tables } = await backUp({ ...parts(), to });
    const part = join(to, tables.find(({ name }) => name === 'paper')?.part.name as string);
    const bytes = readFileSync(part);
    writeFileSync(part, Buffer.concat([bytes.subarray(0, 40), Buffer.from([(bytes[40] as number) ^ 1]), bytes.subarray(41)]));
    const copy = await empty();
    await expect(bringBack(to, copy)).rejects.toEqual(refused('kernel.backup-part-damaged'));
    writeFileSync(part, bytes);
    const manifest = readFileSync(join(to, 'manifest.json'), 'utf8');
    writeFileSync(join(to, 'manifest.json'), manifest.replace('"rows": 14', '"rows": 15').replace('"rows": 15', '"rows": 16'));
    await expect(bringBack(to, copy)).rejects.toEqual(refused('kernel.backup-manifest-changed'));
    writeFileSync(join(to, 'manifest.json'), manifest);
    const [two] = readdirSync(join(to, 'files'));
    const folder = join(to, 'files', two as string);
    const inner = join(folder, readdirSync(folder)[0] as string);
    writeFileSync(join(inner, readdirSync(inner)[0] as string), 'una altra cosa');
    await expect(bringBack(to, copy)).rejects.toEqual(refused('kernel.backup-part-damaged'));
    expect((await copy.database.owner.query('select 1 from shelf.paper')).rows).toEqual([]);
    rmSync(to, { recursive: true });
  });
});
