import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRunner, migrate, openDatabase, openVault, type Database, type Runner } from '@comu/kernel';
import { startEmbedded } from '@comu/kernel/embedded';
import { localFiles, s3Files, type FileStore } from '@comu/kernel/files';
import type { Configuration } from './configuration.ts';
import { houseOf } from './house.ts';

/** A running installation without its faces: database, files, secret and the runner of operations. */
export interface Open {
  readonly runner: Runner;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the database (starting the embedded one where none is given), brings it up to date and makes the runner. */
export async function openInstallation(configuration: Configuration, say: (line: string) => void = () => undefined): Promise<Open> {
  mkdirSync(configuration.dataFolder, { recursive: true });
  const embedded = configuration.DATABASE_URL === undefined ? await startEmbedded({ folder: join(configuration.dataFolder, 'postgres') }) : undefined;
  const database = openDatabase({ url: configuration.DATABASE_URL ?? (embedded as { url: string }).url, connections: configuration.COMU_CONNECTIONS });
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  try {
    const house = houseOf();
    const { created, added, ran } = await migrate(database.owner, house);
    if (created.length + added.length + ran.length > 0) say(`Database brought up to date: ${created.length} tables, ${added.length} columns, ${ran.length} steps.`);
    const runner = makeRunner({ house, database, files: filesOf(configuration), vault: openVault(secretOf(configuration)), publicUrl: configuration.publicUrl });
    return { runner, database, close };
  } catch (failure) {
    await close();
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
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}
