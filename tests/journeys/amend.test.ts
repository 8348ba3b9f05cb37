import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, fits, phone, shows, until, walkAs, type Walker } from './walk.ts';

const passphrase = 'una frase ben llarga';
const [provincial, town] = ['diputacio-de-barcelona', 'berga'];
let karima: Walker, mayor: Walker, handler: Walker, secretary: Walker;
let application = '', of = '', call = '';

beforeAll(async () => {
  karima = await walkAs('karima.yebra@berga.example');
  mayor = await walkAs('irene.isern@berga.example', phone);
  handler = await walkAs('nuria.bosch@diputacio-de-barcelona.example');
  secretary = await walkAs('carme.roca@diputacio-de-barcelona.example');
});
afterAll(async () => { for (const each of [karima, mayor, handler, secretary]) await each?.close(); });

const button = (who: Walker, name: string | RegExp) => who.page.getByRole('button', { name, exact: typeof name === 'string' }).first();

/** Reads what waits first in the tray and signs it; whoever has no certificate yet makes one on the way. */
async function signs(who: Walker, slug: string, picture: string) {
  await until(async () => (await who.ask('signatures.tray', {}, slug)).length).toBeGreaterThan(0);
  await who.page.goto(`${who.base}/o/${slug}/sign`);
  await who.page.getByRole('link', { name: /^Llegeix i signa/ }).first().click();
  await button(who, 'Signa').click();
  const dialog = who.page.getByRole('dialog');
  if ((await who.ask('signatures.my-certificate', {}, slug)) === null) {
    await dialog.getByLabel('Contrasenya', { exact: true }).fill(passphrase);
    await dialog.getByLabel('Repetiu la contrasenya').fill(passphrase);
    await who.look(`${picture}-certificat`);
    await dialog.getByRole('button', { name: 'Crea el meu certificat' }).click();
  } else await dialog.getByLabel('Contrasenya del vostre certificat').fill(passphrase);
  await dialog.getByRole('button', { name: 'Signa', exact: true }).click();
  await who.page.getByText('El document porta la vostra signatura').waitFor();
  await who.look(picture);
}

describe('a document is missing, and the term tells how it was counted', () => {
  it('a town fills in the form on the screen, and the mayor signs it from a phone with a certificate made on the way', async () => {
    const { page, base } = karima;
    call = (await karima.ask<{ call: { id: string; code: string } }[]>('service-catalogue.open-calls', {}, town)).find((each) => each.call.code.startsWith('315739'))!.call.id;
    await page.goto(`${base}/o/${town}/calls/${call}/apply`);
    await page.getByLabel('Què voleu fer').fill('Portar al núvol els expedients d’urbanisme i de secretaria.');
    await page.getByLabel('Import que demaneu (€)').fill('17.500,00');
    for (const group of await page.getByRole('radiogroup').or(page.locator('fieldset:has(input[type=radio])')).all()) await group.getByRole('radio').first().check();
    for (const box of await page.locator('main').getByRole('checkbox').all()) await box.check();
    await button(karima, 'Prepara-la per signar').click();
    await page.waitForURL(/\/applications\//);
    application = page.url().split('/').at(-1)!;
    await shows(karima, /Esperem que l’alcaldia la signi/);
    await signs(mayor, town!, 'esmena-01-signada-mobil');
    await button(karima, 'Presenta la sol·licitud').click();
    await shows(karima, /la tramiten amb el número EXP/);
    of = (await karima.ask('service-catalogue.application-status', { application }, town)).application.case;
  });
  it('the handler asks for what is missing, and the secretary signs the requirement', async () => {
    const { page, base } = handler;
    await until(async () => (await handler.ask('processes.tasks', { businessKey: of }, provincial)).map(({ name }: { name: string }) => name)).toContain('Demaneu l’esmena');
    await page.goto(`${base}/o/${provincial}/cases/${of}`);
    await button(handler, 'Fes-ho ara').click();
    await page.getByLabel('Què més cal dir-li').fill('La memòria ha de dir el calendari.');
    await handler.look('esmena-02-demanar');
    await button(handler, 'Fes el requeriment').click();
    await signs(secretary, provincial!, 'esmena-03-requeriment-signat');
  });
  it('it is numbered and notified, and on a phone the town reads before opening it what opening will mean', async () => {
    await until(async () => (await mayor.ask('notifications.tray', {}, town)).length).toBeGreaterThan(0);
    const { page, base } = mayor;
    await page.goto(`${base}/o/${town}/notifications`);
    await page.getByRole('link', { name: /^Mireu-la/ }).first().click();
    await shows(mayor, /Si l’obriu,[\s\S]*Si la rebutgeu,[\s\S]*Si no feu res,/);
    await mayor.look('esmena-04-notificacio-mobil');
    await karima.page.goto(`${karima.base}/o/${town}/applications/${application}`);
    await shows(karima, /Teniu una notificació per obrir[\s\S]*Requeriment d’esmena/);
    await fits(mayor);
    await button(mayor, 'Obre la notificació').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Obre-la ara' }).click();
    await shows(mayor, /La va obrir/);
    await mayor.look('esmena-05-oberta-mobil');
    await fits(mayor);
  });
  it('the term to resolve is suspended, and each date says rule, article, days skipped, suspension and whose calendar', async () => {
    const { page, base } = handler;
    await until(async () => (await terms()).map(({ term }) => [term.purpose, term.state])).toEqual(expect.arrayContaining([['resolve', 'suspended'], ['amend', 'running']]));
    await page.goto(`${base}/o/${provincial}/cases/${of}`);
    await shows(handler, /Suspès[\s\S]*Esmenar la sol·licitud/);
    await handler.look('esmena-06-termini-suspes');
    for (const [name, at] of [['esmenar', 1], ['resoldre', 0]] as const) {
      await page.locator('.case-term').nth(at).getByRole('button', { name: 'Per què?' }).click();
      await page.getByRole('dialog').waitFor();
      await handler.look(`esmena-07-per-que-${name}`);
      const said = await page.getByRole('dialog').innerText();
      expect(said).toMatch(name === 'esmenar' ? /art\. 68\.1[\s\S]*Barcelona[\s\S]*Berga/ : /22\.1\.a/);
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Per què?');
    }
  });
  it('a day that becomes a holiday afterwards moves the term, with a note', async () => {
    const last = (await terms()).find(({ term }) => term.purpose === 'amend')!.term.endsOn as string;
    const { page, base } = secretary;
    await page.goto(`${base}/o/${provincial}/administration/calendar?any=${last.slice(0, 4)}`);
    await button(secretary, 'Afegeix un dia inhàbil').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Només d’aquest ens' }).check();
    await dialog.getByRole('spinbutton').first().click();
    await page.keyboard.type(last.split('-').reverse().join(''));
    await dialog.getByLabel('Festa', { exact: true }).fill('Tancament per obres');
    await dialog.getByLabel('Norma o acord').fill('Decret de la presidència');
    await shows(secretary, /Canvia el venciment/);
    await secretary.look('esmena-08-dia-afegit');
    await dialog.getByRole('button', { name: 'Afegeix', exact: true }).click();
    await until(async () => (await terms()).find(({ term }) => term.purpose === 'amend')!.changes.map(({ kind }) => kind)).toContain('recomputed');
    await handler.page.goto(`${handler.base}/o/${provincial}/cases/${of}`);
    await shows(handler, /Canvi de calendari: [\s\S]*Tancament per obres/);
    await handler.look('esmena-09-termini-mogut');
    await karima.page.goto(`${karima.base}/o/${town}/applications/${application}`);
    await shows(karima, /Canvia el calendari: ara podeu esmenar fins al/);
  });
  it('the town answers from a phone, and the count goes on', async () => {
    const walker = karima;
    const { page, base } = walker;
    await page.setViewportSize(phone);
    await page.goto(`${base}/o/${town}/applications/${application}`);
    await shows(walker, /Hi falta documentació: la podeu aportar fins al/);
    await walker.look('esmena-10-cal-esmenar-mobil');
    await fits(walker);
    const printed = await page.context().newPage();
    await printed.setContent('<h1>Memòria del projecte</h1><p>Calendari i pressupost.</p>');
    const memory = await printed.pdf();
    await printed.close();
    for (const [at, input] of (await page.locator('main input[type=file]').all()).entries()) await input.setInputFiles({ name: `document-${at + 1}.pdf`, mimeType: 'application/pdf', buffer: memory });
    await expect.poll(() => button(walker, 'Envia l’esmena').isEnabled()).toBe(true);
    await button(walker, 'Envia l’esmena').click();
    await shows(walker, /Esmenada: sortida/);
    await walker.look('esmena-11-esmenada-mobil');
    await fits(walker);
    await page.setViewportSize(desk);
    await until(async () => (await terms()).map(({ term }) => [term.purpose, term.state])).toEqual(expect.arrayContaining([['resolve', 'running'], ['amend', 'met']]));
    await handler.page.goto(`${handler.base}/o/${provincial}/cases/${of}`);
    await shows(handler, /Represa: /);
    await handler.look('esmena-12-termini-repres');
    await handler.page.locator('.case-term').first().getByRole('button', { name: 'Per què?' }).click();
    await handler.look('esmena-13-per-que-repres');
  });
});

interface TermSeen { readonly term: { readonly purpose: string; readonly state: string; readonly endsOn: string | null }; readonly changes: readonly { readonly kind: string }[] }
const terms = () => handler.ask<TermSeen[]>('terms.terms-of', { subject: of }, provincial);
