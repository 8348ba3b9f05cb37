import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choice, defineModule, integer, money, operation, PLATFORM, proofOf, record, Refused, refusal, sealLedger, systemActor, text, verifyReceipt, moment, structure } from './index.ts';
import { testActor, testInstallation, type Installation } from './testing.ts';

const Device = record('stock.device', {
  title: { ca: 'Equip', es: 'Equipo', en: 'Device' }, plural: { ca: 'Equips', es: 'Equipos', en: 'Devices' },
  retention: 'permanent', read: 'stock.read', write: 'stock.write', search: ['tag', 'model'],
  fields: {
    tag: text({ ca: 'Etiqueta', es: 'Etiqueta', en: 'Tag' }).matching(/^[A-Z]{2}-\d{5}$/).unique().internal(),
    model: text({ ca: 'Model', es: 'Modelo', en: 'Model' }).internal(),
    cost: money({ ca: 'Cost', es: 'Coste', en: 'Cost' }).optional().open(),
    boughtAt: moment({ ca: 'Comprat', es: 'Comprado', en: 'Bought' }).optional().open(),
    facts: structure({ ca: 'Dades', es: 'Datos', en: 'Facts' }, z.object({ ram: z.int() })).optional().internal(),
    state: choice({ ca: 'Estat', es: 'Estado', en: 'State' }, { stored: { ca: 'Al magatzem', es: 'En almacén', en: 'Stored' }, lent: { ca: 'Prestat', es: 'Prestado', en: 'Lent' } }).initially('stored').internal(),
  },
});
const Entry = record('stock.entry', {
  title: { ca: 'Assentament', es: 'Asiento', en: 'Entry' }, plural: { ca: 'Assentaments', es: 'Asientos', en: 'Entries' },
  retention: 'permanent', official: true, read: 'stock.read',
  fields: { number: integer({ ca: 'Número', es: 'Número', en: 'Number' }).open(), what: text({ ca: 'Què', es: 'Qué', en: 'What' }).open() },
});
const notStored = refusal('stock.not-stored', { says: { ca: 'L’equip {tag} no és al magatzem.', es: 'El equipo {tag} no está en el almacén.', en: 'The device {tag} is not in stock.' } });
const noted = operation('stock.noted', {
  title: { ca: 'Anota', es: 'Anota', en: 'Note' }, permission: 'system', input: { tag: z.string() }, output: z.null(),
  async run({ tag }, { db }) { await db.insert(Entry, { number: 1, what: tag }); return null; },
});
const fails = operation('stock.fails', { title: { ca: 'Falla', es: 'Falla', en: 'Fails' }, permission: 'system', input: {}, output: z.null(), async run() { throw new Error('always'); } });
const lend = operation('stock.lend', {
  title: { ca: 'Presta', es: 'Presta', en: 'Lend' }, permission: 'stock.write', input: { device: Device.id }, output: Device.row,
  async run({ device }, { db, emit }) {
    const found = await db.lock(Device, device);
    if (found.state !== 'stored') throw notStored({ tag: found.tag });
    const lent = await db.update(Device, device, { state: 'lent' });
    await emit('stock.lent', { tag: found.tag });
    return lent;
  },
});
const failLater = operation('stock.fail-later', { title: { ca: 'x', es: 'x', en: 'x' }, permission: 'stock.write', input: {}, output: z.null(), async run(_, { later }) { await later(fails, {}, { attempts: 2 }); return null; } });
const leaveOne = operation('stock.leave-one', { title: { ca: 'x', es: 'x', en: 'x' }, permission: 'stock.write', input: {}, output: z.null(), async run(_, { later }) { await later(fails, {}, { key: 'count again' }); return null; } });
const leaveThree = operation('stock.leave-three', { title: { ca: 'x', es: 'x', en: 'x' }, permission: 'stock.write', input: {}, output: z.null(), async run(_, { later, call }) {
  await later(fails, {}, { key: 'count again' });
  await call(leaveOne, {});
  await later(noted, { tag: 'first of two' }, { key: 'count again', at: new Date(Date.now() + 3_600_000) });
  await later(noted, { tag: 'left last' }, { key: 'count again' });
  return null;
} });
const receive = operation('stock.receive', { title: { ca: 'Rep', es: 'Recibe', en: 'Receive' }, permission: 'system', receives: true, input: { what: z.string() }, output: z.string(), run: async ({ what }, { db }) => (await db.insert(Entry, { number: 9, what })).organisation });
const give = operation('stock.give', { title: { ca: 'Dona', es: 'Da', en: 'Give' }, permission: 'stock.write', input: { to: z.uuid() }, output: z.string(), async run({ to }, { db, deliver }) { const there = await deliver(to, receive, { what: 'a gift' }); await db.insert(Entry, { number: 2, what: 'given' }); return there; } });
const proof = operation('stock.proof', { title: { ca: 'x', es: 'x', en: 'x' }, permission: 'stock.read', kind: 'query', input: { id: Entry.id }, output: z.any(), run: ({ id }, context) => proofOf(context, { record: Entry.name, subject: id }) });

const stock = defineModule({
  name: 'stock', title: { ca: 'Magatzem', es: 'Almacén', en: 'Stock' }, records: [Device, Entry], operations: [lend, failLater, leaveOne, leaveThree, fails, receive, give, proof],
  permissions: { 'stock.read': { ca: 'Consulta', es: 'Consulta', en: 'Read' }, 'stock.write': { ca: 'Gestiona', es: 'Gestiona', en: 'Manage' } },
  on: { 'stock.lent': noted },
});

const one = randomUUID(), other = randomUUID(), person = randomUUID();
const clerk = testActor({ person, organisations: { [one]: ['stock.read', 'stock.write'], [other]: ['stock.read'] } });
const as = { actor: clerk, organisation: one };
let house: Installation;
beforeAll(async () => { house = await testInstallation({ modules: [stock] }); });
afterAll(() => house.close());

const create = (tag: string, more: object = {}) => house.runner.run('stock.device.create', { tag, model: 'Portàtil', ...more }, as);
const refusedWith = (code: string) => expect.objectContaining({ code });

describe('the kernel', () => {
  it('creates, changes and shows the history of a declared record', async () => {
    const made = await create('AA-00001', { cost: '1200.50', boughtAt: '2026-01-02T03:04:05.000Z', facts: { ram: 16 } });
    expect(made).toMatchObject({ tag: 'AA-00001', cost: '1200.50', state: 'stored', version: 1, organisation: one });
    const changed = await house.runner.run('stock.device.change', { id: made.id, version: 1, changes: { model: 'Torre', cost: '1200.50', boughtAt: '2026-01-02T03:04:05.000Z' } }, as);
    expect(changed).toMatchObject({ model: 'Torre', version: 2, facts: { ram: 16 } });
    const { history } = await house.runner.run('stock.device.read', { id: made.id }, as);
    expect(history).toHaveLength(2);
    expect(history[0]).toMatchObject({ operation: 'stock.device.change', changes: { model: { from: 'Portàtil', to: 'Torre' } }, by: { id: person } });
    expect(Object.keys(history[0].changes)).toEqual(['model']);
  });
  it('refuses a change that names an older version', async () => {
    const made = await create('AA-00002');
    await house.runner.run('stock.device.change', { id: made.id, version: 1, changes: { model: 'B' } }, as);
    await expect(house.runner.run('stock.device.change', { id: made.id, version: 1, changes: { model: 'C' } }, as)).rejects.toEqual(refusedWith('kernel.changed-meanwhile'));
  });
  it('says which field broke which rule and how to mend it', async () => {
    const failure: Refused = await house.runner.run('stock.device.create', { tag: 'x', model: '', extra: 1 }, as).catch((each) => each);
    expect(failure.fields.map(({ field, rule }) => [field, rule])).toEqual([['/tag', 'format:regex'], ['/model', 'too-small'], ['/extra', 'unknown']]);
    await expect(create('AA-00001')).rejects.toEqual(refusedWith('kernel.already-exists'));
  });
  it('lets nobody act without the permission, nor see another organisation', async () => {
    await expect(house.runner.run('stock.device.create', { tag: 'BB-00001', model: 'x' }, { actor: clerk, organisation: other })).rejects.toEqual(refusedWith('kernel.not-allowed'));
    const mine = await create('AA-00003');
    await expect(house.runner.run('stock.device.read', { id: mine.id }, { actor: clerk, organisation: other })).rejects.toEqual(refusedWith('kernel.not-found'));
    expect((await house.runner.run('stock.device.list', {}, { actor: clerk, organisation: other })).rows).toEqual([]);
  });
  it('shows raw SQL of the application role nothing without a tenant', async () => {
    await create('AA-00009');
    const client = await house.database.owner.connect();
    try {
      await client.query('begin; set local role comu_app');
      for (const table of ['stock.device', 'kernel.act', 'kernel.change', 'kernel.ledger_entry', 'kernel.job', 'kernel.state'])
        expect((await client.query(`select * from ${table}`)).rows, table).toEqual([]);
      await client.query('rollback');
    } finally { client.release(); }
  });
  it('pages by keyset through any order without losing or doubling a row', async () => {
    for (let index = 0; index < 25; index += 1) await create(`CC-${String(index).padStart(5, '0')}`, { cost: index % 3 === 0 ? null : `${index % 4}.00`, model: `Model ${index % 5}` });
    for (const sort of [undefined, 'cost', '-cost', 'model', '-model', 'tag']) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await house.runner.run('stock.device.list', { limit: 7, filter: { tag: 'cc-' }, ...(sort === undefined ? {} : { sort }), ...(after === undefined ? {} : { after }) }, as);
        seen.push(...page.rows.map((row: { id: string }) => row.id));
        after = page.next;
      } while (after !== undefined);
      expect(new Set(seen).size, sort).toBe(25);
      expect(seen.length, sort).toBe(25);
    }
    const found = await house.runner.run('stock.device.list', { search: 'PORTATIL aa-0' }, as);
    expect(found.rows.length).toBeGreaterThan(0);
  });
  it('imports a table all or nothing, naming each bad line', async () => {
    const keep = async (name: string, content: Buffer | string) => {
      const file = await house.runner.files.put(Buffer.from(content), { name, maxBytes: 100_000 });
      await house.runner.run('kernel.keep-file', { sha256: file.sha256, name, size: file.size, type: file.type, facts: {} }, { ...as, actor: { ...clerk, kind: 'system' } });
      return file.sha256;
    };
    const load = (file: string, dryRun = false) => house.runner.run('stock.device.import', { file, dryRun }, as);
    const bad = await load(await keep('mal.csv', 'Etiqueta;Model;Cost;Color\nFF-00001;Portàtil;1.234,50;blau\nFF-2;;x;verd\n'));
    expect(bad).toMatchObject({ rows: 2, created: 0, refused: 2 });
    expect(bad.problems.map((each: { line: number; field: string }) => [each.line, each.field])).toEqual([[1, 'Color'], [3, 'Etiqueta'], [3, 'Model'], [3, 'Cost']]);
    // The same words in the old Windows encoding, with the state by its label.
    const good = await keep('be.csv', Buffer.from('Etiqueta,Model,Cost,Estat\nFF-00001,Portàtil,"1.234,50",Prestat\nFF-00002,Torre,,\n', 'latin1'));
    expect(await load(good, true)).toMatchObject({ rows: 2, created: 2, problems: [] });
    expect((await house.runner.run('stock.device.list', { filter: { tag: 'FF-' } }, as)).rows).toEqual([]);
    expect(await load(good)).toMatchObject({ rows: 2, created: 2, refused: 0 });
    expect((await house.runner.run('stock.device.list', { filter: { tag: 'FF-00001' } }, as)).rows).toMatchObject([{ model: 'Portàtil', cost: '1234.50', state: 'lent' }]);
    await expect(load(await keep('res.xlsx.txt', 'no table'))).rejects.toEqual(refusedWith('kernel.no-rows'));
    const others = await keep('altres.csv', 'Núm.;Què és;Nota\nFF-00002;Torre;x\n\nFF-00003;Pantalla;y\nFF-00003;;z\n');
    const tried = await load(others, true);
    expect(tried.problems.map(({ line, field, rule }: { line: number; field: string; rule: string }) => [line, field, rule])).toEqual([[1, 'Núm.', 'unknown-column'], [1, 'Què és', 'unknown-column'], [1, 'Nota', 'unknown-column'], [1, 'Etiqueta', 'missing-column'], [1, 'Model', 'missing-column']]);
    expect(tried.columns[0]).toEqual({ column: 'Núm.', field: null, sample: ['FF-00002', 'FF-00003', 'FF-00003'] });
    const many = await keep('molts.csv', `Etiqueta;Model\n${Array.from({ length: 1200 }, (_, index) => `GG-${10_000 + index};Pantalla`).join('\n')}\n`);
    const told: unknown[] = [];
    expect(await house.runner.run('stock.device.import', { file: many, dryRun: false }, { ...as, onProgress: ({ stage, done, of }) => told.push(`${stage} ${done}/${of}`) })).toMatchObject({ rows: 1200, created: 1200, refused: 0 });
    expect(told).toEqual(['checking', 'saving'].flatMap((stage) => [0, 500, 1000].map((done) => `${stage} ${done}/1200`)));
    const corrected = await house.runner.run('stock.device.import', { file: others, dryRun: true, columns: ['tag', 'model', null] }, as);
    expect(corrected.problems.map(({ line, field, rule }: { line: number; field: string; rule: string }) => [line, field, rule])).toEqual([[2, 'Etiqueta', 'already-there'], [5, 'Model', 'invalid-type']]);
  });
  it('does nothing twice for a repeated request', async () => {
    const key = randomUUID();
    const first = await house.runner.run('stock.device.create', { tag: 'DD-00001', model: 'x' }, { ...as, key });
    const again = await house.runner.run('stock.device.create', { tag: 'DD-00001', model: 'x' }, { ...as, key });
    expect(again).toEqual(first);
    await expect(house.runner.run('stock.device.create', { tag: 'DD-00002', model: 'x' }, { ...as, key })).rejects.toEqual(refusedWith('kernel.key-reused'));
  });
  it('tells events to listeners once, after the commit', async () => {
    const { id } = await create('EE-00001');
    await house.runner.run(lend, { device: id }, as);
    await expect(house.runner.run(lend, { device: id }, as)).rejects.toEqual(refusedWith('stock.not-stored'));
    expect(await house.drain()).toBe(1);
    const { rows } = await house.runner.run('stock.entry.list', { filter: { what: 'EE-00001' } }, as);
    expect(rows).toHaveLength(1);
  });
  it('of several jobs left under one key in one transaction does the last, whole, whatever operation left the others', async () => {
    await house.runner.run(leaveOne, {}, as);
    await house.runner.run(leaveThree, {}, as);
    const { rows } = await house.database.owner.query(`select operation, input from kernel.job where key = 'count again'`);
    expect(rows).toEqual([{ operation: 'stock.noted', input: { tag: 'left last' } }]);
    await house.drain();
    const { rows: done } = await house.database.owner.query(`select what from stock.entry where what in ('first of two', 'left last')`);
    expect(done).toEqual([{ what: 'left last' }]);
  });
  it('tries a failing job again later and keeps it as a dead letter that can be retried', async () => {
    await house.runner.run(failLater, {}, as);
    await house.drain();
    house.clock.now = new Date(house.clock.now.getTime() + 60_000);
    await house.drain();
    const admin = testActor({ person, organisations: { [one]: ['kernel.administer'] } });
    const stopped = await house.runner.run('kernel.jobs', {}, { actor: admin, organisation: one });
    const dead = stopped.jobs;
    expect(stopped).toMatchObject({ counts: { dead: 1 }, jobs: [{ operation: 'stock.fails', state: 'dead', failures: 2, failure: { message: 'always' }, title: { ca: expect.any(String) } }] });
    await house.runner.run('kernel.give-up-job', { id: dead[0].id, why: 'Ja s’ha fet a mà' }, { actor: admin, organisation: one });
    expect(await house.runner.run('kernel.jobs', {}, { actor: admin, organisation: one })).toMatchObject({ counts: { dead: 0, 'given-up': 1 }, jobs: [{ state: 'given-up', givenUp: { why: 'Ja s’ha fet a mà' } }] });
    await expect(house.runner.run('kernel.give-up-job', { id: dead[0].id, why: 'Altre cop' }, { actor: admin, organisation: one })).rejects.toEqual(refusedWith('kernel.not-found'));
    await house.runner.run('kernel.retry-job', { id: dead[0].id }, { actor: admin, organisation: one });
    expect(await house.runner.run('kernel.jobs', {}, { actor: admin, organisation: one })).toMatchObject({ counts: { dead: 0, waiting: 1, 'given-up': 0 } });
  });
  it('delivers to another organisation inside the same transaction', async () => {
    expect(await house.runner.run(give, { to: other }, as)).toBe(other);
    expect((await house.runner.run('stock.entry.list', {}, { actor: clerk, organisation: other })).rows).toMatchObject([{ what: 'a gift', number: 9 }]);
    expect((await house.runner.run('stock.entry.list', { filter: { what: 'given' } }, as)).rows).toHaveLength(1);
  });
  it('refuses to change or delete an official row even for the owner', async () => {
    await house.runner.run(give, { to: other }, as);
    await expect(house.database.owner.query(`update stock.entry set what = 'forged'`)).rejects.toThrow(/never changed/);
  });
  it('seals what happened and proves it offline', async () => {
    await house.runner.run(give, { to: other }, as);
    const { rows: [entry] } = await house.runner.run('stock.entry.list', { filter: { what: 'given' } }, as);
    const { sealed } = await house.runner.run(sealLedger, {}, { actor: systemActor, organisation: one });
    expect(sealed).toBeGreaterThan(0);
    const receipt = await house.runner.run(proof, { id: entry.id }, as);
    expect(verifyReceipt(receipt, { trustedKeys: [receipt.publicKey] }).ok).toBe(true);
    receipt.entry.content.hash = receipt.entry.content.hash.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0'));
    expect(verifyReceipt(receipt, { trustedKeys: [receipt.publicKey] }).ok).toBe(false);
  });
  it('keeps platform work apart', () => expect(PLATFORM).toMatch(/^0{8}-/));
});
