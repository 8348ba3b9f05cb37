import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, type QueryResultRow } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from './embedded.ts';
import { EmbeddedFailed, EmbeddedInUse, EmbeddedUnreachable } from './errors.ts';
import { isAlive } from './processes.ts';
import { durableSettings, throwawaySettings } from './settings.ts';
import { freshDatabase } from './testing.ts';

const isRoot = process.getuid?.() === 0;
let base: string;
let folder: string;
const running: Embedded[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'comu-embedded-'));
  chmodSync(base, 0o755);
  folder = join(base, 'data');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  rmSync(base, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<Embedded> {
  const server = await startEmbedded({ folder, quiet: true, settings: throwawaySettings, ...options });
  running.push(server);
  return server;
}

async function ask<Row extends QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  let rows: Row[] = [];
  for (const statement of statements) ({ rows } = await client.query<Row>(statement));
  await client.end();
  return rows;
}

/** Starts the same folder from another process, as a person would, and waits until it answers. */
async function startInAnotherProcess(): Promise<{ pid: number; kill(): Promise<void> }> {
  const code = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    const server = await startEmbedded({ folder: ${JSON.stringify(folder)}, quiet: true });
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    pid: Number(line),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const keep = ['CREATE TABLE kept (note text)', `INSERT INTO kept VALUES ('abans de la caiguda')`];

describe('the embedded PostgreSQL', () => {
  test('starts on an empty folder, also as root, as PostgreSQL 18 with UTF-8 and checksums', async () => {
    const { url, pid } = await start({ settings: durableSettings });
    const [row] = await ask(url, `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
      current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync, upper('àçŀ') AS upper`);
    expect(row).toMatchObject({ encoding: 'UTF8', checksums: 'on', fsync: 'on', upper: 'ÀÇĿ' });
    expect(row!['version']).toBeGreaterThanOrEqual(180_000);
    if (isRoot) expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  });

  test('keeps what was written and the same address from one start to the next', async () => {
    const first = await start();
    await ask(first.url, ...keep);
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT note FROM kept')).toEqual([{ note: 'abans de la caiguda' }]);
  });

  test('starts again and stops, even with a connection open', async () => {
    await (await start({ settings: durableSettings })).stop();
    const server = await start({ settings: durableSettings });
    const client = new Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  });

  test('refuses a second start on a folder in use and names the process in three languages', async () => {
    await start();
    const refusal = await startEmbedded({ folder, quiet: true }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(EmbeddedInUse);
    const { text, pid } = refusal as EmbeddedInUse;
    expect(pid).toBe(process.pid);
    for (const sentence of Object.values(text)) expect(sentence).toContain(folder);
  });

  test('refuses a start while another process has the folder', async () => {
    const other = await startInAnotherProcess();
    await expect(start()).rejects.toBeInstanceOf(EmbeddedInUse);
    await other.kill();
    process.kill(other.pid, 'SIGINT');
  });

  test('lets one of two simultaneous starts through', async () => {
    const results = await Promise.allSettled([start(), start(), start()]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  test('recovers after PostgreSQL was killed, and tells that it ended by itself', async () => {
    const server = await start({ settings: durableSettings });
    await ask(server.url, ...keep);
    process.kill(server.pid, 'SIGKILL');
    expect(await server.exited).toEqual({ expected: false });
    const again = await start();
    expect(await ask(again.url, 'SELECT note FROM kept')).toEqual([{ note: 'abans de la caiguda' }]);
  });

  test('stops the PostgreSQL that a killed process left running, and loses nothing', async () => {
    const other = await startInAnotherProcess();
    const socket = `postgres://comu@localhost/comu?host=${encodeURIComponent(join(folder, 'socket'))}`;
    await ask(socket, ...keep);
    await other.kill();
    expect(isAlive(other.pid)).toBe(true);
    const server = await start();
    expect(isAlive(other.pid)).toBe(false);
    expect(await ask(server.url, 'SELECT note FROM kept')).toHaveLength(1);
  });

  test('recovers after the process and PostgreSQL were killed together during a long query', async () => {
    const other = await startInAnotherProcess();
    const socket = `postgres://comu@localhost/comu?host=${encodeURIComponent(join(folder, 'socket'))}`;
    await ask(socket, ...keep);
    const busy = ask(socket, 'SELECT count(*) FROM generate_series(1, 10000000000)').catch(() => 'cut');
    await other.kill();
    process.kill(other.pid, 'SIGKILL');
    const server = await start();
    expect(await ask(server.url, 'SELECT note FROM kept')).toHaveLength(1);
    expect(await busy).toBe('cut');
  });

  test('begins anew when the first start was cut short while creating the data', async () => {
    mkdirSync(join(folder, 'data.new'), { recursive: true });
    writeFileSync(join(folder, 'data.new', 'PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('shows the last lines of the log when PostgreSQL does not start, and frees the folder', async () => {
    const failure = await start({ settings: { ...throwawaySettings, shared_buffers: 'much' } }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddedFailed);
    expect((failure as EmbeddedFailed).text.ca).toContain('shared_buffers');
    await start();
  });

  test('listens on a short socket path when the folder is deep', async () => {
    folder = join(base, 'a'.repeat(60), 'b'.repeat(60), 'dades amb espais i accents à');
    const { url } = await start();
    const socket = new URL(url).searchParams.get('host')!;
    expect(socket.length).toBeLessThan(100);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    rmSync(socket, { recursive: true, force: true });
  });

  test('asks for the password when it listens on a port', async () => {
    const { url } = await start({ port: 0 });
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow(/password/);
  });

  test.runIf(isRoot)('keeps the data of a folder below a private home in a place PostgreSQL reaches', async () => {
    chmodSync(base, 0o700);
    const first = await start();
    await ask(first.url, ...keep);
    await first.stop();
    const real = realpathSync(join(folder, 'data'));
    expect(real.startsWith(base)).toBe(false);
    renameSync(folder, `${folder}-moved`);
    folder = `${folder}-moved`;
    const second = await start();
    expect(await ask(second.url, 'SELECT note FROM kept')).toHaveLength(1);
    await second.stop();
    rmSync(dirname(real), { recursive: true, force: true });
    await expect(start()).rejects.toBeInstanceOf(EmbeddedUnreachable);
  });

  test.runIf(isRoot)('does not begin anew when the data it had can no longer be reached', async () => {
    await (await start()).stop();
    chmodSync(base, 0o700);
    await expect(start()).rejects.toBeInstanceOf(EmbeddedUnreachable);
  });

  test('moves a log that grew too large aside', async () => {
    mkdirSync(folder);
    const log = join(folder, 'postgres.log');
    writeFileSync(log, '');
    truncateSync(log, 11 * 1024 * 1024);
    await start();
    expect(existsSync(`${log}.1`)).toBe(true);
    expect(readFileSync(log, 'utf8')).toContain('ready to accept connections');
  });
});

test('a test file gets a database of its own from a template, and drops it', async () => {
  const server = await start({ settings: throwawaySettings });
  await ask(server.url, ...keep);
  const mine = await freshDatabase({ url: server.url, template: 'comu' });
  expect(await ask(mine.url, 'SELECT note FROM kept')).toHaveLength(1);
  await ask(mine.url, 'DELETE FROM kept');
  await mine.drop();
  await expect(ask(mine.url, 'SELECT 1')).rejects.toThrow(/does not exist/);
  expect(await ask(server.url, 'SELECT note FROM kept')).toHaveLength(1);
});
