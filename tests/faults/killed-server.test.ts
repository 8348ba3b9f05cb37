import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing, insist, signIn } from './support/caller.ts';
import { eventually } from './support/eventually.ts';
import { newInstallation, type Comu } from './support/installation.ts';
import { expectReceipts, expectSoundLedger, expectWholeBook, type Registered } from './support/registry.ts';

const clients = 16;
const each = 2;

const installation = newInstallation();
let server: Comu;
beforeAll(async () => { server = await installation.start(); }, 200_000);
afterAll(() => installation.remove());

describe('the server is killed while sixteen people register', () => {
  const where = { address: () => server.address };
  const requests = Array.from({ length: clients * each }, (_, number) => ({ key: randomUUID(), input: filing(`Sol·licitud ${number}`) }));
  const acknowledged: Registered[] = [];

  it('whoever asks again with the same key gets the entry that was made, or the one that was not', async () => {
    const clerk = await signIn(where, 'clerk');
    const met: string[] = [];
    const work = Promise.all(Array.from({ length: clients }, async (_, client) => {
      for (const { key, input } of requests.slice(client * each, (client + 1) * each)) {
        acknowledged.push(await insist(() => clerk.call('registry.register-entry', input, { key }), { met }));
      }
    }));
    await eventually(() => acknowledged.length >= clients, { every: 5 });
    await server.end('SIGKILL');
    expect(acknowledged.length).toBeLessThan(requests.length);
    server = await installation.start();
    await work;
    expect(met.length).toBeGreaterThan(0);
    expect(new Set(met)).toEqual(new Set(['nobody']));
    await expectWholeBook(installation, { subjects: requests.map(({ input }) => input.subject), acknowledged });
    const repeated = await Promise.all(requests.slice(0, 8).map(({ key, input }) => clerk.call('registry.register-entry', input, { key })));
    const first = new Map(acknowledged.map((entry) => [entry.id, entry]));
    for (const again of repeated) expect(again).toEqual(first.get(again.id));
  }, 200_000);

  it('every entry gets its receipt, and the ledger is sound', async () => {
    await expectReceipts(installation);
    await expectSoundLedger(installation);
  }, 200_000);
});
