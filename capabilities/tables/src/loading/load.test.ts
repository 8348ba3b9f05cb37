import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTables } from '../index.ts';
import { mayBeDirect } from './may-be-direct.ts';

const folder = mkdtempSync(join(tmpdir(), 'comu-load-'));
const tables = openTables({ folder: join(folder, 'scratch'), memory: '512MB' });
const big = join(folder, 'big.csv');
beforeAll(() => {
  const lines = ['id;nom;valor'];
  for (let n = 0; n < 100_000; n += 1) lines.push(`${n};"Nom ""${n % 977}""";${n % 1000},${String(n % 100).padStart(2, '0')}`);
  // One row that does not fit makes the whole file be read with care.
  lines.splice(80_000, 0, '999999;sobra;1,00;massa');
  writeFileSync(big, lines.join('\n'));
});
afterAll(async () => {
  await tables.close();
  rmSync(folder, { recursive: true, force: true });
});
const left = () => readdirSync(folder).filter((name) => /growing|rejected|\.parquet/.test(name)).toSorted();

describe('a load that is interrupted leaves the former version', () => {
  it('goes on beside another load of the same file, each to its own place', async () => {
    const { reading } = await tables.propose({ path: big });
    const [one, two] = await Promise.all(['one.parquet', 'two.parquet'].map((name) => tables.load({ path: big, reading, out: join(folder, name) })));
    expect(one).toMatchObject({ rows: 100_000, rejected: { rows: 1 } });
    expect(one).toEqual({ ...two, rejected: one!.rejected });
    expect(readFileSync(join(folder, 'two.parquet')).equals(readFileSync(join(folder, 'one.parquet')))).toBe(true);
    const { rows } = await tables.query({ sql: 'select line, reason from r', tables: { r: one!.rejected!.path } });
    expect(rows).toEqual([[80_001, '4 > 3']]);
    expect(left()).toEqual(['one.parquet', 'one.parquet.rejected', 'two.parquet', 'two.parquet.rejected']);
  });
  it('tells how far it is, and stops when asked', async () => {
    const { reading } = await tables.propose({ path: big });
    const seen: number[] = [];
    const stop = new AbortController();
    const loading = tables.load({ path: big, reading, out: join(folder, 'never.parquet'), signal: stop.signal, onProgress: ({ rows }) => {
      seen.push(rows);
      stop.abort();
    } });
    await expect(loading).rejects.toMatchObject({ code: 'tables.stopped' });
    expect(seen.length).toBeGreaterThan(0);
    expect(left().filter((name) => name.startsWith('never'))).toEqual([]);
  });
  it('begins again by itself when its process is killed in the middle, and leaves nothing half done', async () => {
    const { reading } = await tables.propose({ path: big });
    const killed = new Set<number>();
    const loading = tables.load({ path: big, reading, out: join(folder, 'again.parquet'), onProgress: () => {
      if (killed.size > 0) return;
      killed.add(tables.processId!);
      process.kill(tables.processId!, 'SIGKILL');
    } });
    expect(await loading).toMatchObject({ rows: 100_000 });
    expect(killed.size).toBe(1);
    expect(left().filter((name) => name.startsWith('again'))).toEqual(['again.parquet', 'again.parquet.rejected']);
  });
  // A disk small enough to fill is one of memory, which only root may mount.
  it.skipIf(process.getuid?.() !== 0)('says so when the disk is full, keeps what was there, and works once there is space', async (test) => {
    const disk = join(folder, 'disk');
    spawnSync('mkdir', ['-p', disk]);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=755', 'tmpfs', disk]).status !== 0) return test.skip();
    try {
      const small = join(folder, 'small.csv');
      writeFileSync(small, 'a;b\n1;2\n');
      const { reading } = await tables.propose({ path: small });
      const out = join(disk, 'v.parquet');
      await tables.load({ path: small, reading, out });
      const { reading: readingOfBig } = await tables.propose({ path: big });
      await expect(tables.load({ path: big, reading: readingOfBig, out })).rejects.toMatchObject({ code: 'tables.disk-full' });
      expect(readdirSync(disk)).toEqual(['v.parquet']);
      expect((await tables.query({ sql: 'select * from v', tables: { v: out } })).rows).toEqual([[1, 2]]);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
  it('tells a page served instead of the data, though the reading was agreed', async () => {
    const { reading } = await tables.propose({ path: big });
    const page = join(folder, 'page.csv');
    writeFileSync(page, '\n<!DOCTYPE html>\n<html><body>Error 503</body></html>');
    await expect(tables.load({ path: page, reading, out: join(folder, 'page.parquet') })).rejects.toMatchObject({ code: 'tables.html-instead' });
    await expect(tables.propose({ path: page })).rejects.toMatchObject({ code: 'tables.html-instead', text: { ca: expect.stringContaining('pàgina web') } });
    expect(existsSync(join(folder, 'page.parquet'))).toBe(false);
  });
});

describe('what is loaded is what the file says', () => {
  it('reads a clean file at full speed and with care alike', async () => {
    const content = `codi,any,import,dia,nom\n${Array.from({ length: 5000 }, (_, n) => `080${String(n % 90).padStart(2, '0')},${2000 + (n % 25)},${n % 5 === 0 ? '' : (n / 100).toFixed(2)},2026-${String((n % 12) + 1).padStart(2, '0')}-15,"Vila, ${n}"`).join('\n')}\n`;
    const results: unknown[] = [];
    for (const [name, bytes, direct] of [['clean.csv', Buffer.from(content), true], ['clean.csv.gz', gzipSync(content), false]] as const) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const { reading } = await tables.propose({ path });
      expect(await mayBeDirect({ path, reading })).toBe(direct);
      const out = join(folder, `${name}.parquet`);
      await tables.load({ path, reading, out });
      results.push((await tables.query({ sql: 'select * from t', tables: { t: out } })).rows);
    }
    expect(results[0]).toHaveLength(5000);
    expect(results[0]).toEqual(results[1]);
  });
  it('never rounds: a column grows when a later value needs more decimals', async () => {
    const path = join(folder, 'grows.csv');
    writeFileSync(path, `v\n${'1.50\n'.repeat(210_000)}0.123456\n`);
    const { reading } = await tables.propose({ path });
    expect(reading.columns[0]).toMatchObject({ type: 'decimal', scale: 2 });
    const loaded = await tables.load({ path, reading, out: join(folder, 'grows.parquet') });
    expect(loaded).toMatchObject({ rows: 210_001, rejected: null, columns: [{ scale: 6 }] });
    expect((await tables.query({ sql: 'select min(v) from t', tables: { t: join(folder, 'grows.parquet') } })).rows).toEqual([['0.123456']]);
  });
});
