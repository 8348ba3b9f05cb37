import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Text } from '../text.ts';
import { urlOf } from './address.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { createCluster, runCluster } from './cluster.ts';
import { takeLock } from './lock.ts';
import { placeFor, socketFolder } from './place.ts';
import { endOrphans } from './processes.ts';
import { durableSettings } from './settings.ts';

export { accountFor } from './account.ts';
export { EmbeddedFailed, EmbeddedInUse, EmbeddedUnavailable, EmbeddedUnreachable } from './errors.ts';

export type Embedded = {
  /** A postgres address that `pg` accepts; the same at every start of a folder unless a free port was asked for. */
  url: string;
  pid: number;
  /** Settles when PostgreSQL has ended, by `stop` or by itself. */
  exited: Promise<{ expected: boolean }>;
  /** Ends every connection and shuts down cleanly; safe to call twice. */
  stop(): Promise<void>;
};

const logLimit = 10 * 1024 * 1024;
const user = 'comu';
const database = 'comu';

/**
 * Starts the PostgreSQL that comes with the software on a folder of its own, creating it the first time.
 * By default it listens on a Unix socket only its owner can enter; `port` (0 = any free one) makes it listen on 127.0.0.1
 * with a password, as Windows always does. Throws EmbeddedInUse, EmbeddedUnavailable,
 * EmbeddedUnreachable or EmbeddedFailed.
 */
export async function startEmbedded({ folder: given, port, settings = durableSettings, quiet = false }: {
  folder: string; port?: number; settings?: Record<string, string>; quiet?: boolean;
}): Promise<Embedded> {
  if (mkdirSync(given, { recursive: true })) chmodSync(given, 0o711);
  const folder = realpathSync(given);
  const tell = (text: Text): void => { if (!quiet) console.error(text.ca); };
  const { root, account, link } = placeFor({ folder, tell });
  const data = join(root, 'data');
  // Beside the real data: two folders that link to the same data share one lock.
  const lock = await takeLock({ path: `${existsSync(data) ? realpathSync(data) : data}.lock`, folder });
  try {
    const binaries = findBinaries({ account });
    if (binaries.copiedTo) tell(copied(binaries.copiedTo));
    const logFile = join(folder, 'postgres.log');
    rotate(logFile);
    if ((await endOrphans(data)).stopped) tell(adopted);
    const password = passwordIn(folder);
    await createCluster({ data, binaries, account, superuser: user, password, logFile, durable: settings['fsync'] !== 'off' });
    link();
    const tcp = port === undefined && process.platform !== 'win32' ? undefined : port || (await freePort());
    const socket = tcp === undefined ? socketFolder({ root, account }) : undefined;
    const child = await runCluster({ data, binaries, account, logFile, settings: { ...settings, ...listening({ tcp, socket }) } });
    const url = tcp === undefined
      ? `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(socket!)}`
      : `postgres://${user}:${password}@127.0.0.1:${tcp}/${database}`;
    const server = handle({ child, url, data, binaries, lock });
    await ensureDatabase(url).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return server;
  } catch (error) {
    lock.release();
    throw error;
  }
}

function handle({ child, url, data, binaries, lock }: {
  child: ChildProcess; url: string; data: string; binaries: Binaries; lock: { release(): void };
}): Embedded {
  let stopping: Promise<void> | undefined;
  const fastShutdown = (): void => {
    if (process.platform === 'win32') spawn(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-W'], { windowsHide: true, detached: true });
    else child.kill('SIGINT');
  };
  // A caller that exits without `stop` leaves no server behind.
  process.once('exit', fastShutdown);
  const exited = new Promise<{ expected: boolean }>((settle) => {
    child.once('exit', () => {
      process.removeListener('exit', fastShutdown);
      lock.release();
      settle({ expected: stopping !== undefined });
    });
  });
  child.unref();
  return {
    url,
    pid: child.pid!,
    exited,
    stop() {
      stopping ??= (async () => {
        child.ref();
        fastShutdown();
        const tooLong = setTimeout(() => child.kill('SIGQUIT'), 10_000);
        await exited;
        clearTimeout(tooLong);
      })();
      return stopping;
    },
  };
}

/** The first connection proves that the server answers; on the first start it creates the database. */
async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: urlOf({ url, database: 'postgres' }) });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

function listening({ tcp, socket }: { tcp: number | undefined; socket: string | undefined }): Record<string, string> {
  if (tcp !== undefined) return { listen_addresses: '127.0.0.1', port: String(tcp), unix_socket_directories: '' };
  return { listen_addresses: '', port: '5432', unix_socket_directories: socket!, unix_socket_permissions: '0700' };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => { server.listen(0, '127.0.0.1', settle); });
  const { port } = server.address() as { port: number };
  await new Promise((settle) => { server.close(settle); });
  return port;
}

function passwordIn(folder: string): string {
  const path = join(folder, 'password');
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

function rotate(logFile: string): void {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(logFile, `${logFile}.1`);
}

const adopted: Text = {
  ca: 'Un PostgreSQL d’una execució anterior encara funcionava: s’ha aturat de manera ordenada i no s’ha perdut res.',
  es: 'Un PostgreSQL de una ejecución anterior seguía funcionando: se ha detenido de forma ordenada y no se ha perdido nada.',
  en: 'A PostgreSQL of an earlier run was still working: it was stopped cleanly and nothing was lost.',
};

const copied = (to: string): Text => ({
  ca: `Els programes de PostgreSQL s’executen des de la còpia ${to}, perquè el compte sense privilegis no arriba als originals.`,
  es: `Los programas de PostgreSQL se ejecutan desde la copia ${to}, porque la cuenta sin privilegios no alcanza los originales.`,
  en: `PostgreSQL runs from the copy ${to}, because the account without privileges cannot reach the originals.`,
});
