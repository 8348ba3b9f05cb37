import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { accountFor } from '../../kernel/src/embedded/account.ts';
import { freePort } from './free-port.ts';

const binaries = '/usr/lib/postgresql/15/bin';

/** Starts Debian's PostgreSQL 15 on a free port of this machine, as the oldest server that an installation may have. */
export async function startOlderServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const account = accountFor();
  const folder = mkdtempSync(join(tmpdir(), 'comu-pg15-'));
  chmodSync(folder, 0o700);
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  const made = spawnSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), '-U', 'comu', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...as, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr}`);
  const port = await freePort();
  const server = spawn(join(binaries, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=200'], { ...as, cwd: folder, stdio: 'ignore' });
  const url = `postgres://comu@127.0.0.1:${port}/postgres`;
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    const up = await client.connect().then(() => true, () => false);
    if (up) {
      await client.end();
      break;
    }
    if (tries > 100) throw new Error('PostgreSQL 15 did not start.');
    await new Promise((next) => setTimeout(next, 100));
  }
  return {
    url,
    async stop() {
      server.kill('SIGINT');
      await new Promise((done) => server.once('close', done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
