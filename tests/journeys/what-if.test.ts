import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, phone, walkAs, type Walker } from './walk.ts';

const log = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../shared/reference'), 'event-logs', '08_receipt.xes.gz');

let secretary: Walker;
let address = '';
beforeAll(async () => { secretary = await walkAs('hug.bonet@navarcles.example'); });
afterAll(() => secretary.close());

describe.skipIf(!existsSync(log))('a secretary asks what would happen if, from a real permit log', () => {
  it('mines the log and finds its rework', async () => {
    const { page, base } = secretary;
    await page.goto(`${base}/o/navarcles/que-passaria-si`);
    await page.getByRole('heading', { name: 'Què passaria si', level: 1 }).waitFor();
    await secretary.look('que-passaria-si-01-buit');
    await page.goto(`${base}/o/navarcles/mineria/importa`);
    await page.locator('input[type=file]').setInputFiles(log);
    await page.getByLabel('Com es dirà').fill('Llicències simulades');
    await page.getByRole('button', { name: 'Importa’l' }).click();
    await page.getByRole('heading', { name: 'Llicències simulades' }).waitFor();
    await page.getByRole('tab', { name: 'Repeticions' }).click();
    await page.getByText(/En 91 de 1\.?434 casos/).waitFor();
    await page.getByRole('link', { name: 'Què passaria si…' }).click();
    await page.getByRole('heading', { name: 'Comença un estudi' }).waitFor();
    await secretary.look('que-passaria-si-02-comenca');
  });
  it('learns how it is done today, and sees how well that imitates the past', async () => {
    const { page } = secretary;
    await page.getByRole('textbox', { name: /^Termini/ }).fill('10');
    await page.getByRole('button', { name: 'Comença' }).click();
    await page.getByRole('heading', { name: 'Llicències simulades' }).waitFor();
    address = page.url();
    await page.getByText(/imita .*el passat/).first().waitFor();
    await page.getByRole('progressbar').first().waitFor();
    await secretary.look('que-passaria-si-03-simulant');
    await page.getByText(/Simulat com és avui, un cas dura/).waitFor();
    await secretary.look('que-passaria-si-04-avui');
    expect(await page.getByText('Passen del termini').count()).toBeGreaterThan(0);
    await page.getByRole('row', { name: /Què ve després de què/ }).waitFor();
    await page.getByRole('button', { name: /Obre els casos simulats/ }).first().click();
    await page.getByRole('dialog').getByText(/casos; mitjana dels/).waitFor();
    await secretary.look('que-passaria-si-04-casos-simulats');
    await page.getByRole('dialog').locator('.what-if-link').first().click();
    await page.getByRole('dialog').locator('.what-if-steps > li').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Obre els casos de què s’ha après/ }).first().click();
    await page.getByRole('dialog').getByText(/casos/).first().waitFor();
    await page.keyboard.press('Escape');
  });
  it('tries less rework and one person more, and reads side by side what changes and how sure it is', async () => {
    const { page } = secretary;
    await page.getByRole('button', { name: 'Què passaria si…' }).first().click();
    await page.getByRole('dialog').getByLabel('Com es diu').fill('Bé a la primera');
    await page.getByRole('dialog').getByLabel('Feina que es repeteix').selectOption('0');
    await page.getByRole('dialog').getByLabel('Espera per altres coses').selectOption('0.5');
    await secretary.look('que-passaria-si-05-editor');
    await page.getByRole('dialog').getByRole('button', { name: 'Desa i simula' }).click();
    await page.getByText(/Un cas duraria .* de mitjana en lloc de .*95\s%.*períodes simulats/).waitFor();
    await page.getByRole('button', { name: 'Què passaria si…' }).first().click();
    await page.getByRole('dialog').getByLabel('Com es diu').fill('Una persona més');
    const people = page.getByRole('dialog').getByRole('textbox', { name: /\(ara, \d+\)/ }).first();
    await people.fill(String(Number(await people.inputValue()) + 1));
    await page.getByRole('dialog').getByRole('button', { name: 'Desa i simula' }).click();
    await page.getByText(/més gent no escurça la resta/).waitFor();
    await page.getByLabel('Què voleu comparar').selectOption('high');
    await page.getByRole('heading', { name: 'De costat' }).scrollIntoViewIfNeeded();
    await secretary.look('que-passaria-si-06-de-costat');
    expect(await page.locator('.what-if-side tbody tr').count()).toBeGreaterThan(8);
    expect(await page.getByRole('columnheader', { name: 'Bé a la primera' }).count()).toBe(1);
  });
  it('refuses what cannot be, saying why', async () => {
    const { page } = secretary;
    await page.getByRole('button', { name: 'Què passaria si…' }).first().click();
    await page.getByRole('dialog').getByLabel('Com es diu').fill('Impossible');
    await page.getByRole('dialog').getByLabel('Què canvia').selectOption('together');
    await page.getByRole('dialog').getByRole('button', { name: 'Desa i simula' }).click();
    await page.getByRole('dialog').getByText(/no van l’un just després de l’altre/).waitFor();
    await secretary.look('que-passaria-si-07-refusat');
    await page.getByRole('dialog').getByRole('button', { name: 'Deixa-ho' }).click();
  });
  it('reads it on a phone', async () => {
    const small = await walkAs('hug.bonet@navarcles.example', phone);
    try {
      await small.page.goto(address);
      await small.page.getByText(/Un cas duraria/).first().waitFor();
      await small.look('que-passaria-si-mobil');
      await fits(small);
      await small.page.getByRole('button', { name: 'Què passaria si…' }).first().click();
      await small.page.getByRole('dialog').getByLabel('Com es diu').waitFor();
      await small.look('que-passaria-si-mobil-editor');
    } finally {
      await small.close();
    }
  });
});
