import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, openRoom, rowsOf, type Room } from '../engine/database.ts';
import { openQuestion } from './ask.ts';
import type { TableView } from '../types.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-wall-'));
const people = join(folder, 'people.parquet');
const settings = { folder: join(folder, 'engine'), megabytes: 512, threads: 1 };
const cutsOf = () => readdirSync(join(settings.folder, 'cuts')).map((name) => join(settings.folder, 'cuts', name));
let room: Room | undefined;

/** What SQL that no guard ever saw reads where a question is answered: as if a way round the guard had been found. */
async function unguarded(view: TableView, sql: string): Promise<string> {
  room = await openQuestion({ tables: { people: view }, settings, signal: new AbortController().signal });
  try {
    return JSON.stringify(await rowsOf(room.connection, sql).catch((failure: Error) => failure.message));
  } finally {
    room.close();
  }
}

beforeAll(async () => {
  const { connection, close } = await openRoom({ settings, megabytes: 128, spillMegabytes: 1 });
  writeFileSync(join(folder, 'people.csv'), 'id,nom,sou,ens\n1,Anna Puig,zq-1000,A\n2,Bernat Roca,zq-2000,B\n3,Carla Vidal,zq-3000,A\n');
  await connection.run(`copy (from read_csv(${literal(join(folder, 'people.csv'))})) to ${literal(people)} (format parquet)`);
  close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('should the guard of SQL have a hole', () => {
  const views: Record<string, { view: TableView; never: RegExp; still: string }> = {
    'a hidden column': { view: { path: people, hide: ['sou'] }, never: /zq-/, still: 'Bernat Roca' },
    'a value in part': { view: { path: people, mask: { nom: 'initial' } }, never: /Anna|Puig|Roca/, still: 'zq-2000' },
    'a value by a code': { view: { path: people, mask: { nom: { pseudonym: 'zq-clau' } } }, never: /Anna|Puig|Roca|zq-clau/, still: 'zq-2000' },
    'a blank value': { view: { path: people, mask: { nom: 'blank' } }, never: /Anna|Puig|Roca/, still: 'zq-2000' },
    'a row': { view: { path: people, where: "people.ens = 'A'" }, never: /zq-2000|Roca/, still: 'zq-3000' },
  };
  it.each(Object.entries(views))('%s is in no file that the question can reach', async (_, { view, never, still }) => {
    expect(await unguarded(view, 'from people')).toContain(still);
    const own = cutsOf();
    for (const sql of [
      'from people', `from read_parquet(${literal(people)})`, `from ${literal(people)}`, `from read_blob(${literal(people)})`, `from parquet_metadata(${literal(people)})`, `from glob(${literal(`${folder}/**`)})`, `from read_csv(${literal(join(folder, 'people.csv'))})`, 'select sql from duckdb_views()', 'from duckdb_settings()',
      `copy people to ${literal(join(folder, 'out.csv'))}`, `attach ${literal(people)} as p`, 'set enable_external_access = true', `set allowed_paths = [${literal(people)}]`, 'reset allowed_paths', 'load httpfs', `explain analyze from people where nom = 'x'`,
      ...own.flatMap((path) => [`from read_parquet(${literal(path)})`, `from read_blob(${literal(path)})`, `from parquet_metadata(${literal(path)})`]),
    ]) expect(await unguarded(view, sql), sql).not.toMatch(never);
    // The file itself is out of reach, not only empty.
    expect(await unguarded(view, `from read_parquet(${literal(people)})`)).toMatch(/Permission Error/);
  });
  it('the cut is made once for what is left out, and again when the table is another', async () => {
    const before = cutsOf().length;
    await unguarded(views['a row']!.view, 'from people');
    expect(cutsOf()).toHaveLength(before);
    rmSync(people);
    const { connection, close } = await openRoom({ settings, megabytes: 128, spillMegabytes: 1 });
    await connection.run(`copy (select 9 as id, 'Nova' as nom, 'zq-9' as sou, 'A' as ens) to ${literal(people)} (format parquet)`);
    close();
    expect(await unguarded(views['a row']!.view, 'from people')).toContain('Nova');
  });
  it('a condition that no longer fits the table is told in a sentence, and leaves nothing half cut', async () => {
    await expect(unguarded({ path: people, where: 'barri = 1' }, 'from people')).rejects.toMatchObject({ code: 'tables.question-failed' });
    expect(cutsOf().filter((path) => !path.endsWith('.parquet'))).toEqual([]);
  });
});
