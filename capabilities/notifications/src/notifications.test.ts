import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHouse } from './testing/house.ts';

let set: Awaited<ReturnType<typeof openHouse>>;
const start = new Date('2026-11-24T09:00:00Z');
beforeAll(async () => { set = await openHouse(); await set.member(set.town, { name: 'Montserrat <b>Vila</b> & Cia', email: 'montserrat@berga.example' }); });
afterAll(() => set.house.close());
beforeEach(() => { set.house.clock.now = start; });

const run = (operation: string, input: unknown, body: { as: any }) => set.house.runner.run(operation, input, body.as);
const notifyTown = async (more: object = {}) => {
  const document = await set.signed();
  return run('notifications.notify', { document: document.id, addressee: { organisation: set.town.id }, subject: 'Concessió de l’ajut', ...more }, set.council);
};
const citizen = { kind: 'person', name: 'Pere Roca', identity: { type: 'nif', number: '12345678Z' }, email: 'pere@example.org' };
const notifyCitizen = async () => run('notifications.notify', { document: (await set.signed()).id, addressee: citizen, subject: 'Ajut denegat' }, set.council);
const asParty = (notification: string, number = '12345678Z') => ({ notification, identity: { type: 'nif', number }, name: 'Pere Roca', identification: 'idCAT Mòbil' });
const events = async (name: string): Promise<{ facts: Record<string, unknown> }[]> => (await set.house.database.owner.query('select facts from kernel.event where name = $1 order by id', [name])).rows;
const told = async (name: string, notification: string) => (await events(name)).map(({ facts }) => facts).filter((facts) => facts['notification'] === notification);
const stepsOf = async (notification: string, body = set.council) => (await run('notifications.open-notification', { notification }, body)).history.map(({ evidence }: { evidence: { step: string } }) => evidence.step);
const refusedWith = (code: string) => expect.objectContaining({ code });

describe('making available', () => {
  it('numbers the exit, tells the last day and leaves evidence with the fingerprint of what is notified', async () => {
    const document = await set.signed();
    const row = await run('notifications.notify', { document: document.id, addressee: { organisation: set.town.id }, subject: 'Concessió' }, set.council);
    expect(row).toMatchObject({ direction: 'sent', state: 'available', number: expect.stringMatching(/^S2026-\d{6}$/), lastDay: '2026-12-04', expiresAt: '2026-12-04T23:00:00.000Z' });
    const { history, sentence } = await run('notifications.open-notification', { notification: row.id }, set.council);
    expect(history).toMatchObject([{ evidence: { step: 'made-available', documents: [{ sha256: document.file }] } }]);
    expect(sentence.ca).toMatch(/fins al .*4 de desembre de 2026/);
    const entry = await run('registry.open-entry', { code: row.number }, set.council);
    expect(entry.entry).toMatchObject({ direction: 'exit', counterpart: set.town.id, attachments: [{ sha256: document.file }] });
    expect(await told('notifications.made-available', row.id)).toEqual([{ notification: row.id, case: null, document: document.id, at: start.toISOString(), entry: row.entry }]);
  });
  it('belongs to its case, which tells its state in plain words and what proves it', async () => {
    const of = randomUUID();
    const sent = await notifyTown({ case: of, caseCode: 'EXP2026/000007', requires: 'answer' });
    const { entry, links } = await run('registry.open-entry', { code: sent.number }, set.council);
    expect(links).toMatchObject([{ case: of, caseCode: 'EXP2026/000007' }]);
    const again = await notifyTown({ case: of, entry: entry.id });
    expect(again.number).toBe(sent.number);
    await run('notifications.accept-notification', { notification: again.id }, set.town);
    const listed = await run('notifications.of-case', { case: of }, set.council);
    expect(listed).toMatchObject([
      { notification: { id: sent.id, requires: 'answer' }, sentence: { ca: expect.stringMatching(/^Pendent d’obrir/) }, history: [{ words: { ca: 'Posada a disposició' } }] },
      { notification: { id: again.id }, sentence: { ca: expect.stringMatching(/^Practicada/) }, history: [{}, { words: { en: 'Content opened' } }] },
    ]);
    expect(await run('notifications.of-case', { case: of }, set.otherTown)).toEqual([]);
  });
  it('refuses what is not signed, and says how to go on', async () => {
    const draft = await set.signed('x', 'final');
    await expect(run('notifications.notify', { document: draft.id, addressee: { organisation: set.town.id }, subject: 'x' }, set.council)).rejects.toEqual(refusedWith('notifications.not-signed'));
  });
  it('refuses an addressee who could never prove who they are, and the body itself', async () => {
    const { id: document } = await set.signed();
    await expect(run('notifications.notify', { document, addressee: { ...citizen, identity: { type: 'none' } }, subject: 'x' }, set.council)).rejects.toEqual(refusedWith('notifications.identity-missing'));
    await expect(run('notifications.notify', { document, addressee: { organisation: set.council.id }, subject: 'x' }, set.council)).rejects.toEqual(refusedWith('notifications.to-oneself'));
  });
});

describe('between two bodies', () => {
  it('shows the addressee that there is a notification, and not its documents', async () => {
    const { id, documents } = await notifyTown();
    const tray = await run('notifications.tray', {}, set.town);
    const item = tray.find(({ notification }: { notification: { id: string } }) => notification.id === id);
    expect(item).toMatchObject({ notification: { direction: 'received', documents: [], state: 'available' }, from: { name: 'Diputació de Barcelona' } });
    expect(JSON.stringify(tray)).not.toContain(documents[0].sha256);
    const { rowCount } = await set.house.database.owner.query('select 1 from kernel.file where organisation = $1 and sha256 = $2', [set.town.id, documents[0].sha256]);
    expect(rowCount).toBe(0);
  });
  it('opening it notifies: both sides say so at once, and the documents are there', async () => {
    const { id, documents, entry } = await notifyTown();
    set.house.clock.now = new Date('2026-11-27T10:00:00Z');
    const opened = await run('notifications.accept-notification', { notification: id }, set.town);
    expect(opened).toMatchObject({ state: 'accepted', effectiveAt: '2026-11-27T10:00:00.000Z', documents: [{ sha256: documents[0].sha256 }] });
    expect((await run('documents.document.read', { id: opened.documents[0].document }, set.town)).row).toMatchObject({ state: 'signed', file: documents[0].sha256 });
    const { notification, sentence } = await run('notifications.open-notification', { notification: id }, set.council);
    expect(notification).toMatchObject({ state: 'accepted', actedBy: 'Secretària de berga' });
    expect(sentence.ca).toContain('Practicada per accés al contingut');
    expect(await stepsOf(id)).toEqual(['made-available', 'accessed']);
    expect(await stepsOf(id, set.town)).toEqual(['made-available', 'accessed']);
    expect(await told('notifications.notified', id)).toEqual([{ notification: id, case: null, document: documents[0].document, how: 'accepted', at: '2026-11-27T10:00:00.000Z', entry }]);
    await expect(run('notifications.reject-notification', { notification: id }, set.town)).rejects.toEqual(refusedWith('notifications.already-settled'));
  });
  it('a refusal leaves the document unread', async () => {
    const { id, documents } = await notifyTown();
    const refused = await run('notifications.reject-notification', { notification: id }, set.town);
    expect(refused).toMatchObject({ state: 'rejected', documents: [] });
    await set.house.drain();
    const { rowCount } = await set.house.database.owner.query('select 1 from kernel.file where organisation = $1 and sha256 = $2', [set.town.id, documents[0].sha256]);
    expect(rowCount).toBe(0);
    expect((await told('notifications.notified', id))[0]).toMatchObject({ how: 'rejected' });
  });
  it('nobody else sees it or can act on it', async () => {
    const { id } = await notifyTown();
    expect(await run('notifications.tray', {}, set.otherTown)).toEqual([]);
    for (const operation of ['open-notification', 'accept-notification', 'reject-notification'])
      await expect(run(`notifications.${operation}`, { notification: id }, set.otherTown)).rejects.toEqual(refusedWith('kernel.not-found'));
    await expect(run('notifications.accept-notification', { notification: id }, set.council)).rejects.toEqual(refusedWith('notifications.not-received'));
    expect(await stepsOf(id)).toEqual(['made-available']);
  });
  it('opened and refused at the same time, only one holds', async () => {
    const { id } = await notifyTown();
    const both = await Promise.allSettled(['accept', 'reject'].map((act) => run(`notifications.${act}-notification`, { notification: id }, set.town)));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stepsOf(id)).toHaveLength(2);
  });
});

describe('the tenth natural day (art. 43.2)', () => {
  it('until its last second it can be opened; at midnight it counts as rejected on both sides', async () => {
    const [inTime, late] = [await notifyTown(), await notifyTown()];
    set.house.clock.now = new Date('2026-12-04T22:59:59.999Z');
    await set.house.drain();
    expect((await run('notifications.accept-notification', { notification: inTime.id }, set.town)).state).toBe('accepted');
    expect((await run('notifications.open-notification', { notification: late.id }, set.town)).notification.state).toBe('available');
    set.house.clock.now = new Date('2026-12-04T23:00:00.000Z');
    await expect(run('notifications.accept-notification', { notification: late.id }, set.town)).rejects.toEqual(refusedWith('notifications.already-settled'));
    await set.house.drain();
    for (const body of [set.council, set.town]) {
      const { notification, sentence } = await run('notifications.open-notification', { notification: late.id }, body);
      expect(notification).toMatchObject({ state: 'expired', effectiveAt: '2026-12-04T23:00:00.000Z', explanation: { article: '43.2' } });
      expect(sentence.es).toContain('diez días naturales');
      expect(await stepsOf(late.id, body)).toEqual(['made-available', 'expired']);
    }
    expect((await told('notifications.notified', late.id))[0]).toMatchObject({ how: 'expired', at: '2026-12-04T23:00:00.000Z' });
    expect(await stepsOf(inTime.id)).toEqual(['made-available', 'accessed']);
  });
  it('ends at midnight in Madrid in summer too', async () => {
    set.house.clock.now = new Date('2027-07-01T09:00:00Z');
    expect(await notifyTown()).toMatchObject({ lastDay: '2027-07-11', expiresAt: '2027-07-11T22:00:00.000Z' });
  });
});

describe('people and companies', () => {
  it('open it in the electronic office with their own identity only', async () => {
    const { id, documents } = await notifyCitizen();
    const system = { as: set.council.system };
    await expect(run('notifications.open-as-party', asParty(id, '87654321X'), system)).rejects.toEqual(refusedWith('notifications.not-addressee'));
    await expect(run('notifications.open-as-party', asParty(id), { as: set.town.system })).rejects.toEqual(refusedWith('notifications.not-addressee'));
    const envelopes = await run('notifications.tray-of-party', { identity: { type: 'nif', number: '12345678-z' } }, system);
    expect(envelopes[0]).toMatchObject({ notification: id, state: 'available' });
    expect(JSON.stringify(envelopes)).not.toContain(documents[0].sha256);
    const opened = await run('notifications.open-as-party', asParty(id), system);
    expect(opened).toMatchObject({ notification: { state: 'accepted' }, documents: [{ sha256: documents[0].sha256 }] });
    await run('notifications.open-as-party', asParty(id), system);
    expect(await stepsOf(id)).toEqual(['made-available', 'accessed']);
  });
  it('refuse it, and then it stays closed', async () => {
    const { id } = await notifyCitizen();
    const system = { as: set.council.system };
    expect((await run('notifications.reject-as-party', asParty(id), system)).sentence.ca).toContain('Rebutjada');
    await expect(run('notifications.open-as-party', asParty(id), system)).rejects.toEqual(refusedWith('notifications.already-settled'));
  });
});

const hasPdfsig = spawnSync('pdfsig', ['-v']).status === 0;
describe('evidence', () => {
  it('is certified by a sealed PDF that both sides hold and anybody can verify', async () => {
    const { id } = await notifyTown();
    await run('notifications.accept-notification', { notification: id }, set.town);
    await set.house.drain();
    const ours = (await run('notifications.open-notification', { notification: id }, set.council)).history;
    const theirs = (await run('notifications.open-notification', { notification: id }, set.town)).history;
    expect(ours.map(({ certificate }: { certificate: unknown }) => certificate !== null)).toEqual([true, true]);
    expect(theirs[0].certificate).toBeNull();
    expect(theirs[1].certificate).toMatchObject({ file: ours[1].certificate.file, code: ours[1].certificate.code });
    const verified = await set.house.runner.run('notifications.verify', { code: ours[1].certificate.code }, set.council.as);
    expect(verified).toMatchObject({ organisation: { slug: 'diputacio-de-barcelona' }, step: 'accessed', proof: { entry: {} } });
  });
  it.skipIf(!hasPdfsig)('another program finds its seal valid', async () => {
    const { id } = await notifyCitizen();
    await set.house.drain();
    const [{ certificate }] = (await run('notifications.open-notification', { notification: id }, set.council)).history;
    const chunks: Buffer[] = [];
    for await (const chunk of await set.house.runner.files.open(certificate.file)) chunks.push(chunk as Buffer);
    const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    await writeFile(join(folder, 'evidence.pdf'), Buffer.concat(chunks));
    const { stdout } = await promisify(execFile)('pdfsig', ['-nocert', join(folder, 'evidence.pdf')]);
    await rm(folder, { recursive: true });
    expect(stdout).toContain('Signature is Valid');
  });
  it('is written once: the database refuses to change it', async () => {
    await notifyCitizen();
    await expect(set.house.database.owner.query(`update notifications.evidence set number = 'x'`)).rejects.toThrow(/never changed/);
  });
});
