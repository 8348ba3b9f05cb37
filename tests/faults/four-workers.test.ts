import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded, type Embedded } from '../../kernel/src/embedded/embedded.ts';
import { throwawaySettings } from '../../kernel/src/embedded/settings.ts';
import { filing, insist, signIn, type Caller } from './support/caller.ts';
import { eventually, patience } from './support/eventually.ts';
import { copyFounded } from './support/founded.ts';
import { newInstallation, type Comu, type Installation } from './support/installation.ts';
import { expectSoundLedger, expectWholeBook } from './support/registry.ts';
import { waiting } from './support/waiting.ts';

const shared = mkdtempSync(join(tmpdir(), 'comu-faults-shared-'));
chmodSync(shared, 0o711);
let database: Embedded;
let installation: Installation;
let server: Comu;
let workers: Comu[];
let manager: Caller;

beforeAll(async () => {
  await copyFounded(shared);
  database = await startEmbedded({ folder: join(shared, 'postgres'), settings: throwawaySettings, quiet: true });
  installation = newInstallation({ DATABASE_URL: database.url, COMU_FILES: join(shared, 'files'), COMU_SECRET: readFileSync(join(shared, 'secret'), 'utf8').trim(), COMU_CONNECTIONS: '6' });
  server = await installation.start({ words: ['--server-only'] });
  workers = await Promise.all(Array.from({ length: 4 }, () => installation.start({ words: ['--worker-only'] })));
  manager = await signIn({ address: () => server.address }, 'manager');
  await manager.call('processes.deploy-process', { code: 'espera', name: 'Espera', bpmn: waiting });
}, patience);
afterAll(async () => {
  await installation?.remove();
  await database?.stop();
  rmSync(shared, { recursive: true, force: true });
});

describe('three of four workers are killed while processes register, wait for their time and hear messages', () => {
  const cases = Array.from({ length: 16 }, (_, number) => ({ ...filing(`Ofici ${number}`), direction: 'exit' }));
  const count = async (statement: string) => (await installation.rows<{ count: number }>(`select count(*)::int as count from ${statement}`))[0]?.count ?? 0;
  const mine = `processes.event e join processes.instance i on i.organisation = e.organisation and i.id = e.instance where i.business_key like 'Ofici %'`;
  const caught = (element: string) => count(`${mine} and e.kind = 'event-caught' and e.element = '${element}'`);

  it('and the one that is left ends all of them, each step done once', async () => {
    const starting = Promise.all(cases.map((variables) => insist(() => manager.call('processes.start-process', { code: 'espera', businessKey: variables.subject, variables }, { key: randomUUID() }))));
    await eventually(async () => (await count(`${mine} and e.kind = 'activity-completed'`)) >= 3, { every: 20, what: 'the first registrations' });
    await workers[0]?.end('SIGKILL');
    await starting;
    // Half of the messages come before anybody waits for them, half after; a few are sent while another worker dies.
    const tell = (half: number) => Promise.all(cases.filter((_, number) => number % 2 === half).map(({ subject }) => insist(() => manager.call('processes.send-message', { name: 'resposta', correlation: subject, payload: { heard: subject } }, { key: randomUUID() }))));
    await tell(0);
    await eventually(async () => (await caught('pause')) >= 3, { every: 20, what: 'the first timers' });
    await workers[1]?.end('SIGKILL');
    const telling = tell(1);
    await eventually(async () => (await caught('answer')) >= 3, { every: 20, what: 'the first messages' });
    await workers[2]?.end('SIGKILL');
    await telling;
    await eventually(async () => (await count(`processes.instance where business_key like 'Ofici %' and state = 'completed'`)) === cases.length, { what: 'the end of every process' });
  }, patience);

  it('no timer, message or job was lost or counted twice', async () => {
    const subjects = cases.flatMap(({ subject }) => [subject, `${subject} (rebut)`]);
    await expectWholeBook(installation, { subjects, acknowledged: [], direction: 'exit' });
    expect([await caught('pause'), await caught('answer')]).toEqual([cases.length, cases.length]);
    expect(await count(`processes.timer`)).toBe(0);
    expect(await count(`processes.job`)).toBe(0);
    expect(await count(`processes.subscription`)).toBe(0);
    expect(await count(`processes.message`)).toBe(0);
    expect(await count(`kernel.job where state = 'dead'`)).toBe(0);
    const heard = await installation.rows<{ right: boolean }>(`select v.value #>> '{}' = i.business_key as right from processes.variable v join processes.instance i on i.id = v.instance where v.name = 'heard' and i.business_key like 'Ofici %'`);
    expect(heard.every(({ right }) => right)).toBe(true);
    await expectSoundLedger(installation);
    expect(await workers[3]?.end('SIGINT')).toBe(0);
  }, patience);
});
