import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../kernel/src/embedded/testing.ts';
import { startOlderServer } from '../support/older-postgres.ts';
import { filing, insist, signIn } from './support/caller.ts';
import { eventually, patience } from './support/eventually.ts';
import { newInstallation, type Comu, type Installation } from './support/installation.ts';
import { expectReceipts, expectSoundLedger, expectWholeBook, type Registered } from './support/registry.ts';
import { roundRobin } from './support/round-robin.ts';
import { twoSteps } from './support/two-steps.ts';

/** The oldest PostgreSQL that an installation may have, where this machine has it; else a database of the server of the run. */
async function oneDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  if (existsSync('/usr/lib/postgresql/15/bin/postgres')) return startOlderServer();
  const { url, drop } = await freshDatabase({ url: process.env['COMU_TEST_DATABASE_URL'] as string });
  return { url, stop: drop };
}

let database: Awaited<ReturnType<typeof oneDatabase>>;
let installation: Installation;
let servers: Comu[];
let workers: Comu[];
let proxy: Awaited<ReturnType<typeof roundRobin>>;
const files = mkdtempSync(join(tmpdir(), 'comu-faults-files-'));

beforeAll(async () => {
  database = await oneDatabase();
  installation = newInstallation({ DATABASE_URL: database.url, COMU_FILES: files, COMU_SECRET: randomBytes(32).toString('hex'), COMU_CONNECTIONS: '8' });
  const start = (words: string) => installation.start({ words: [words] });
  // All at once on an empty database, as an orchestrator does.
  const [one, two, three, four] = await Promise.all([start('--server-only'), start('--server-only'), start('--worker-only'), start('--worker-only')]);
  servers = [one, two];
  workers = [three, four];
  proxy = await roundRobin(servers.map(({ address }) => address));
}, patience);
afterAll(async () => {
  await proxy?.stop();
  await installation?.remove();
  await database?.stop();
  rmSync(files, { recursive: true, force: true });
});

const range = (count: number) => Array.from({ length: count }, (_, number) => number);

describe('two servers and two workers over one database; a server and a worker are killed', () => {
  const where = { address: () => proxy.address };
  const filings = range(16).map((number) => ({ key: randomUUID(), input: filing(`Instància ${number}`) }));
  const exits = range(4).map((number) => ({ ...filing(`Resposta ${number}`), direction: 'exit' }));
  const acknowledged: Registered[] = [];
  const sessions: string[] = [];
  const ended: string[] = [];

  it('registrations, sign-ins and processes go on, with the sessions that were open', async () => {
    const clerk = await signIn(where, 'clerk');
    const manager = await signIn(where, 'manager');
    await manager.call('processes.deploy-process', { code: 'dos-passos', name: 'Dos passos', bpmn: twoSteps });

    const registering = range(8).map(async (client) => {
      for (const { key, input } of filings.slice(client * 2, client * 2 + 2)) acknowledged.push(await insist(() => clerk.call('registry.register-entry', input, { key })));
    });
    const signingIn = range(2).map(async () => {
      for (const who of ['handler', 'secretary', 'clerk'] as const) {
        const somebody = await insist(() => signIn(where, who));
        const me = await insist(() => somebody.call('identity.me'));
        sessions.push(me.person.email);
      }
    });
    const processing = exits.map(async (variables) => {
      const businessKey = variables.subject;
      const [starting, proposing, checking] = [randomUUID(), randomUUID(), randomUUID()];
      const task = (name: string) => eventually(async () => (await insist(() => manager.call('processes.tasks', { businessKey }))).find((each: { name: string }) => each.name === name), { every: 300, what: `the task ${name} of ${businessKey}` });
      await insist(() => manager.call('processes.start-process', { code: 'dos-passos', businessKey, variables }, { key: starting }));
      const { id: first } = await task('Proposa');
      await insist(() => manager.call('processes.complete-task', { task: first }, { key: proposing }));
      const { id: second } = await task('Comprova');
      await insist(() => manager.call('processes.complete-task', { task: second }, { key: checking }));
      ended.push(businessKey);
    });

    const stream = Promise.all([...registering, ...signingIn, ...processing]);
    await eventually(() => acknowledged.length >= 4, { every: 5 });
    await Promise.all([servers[0]!.end('SIGKILL'), workers[0]!.end('SIGKILL')]);
    expect(acknowledged.length).toBeLessThan(filings.length);
    await stream;
    expect(sessions).toHaveLength(6);
    await expectWholeBook(installation, { subjects: filings.map(({ input }) => input.subject), acknowledged });
  }, patience);

  it('each process ended once, and each automatic step had its effect once', async () => {
    expect(ended.toSorted()).toEqual(exits.map(({ subject }) => subject).toSorted());
    await expectWholeBook(installation, { subjects: ended, acknowledged: [], direction: 'exit' });
    const instances = await installation.rows<{ state: string; count: number }>('select state, count(*)::int as count from processes.instance group by state');
    expect(instances).toEqual([{ state: 'completed', count: exits.length }]);
  });

  it('connections that the database drops are opened again, and whoever asks again is answered', async () => {
    const clerk = await signIn(where, 'clerk');
    const requests = range(8).map((number) => ({ key: randomUUID(), input: filing(`Després ${number}`) }));
    const later: Registered[] = [];
    const stream = Promise.all(requests.map(async ({ key, input }) => { later.push(await insist(() => clerk.call('registry.register-entry', input, { key }))); }));
    await eventually(() => later.length >= 2, { every: 5 });
    await installation.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'comu%' and pid <> pg_backend_pid()`);
    await stream;
    await expectWholeBook(installation, { subjects: [...filings, ...requests].map(({ input }) => input.subject), acknowledged: [...acknowledged, ...later] });
  }, patience);

  it('every entry gets its receipt from the worker that remains, and the ledger is sound', async () => {
    await expectReceipts(installation, 'entry');
    await expectReceipts(installation, 'exit');
    // They were founded at once by all four, each ledger with its own first entries.
    await expectSoundLedger(installation, { everywhere: true });
    for (const still of [servers[1]!, workers[1]!]) expect(await still.end('SIGINT')).toBe(0);
  }, patience);
});
