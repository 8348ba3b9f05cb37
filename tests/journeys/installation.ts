import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A port that nobody holds: a citizen who is identified elsewhere is sent back to an address that is known before the start. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** `npm start` on new data, for all journeys of the run; its address is in COMU_JOURNEY_URL and its data in COMU_JOURNEY_DATA. */
export async function setup() {
  if (process.env['COMU_JOURNEY_URL'] !== undefined) return undefined;
  const data = mkdtempSync(join(tmpdir(), 'comu-journey-'));
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/comu.mjs'), 'start'], { cwd: root, env: { ...process.env, COMU_DATA: data, PORT: await freePort(), LANG: 'en_GB.UTF-8' }, stdio: ['ignore', 'pipe', 'inherit'] });
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
