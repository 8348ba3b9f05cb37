import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openInstallation, readConfiguration } from '@comu/server';
import { PLATFORM } from '@comu/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, phone, shows, walkAs, type Walker } from './walk.ts';

const [town, village, provincial] = ['cardedeu', 'navarcles', 'diputacio-de-barcelona'];
let laia: Walker;
beforeAll(async () => {
  laia = await walkAs('laia.ferrer@diputacio-de-barcelona.example');
});
afterAll(() => laia?.close());

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('people are brought from a file', () => {
  it('with every problem named before anything is saved, and columns corrected on the screen', async () => {
    const { page, base } = laia;
    await page.goto(`${base}/o/${provincial}/administration/people`);
    await page.getByRole('link', { name: 'Importa' }).click();
    await shows(laia, /Hi pot haver: Nom, Correu/);
    await laia.look('administracio-01-importar');
    await page.locator('input[type=file]').setInputFiles(csv('plantilla.csv', 'Nom;Adreça de contacte;Rol;NIF;Telèfon\nBerta Soler;berta.soler@diba.example;Registre;12345678A;600\n;pere@diba.example;Bruixeria;;\n'));
    await shows(laia, /problemes/);
    await laia.look('administracio-02-problemes');
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Baixa els problemes (CSV)' }).click()]);
    expect(readFileSync(await taken.path(), 'utf8')).toMatch(/^\uFEFFLínia;Camp;Regla;Què cal fer\r\n[\s\S]*2;NIF;[^;]+;/);
    await page.getByLabel('A quin camp va «Adreça de contacte»').selectOption({ label: 'Correu *' });
    await expect.poll(() => page.locator('main').innerText()).not.toMatch(/Cal una columna amb «Correu»/);
    await laia.look('administracio-03-corregit');
    await page.getByRole('button', { name: 'Treu-lo' }).first().click();
    await page.locator('input[type=file]').setInputFiles(csv('plantilla.csv', 'Nom;Adreça de contacte;Rol;NIF\nBerta Soler;berta.soler@diba.example;Registre;12345678Z\nPere Rius;pere.rius@diba.example;Arxiu;\n'));
    await page.getByLabel('A quin camp va «Adreça de contacte»').selectOption({ label: 'Correu *' });
    await shows(laia, /Tot és correcte/);
    await page.getByRole('button', { name: 'Importa 2 files' }).click();
    await shows(laia, /Files llegides\s*2\s*Afegides\s*2[\s\S]*Refusades\s*0/);
    await laia.look('administracio-04-importat');
    await page.getByRole('link', { name: 'Aneu a la llista' }).click();
    await page.getByText('berta.soler@diba.example').waitFor();
  });
});

describe('the calendar of the body', () => {
  it('lists every day that does not count, and brings the local ones of all municipalities from a file', async () => {
    const { page, base } = laia;
    await page.goto(`${base}/o/${provincial}/administration/calendar`);
    await shows(laia, /De l’Estat i de Catalunya[\s\S]*Cap d’Any/);
    await laia.look('administracio-05-calendari');
    await page.getByRole('link', { name: 'Importa les de tots els municipis' }).click();
    await page.locator('input[type=file]').setInputFiles(csv('festes.csv', 'Codi INE;Data;Festa;Ordre\n08046;18/05/2026;Fira de Sant Isidre;Ordre de festes locals de 2026\n08046;17/05/2026;Diumenge;Ordre de festes locals de 2026\nPobleInexistent;24/08/2026;Festa Major;Ordre\n'));
    await shows(laia, /Línia 3[\s\S]*diumenge/);
    await shows(laia, /Línia 4[\s\S]*Municipi/);
    await laia.look('administracio-06-festes-problemes');
    await page.getByRole('button', { name: 'Treu-lo' }).first().click();
    await page.locator('input[type=file]').setInputFiles(csv('festes.csv', 'Municipi;Data;Festa;Ordre\nCardedeu;18/05/2026;Fira de Sant Isidre;Ordre de festes locals de 2026\n'));
    await page.getByRole('button', { name: 'Importa 1 fila' }).click();
    await shows(laia, /Afegides\s*1/);
  });
  it('warns while a local holiday is missing, and tells what a new day does to running terms before it is added', async () => {
    const secretary = await whoKeepsCalendar();
    const { page, base } = secretary;
    await page.goto(`${base}/o/${town}/administration/calendar?any=2026`);
    await shows(secretary, /Falta una festa local de 2026 a Cardedeu/);
    await page.getByRole('button', { name: 'Afegeix un dia inhàbil' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('spinbutton').first().click();
    await page.keyboard.type('24082026');
    await dialog.getByLabel('Festa', { exact: true }).fill('Festa Major');
    await dialog.getByLabel('Norma o acord').fill('Acord del ple de juny de 2025');
    await shows(secretary, /terminis? que corren|Ara no corre cap termini|Canvia el venciment/);
    await secretary.look('administracio-07-afegir-festa');
    await dialog.getByRole('button', { name: 'Afegeix', exact: true }).click();
    await expect.poll(() => page.locator('main').innerText()).not.toMatch(/Falta una festa local/);
    await page.getByRole('button', { name: 'Treu Festa Major' }).click();
    await shows(secretary, /Treure «Festa Major»/);
    await secretary.look('administracio-08-treure-festa');
    await page.getByRole('dialog').getByRole('button', { name: 'Torna enrere' }).click();
    await page.setViewportSize(phone);
    await secretary.look('administracio-09-calendari-mobil');
    await fits(secretary);
    await secretary.close();
  });
});

describe('what the system has to do by itself', () => {
  it('tells what failed, why and when it is tried again, and lets it be tried or given up with a reason', async () => {
    await leaveJobsOfARemovedModule();
    const { page, base } = laia;
    await page.goto(`${base}/o/${provincial}/feines-aturades`);
    await page.getByRole('tab', { name: /Aturades/ }).click();
    await page.getByText('vell.envia-al-fax').first().waitFor();
    await shows(laia, /missatge a qui manté/);
    await laia.look('administracio-10-feines');
    await page.getByRole('button', { name: /^Abandona.*vell\.envia-al-fax/ }).click();
    await page.getByLabel('Per què').fill('El fax ja no existeix: s’ha enviat per correu.');
    await laia.look('administracio-11-abandonar');
    await page.getByRole('button', { name: 'Abandona-la' }).click();
    await page.getByRole('tab', { name: /Abandonades/ }).click();
    await shows(laia, /El fax ja no existeix/);
  });
});

describe('a case opens from what came in', () => {
  it('with the procedure chosen at the counter, on a desk and on a phone', async () => {
    const handler = await walkAs('ferran.miro@navarcles.example');
    try {
      const { page, base } = handler;
      await page.goto(`${base}/o/${village}/registry/new`);
      await page.getByLabel('NIF', { exact: true }).fill('12345678Z');
      await page.getByLabel('Nom i cognoms o raó social').fill('Maria Puig Serra');
      await page.getByLabel('Assumpte').fill('Sol·licitud de certificat de convivència');
      await page.locator('input[type=file]').first().setInputFiles(csv('sol·licitud.txt', 'Sol·licito un certificat.'));
      await page.getByRole('button', { name: /^Registra/ }).click();
      await shows(handler, /E2\d{3}-\d{6}/);
      const { rows } = await handler.ask('registry.entry.list', { search: 'convivencia' }, village);
      await page.goto(`${base}/o/${village}/registry/${rows[0].code}`);
      await page.getByRole('button', { name: 'Obre un expedient' }).click();
      await shows(handler, /compta des de l’entrada/);
      await handler.look('administracio-14-obrir-expedient');
      await page.setViewportSize(phone);
      await handler.look('administracio-15-obrir-expedient-mobil');
      await fits(handler);
      const select = page.getByRole('dialog').getByLabel('Procediment');
      await select.selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Obre l’expedient' }).click();
      await page.getByRole('heading', { name: /Sol·licitud de certificat de convivència/ }).waitFor();
      await handler.look('administracio-16-expedient-mobil');
      await page.setViewportSize({ width: 1440, height: 900 });
      await handler.look('administracio-17-expedient');
    } finally { await handler.close(); }
  });
});

describe('a template is edited with the fields of the case', () => {
  it('what is wrong is told line by line as it is written, and nothing wrong is saved', async () => {
    const { page, base } = laia;
    await page.goto(`${base}/o/${provincial}/administration/templates`);
    await page.getByRole('link', { name: /Resolució sobre/ }).first().click();
    const area = page.getByLabel('Text');
    await area.waitFor();
    const before = await area.inputValue();
    await area.fill(`${before}\n{{ interesat }}`);
    await shows(laia, /El camp «interesat» no existeix\. Volíeu dir «interested»\?/);
    expect(await page.getByRole('button', { name: 'Desa la plantilla' }).isDisabled()).toBe(true);
    await laia.look('administracio-18-plantilla-errada');
    await area.fill(`${before}\n`);
    await page.getByRole('button', { name: 'Interessat interested', exact: true }).click();
    await shows(laia, /Tot correcte/);
    const [shown] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('button', { name: 'Mostra-la en PDF' }).click()]);
    expect(shown.url()).toMatch(/^blob:/);
    await shown.close();
    await page.getByRole('button', { name: 'Desa la plantilla' }).click();
    await shows(laia, /Plantilla desada/);
    await page.setViewportSize(phone);
    await laia.look('administracio-19-plantilla-mobil');
    await fits(laia);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

/** Whoever of the town may edit its calendar. */
async function whoKeepsCalendar(): Promise<Walker> {
  const accounts = await laia.ask<{ email: string }[]>('identity.demo-accounts', {});
  for (const { email } of accounts.filter((each) => each.email.endsWith(`@${town}.example`))) {
    const who = await walkAs(email);
    const { memberships } = await who.ask<{ memberships: { organisation: { slug: string }; permissions: string[] }[] }>('identity.me', {});
    if (memberships.find(({ organisation }) => organisation.slug === town)?.permissions.includes('terms.holidays')) return who;
    await who.close();
  }
  throw new Error('Nobody of the demonstration may edit the calendar of the town.');
}

/** Two jobs as a module that was since removed would have left them: one on its last attempt, one with some left. */
async function leaveJobsOfARemovedModule() {
  const open = await openInstallation(readConfiguration({ ...process.env, COMU_DATA: process.env['COMU_JOURNEY_DATA'] }), () => {}, { beside: true });
  try {
    await open.database.transaction({ acting: PLATFORM, readable: [], person: null }, async (connection) => {
      const { rows: [body] } = await sql<{ id: string }>`select id from identity.organisation where slug = ${provincial}`.execute(connection);
      for (const attempts of [1, 3])
        await sql`insert into kernel.job (organisation, id, operation, input, run_at, at, attempts_left) values (${body!.id}, ${randomUUID()}, ${attempts === 1 ? 'vell.envia-al-fax' : 'vell.imprimeix'}, '{}', now(), now(), ${attempts})`.execute(connection);
    });
  } finally { await open.close(); }
}
