import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundedInstallation, type Founded } from '../testing.ts';
import { peopleColumns } from './columns.ts';
import { mostRows, readRows } from './read-rows.ts';

let house: Founded, town: string, admin: string;
beforeAll(async () => {
  house = await foundedInstallation();
  town = await house.town('calders');
  admin = await house.person(town, 'Aina Admin', 'administrator');
});
afterAll(() => house.close());
const counted = async () => (await house.database.owner.query(`select (select count(*) from identity.person)::int as people, (select count(*) from identity.membership)::int as memberships, (select count(*) from identity.unit)::int as units, (select count(*) from identity.organisation)::int as bodies`)).rows[0];
const problems = ({ problems: found }: { problems: { line: number; field: string; rule: string }[] }) => found.map(({ line, field, rule }) => [line, field, rule]);

describe('importing from a file', () => {
  const units = [{ Nom: 'Secretaria', 'Depèn de': 'Alcaldia' }, { Nom: 'Alcaldia', DIR3: 'L01080348' }, { Nom: 'Arxiu', 'Depèn de': 'l01080348' }];
  it('units may come in any order and hang from a name or a code; a dry run changes nothing; a second import neither', async () => {
    const before = await counted();
    expect(await house.run('identity.import-units', { rows: units, dryRun: true }, admin, town)).toEqual({ dryRun: true, created: 3, changed: 0, kept: 0, problems: [] });
    expect(await counted()).toEqual(before);
    expect(await house.run('identity.import-units', { rows: units, dryRun: false }, admin, town)).toMatchObject({ created: 3 });
    expect(await house.run('identity.import-units', { rows: units, dryRun: false }, admin, town)).toMatchObject({ created: 0, changed: 0, kept: 3 });
    expect(await house.run('identity.import-units', { rows: [{ Nombre: 'Arxiu Municipal i Gestió', DIR3: 'L01080348' }], dryRun: true }, admin, town)).toMatchObject({ created: 0, changed: 1 });
  });
  it('units that hang from each other, or from nobody known, are named with their line', async () => {
    const rows = [{ Nom: 'A', 'Depèn de': 'B' }, { Nom: 'B', 'Depèn de': 'A' }, { Nom: 'C', 'Depèn de': 'Ningú' }, { Nom: 'C' }];
    expect(problems(await house.run('identity.import-units', { rows, dryRun: true }, admin, town))).toEqual([[2, 'Depèn de', 'unit:ring'], [3, 'Depèn de', 'unit:ring'], [4, 'Depèn de', 'unit:unknown'], [5, 'Nom', 'repeated']]);
  });
  const people = [
    { Nom: 'Biel Camps', Correu: 'Biel@calders.example', Rol: 'Registre', Unitat: 'Secretaria', 'Des del': '01/12/2026' },
    { Nom: 'Clara Dalmau', Correu: 'clara@calders.example', Rol: 'secretary', Unitat: 'secretaria', 'Des del': '2026-12-01', 'Fins al': '31/12/2027' },
    { Nom: 'Clara Dalmau', Correu: 'clara@calders.example', Rol: 'Intervención', NIF: '12345678Z' },
  ];
  it('people come in with roles in any language, and are invited once each', async () => {
    expect(await house.run('identity.import-people', { rows: people, dryRun: true }, admin, town)).toEqual({ dryRun: true, created: 3, changed: 0, kept: 0, problems: [] });
    expect(await house.run('identity.import-people', { rows: people, dryRun: false }, admin, town)).toMatchObject({ created: 3, problems: [] });
    const here = await house.run('identity.people', {}, admin, town);
    expect(here.find(({ email }: { email: string }) => email === 'clara@calders.example').memberships).toMatchObject([{ role: 'comptroller', unit: null }, { role: 'secretary', unit: { name: 'Secretaria' }, from: '2026-12-01', to: '2027-12-31' }]);
    expect((await house.run('identity.invitation.list', {}, admin, town)).rows).toHaveLength(3);
    expect(await house.run('identity.import-people', { rows: people, dryRun: false }, admin, town)).toMatchObject({ created: 0, kept: 3 });
  });
  it('one bad line stops the whole file, each named with its cell, rule and remedy', async () => {
    const before = await counted();
    const rows = [
      { Nom: 'Bona Línia', Correu: 'bona@calders.example', Rol: 'Arxiu' },
      { Nom: '', Correu: 'no és cap adreça', Rol: 'Bruixeria', NIF: '12345678A', 'Des del': '31/02/2026', Telèfon: '600' },
      { Nom: 'Fora', Correu: 'alcaldia@calders.example', Rol: 'Arxiu', Unitat: 'Inexistent', 'Des del': '2026-12-01', 'Fins al': '2026-11-30' },
      { Nom: 'Bona Línia', Correu: 'BONA@calders.example', Rol: 'archivist' },
    ];
    expect(problems(await house.run('identity.import-people', { rows, dryRun: true }, admin, town))).toEqual([
      [1, 'Telèfon', 'column:unknown'], [3, 'Correu', 'format:email'], [3, 'Rol', 'choice'], [3, 'NIF', 'nif:control'], [3, 'Des del', 'format:date'], [3, 'Nom', 'missing'],
      [4, 'Unitat', 'unit:unknown'], [4, 'Fins al', 'dates:order'], [5, 'Correu', 'repeated'],
    ]);
    const failure = await house.run('identity.import-people', { rows, dryRun: false }, admin, town).catch((each: unknown) => each);
    expect(failure).toMatchObject({ code: 'kernel.input-refused' });
    expect(failure.fields[1]).toMatchObject({ field: '/rows/1/Correu', rule: 'format:email', remedy: { ca: expect.stringContaining('adreça') } });
    expect(await counted()).toEqual(before);
  });
  it('takes the staff of the largest bodies, and names every line of a file that lacks something in each', async () => {
    const { lines, problems: found } = readRows(peopleColumns, Array.from({ length: mostRows }, (_, place) => ({ Nom: '', Correu: `p${place}@calders.example`, Rol: 'Arxiu' })));
    expect([lines.length, found.length, found.at(-1)?.line]).toEqual([20_000, 20_000, 20_001]);
  });
  it('says what a role may do and where the body departs from the usual, until it goes back', async () => {
    const of = async (name: string) => (await house.run('identity.role-permissions', {}, admin, town)).find(({ role }: { role: string }) => role === 'archivist').permissions.find((each: { name: string }) => each.name === name);
    const set = (granted: boolean | null, permission: string) => house.run('identity.set-role-permission', { role: 'archivist', permission, granted }, admin, town);
    expect(await of('identity.see-people')).toEqual({ name: 'identity.see-people', usual: true, held: true });
    await set(false, 'identity.see-people');
    await set(true, 'identity.delegate');
    expect([await of('identity.see-people'), await of('identity.delegate')]).toEqual([{ name: 'identity.see-people', usual: true, held: false }, { name: 'identity.delegate', usual: false, held: true }]);
    await set(null, 'identity.see-people');
    expect((await of('identity.see-people')).held).toBe(true);
  });
  it('names the people of other organisations whose address nobody proved', async () => {
    const other = await house.town('monistrol');
    expect(other).not.toBe(town);
    expect(problems(await house.run('identity.import-people', { rows: [{ Nom: 'X', Correu: 'alcaldia@monistrol.example', Rol: 'Arxiu' }], dryRun: true }, admin, town))).toEqual([[2, 'Correu', 'elsewhere-unproven']]);
  });
  it('only the provincial council imports organisations', async () => {
    const rows = [{ Ens: 'Ajuntament de Barcelona', Tipus: 'Ajuntament', INE: '08019', DIR3: 'L01080193' }, { Ens: 'Consorci del Lluçanès', Tipus: 'Consorcio' }, { Ens: 'Ajuntament de calders', 'Nom curt': 'calders', Tipus: 'municipality', INE: '08034' }];
    await expect(house.run('identity.import-organisations', { rows, dryRun: false }, admin, town)).rejects.toEqual(expect.objectContaining({ code: 'kernel.not-allowed' }));
    expect(await house.run('identity.import-organisations', { rows, dryRun: false }, house.founder, house.provincial)).toEqual({ dryRun: false, created: 2, changed: 1, kept: 0, problems: [] });
    expect(await house.gate.organisationOf('consorci-del-llucanes')).toBeDefined();
    expect(problems(await house.run('identity.import-organisations', { rows: [{ Ens: 'X', Tipus: 'Ajuntament', INE: '8019' }], dryRun: true }, house.founder, house.provincial))).toEqual([[2, 'INE', 'format:ine']]);
  });
});
