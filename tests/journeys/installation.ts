import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../support/free-port.ts';

const root = resolve(import.meta.dirname, '../..');

/** `npm start` on new data, for all journeys of the run; its address is in COMU_JOURNEY_URL and its data in COMU_JOURNEY_DATA. */
export async function setup() {
  if (process.env['COMU_JOURNEY_URL'] !== undefined) return undefined;
  const data = mkdtempSync(join(tmpdir(), 'comu-journey-'));
  // A citizen who is identified elsewhere is sent back to an address that is known before the start.
  const port = String(await freePort());
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/comu.mjs'), 'start'], { cwd: root, env: { ...process.env, COMU_DATA: data, PORT: port, LANG: 'en_GB.UTF-8' }, stdio: ['ignore', 'pipe', 'inherit'] });
  process.env['COMU_JOURNEY_URL'] = await new Promise<string>((ready, fail) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) ready(address);
    });
    child.once('exit', (code) => fail(new Error(`comu start ended with ${code}: ${said}`)));
  });
  process.env['COMU_JOURNEY_DATA'] = data;
  return async () => {
    const ended = new Promise((done) => child.removeAllListeners('exit').once('exit', done));
    child.kill('SIGINT');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
}
