import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineModule, integer, money, moment, operation, record, structure, systemActor, text } from '../index.ts';
import { sealLedger } from '../sealing.ts';
import { testInstallation, type Installation } from '../testing.ts';
import { checkLedger, ledgersOf, publicLedgerKey } from './check.ts';

const Entry = record('book.entry', {
  title: { ca: 'Assentament', es: 'Asiento', en: 'Entry' }, plural: { ca: 'Assentaments', es: 'Asientos', en: 'Entries' },
  retention: 'permanent', official: true, search: ['what'],
  fields: {
    number: integer({ ca: 'Número', es: 'Número', en: 'Number' }).open(), what: text({ ca: 'Què', es: 'Qué', en: 'What' }).open(),
    fee: money({ ca: 'Taxa', es: 'Tasa', en: 'Fee' }).open(), presentedAt: moment({ ca: 'Presentat', es: 'Presentado', en: 'Presented' }).open(),
    parties: structure({ ca: 'Interessats', es: 'Interesados', en: 'Parties' }, z.array(z.object({ name: z.string() }))).open(),
    note: text({ ca: 'Nota', es: 'Nota', en: 'Note' }).optional().open(),
  },
});
const enter = operation('book.enter', {
  title: { ca: 'Anota', es: 'Anota', en: 'Enter' }, permission: 'system', input: { number: z.int(), what: z.string() }, output: Entry.row,
  run: async ({ number, what }, { db, now }) => db.insert(Entry, { number, what, fee: '12.50', presentedAt: now.toISOString(), parties: [{ name: 'Núria' }] }),
});
const book = defineModule({ name: 'book', title: { ca: 'Llibre', es: 'Libro', en: 'Book' }, records: [Entry], operations: [enter] });

const town = randomUUID();
const as = { actor: systemActor, organisation: town };
let place: Installation;
let subjects: string[] = [];

/** What only somebody with all power over the database can do. */
async function tamper(...statements: string[]) {
  const client = await place.database.owner.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica`);
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  } finally {
    client.release();
  }
}
const check = async () => {
  const key = await publicLedgerKey({ database: place.database, vault: place.runner.vault });
  return checkLedger({ database: place.database, house: place.runner.house, organisation: town, trustedKeys: key === undefined ? [] : [key] });
};
const plain = ({ audit, rows }: Awaited<ReturnType<typeof check>>) => [...audit.findings, ...rows].map(({ text: _text, ...rest }) => rest);
const at = async (subject: string): Promise<number> => (await place.database.owner.query(`select p.position from kernel.ledger_position p join kernel.ledger_entry e on e.id = p.entry where e.subject = $1`, [subject])).rows[0].position;

describe('the check of a ledger in its database', () => {
  beforeAll(async () => { place = await testInstallation({ modules: [book] }); });
  afterAll(() => place.close());
  beforeEach(async () => {
    await tamper('truncate kernel.ledger_entry, kernel.ledger_position, kernel.ledger_pending, kernel.ledger_node, kernel.ledger_checkpoint, kernel.act, kernel.change, book.entry');
    subjects = [];
    for (let number = 1; number <= 12; number += 1) {
      subjects.push((await place.runner.run(enter, { number, what: `Sol·licitud ${number}` }, as)).id);
      if (number % 5 === 0) await place.runner.run(sealLedger, {}, as);
    }
  });
  const subject = (number: number) => subjects[number - 1] as string;

  it('finds nothing where nobody touched anything, and counts what waits for its seal', async () => {
    expect(await check()).toMatchObject({ ok: true, compared: 24, pending: 4, audit: { sealed: 20, checkpoints: 2 }, rows: [] });
    expect(await ledgersOf(place.database)).toEqual([town]);
  });

  it('names an official row that was changed, and the field', async () => {
    await tamper(`update book.entry set what = 'Una altra cosa' where id = '${subject(3)}'`);
    expect(plain(await check())).toEqual([{ kind: 'row-changed', record: 'book.entry', subject: subject(3), position: await at(subject(3)), fields: ['what'] }]);
    expect((await check()).rows[0]?.text.en).toContain('(what)');
  });

  it('names a row changed before its seal', async () => {
    await tamper(`update book.entry set fee = 0 where id = '${subject(12)}'`);
    expect(plain(await check())).toEqual([{ kind: 'row-changed', record: 'book.entry', subject: subject(12), position: null, fields: ['fee'] }]);
  });

  it('names an act that was laid at another’s door', async () => {
    await tamper(`update kernel.act set actor = 'Algú altre' where touched @> '[{"id":"${subject(2)}"}]'`);
    expect(plain(await check())).toMatchObject([{ kind: 'row-changed', record: 'kernel.act' }]);
  });

  it('names an official row that was deleted and one that was slipped in', async () => {
    const stray = randomUUID();
    await tamper(`delete from book.entry where id = '${subject(4)}'`, `insert into book.entry (organisation, id, number, what, fee, presented_at, parties, created_at, changed_at)
      values ('${town}', '${stray}', 99, 'Intrús', 0, now(), '[]', now(), now())`);
    expect(plain(await check())).toMatchObject([{ kind: 'row-missing', subject: subject(4) }, { kind: 'row-unrecorded', record: 'book.entry', subject: stray }]);
  });

  it('names a ledger entry that was changed to fit a changed row', async () => {
    const position = await at(subject(1));
    await tamper(`update kernel.ledger_entry set hash = sha256('forged') where subject = '${subject(1)}'`);
    expect(plain(await check())).toMatchObject([{ kind: 'changed', position }, { kind: 'row-changed', subject: subject(1), position }]);
  });

  it('names a ledger entry that was deleted', async () => {
    const position = await at(subject(1));
    await tamper(`delete from kernel.ledger_entry where subject = '${subject(1)}'`);
    expect(plain(await check())).toEqual([
      { kind: 'missing', from: position, to: position },
      { kind: 'row-unrecorded', record: 'book.entry', subject: subject(1), position: null, fields: [] },
    ]);
  });

  it('names two entries that were swapped', async () => {
        const entry = (number: number) => `(select id from kernel.ledger_entry where subject = '${subject(number)}')`;
    const [first, third] = [await at(subject(1)), await at(subject(3))];
    await tamper(
      `update kernel.ledger_position set entry = '${randomUUID()}' where position = ${first}`,
      `update kernel.ledger_position set entry = ${entry(1)} where position = ${third}`, `update kernel.ledger_position set entry = ${entry(3)} where position = ${first}`,
    );
    expect(plain(await check())).toEqual([{ kind: 'swapped', positions: [first, third].toSorted((one, other) => one - other) }]);
  });

  it('names a forged root', async () => {
    await tamper(`update kernel.ledger_checkpoint set signed = jsonb_set(signed, '{root}', to_jsonb(repeat('ab', 32))) where size = 10`);
    expect(plain(await check())).toEqual([{ kind: 'forged-root', checkpoint: 10 }]);
  });

  it('names an entry that was taken off the queue before its seal', async () => {
    await tamper(`delete from kernel.ledger_pending p using kernel.ledger_entry e where e.id = p.entry and e.subject = '${subject(12)}'`);
    expect(plain(await check())).toMatchObject([{ kind: 'entry-unplaced', subject: subject(12) }]);
  });

  it('takes no field for changed that a later version added', async () => {
    await tamper('alter table book.entry add column later text');
    expect(await check()).toMatchObject({ ok: true });
    await tamper(`update book.entry set later = 'posat després' where id = '${subject(6)}'`);
    expect(plain(await check())).toMatchObject([{ kind: 'row-changed', subject: subject(6) }]);
    await tamper('alter table book.entry drop column later');
  });
});
