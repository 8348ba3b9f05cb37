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

describe('PostgreSQL is killed while sixteen people register', () => {
  const where = { address: () => server.address };
  const requests = Array.from({ length: clients * each }, (_, number) => ({ key: randomUUID(), input: filing(`Al·legació ${number}`) }));
  const acknowledged: Registered[] = [];

  it('the server ends with its sentence and the next start recovers everything that was acknowledged', async () => {
    const clerk = await signIn(where, 'clerk');
    const work = Promise.all(Array.from({ length: clients }, async (_, client) => {
      for (const { key, input } of requests.slice(client * each, (client + 1) * each))
        acknowledged.push(await insist(() => clerk.call('registry.register-entry', input, { key })));
    }));
    await eventually(() => acknowledged.length >= clients / 2, { every: 5 });
    process.kill(installation.postmaster(), 'SIGKILL');
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain('The embedded PostgreSQL ended by itself and Comú cannot go on.');
    expect(server.said()).not.toMatch(/^\s+at /m);
    server = await installation.start();
    await work;
    await expectWholeBook(installation, { subjects: requests.map(({ input }) => input.subject), acknowledged });
  }, 200_000);

  it('every entry gets its receipt, and the ledger is sound', async () => {
    await expectReceipts(installation);
    await expectSoundLedger(installation);
  }, 200_000);
});
