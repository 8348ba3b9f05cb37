import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRunner, migrate, openDatabase, openVault, type Database, type Runner, type Vault } from '@comu/kernel';
import { EmbeddedInUse, startEmbedded } from '@comu/kernel/embedded';
import { localFiles, s3Files, type FileStore } from '@comu/kernel/files';
import type { Configuration } from './configuration.ts';
import { houseOf } from './house.ts';

/** What an installation keeps, opened as it is found: nothing is brought up to date. */
export interface Storage {
  readonly database: Database;
  readonly files: FileStore;
  readonly vault: Vault;
  /** Settles when the embedded PostgreSQL ends by itself; never with a database of one’s own. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

/** A running installation without its faces: database, files, secret and the runner of operations. */
export interface Open {
  readonly runner: Runner;
  readonly database: Database;
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database (starting the embedded one where none is given), the files and the secret. With `beside`, a command
 * joins the embedded database that another process of this installation is running, instead of being refused.
 */
export async function openStorage(configuration: Configuration, { beside = false }: { beside?: boolean } = {}): Promise<Storage> {
  const vault = openVault(secretOf(configuration));
  const server = await databaseServer(configuration, beside);
  const database = openDatabase({ url: server.url, connections: configuration.COMU_CONNECTIONS });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { database, files: filesOf(configuration), vault, lost: server.lost, close };
}

/** Opens what is kept, brings the database up to date and makes the runner. */
export async function openInstallation(configuration: Configuration, say: (line: string) => void = () => undefined, options: { beside?: boolean } = {}): Promise<Open> {
  const { database, files, vault, lost, close } = await openStorage(configuration, options);
  try {
    const house = houseOf();
    const { created, added, ran } = await migrate(database.owner, house);
    if (created.length + added.length + ran.length > 0) say(`Database brought up to date: ${created.length} tables, ${added.length} columns, ${ran.length} steps.`);
    const runner = makeRunner({ house, database, files, vault, publicUrl: configuration.publicUrl, settings: settingsOf(configuration) });
    return { runner, database, lost, close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function databaseServer({ DATABASE_URL, dataFolder }: Configuration, beside: boolean): Promise<{ url: string; lost: Promise<void>; stop(): Promise<void> }> {
  const never = new Promise<void>(() => undefined);
  if (DATABASE_URL !== undefined) return { url: DATABASE_URL, lost: never, stop: async () => undefined };
  mkdirSync(dataFolder, { recursive: true });
  // Commands find here the database that a running `comu start` holds.
  const address = join(dataFolder, 'database-address');
  try {
    const embedded = await startEmbedded({ folder: join(dataFolder, 'postgres') });
    writeFileSync(address, embedded.url, { mode: 0o600 });
    const lost = embedded.exited.then(({ expected }) => (expected ? never : undefined));
    return { url: embedded.url, lost, async stop() { rmSync(address, { force: true }); await embedded.stop(); } };
  } catch (failure) {
    if (beside && failure instanceof EmbeddedInUse && existsSync(address)) return { url: readFileSync(address, 'utf8'), lost: never, stop: async () => undefined };
    throw failure;
  }
}

function filesOf({ COMU_FILES, dataFolder }: Configuration): FileStore {
  if (COMU_FILES === undefined || !COMU_FILES.startsWith('s3')) return localFiles({ folder: COMU_FILES ?? join(dataFolder, 'files') });
  const url = new URL(COMU_FILES.replace(/^s3\+http:/, 'http:').replace(/^s3:/, 'https:'));
  return s3Files({
    endpoint: `${url.protocol}//${url.host}`, bucket: url.pathname.slice(1),
    accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password),
  });
}

/** The installation's secret: from the environment, or made once and readable by its owner alone. */
function secretOf({ COMU_SECRET, dataFolder }: Configuration): string {
  if (COMU_SECRET !== undefined) return COMU_SECRET;
  const file = join(dataFolder, 'secret');
  mkdirSync(dataFolder, { recursive: true });
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** The settings that capabilities read, without those that are absent. */
const settingsOf = ({ SMTP_URL, MAIL_FROM, TSA_URL, TSA_POLICY, COMU_CONNECTORS_PRIVATE, COMU_SOURCES_PRIVATE }: Configuration) => ({ MAIL_FROM, ...(COMU_SOURCES_PRIVATE === undefined ? {} : { COMU_SOURCES_PRIVATE }), ...(COMU_CONNECTORS_PRIVATE === undefined ? {} : { COMU_CONNECTORS_PRIVATE }), ...(SMTP_URL === undefined ? {} : { SMTP_URL }), ...(TSA_URL === undefined ? {} : { TSA_URL }), ...(TSA_POLICY === undefined ? {} : { TSA_POLICY }) });
