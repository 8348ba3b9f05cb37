import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '@comu/documents';
import { Answered, demo, filing, signIn, type Caller } from './support/caller.ts';
import { eventually, patience } from './support/eventually.ts';
import { copyFounded } from './support/founded.ts';
import { newInstallation, type Comu, type Installation } from './support/installation.ts';
import { freePort } from '../support/free-port.ts';
import { mailServer, timestampAuthority, type Outside } from './support/outside.ts';
import { entriesOf, expectReceipts, expectSoundLedger } from './support/registry.ts';
import { tinyDisk } from './support/tiny-disk.ts';

const disk = tinyDisk(24);
const outside: Outside[] = [];
let ports: { readonly time: number; readonly mail: number };
let installation: Installation;
let server: Comu;
let notification: string;
const people = {} as Record<keyof typeof demo, Caller>;

beforeAll(async () => {
  ports = { time: await freePort(), mail: await freePort() };
  installation = newInstallation({
    TSA_URL: `http://127.0.0.1:${ports.time}`, SMTP_URL: `smtp://127.0.0.1:${ports.mail}`, ...(disk === undefined ? {} : { COMU_FILES: disk.folder }),
  });
  await copyFounded(installation.folder);
  server = await installation.start();
  for (const who of ['administrator', 'clerk', 'secretary', 'handler'] as const) people[who] = await signIn({ address: () => server.address }, who);
}, patience);
afterAll(async () => {
  await installation?.remove();
  await Promise.all(outside.map((each) => each.stop()));
  disk?.remove();
});

let authority: ReturnType<typeof timestampAuthority> | undefined;
/** The timestamp authority answers from now on. */
async function timestamps() {
  authority ??= timestampAuthority(ports.time).then((ready) => { outside.push(ready); return ready; });
  return authority;
}

interface Job { readonly state: string; readonly failures: number; readonly failure: unknown }
const receiptJobs = (entry?: string) => installation.rows<Job>(`select state, failures, failure from kernel.job where operation = 'registry.issue-receipt' and ($1::text is null or input->>'entry' = $1)`, [entry ?? null]);
const failedReceipt = (entry: string) => eventually(async () => (await receiptJobs(entry)).find(({ failures }) => failures > 0), { what: 'the failure of the receipt' });

describe('the timestamp authority does not answer', () => {
  it('registering goes on, and the receipt waits as a job that says why', async () => {
    const entry = await people.clerk.call('registry.register-entry', filing('Sense segell de temps'));
    expect(entry.code).toMatch(/-000001$/);
    const job = await failedReceipt(entry.id);
    expect(job.state).toBe('waiting');
    expect(JSON.stringify(job.failure)).toContain('signatures.timestamp-failed');
    expect(await people.clerk.call('registry.receipt-of', { entry: entry.id })).toBeNull();
  }, patience);

  it('a job that failed for the last time waits for a person, who sees why and has it tried again over HTTP', async () => {
    const [entry] = await entriesOf(installation);
    // Its twelve attempts take more than an hour: what is left of them is taken away, and the last one is real.
    await installation.rows(`update kernel.job set attempts_left = 1, run_at = now() where operation = 'registry.issue-receipt'`);
    const dead = await eventually(async () => (await stopped())[0], { what: 'the dead letter' });
    expect(dead.operation).toBe('registry.issue-receipt');
    expect(JSON.stringify(dead.failure)).toContain('signatures.timestamp-failed');
    await expect(people.clerk.call('kernel.jobs')).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(people.clerk.call('kernel.retry-job', { id: dead.id })).rejects.toMatchObject({ problem: { status: 403 } });
    const doctor = await installation.run(['doctor']);
    expect(doctor.said).toContain('1 stopped');

    const authority = await timestamps();
    await people.administrator.call('kernel.retry-job', { id: dead.id });
    await eventually(() => people.clerk.call('registry.receipt-of', { entry: entry!.id }), { what: 'the receipt' });
    expect(authority.stamped()).toBeGreaterThan(0);
    expect(await stopped()).toEqual([]);
    await expect(people.administrator.call('kernel.retry-job', { id: dead.id })).rejects.toMatchObject({ problem: { status: 404 } });
  }, patience);
});

const stopped = async () => ((await people.administrator.call('kernel.jobs')).jobs as { id: string; operation: string; state: string; failure: unknown }[]).filter(({ state }) => state === 'dead');
const letterOf = async (notification: string) => (await people.administrator.call('notifications.message.list', { filter: { notification } })).rows[0];

describe('the mail server does not answer', () => {
  it('the notification is made all the same, and its letter waits saying why', async () => {
    await timestamps();
    const { bytes } = await renderPdf({ title: 'Resolució', language: 'ca', date: new Date(), letterhead: { organisation: 'Diputació de Barcelona' }, content: [{ kind: 'paragraph', text: 'Es concedeix l’ajut.' }] });
    const { sha256 } = await people.secretary.upload('resolucio.pdf', bytes);
    const document = await people.secretary.call('documents.add-document', { title: 'Resolució', kind: 'TD01', file: sha256 });
    await people.secretary.call('signatures.seal-document', { document: document.id, reason: 'Resolució' });
    const addressee = { kind: 'person', name: 'Pere Roca', identity: { type: 'nif', number: '12345678Z' }, email: 'pere@example.org' };
    const made = await people.secretary.call('notifications.notify', { document: document.id, addressee, subject: 'Ajut' });
    expect(made).toMatchObject({ state: 'available' });
    const letter = await eventually(async () => { const found = await letterOf(made.id); return found?.attempts > 0 && found; }, { what: 'the attempt to send' });
    expect(letter).toMatchObject({ state: 'waiting', problem: { ca: expect.stringContaining('El servidor de correu no respon') }, nextAt: expect.any(String) });
    expect(await people.clerk.call('registry.register-entry', filing('Sense correu'))).toMatchObject({ direction: 'entry' });
    notification = made.id;
  }, patience);
});

describe.skipIf(disk === undefined)('the disk for files is full', () => {
  it('an upload is refused with its sentence and everything else goes on, and what waits is done once there is room', async () => {
    disk!.fill();
    const upload = people.handler.upload('plec.txt', Buffer.alloc(600_000, 'Plec de clàusules\n'));
    const refused: Answered = await upload.then(() => { throw new Error('It was taken.'); }, (failure: Answered) => failure);
    expect(refused.problem).toEqual({ status: 507, code: 'kernel.store-full' });
    expect(refused.message).toContain('No queda espai');
    const entry = await people.clerk.call('registry.register-entry', filing('Sense disc'));
    expect((await people.clerk.call('registry.open-entry', { code: entry.code })).entry).toMatchObject({ subject: 'Sense disc' });
    await signIn({ address: () => server.address }, 'manager');
    const job = await failedReceipt(entry.id);
    expect(job.state).toBe('waiting');
    expect(JSON.stringify(job.failure)).toContain('store-full');

    disk!.free();
    expect((await people.handler.upload('plec.txt', Buffer.alloc(600_000, 'Plec de clàusules\n'))).sha256).toMatch(/^[0-9a-f]{64}$/);
    await eventually(() => people.clerk.call('registry.receipt-of', { entry: entry.id }), { what: 'the receipt' });
  }, patience);
});

describe('after all of it', () => {
  it('the letter that waited goes, once', async () => {
    const mail = await mailServer(ports.mail);
    outside.push(mail);
    await eventually(async () => (await letterOf(notification)).state === 'sent', { every: 500, what: 'the letter' });
    expect(mail.letters).toHaveLength(1);
    expect(mail.letters[0]).toMatch(/To: .*pere@example\.org/);
  }, patience);

  it('every receipt is issued, nothing is left undone and the ledger is sound', async () => {
    await expectReceipts(installation, 'entry');
    await expectReceipts(installation, 'exit');
    expect(await receiptJobs()).toEqual([]);
    await expectSoundLedger(installation);
  }, patience);
});
