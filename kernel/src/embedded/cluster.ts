import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedFailed } from './errors.ts';
import { readPostmaster } from './processes.ts';

/** Creates the cluster beside its final name and renames it when complete, so that an interrupted first start leaves nothing half made. */
export async function createCluster({ data, binaries, account, superuser, password, logFile, durable }: {
  superuser: string; data: string; binaries: Binaries; account: Account | undefined; password: string; logFile: string; durable: boolean;
}): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const draft = `${data}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${data}.password`;
  // Under another name each time: an initdb whose caller was killed may still be writing into the last one.
  for (const left of readdirSync(dirname(data))) if (left.startsWith(`${basename(data)}.new`)) rmSync(join(dirname(data), left), { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await promisify(execFile)(binaries.initdb, [
      '-D', draft, '-U', superuser, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums',
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
export async function runCluster({ data, binaries, account, logFile, settings }: {
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

/** Only what a program needs to run: the PG… variables of a person's shell must not steer this server. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}
