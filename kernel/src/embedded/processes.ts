import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const linux = process.platform === 'linux';

/** Whether a process runs; one that ended and waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !linux || statOf(pid)?.state !== 'Z';
}

/** When the process began, in clock ticks since the machine started: tells a process from a later one with the same number. */
export function beganAt(pid: number): string | undefined {
  return linux ? statOf(pid)?.began : undefined;
}

function statOf(pid: number): { state: string; began: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, began: fields[19]! };
  } catch {
    return undefined;
  }
}

/** What PostgreSQL says of itself in postmaster.pid. */
export function readPostmaster(data: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends a PostgreSQL that outlived the process which started it, and clears what a killed one left behind, so that the
 * folder can be started again. Call it only while holding the folder's lock: then nobody else can own that PostgreSQL.
 */
export async function endOrphans(data: string): Promise<{ stopped: boolean }> {
  if (!existsSync(data)) return { stopped: false };
  const postmaster = readPostmaster(data);
  let stopped = false;
  if (postmaster && isAlive(postmaster.pid) && worksIn({ pid: postmaster.pid, data })) {
    stopped = true;
    await end(postmaster.pid, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
  }
  // Backends of a killed postmaster may go on with a long query and still hold its shared memory.
  await Promise.all(backendsIn(data).map((pid) => end(pid, ['SIGTERM', 'SIGKILL'])));
  rmSync(join(data, 'postmaster.pid'), { force: true });
  return { stopped };
}

async function end(pid: number, signals: NodeJS.Signals[]): Promise<void> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 10_000; waited += 20) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
}

/** Every PostgreSQL process has its data folder as working folder, which tells ours from any other with the same number. */
function worksIn({ pid, data }: { pid: number; data: string }): boolean {
  try {
    if (linux) return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

function backendsIn(data: string): number[] {
  if (!linux) return [];
  return readdirSync('/proc').map(Number).filter((pid) => pid > 0 && pid !== process.pid && isBackend({ pid, data }));
}

function isBackend({ pid, data }: { pid: number; data: string }): boolean {
  try {
    return worksIn({ pid, data }) && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}
