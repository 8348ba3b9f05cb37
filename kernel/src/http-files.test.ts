import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localFiles } from './files/index.ts';
import { buildHttp } from './http.ts';
import { testActor, testInstallation, type Installation } from './testing.ts';

const organisation = randomUUID();
const actor = testActor({ person: randomUUID(), organisations: { [organisation]: [] } });
const folder = mkdtempSync(join(tmpdir(), 'comu-files-'));
let house: Installation;
let server: Awaited<ReturnType<typeof buildHttp>>;
const told: unknown[] = [];

beforeAll(async () => {
  house = await testInstallation({ modules: [] });
  server = await buildHttp({ runner: { ...house.runner, files: localFiles({ folder }) }, gate: { actorOf: async () => actor, organisationOf: async () => undefined } });
  server.addHook('onSend', async (_request, _reply, payload) => { told.push(JSON.parse(String(payload)).code); });
  await server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

it('an upload whose sender goes away leaves nothing behind and is no failure of ours', async () => {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(['POST /api/files HTTP/1.1', 'host: x', 'cookie: comu=x', 'comu-organisation: ens-1', 'content-type: multipart/form-data; boundary=b', 'content-length: 1000000', '', '--b', 'content-disposition: form-data; name="file"; filename="a.txt"', 'content-type: text/plain', '', 'The beginning'].join('\r\n'));
  await expect.poll(() => readdirSync(folder, { recursive: true }).length).toBe(2);
  socket.destroy();
  await expect.poll(() => told).toEqual(['kernel.cut-off']);
  expect(readdirSync(folder, { recursive: true })).toEqual(['incoming']);
});
