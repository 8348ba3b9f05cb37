import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from './eventually.ts';
import { newInstallation } from './installation.ts';

/**
 * Makes a folder a copy of an installation that was founded and has done all the jobs of its first start. Founding the 311 takes most of a
 * minute, and what happens to an installation later does not depend on it: it is done once in a run, with `comu start` as anybody does it.
 */
export async function copyFounded(folder: string): Promise<void> {
  const kept = process.env['COMU_TEST_FOUNDED'] as string;
  const done = join(kept, 'done');
  const turn = new pg.Client({ connectionString: process.env['COMU_TEST_DATABASE_URL'] });
  await turn.connect();
  try {
    await turn.query(`select pg_advisory_lock(hashtext('founded installation'))`);
    if (!existsSync(done)) await found(done);
  } finally {
    await turn.end();
  }
  copy(done, folder);
}

async function found(to: string): Promise<void> {
  const first = newInstallation();
  try {
    const server = await first.start();
    await eventually(async () => (await first.rows('select 1 from kernel.job limit 1')).length === 0, { seconds: 600, every: 500, what: 'the end of the jobs of the first start' });
    if ((await server.end('SIGTERM')) !== 0) throw new Error(`The first start did not end well:\n${server.said()}`);
    mkdirSync(to, { recursive: true });
    copy(first.folder, to);
  } finally {
    await first.remove();
  }
}

function copy(from: string, to: string) {
  const { status, stderr } = spawnSync('cp', ['-Rp', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
