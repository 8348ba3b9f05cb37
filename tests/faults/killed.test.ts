import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing, insist, signIn, type Caller } from './support/caller.ts';
import { eventually, patience } from './support/eventually.ts';
import { copyFounded } from './support/founded.ts';
import { newInstallation, type Comu } from './support/installation.ts';
import { expectReceipts, expectSoundLedger, expectWholeBook, type Registered } from './support/registry.ts';

const clients = 16;

const installation = newInstallation();
let server: Comu;
let clerk: Caller;
beforeAll(async () => {
  await copyFounded(installation.folder);
  server = await installation.start();
  clerk = await signIn({ address: () => server.address }, 'clerk');
}, patience);
afterAll(() => installation.remove());

const subjects: string[] = [];
const acknowledged: Registered[] = [];

/** Sixteen people register so many things each, and insist with the same keys until they are answered. */
function sixteenRegister(what: string, each: number) {
  const requests = Array.from({ length: clients * each }, (_, number) => ({ key: randomUUID(), input: filing(`${what} ${number}`) }));
  const met: string[] = [];
  const answered: Registered[] = [];
  const done = Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (const { key, input } of requests.slice(client * each, (client + 1) * each)) answered.push(await insist(() => clerk.call('registry.register-entry', input, { key }), { met }));
  })).then(() => {
    subjects.push(...requests.map(({ input }) => input.subject));
    acknowledged.push(...answered);
  });
  return { requests, met, answered, done };
}

describe('a process is killed while sixteen people register', () => {
  it('the server: whoever asks again with the same key gets the entry that was made, or the one that was not', async () => {
    const { requests, met, answered, done } = sixteenRegister('Sol·licitud', 2);
    await eventually(() => answered.length >= clients / 2, { every: 5 });
    await server.end('SIGKILL');
    expect(answered.length).toBeLessThan(requests.length);
    server = await installation.start();
    await done;
    expect(new Set(met)).toEqual(new Set(['nobody']));
    await expectWholeBook(installation, { subjects, acknowledged });
    const first = new Map(acknowledged.map((entry) => [entry.id, entry]));
    const repeated = await Promise.all(requests.slice(0, 8).map(({ key, input }) => clerk.call('registry.register-entry', input, { key })));
    for (const again of repeated) expect(again).toEqual(first.get(again.id));
  }, patience);

  it('PostgreSQL: the server ends with its sentence and the next start recovers everything that was acknowledged', async () => {
    const { requests, answered, done } = sixteenRegister('Al·legació', 2);
    await eventually(() => answered.length >= clients / 2, { every: 5 });
    process.kill(installation.postmaster(), 'SIGKILL');
    expect(await server.ended).toBe(1);
    expect(answered.length).toBeLessThan(requests.length);
    expect(server.said()).toContain('The embedded PostgreSQL ended by itself and Comú cannot go on.');
    expect(server.said()).not.toMatch(/^\s+at /m);
    server = await installation.start();
    await done;
    await expectWholeBook(installation, { subjects, acknowledged });
  }, patience);

  it('every entry gets its receipt, and the ledger is sound', async () => {
    await expectReceipts(installation);
    await expectSoundLedger(installation);
  }, patience);
});
