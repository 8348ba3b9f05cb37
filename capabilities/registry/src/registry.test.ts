import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '@comu/filing';
import { identityModule, seedProvince } from '@comu/identity';
import { publicActor, readHeld, systemActor, verifyReceipt, type Actor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { terms } from '@comu/running-terms';
import { signatures } from '@comu/signing';
import { issueReceipt } from './operations/index.ts';
import { annulEntry, closeBook, Entry, registerEntry, registry, spain, verify } from './index.ts';

const permissions = ['registry.read', 'registry.register', 'registry.annul'];
let house: Installation;
let town: string, other: string;
let clerk: Actor;
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, terms, documents, signatures, registry], now: new Date('2026-11-24T09:00:00Z') });
  await seedProvince(house.runner, { bodies: [
    { slug: 'navarcles', name: 'Ajuntament de Navarcles', kind: 'municipality', ine: '08140', dir3: 'L01081402' },
    { slug: 'cardedeu', name: 'Ajuntament de Cardedeu', kind: 'municipality', ine: '08046', dir3: 'L01080462' },
  ] });
  const { rows } = await house.database.owner.query<{ slug: string; id: string }>('select slug, id from identity.organisation');
  [town, other] = ['navarcles', 'cardedeu'].map((slug) => rows.find((row) => row.slug === slug)!.id) as [string, string];
  clerk = testActor({ person: null, organisations: { [town]: permissions, [other]: permissions } });
});
afterAll(() => house.close());

const maria = { role: 'interested', kind: 'person', name: 'Maria Puig', identity: { type: 'nif', number: '12345678-z' } } as const;
const entry = (more: object = {}) => ({ direction: 'entry' as const, subject: 'Sol·licitud de gual', parties: [maria], attachments: [], ...more });
const here = (organisation = town) => ({ actor: clerk, organisation });
const register = (more: object = {}, organisation = town) => house.runner.run(registerEntry, entry(more) as never, { ...here(organisation), key: randomUUID() });
async function upload(content: string, name = 'escrit.txt') {
  const file = await house.runner.files.put(Buffer.from(content), { name, maxBytes: 10_000 });
  await house.runner.run('kernel.keep-file', { sha256: file.sha256, name: file.name, size: file.size, type: file.type, facts: {} }, { actor: { ...clerk, kind: 'system' }, organisation: town });
  return file.sha256;
}

describe('the registry', () => {
  it('numbers entries and exits apart, each year from one, without a gap among sixteen at once', async () => {
    const made = await Promise.all(Array.from({ length: 64 }, (_, index) => register({ direction: index % 2 === 0 ? 'entry' : 'exit' }, other)));
    for (const direction of ['entry', 'exit']) expect(made.filter((each) => each.direction === direction).map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
    house.clock.now = new Date('2026-12-31T23:30:00Z');
    // Half past midnight in Madrid is already the next year.
    expect(await register({}, other)).toMatchObject({ year: 2027, number: 1, code: 'E2027-000001' });
    house.clock.now = new Date('2026-11-24T09:00:00Z');
  });
  it('leaves no gap when a registration fails after taking its number', async () => {
    const { number } = await register();
    await expect(register({ unit: randomUUID() })).rejects.toMatchObject({ code: 'kernel.reference-missing' });
    expect((await register()).number).toBe(number + 1);
  });
  it('counts a filing on a non-working day from the next working day (art. 31.2)', async () => {
    house.clock.now = new Date('2026-12-05T10:00:00Z');
    // Saturday; Sunday 6 and Tuesday 8 December are holidays, Monday 7 is not.
    expect((await register()).effectiveOn).toBe('2026-12-07');
    house.clock.now = new Date('2026-11-24T09:00:00Z');
  });
  it('asks every attachment for its type and refuses a file the organisation does not hold', async () => {
    const sha256 = await upload('Un escrit.');
    const { attachments } = await register({ attachments: [{ sha256, kind: 'TD14' }] });
    expect(attachments).toMatchObject([{ sha256, kind: 'TD14', name: 'escrit.txt' }]);
    await expect(register({ attachments: [{ sha256 }] })).rejects.toMatchObject({ code: 'kernel.input-refused', fields: [{ field: '/attachments/0/kind' }] });
    await expect(register({ attachments: [{ sha256, kind: 'TD14' }] }, other)).rejects.toMatchObject({ code: 'registry.attachment-missing' });
  });
  it.each([['12345678Z', true], ['12345678A', false], ['X1234567L', true], ['P0814000J', false], ['G08169815', true], ['', false]])('checks the tax number %s: %s', (number, right) => expect(spain.isValid(number)).toBe(right));
  it('refuses a wrong tax number naming where it stands', async () => {
    await expect(register({ parties: [{ ...maria, identity: { type: 'nif', number: '12345678A' } }] })).rejects.toMatchObject({ fields: [{ field: '/parties/0/identity/number', rule: 'nif' }] });
  });
  it('issues a sealed receipt that proves itself offline and is caught when a byte changes', { timeout: 120_000 }, async () => {
    const made = await register({ attachments: [{ sha256: await upload('Amb justificant.'), kind: 'TD20' }] });
    const receipt = await house.runner.run(issueReceipt, { entry: made.id }, { actor: systemActor, organisation: town });
    expect(await house.runner.run('registry.receipt-of', { entry: made.id }, here())).toMatchObject({ code: receipt.code });
    const pdf = await house.database.transaction({ acting: town, readable: [town], person: null }, (connection) => readHeld({ db: { tables: () => connection } as never, organisation: town, files: house.runner.files }, receipt.file));
    const verified = await house.runner.run(verify, { code: receipt.code }, { actor: publicActor, organisation: town });
    expect(verified).toMatchObject({ code: made.code, annulled: false, organisation: { slug: 'navarcles' } });
    expect(verifyReceipt(verified.proof, { trustedKeys: [(verified.proof as { publicKey: string }).publicKey] }).ok).toBe(true);
    if (spawnSync('pdfsig', ['-v']).error !== undefined) return;
    const folder = mkdtempSync(join(tmpdir(), 'comu-receipt-'));
    const judged = (bytes: Buffer) => { writeFileSync(join(folder, 'r.pdf'), bytes); return spawnSync('pdfsig', [join(folder, 'r.pdf')], { encoding: 'utf8' }).stdout; };
    expect(judged(pdf.bytes)).toContain('Signature is Valid');
    const changed = Buffer.from(pdf.bytes);
    changed[1200] = (changed[1200] as number) ^ 1;
    expect(judged(changed)).not.toContain('Signature is Valid');
    rmSync(folder, { recursive: true, force: true });
  });
  it('annuls by a later entry, once, and deletes nothing', async () => {
    const made = await register();
    const by = await house.runner.run(annulEntry, { entry: made.id, motive: 'Duplicat' }, here());
    expect(by).toMatchObject({ annuls: made.id, subject: `Anul·lació de ${made.code}: Duplicat` });
    await expect(house.runner.run(annulEntry, { entry: made.id, motive: 'Un altre cop' }, here())).rejects.toMatchObject({ code: 'registry.already-annulled' });
    await expect(house.runner.run(annulEntry, { entry: by.id, motive: 'L’anul·lació' }, here())).rejects.toMatchObject({ code: 'registry.annulment-stays' });
    expect(await house.runner.run('registry.open-entry', { code: made.code }, here())).toMatchObject({ annulledBy: by.code, annuls: null });
    expect(await house.runner.run('registry.open-entry', { code: by.code }, here())).toMatchObject({ annuls: made.code });
    expect((await house.runner.run('registry.entry.read', { id: made.id }, here())).row).toMatchObject({ code: made.code });
    await expect(house.database.owner.query('delete from registry.entry where id = $1', [made.id])).rejects.toThrow(/never changed/);
  });
  it('refuses a code nobody issued, without saying what exists', async () => {
    await expect(house.runner.run(verify, { code: '2222-3333-4444-5555-6666' }, { actor: publicActor, organisation: town })).rejects.toMatchObject({ code: 'registry.no-such-code', status: 404 });
  });
  it('does not let a filing be of a moment that has not come', async () => {
    await expect(register({ presentedAt: '2026-11-24T09:00:01.000Z' })).rejects.toMatchObject({ code: 'registry.presented-later' });
    expect((await register({ presentedAt: '2026-11-23T09:00:00.000Z' })).effectiveOn).toBe('2026-11-23');
  });
  it('makes a stretch of the book as a sealed PDF, by the day each was registered', async () => {
    expect((await house.runner.run('registry.book-pdf', { direction: 'entry', from: '2027-01-01', until: '2027-12-31' }, here(other))).entries).toBe(1);
    const { file, entries } = await house.runner.run('registry.book-pdf', { direction: 'entry', from: '2026-01-01', until: '2026-12-31' }, here());
    expect(file).toMatch(/^[0-9a-f]{64}$/);
    expect(entries).toBeGreaterThan(5);
  });
  it('finds entries by number, party or words without accents', async () => {
    await register({ subject: 'Rebut de l’Església de Sant Llorenç' });
    expect((await house.runner.run(`${Entry.name}.list`, { search: 'esglesia llorenc' }, here())).rows).toHaveLength(1);
  });
  it('closes the book of a year by itself when the year turns, once, with its numbers counted, and never before', { timeout: 60_000 }, async () => {
    const close = (direction: 'entry' | 'exit', year: number) => house.runner.run(closeBook, { direction, year }, here(other));
    const { rows } = await house.database.owner.query(`select run_at::text as at, input from kernel.job where operation = 'registry.close-book' and organisation = $1 and input->>'year' = '2026' order by input->>'direction'`, [other]);
    expect(rows).toMatchObject([{ input: { direction: 'entry' } }, { input: { direction: 'exit' } }]);
    expect(new Date(rows[0].at).toISOString()).toBe('2026-12-31T23:10:00.000Z');
    await expect(close('exit', 2026)).rejects.toMatchObject({ code: 'registry.year-not-over' });
    await expect(close('exit', 2024)).rejects.toMatchObject({ code: 'registry.no-such-book' });
    house.clock.now = new Date('2026-12-31T23:10:00Z');
    const closing = await close('exit', 2026);
    expect(closing).toMatchObject({ entries: 32, annulled: 0, first: 'S2026-000001', last: 'S2026-000032' });
    expect((await close('exit', 2026)).id).toBe(closing.id);
    const books = await house.runner.run('registry.books', {}, here(other));
    expect(books.map(({ direction, year, closing: closed }: any) => [direction, year, closed?.last])).toEqual([['entry', 2027, undefined], ['entry', 2026, undefined], ['exit', 2026, 'S2026-000032']]);
    house.clock.now = new Date('2026-11-24T09:00:00Z');
  });
});
