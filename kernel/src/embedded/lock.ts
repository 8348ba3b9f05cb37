import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedInUse } from './errors.ts';
import { beganAt, isAlive } from './processes.ts';

type Owner = { pid: number; began?: string; machine: string };

const beatEvery = 5_000;
const silentAfter = 12_000;

/**
 * Takes the data of the folder for this process, or throws EmbeddedInUse. A lock whose process is gone is taken over. A process in
 * another container cannot be looked up from here, so its lock counts if it is touched again within some seconds.
 */
export async function takeLock({ path, folder }: { path: string; folder: string }): Promise<{ release(): void }> {
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid), machine: machine() } satisfies Owner);
  const draft = `${path}.${process.pid}.${Date.now()}`;
  writeFileSync(draft, mine, { mode: 0o644 });
  try {
    for (let attempt = 0; !placed({ draft, path }); attempt += 1) {
      const held = readHeld(path);
      if (!held) continue;
      if (attempt > 5 || (await isHeld({ path, held }))) throw new EmbeddedInUse({ folder, pid: parse(held)?.pid ?? 0 });
      discard({ path, held, folder });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // the folder was removed beneath us: PostgreSQL will say so
    }
  }, beatEvery);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (readHeld(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** A link either appears whole or fails because the name is taken: two processes cannot both succeed. */
function placed({ draft, path }: { draft: string; path: string }): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
  try {
    writeFileSync(path, readFileSync(draft), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHeld(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(held: string): Owner | undefined {
  try {
    return JSON.parse(held) as Owner;
  } catch {
    return undefined;
  }
}

async function isHeld({ path, held }: { path: string; held: string }): Promise<boolean> {
  const owner = parse(held);
  if (!owner) return false;
  if (owner.machine !== machine()) return beats(path);
  return isAlive(owner.pid) && (owner.began === undefined || owner.began === beganAt(owner.pid));
}

async function beats(path: string): Promise<boolean> {
  const touched = (): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const first = touched();
  while (Date.now() - first < silentAfter) {
    await sleep(250);
    if (touched() !== first) return true;
  }
  return false;
}

/** Moves the stale lock away; should someone have replaced it meanwhile, theirs is put back. */
function discard({ path, held, folder }: { path: string; held: string; folder: string }): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHeld(aside);
  if (moved !== held) {
    renameSync(aside, path);
    throw new EmbeddedInUse({ folder, pid: parse(moved ?? '')?.pid ?? 0 });
  }
  rmSync(aside, { force: true });
}

/** The same text exactly where process numbers mean the same: one boot of one machine or container. */
function machine(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
