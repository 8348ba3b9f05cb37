import { randomUUID } from 'node:crypto';
import { Document, documents, keepBytes, letterheadOf, newDocument } from '@comu/filing';
import { identityModule, Organisation, Person } from '@comu/identity';
import { defineModule, operation, PLATFORM, systemActor } from '@comu/kernel';
import { testActor, testInstallation, type Installation } from '@comu/kernel/testing';
import { renderPdf } from '@comu/documents';
import { signatures } from '@comu/signing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import resolutions from './resolutions.module.ts';

const title = { ca: 'Prova', es: 'Prueba', en: 'Test' };
const seedBody = operation('seeds.body', {
  title, permission: 'system', scope: 'platform', input: { slug: z.string() }, output: z.object({ body: z.string(), mayor: z.string() }),
  async run({ slug }, { db }) {
    const { id: body } = await db.insert(Organisation, { slug, name: `Ajuntament de ${slug}`, kind: 'municipality' });
    const { id: mayor } = await db.insert(Person, { name: 'Núria Serra Puig', email: `alcaldia@${slug}.example`, nif: '12345678Z' });
    return { body, mayor };
  },
});
const seedDraft = operation('seeds.draft', {
  title, permission: 'system', input: { name: z.string() }, output: Document.row,
  async run({ name }, context) {
    const { bytes } = await renderPdf({ title: name, language: 'ca', date: context.now, letterhead: await letterheadOf(context), content: [{ kind: 'paragraph', text: 'Resolc.' }] });
    return newDocument(context, { title: name, kind: 'TD01', origin: 'administration', state: 'draft', file: await keepBytes(context, bytes, `${name}.pdf`), why: 'Prova' });
  },
});
const seeds = defineModule({ name: 'seeds', title, operations: [seedBody, seedDraft] });

let house: Installation;
let town: Awaited<ReturnType<typeof found>>;
let other: typeof town;
beforeAll(async () => {
  house = await testInstallation({ modules: [identityModule, documents, signatures, resolutions, seeds] });
  [town, other] = [await found('berga'), await found('vic')];
});
afterAll(() => house.close());
beforeEach(() => { house.clock.now = new Date('2026-11-24T09:00:00Z'); });

async function found(slug: string) {
  const { body, mayor } = await house.runner.run(seedBody, { slug }, { actor: systemActor, organisation: PLATFORM });
  await house.runner.run('identity.join', { person: mayor, role: 'signer', from: '2020-01-01' }, { actor: systemActor, organisation: body });
  const actor = testActor({ person: mayor, name: 'Núria Serra Puig', organisations: { [body]: ['signatures.request', 'signatures.sign', 'signatures.seal', 'resolutions.number', 'resolutions.read', 'documents.read'] } });
  return { mayor, system: { actor: systemActor, organisation: body }, as: { actor, organisation: body } };
}
const draft = (name = 'Nomenament') => house.runner.run(seedDraft, { name }, town.system);
const sealed = async (body = town) => house.runner.run('signatures.seal-document', { document: (await house.runner.run(seedDraft, { name: 'Acte' }, body.system)).id, reason: 'Prova' }, body.as);
const number = (document: string, more: object = {}, body = town) => house.runner.run('resolutions.number-resolution', { document, ...more }, body.as);
const lastOf = async (book: string, year: number, body = town) => (await house.runner.run('resolutions.resolution.list', { filter: { book, year }, sort: '-number', limit: 200 }, body.as)).rows;

it('a resolution is numbered only once it is signed, and keeps who signed it and when', async () => {
  const { id } = await draft();
  await expect(number(id)).rejects.toEqual(expect.objectContaining({ code: 'resolutions.not-signed' }));
  await house.runner.run('signatures.issue-own-certificate', { passphrase: 'una clau llarga' }, town.as);
  const { id: request } = await house.runner.run('signatures.request-signature', { document: id, why: 'Perquè signeu' }, town.as);
  house.clock.now = new Date('2026-11-24T10:30:00Z');
  await house.runner.run('signatures.sign', { request, passphrase: 'una clau llarga' }, town.as);
  house.clock.now = new Date('2026-11-24T11:00:00Z');
  const of = randomUUID();
  expect(await number(id, { case: of, caseCode: 'EXP2026/000001' })).toMatchObject({ code: 'D2026-000001', title: 'Nomenament', signer: town.mayor, signedAt: '2026-11-24T10:30:00.000Z', case: of });
  expect(await house.runner.run('resolutions.of-case', { case: of }, town.as)).toHaveLength(1);
  const { rows } = await house.database.owner.query(`select facts from kernel.event where name = 'resolutions.numbered'`);
  expect(rows).toMatchObject([{ facts: { code: 'D2026-000001', document: id, case: of } }]);
});

it('asked twice, it gives the same number', async () => {
  const { id } = await sealed();
  const [first, again] = await Promise.all([number(id), number(id)]);
  expect(again).toEqual(first);
});

it('numbers have no gaps with sixteen at once, one of them refused', async () => {
  const signed: string[] = [];
  for (let index = 0; index < 16; index += 1) signed.push((await sealed()).id);
  const unsigned = (await draft()).id;
  const before = (await lastOf('decrees', 2026)).length;
  const outcomes = await Promise.allSettled([...signed, unsigned].map((each) => number(each)));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  const numbers = (await lastOf('decrees', 2026)).map((each: { number: number }) => each.number).toSorted((a: number, b: number) => a - b);
  expect(numbers).toEqual(Array.from({ length: before + 16 }, (_, index) => index + 1));
});

it('each book, each year in Madrid and each body has its own series', async () => {
  expect(await number((await sealed()).id, { book: 'delegated' })).toMatchObject({ code: 'R2026-000001' });
  expect(await number((await sealed(other)).id, {}, other)).toMatchObject({ code: 'D2026-000001', signer: null });
  house.clock.now = new Date('2026-12-31T22:59:59Z');
  expect((await number((await sealed()).id)).year).toBe(2026);
  house.clock.now = new Date('2026-12-31T23:00:00Z');
  expect(await number((await sealed()).id)).toMatchObject({ code: 'D2027-000001' });
});

it('no body sees or numbers what is another’s', async () => {
  const mine = await sealed();
  await expect(number(mine.id, {}, other)).rejects.toEqual(expect.objectContaining({ code: 'kernel.not-found' }));
  expect((await lastOf('decrees', 2026, other)).every((each: { organisation: string }) => each.organisation === other.as.organisation)).toBe(true);
});

it('a stretch of the book comes out as a PDF with the seal of the body', async () => {
  const { file, resolutions: count } = await house.runner.run('resolutions.book-pdf', { book: 'decrees', year: 2026, from: 2, until: 6 }, town.as);
  expect(count).toBe(5);
  const { report } = await house.runner.run('signatures.verify', { file }, { ...town.as, actor: systemActor });
  expect(report).toMatchObject({ verdict: 'valid' });
});

it('the book is found by words, and the database refuses to change it', async () => {
  const { code } = await number((await sealed()).id);
  expect((await house.runner.run('resolutions.resolution.list', { search: code }, town.as)).rows).toHaveLength(1);
  await expect(house.database.owner.query(`update resolutions.resolution set title = 'x'`)).rejects.toThrow(/never changed/);
});
