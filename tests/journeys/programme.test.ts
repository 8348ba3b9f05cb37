import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, phone, shows, walkAs, type Walker } from './walk.ts';

const [provincial, town] = ['diputacio-de-barcelona', 'cardedeu'];
/** A code of its own, so that the journey may be walked again on the same installation. */
const code = String(Date.now()).slice(-8);
let manager: Walker, clara: Walker;
beforeAll(async () => {
  manager = await walkAs('pau.sala@diputacio-de-barcelona.example');
  clara = await walkAs('clara.pons@cardedeu.example');
});
afterAll(async () => { for (const each of [manager, clara]) await each?.close(); });

const day = (who: Walker, label: string, date: Date) => who.page.getByRole('dialog').getByRole('group', { name: label }).getByRole('spinbutton').first().click().then(() => who.page.keyboard.type(`${String(date.getDate()).padStart(2, '0')}${String(date.getMonth() + 1).padStart(2, '0')}${date.getFullYear()}`));
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

describe('a programme manager makes a call on the screen', () => {
  it('defines the resource and prepares the call with the rules of an earlier one', async () => {
    const { page, base } = manager;
    await page.goto(`${base}/o/${provincial}/programme`);
    await page.getByRole('button', { name: 'Nou recurs' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Codi').fill(code);
    await dialog.getByLabel('Títol', { exact: true }).fill('Arxiu municipal digital');
    await dialog.getByRole('radio', { name: 'Econòmic' }).check();
    await manager.look('programa-01-recurs');
    await dialog.getByRole('button', { name: 'Defineix un recurs' }).click();
    await shows(manager, new RegExp(code));
    await page.getByRole('button', { name: 'Nova convocatòria' }).click();
    await dialog.getByLabel('Recurs').selectOption({ label: `${code} Arxiu municipal digital` });
    const from = await dialog.getByLabel('Amb les regles de').locator('option').allInnerTexts();
    await dialog.getByLabel('Amb les regles de').selectOption({ label: from.find((each) => each.startsWith('315739'))! });
    await day(manager, 'S’obre', days(-1));
    await day(manager, 'Es tanca', days(40));
    await manager.look('programa-02-convocatoria');
    await dialog.getByRole('button', { name: 'Fes l’esborrany' }).click();
    await page.waitForURL(/\/programme\/[0-9a-f-]{36}$/);
    await shows(manager, /Esborrany[\s\S]*Les regles/);
    await manager.look('programa-03-esborrany');
  });
  it('changes its rules while nobody outside sees it, and is told what is wrong at its field', async () => {
    const { page } = manager;
    await page.getByRole('link', { name: 'Canvia les regles' }).click();
    await page.getByLabel('Termini per resoldre (mesos)').fill('9');
    await page.getByRole('button', { name: 'Desa les regles' }).click();
    await shows(manager, /d’1 a 6 mesos \(Llei 39\/2015, art\. 21\.2\)/);
    await manager.look('programa-04-regles-errades');
    await page.getByLabel('Termini per resoldre (mesos)').fill('4');
    await page.setViewportSize(phone);
    await manager.look('programa-05-regles-mobil');
    await fits(manager);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Desa les regles' }).click();
    await page.waitForURL(/\/programme\/[0-9a-f-]{36}$/);
    await shows(manager, /4 mesos/);
    expect((await clara.ask<{ call: { code: string } }[]>('service-catalogue.open-calls', {}, town)).some((each) => each.call.code.startsWith(code))).toBe(false);
  });
  it('publishes it, and gives it its title in other languages afterwards', async () => {
    const { page } = manager;
    await page.getByRole('button', { name: 'Publica' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publica' }).click();
    await shows(manager, /Encara no s’ha presentat ningú/);
    await page.getByRole('button', { name: 'Títol en altres llengües' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Títol en castellà').fill('Archivo municipal digital');
    await dialog.getByLabel('Títol en anglès').fill('Digital municipal archive');
    await manager.look('programa-06-titols');
    await dialog.getByRole('button', { name: 'Desa els títols' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await clara.page.evaluate(() => localStorage.setItem('comu.language', 'es'));
    await clara.page.goto(`${clara.base}/o/${town}/calls`);
    await shows(clara, /Archivo municipal digital/);
    await clara.look('programa-07-oberta-es');
  });
});
