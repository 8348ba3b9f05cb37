import { randomUUID } from 'node:crypto';
import { defineModule, hashOf, operation, proofOf, record, sealLedger, systemActor, text } from '@comu/kernel';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { publicLedgerKey } from './installation.ts';
import { checkReceipt } from './receipt.ts';

const Entry = record('book.entry', {
  title: { ca: 'Assentament', es: 'Asiento', en: 'Entry' }, plural: { ca: 'Assentaments', es: 'Asientos', en: 'Entries' },
  retention: 'permanent', official: true, fields: { subject: text({ ca: 'Assumpte', es: 'Asunto', en: 'Subject' }).open() },
});
const enter = operation('book.enter', { title: { ca: 'Anota', es: 'Anota', en: 'Enter' }, permission: 'system', input: {}, output: Entry.row, run: async (_, { db }) => db.insert(Entry, { subject: 'Llicència d’obres' }) });
const prove = operation('book.prove', { title: { ca: 'Prova', es: 'Prueba', en: 'Prove' }, permission: 'system', kind: 'query', input: { subject: z.uuid() }, output: z.any(), run: ({ subject }, context) => proofOf(context, { record: Entry.name, subject }) });

let place: Installation;
let key: string;
let receipt: Record<string, any>;
const as = { actor: systemActor, organisation: randomUUID() };
beforeAll(async () => {
  place = await testInstallation({ modules: [defineModule({ name: 'book', title: { ca: 'Llibre', es: 'Libro', en: 'Book' }, records: [Entry], operations: [enter, prove] })] });
  const row = await place.runner.run(enter, {}, as);
  await place.runner.run(sealLedger, {}, as);
  receipt = { ...(await place.runner.run(prove, { subject: row.id }, as)), row };
  key = (await publicLedgerKey({ database: place.database, vault: place.runner.vault })) as string;
});
afterAll(() => place.close());
const check = (changed: object, keys = [key]) => checkReceipt(JSON.stringify({ ...receipt, ...changed }), keys);

describe('a receipt', () => {
  it('is proven by the published key alone, and shows what was sealed', () => {
    expect(check({})).toMatchObject({ ok: true, key, row: { subject: 'Llicència d’obres' } });
  });
  it('whose data were changed proves nothing, though its proof is whole', () => {
    expect(check({ row: { ...receipt['row'], subject: 'Una altra cosa' } })).toMatchObject({ ok: false, row: undefined, reason: { en: expect.stringMatching(/not those that were sealed/) } });
    expect(check({ row: { ...receipt['row'], id: randomUUID() } }).ok).toBe(false);
    expect(check({ row: 'no row' }).ok).toBe(false);
  });
  it('whose data and hash were changed together proves nothing', () => {
    const row = { ...receipt['row'], subject: 'Una altra cosa' };
    const entry = { ...receipt['entry'], content: { ...receipt['entry'].content, hash: hashOf(row) } };
    expect(check({ row, entry })).toMatchObject({ ok: false, reason: { en: expect.stringMatching(/not the one that was sealed/) } });
  });
  it('signed with a key that nobody published is not believed; without keys its own is told', () => {
    expect(check({}, ['MCowBQYDK2VwAyEAEBWVDoQ9e4pFn5i3egdTinVQUZOioBAb0UAl5Yq9b/0=']).ok).toBe(false);
    expect(check({}, [])).toMatchObject({ ok: true, key });
  });
  it('that is no receipt is told as such', () => {
    for (const text of ['', '[]', '{}', 'null', '{"publicKey":3}']) expect(checkReceipt(text, [key])).toMatchObject({ ok: false, row: undefined });
  });
});
