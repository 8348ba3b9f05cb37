import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { buildHouse } from './house.ts';
import { kernelModule } from './kernel.ts';
import { integer, text } from './field.ts';
import { migrate, type Migration } from './migrate.ts';
import { defineModule } from './module.ts';
import { record } from './record.ts';
import { testActor, testInstallation, type Installation } from './testing.ts';

const say = (ca: string) => ({ ca, es: ca, en: ca });
const about = { title: say('Arbre'), plural: say('Arbres'), retention: 'permanent', label: ['kind'] } as const;
const kind = text(say('Espècie')).open();
const first = record('trees.tree', { ...about, read: 'trees.read', write: 'trees.write', fields: { kind, planted: text(say('Any')).open() } });
const permissions = { 'trees.read': say('Consulta'), 'trees.write': say('Edita') };
const moduleOf = (records: Parameters<typeof defineModule>[0]['records'], migrations: readonly Migration[] = []) => defineModule({ name: 'trees', title: say('Arbres'), permissions, records: records!, migrations });
const houseOf = (...given: Parameters<typeof moduleOf>) => buildHouse([kernelModule, moduleOf(...given)]);

let installation: Installation;
beforeAll(async () => {
  installation = await testInstallation({ modules: [moduleOf([first])] });
  const organisation = randomUUID();
  const actor = testActor({ person: randomUUID(), organisations: { [organisation]: ['trees.read', 'trees.write'] } });
  await installation.runner.run('trees.tree.create', { kind: 'Alzina', planted: '1987' }, { actor, organisation });
});
afterAll(() => installation.close());
const rows = async () => (await installation.database.owner.query('select * from trees.tree')).rows;
const fields = { kind, planted: text(say('Any')).open(), place: text(say('Lloc')).optional().open() };

describe('a database made by an earlier version', () => {
  it('gets new columns, indexes and tables by itself and keeps its rows', async () => {
    const tree = record('trees.tree', { ...about, index: [['kind']], fields });
    const care = record('trees.care', { ...about, title: say('Cura'), plural: say('Cures'), fields: { kind } });
    expect(await migrate(installation.database.owner, houseOf([tree, care]))).toEqual({ created: ['trees.care'], added: ['trees.tree.place'], ran: [] });
    expect(await rows()).toMatchObject([{ kind: 'Alzina', planted: '1987', place: null }]);
    const { rows: indexes } = await installation.database.owner.query(`select 1 from pg_indexes where tablename = 'tree' and indexdef like '%(organisation, kind, id)%'`);
    expect(indexes).toHaveLength(1);
  });
  it('refuses another type or a new required column rather than lose rows, and says what is missing', async () => {
    const typed = record('trees.tree', { ...about, fields: { ...fields, planted: integer(say('Any')).open() } });
    await expect(migrate(installation.database.owner, houseOf([typed]))).rejects.toThrow(/trees\.tree\.planted is text in the database and bigint/);
    const required = record('trees.tree', { ...about, fields: { ...fields, height: integer(say('Alçada')).open() } });
    await expect(migrate(installation.database.owner, houseOf([required]))).rejects.toThrow(/required field height/);
    expect(await rows()).toMatchObject([{ kind: 'Alzina', planted: '1987' }]);
  });
  it('is carried over by a step that runs before, once', async () => {
    const tree = record('trees.tree', { ...about, fields: { ...fields, planted: integer(say('Any')).open(), height: integer(say('Alçada')).open() } });
    const step: Migration = { id: '0001-numbers', before: true, sql: 'alter table trees.tree alter planted type bigint using planted::bigint; alter table trees.tree add height bigint not null default 0' };
    const house = houseOf([tree], [step]);
    expect((await migrate(installation.database.owner, house)).ran).toEqual(['trees/0001-numbers']);
    expect((await migrate(installation.database.owner, house)).ran).toEqual([]);
    expect((await rows()).map(({ kind: each, planted, height }) => [each, Number(planted), Number(height)])).toEqual([['Alzina', 1987, 0]]);
  });
  it('finds by the fields that are searched now', async () => {
    const numbers = { ...fields, planted: integer(say('Any')).open(), height: integer(say('Alçada')).open() };
    const searched = async (search: ('kind' | 'place')[]) => {
      await migrate(installation.database.owner, houseOf([record('trees.tree', { ...about, search, fields: numbers })], [{ id: '0001-numbers', before: true, sql: 'select 1' }]));
      return (await installation.database.owner.query<{ search: string }>('select search from trees.tree')).rows.map(({ search: held }) => held);
    };
    await installation.database.owner.query(`update trees.tree set place = 'Plaça de l’Església'`);
    expect(await searched(['kind'])).toEqual(['alzina']);
    expect(await searched(['kind', 'place'])).toEqual(['alzina placa de l esglesia']);
  });
  it('a new database is made as declared, without that step', async () => {
    const tree = record('trees.tree', { ...about, fields: { kind, planted: integer(say('Any')).open() } });
    const fresh = await testInstallation({ modules: [moduleOf([tree], [{ id: '0001-numbers', before: true, sql: 'alter table trees.tree alter planted type bigint using planted::bigint' }])] });
    expect((await fresh.database.owner.query('select id from kernel.migration')).rows).toEqual([{ id: 'trees/0001-numbers' }]);
    await fresh.close();
  });
});
