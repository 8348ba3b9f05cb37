import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Text } from '../text.ts';
import { urlOf } from './address.ts';
import { accountFor, canReach, stateFolder, type Account } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { EmbeddedFailed } from './errors.ts';
import { takeLock } from './lock.ts';
import { endOrphans, readPostmaster } from './processes.ts';
import { durableSettings } from './settings.ts';

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
 * with a password, as Windows always does. Throws EmbeddedInUse, EmbeddedUnavailable or EmbeddedFailed.
 */
export async function startEmbedded({ folder: given, port, settings = durableSettings, quiet = false }: {
  folder: string; port?: number; settings?: Record<string, string>; quiet?: boolean;
}): Promise<Embedded> {
  if (mkdirSync(given, { recursive: true })) chmodSync(given, 0o711);
  const folder = realpathSync(given);
  const tell = (text: Text): void => { if (!quiet) console.error(text.ca); };
  const { root, account } = placeFor({ folder, tell });
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
    await create({ data, binaries, account, password, logFile, durable: settings['fsync'] !== 'off' });
    const tcp = port === undefined && process.platform !== 'win32' ? undefined : port || (await freePort());
    const socket = tcp === undefined ? socketFolder({ root, account }) : undefined;
    const child = await run({ data, binaries, account, logFile, settings: { ...settings, ...listening({ tcp, socket }) } });
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

const ownerOf = (data: string): Account | undefined => statSync(data, { throwIfNoEntry: false });

/** Where data and socket can live: the folder itself, or a place the unprivileged account can reach, linked from the folder. */
function placeFor({ folder, tell }: { folder: string; tell: (text: Text) => void }): { root: string; account: Account | undefined } {
  const here = accountFor({ dataOwner: ownerOf(join(folder, 'data')) });
  if (canReach({ account: here, path: folder })) return { root: folder, account: here };
  const root = join(stateFolder(), `${basename(folder)}-${shortHash(folder)}`);
  mkdirSync(root, { recursive: true });
  chmodSync(root, 0o711);
  const link = join(folder, 'data');
  if (!existsSync(link)) {
    rmSync(link, { force: true });
    symlinkSync(join(root, 'data'), link);
    tell(elsewhere({ folder, root }));
  }
  return { root, account: accountFor({ dataOwner: ownerOf(join(root, 'data')) }) };
}

/** Creates the cluster beside its final name and renames it when complete, so that an interrupted first start leaves nothing half made. */
async function create({ data, binaries, account, password, logFile, durable }: {
  data: string; binaries: Binaries; account: Account | undefined; password: string; logFile: string; durable: boolean;
}): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const draft = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await promisify(execFile)(binaries.initdb, [
      '-D', draft, '-U', user, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums',
      '--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions', ...(durable ? [] : ['--no-sync']),
    ], { ...account, cwd: '/', env: environment() });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    writeFileSync(logFile, stderr || message, { flag: 'a' });
    rmSync(draft, { recursive: true, force: true });
    throw new EmbeddedFailed({ step: 'initdb', log: stderr || message, logFile });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
}

/** Starts the server in a session of its own: a Ctrl+C reaches only the caller, who decides the order of the shutdown. */
async function run({ data, binaries, account, logFile, settings }: {
  data: string; binaries: Binaries; account: Account | undefined; logFile: string; settings: Record<string, string>;
}): Promise<ChildProcess> {
  const log = openSync(logFile, 'a', 0o640);
  const from = statSync(logFile).size;
  const child = spawn(binaries.postgres, ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    ...account, cwd: '/', env: environment(), stdio: ['ignore', log, log], detached: process.platform !== 'win32', windowsHide: true,
  });
  closeSync(log);
  const failure: { step?: string } = {};
  child.once('error', (error) => { failure.step = error.message; });
  child.once('exit', (code, signal) => { failure.step ??= `exit ${code ?? signal}`; });
  // No time limit: after a crash, replaying the log may take as long as it needs.
  while (failure.step === undefined) {
    const postmaster = readPostmaster(data);
    if (postmaster?.ready && postmaster.pid === child.pid) return child;
    await sleep(5);
  }
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
  throw new EmbeddedFailed({ step: failure.step, log: lines, logFile });
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

/** A socket path may hold 107 bytes, so data in a deep folder listen in a short one. Emptied of what a killed server left. */
function socketFolder({ root, account }: { root: string; account: Account | undefined }): string {
  const near = join(root, 'socket');
  const path = Buffer.byteLength(join(near, '.s.PGSQL.5432')) < 100 ? near : join(stateFolder(), shortHash(root));
  mkdirSync(path, { recursive: true });
  for (const left of readdirSync(path)) if (left.startsWith('.s.PGSQL.')) rmSync(join(path, left));
  if (account) chownSync(path, account.uid, account.gid);
  chmodSync(path, 0o700);
  return path;
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

/** Only what a program needs to run: the PG… variables of a person's shell must not steer this server. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

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

const elsewhere = ({ folder, root }: { folder: string; root: string }): Text => ({
  ca: `El compte sense privilegis no pot entrar a ${folder}: les dades són a ${root}, i ${folder}/data hi enllaça.`,
  es: `La cuenta sin privilegios no puede entrar en ${folder}: los datos están en ${root}, y ${folder}/data enlaza con ellos.`,
  en: `The account without privileges cannot enter ${folder}: the data are in ${root}, and ${folder}/data links to them.`,
});
