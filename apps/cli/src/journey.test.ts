import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORM, sealLedger, systemActor } from '@comu/kernel';
import { seedProvince } from '@comu/identity';
import { openInstallation, readConfiguration } from './installation.ts';
import { run } from './run.ts';
import { listening } from './testing.ts';

const before = { ...process.env };
const server = () => before['COMU_TEST_DATABASE_URL'] as string;
const databases: string[] = [];
let folder: string;

async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
async function machine(name: string, secret?: string): Promise<void> {
  const database = `cli_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${database}`);
  databases.push(database);
  const url = new URL(server());
  url.pathname = `/${database}`;
  process.env = { ...before, DATABASE_URL: url.href, COMU_DATA: join(folder, name), ...(secret === undefined ? {} : { COMU_SECRET: secret }) };
}
async function comu(...words: string[]) {
  const terminal = listening('en');
  const code = await run(words, terminal);
  return { code, said: terminal.said.join('\n'), warned: terminal.warned.join('\n') };
}
async function tamper(...statements: string[]) {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  await client.query(['set session_replication_role = replica', ...statements].join('; ')).finally(() => client.end());
}
const csv = (name: string, text: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comu-cli-'));
  await machine('first');
});
afterAll(async () => {
  process.env = before;
  for (const database of databases) await onServer(`drop database if exists ${database} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

describe('an installation kept from the command line', () => {
  it('is planned without being touched, migrated, and found well by the doctor', async () => {
    expect(await comu('migrate', '--plan')).toMatchObject({ code: 0, said: expect.stringMatching(/table {3}identity\.organisation[^]*nothing was changed/) });
    const untouched = await comu('doctor');
    expect(untouched.said).toMatch(/! attention.*lacks \d+ changes/);
    expect(await comu('migrate')).toMatchObject({ code: 0, said: expect.stringMatching(/brought up to date/) });
    expect(await comu('migrate', '--plan')).toMatchObject({ code: 0, said: 'The database is up to date.' });
    const doctor = await comu('doctor');
    expect(doctor).toMatchObject({ code: 0, said: expect.stringMatching(/(\d+) of \1 tables with rows of organisations have their separation forced/) });
    expect(doctor.said).not.toMatch(/attention|wrong/);
  });

  it('takes in organisations, units and people, every line or none', async () => {
    expect(await comu('organisation', 'add', '--slug', 'x', '--name', 'X', '--kind', 'municipality')).toMatchObject({ code: 1, warned: expect.stringMatching(/no provincial council yet/) });
    const installation = await openInstallation(readConfiguration());
    await seedProvince(installation.runner, { bodies: [{ slug: 'diputacio', name: 'Diputació', kind: 'provincial-council', ine: '08019' }] });
    await installation.close();
    expect(await comu('organisation', 'add', '--slug', 'mura', '--name', 'Ajuntament de Mura', '--kind', 'municipality', '--administrator-name', 'Aina Roca', '--administrator-email', 'aina@mura.example')).toMatchObject({ code: 0 });
    expect(await comu('organisation', 'add', '--slug', 'No Va', '--name', 'X', '--kind', 'municipality')).toMatchObject({ code: 1, warned: expect.stringMatching(/\/organisation\/slug/) });
    expect(await comu('import', 'organisations', csv('bodies.csv', 'Nom;Tipus;INE\nAjuntament de Talamanca;Ajuntament;08277\n'))).toMatchObject({ code: 0, said: 'Imported: 1 new, 0 changed, 0 as they were.' });

    const units = csv('units.csv', 'Nom,Depèn de\nSecretaria,Alcaldia\nAlcaldia,\n');
    expect(await comu('import', 'units', units)).toMatchObject({ code: 2, warned: expect.stringMatching(/--organisation/) });
    expect(await comu('import', 'units', units, '--organisation', 'mur')).toMatchObject({ code: 1, warned: expect.stringMatching(/perhaps mura/) });
    expect(await comu('import', 'units', units, '--organisation', 'mura', '--dry-run')).toMatchObject({ code: 0, said: 'Would import: 2 new, 0 changed, 0 as they were.' });
    expect(await comu('import', 'units', units, '--organisation', 'mura')).toMatchObject({ code: 0, said: 'Imported: 2 new, 0 changed, 0 as they were.' });

    const bad = csv('bad.csv', Buffer.from('Nom;Correu;Rol\nN\xfaria Pons;nuria@mura.example;Registre\n\nBiel;no;Bruixot\n', 'latin1'));
    const refused = await comu('import', 'people', bad, '--organisation', 'mura');
    expect(refused).toMatchObject({ code: 1, warned: expect.stringMatching(/Nothing was imported/) });
    expect(refused.said).toMatch(/^Line 4, column “Correu”: .*\nLine 4, column “Rol”: /);
    const good = csv('good.csv', 'Nom;Correu;Rol;Unitat\nNúria Pons;nuria@mura.example;Registre;Secretaria\n');
    expect(await comu('import', 'people', good, '--organisation', 'mura')).toMatchObject({ code: 0, said: 'Imported: 1 new, 0 changed, 0 as they were.' });
    expect((await comu('organisation', 'list')).said).toMatch(/mura\tMunicipality\tAjuntament de Mura\t/);
    expect((await comu('organisation', 'show', 'mura')).said).toMatch(/People +2\nUnits +2\n/);
  });

  it('is backed up, restored on another machine, and its ledgers verified there', async () => {
    const installation = await openInstallation(readConfiguration());
    const { rows } = await installation.database.owner.query<{ organisation: string }>('select distinct organisation from kernel.ledger_pending');
    for (const { organisation } of rows) await installation.runner.run(sealLedger, {}, { actor: systemActor, organisation });
    expect(rows.map(({ organisation }) => organisation)).toContain(PLATFORM);
    await installation.close();
    const key = await comu('ledger', 'key');
    const [alone, whole] = [join(folder, 'alone'), join(folder, 'whole.tar')];
    expect(await comu('backup', alone)).toMatchObject({ code: 0, said: expect.stringMatching(/cannot be restored without it/) });
    expect(await comu('backup', whole, '--with-secret')).toMatchObject({ code: 0, said: expect.stringMatching(/Keep it encrypted/) });
    expect(statSync(whole).mode & 0o077).toBe(0);

    await machine('second');
    expect(await comu('restore', alone)).toMatchObject({ code: 1, warned: expect.stringMatching(/does not hold the secret/) });
    const restored = await comu('restore', whole);
    expect(restored).toMatchObject({ code: 0, warned: '' });
    expect(restored.said).toMatch(/Ajuntament de Mura: sealed entries [1-9][^]*No tampering\.$/);
    expect(await comu('restore', whole)).toMatchObject({ code: 1, warned: expect.stringMatching(/already has data/) });
    expect(await comu('ledger', 'key')).toEqual(key);
    expect(await comu('ledger', 'verify', '--organisation', 'mura', '--against', alone)).toMatchObject({ code: 0 });

    await tamper(`update kernel.act set actor = 'ningú' where operation = 'identity.import-people'`);
    expect(await comu('ledger', 'verify')).toMatchObject({ code: 1, said: expect.stringMatching(/✗ Ajuntament de Mura[^]*The row \S+ of kernel\.act is not what was sealed/) });

    // Whoever wipes a ledger whole leaves nothing that contradicts itself; only a seal kept elsewhere does.
    await tamper(...['act', 'ledger_entry', 'ledger_position', 'ledger_node', 'ledger_checkpoint'].map((table) => `delete from kernel.${table} where organisation = (select id from identity.organisation where slug = 'mura')`));
    expect(await comu('ledger', 'verify')).toMatchObject({ code: 0 });
    expect(await comu('ledger', 'verify', '--against', alone)).toMatchObject({ code: 1, said: expect.stringMatching(/✗ Ajuntament de Mura[^]*Entries are missing: from 1 to/) });
  });
});
