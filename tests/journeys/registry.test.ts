import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkAs, phone, type Walker } from './walk.ts';

let clerk: Walker;
let code = '';
let receiptFile = '';
beforeAll(async () => { clerk = await walkAs('ferran.miro@navarcles.example'); });
afterAll(() => clerk.close());

describe('a clerk registers what a neighbour brings', () => {
  it('sees at once that a tax number is wrong', async () => {
    const { page, base } = clerk;
    await page.goto(`${base}/o/navarcles/registry/new`);
    await page.getByLabel('NIF', { exact: true }).fill('12345678A');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('main').innerText()).toMatch(/lletra|no és correcte|control/i);
    await clerk.look('registre-01-nif-equivocat');
  });
  it('gets the number at once and the sealed receipt in a moment', async () => {
    const { page } = clerk;
    await page.getByLabel('NIF', { exact: true }).fill('12345678Z');
    await page.getByLabel('Nom i cognoms o raó social').fill('Maria Puig Serra');
    await page.getByLabel('Assumpte').fill('Sol·licitud de gual permanent');
    await page.locator('input[type=file]').first().setInputFiles({ name: 'sol·licitud.txt', mimeType: 'text/plain', buffer: Buffer.from('Sol·licito un gual al carrer Major, 3.') });
    await clerk.look('registre-02-a-punt');
    await page.getByRole('button', { name: /^Registra/ }).click();
    await expect.poll(() => page.locator('main').innerText()).toMatch(/E2\d{3}-\d{6}/);
    code = /E2\d{3}-\d{6}/.exec(await page.locator('main').innerText())![0];
    await expect.poll(() => page.locator('main').innerText()).toMatch(/justificant/i);
    await clerk.look('registre-03-registrat');
  });
  it('finds the entry in the list by a word without accents', async () => {
    const { page, base } = clerk;
    await page.goto(`${base}/o/navarcles/registry`);
    await page.getByRole('searchbox').first().fill('gual perm');
    await page.getByText(code).first().waitFor();
    await clerk.look('registre-04-llista');
    await page.getByRole('row', { name: new RegExp(code) }).first().getByRole('link').first().click();
    await page.getByRole('heading', { name: new RegExp(code) }).first().waitFor();
    await clerk.look('registre-05-assentament');
  });
  it('lets anybody check the receipt with its code, on a phone and without signing in', async () => {
    const { rows } = await clerk.ask('registry.entry.list', { search: 'gual' }, 'navarcles');
    let receipt: { code: string; file: string } | null = null;
    await expect.poll(async () => (receipt = await clerk.ask('registry.receipt-of', { entry: rows[0].id }, 'navarcles')), { interval: 500 }).not.toBeNull();
    receiptFile = receipt!.file;
    const neighbour = await walkAs(null, phone);
    try {
      await neighbour.page.goto(`${neighbour.base}/verifica/navarcles/${receipt!.code}`);
      await neighbour.page.getByText(code).first().waitFor();
      await neighbour.look('registre-06-verificacio-mobil');
      await neighbour.page.goto(`${neighbour.base}/verifica/navarcles/2222-2222-2222-2222-2222`);
      await expect.poll(() => neighbour.page.locator('body').innerText()).toMatch(/codi/i);
      await neighbour.look('registre-07-codi-inexistent');
    } finally {
      await neighbour.close();
    }
  });
  it('tells of a signed PDF who sealed it, and that one with a changed byte is not to be accepted', async () => {
    const { page, base } = clerk;
    const bytes = await (await page.request.get(`${base}/api/files/${receiptFile}?organisation=navarcles`)).body();
    const changed = Buffer.from(bytes);
    changed[1200]! ^= 1;
    for (const [name, buffer, verdict] of [['bo', bytes, 'La signatura és vàlida.'], ['canviat', changed, 'La signatura no és vàlida.']] as const) {
      await page.goto(`${base}/o/navarcles/check-signatures`);
      await page.locator('input[type=file]').setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer });
      await page.getByText(verdict).waitFor();
      await page.getByText('Ajuntament de Navarcles').nth(1).waitFor();
      await clerk.look(`registre-08-signatura-${name}`);
    }
  });
});
