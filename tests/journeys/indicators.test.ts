import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, phone, walkAs, type Walker } from './walk.ts';

const org = 'diputacio-de-barcelona';
let steward: Walker;
beforeAll(async () => { steward = await walkAs('laia.ferrer@diputacio-de-barcelona.example'); });
afterAll(() => steward?.close());

const csv = `codi_indicador,any,codi_municipi,valor_final\n${[2021, 2022, 2023].flatMap((year) => municipalities.map(({ ine, population }, index) => `x,${year},${ine},${index % 40 === 7 && year === 2023 ? '' : `"${(2 + (index % 11) / 3 + Math.log10(population[2024]) / 4 - (year - 2021) / 10).toFixed(2).replace('.', ',')}"`}`)).join('\n')}\n`;

describe('from a file to a dashboard', () => {
  it('a published dataset becomes an indicator with its map, its why and its peers', async () => {
    const { page, base } = steward;
    const answer = await page.request.post(`${base}/api/files`, { headers: { 'comu-organisation': org }, multipart: { file: { name: 'emissions.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) } } });
    const [{ sha256 }] = await answer.json();
    await steward.ask('data.load-file', { code: 'emissions', title: 'Emissions', file: sha256 }, org);
    await expect.poll(async () => (await steward.ask('indicators.list', {}, org)).indicators.filter(({ period }: any) => period !== null).length).toBeGreaterThan(0);
    await page.goto(`${base}/o/${org}/indicadors`);
    await page.getByRole('link', { name: 'Emissions per habitant' }).waitFor();
    await steward.look('indicadors-01-llista');
    await page.getByRole('link', { name: 'Emissions per habitant' }).click();
    await page.locator('svg[role=img] path[data-place="08046"]').waitFor();
    await steward.look('indicadors-02-mapa');
    for (const [name, picture] of [['Classificació', '03-classificacio'], ['Evolució', '04-evolucio'], ['Distribució', '05-distribucio']] as const) {
      await page.getByRole('tab', { name }).click();
      await page.locator('svg[role=img]').waitFor();
      await steward.look(`indicadors-${picture}`);
    }
    await page.goto(`${base}/o/${org}/indicadors/municipi/08046`);
    await page.getByRole('heading', { name: 'Cardedeu' }).waitFor();
    await steward.look('indicadors-06-municipi');
    await page.getByRole('button', { name: 'Fes un grup propi' }).click();
    await page.getByLabel('Nom del grup').fill('Veïns del tren');
    for (const name of ['Granollers', 'Mollet del Vallès', 'Cardedeu']) {
      await page.getByLabel('Busca un municipi').fill(name);
      await page.getByRole('checkbox', { name, exact: true }).check();
    }
    await steward.look('indicadors-06b-grup');
    await page.getByRole('button', { name: 'Desa el grup (3)' }).click();
    await page.getByText('Al costat de 3 municipis: Veïns del tren.').waitFor();
    await steward.look('indicadors-06c-amb-el-grup');
    await page.locator('.place-value a').first().click();
    await page.getByText(/Recalculat amb aquestes files/).waitFor();
    await steward.look('indicadors-07-per-que');
    await page.setViewportSize(phone);
    await steward.look('indicadors-08-per-que-mobil');
    await page.setViewportSize(desk);
  });
  it('a dashboard is composed by choice, undone and done again, and seen as on a phone', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/quadres/nou`);
    await page.getByLabel('Nom', { exact: true }).fill('Clima als municipis');
    const dialog = page.getByRole('dialog');
    const pick = async (label: string, words: string) => {
      await dialog.getByRole('combobox', { name: label }).fill(words);
      await page.getByRole('option', { name: words }).first().click();
    };
    const add = () => page.getByRole('button', { name: 'Afegeix una peça' }).click();
    const put = () => dialog.getByRole('button', { name: 'Afegeix-la' }).click();
    await add();
    await pick('Indicador', 'Emissions per habitant');
    await pick('Municipis que destaquen', 'Cardedeu');
    await dialog.locator('svg[role=img] path[data-place="08046"]').waitFor();
    await steward.look('quadres-01-tria-peca');
    await put();
    await add();
    await dialog.getByRole('radio', { name: 'Una xifra' }).check();
    await pick('Indicador', 'Emissions per habitant');
    await pick('Municipi', 'Cardedeu');
    await put();
    await add();
    await dialog.getByRole('radio', { name: 'Un text' }).check();
    const text = dialog.getByLabel('Text', { exact: true });
    await text.fill('El 2022 a Cardedeu se’n feien');
    await dialog.getByRole('button', { name: 'Posa-hi una xifra' }).click();
    await pick('Indicador', 'Emissions per habitant');
    await pick('Municipi', 'Cardedeu');
    await dialog.getByLabel('Període').selectOption('2022');
    await dialog.getByRole('button', { name: 'Posa-la al text' }).click();
    expect(await text.inputValue()).toBe('El 2022 a Cardedeu se’n feien [Emissions per habitant · Cardedeu · 2022]');
    await dialog.getByText(/se’n feien \d+,\d+/).waitFor();
    await steward.look('quadres-02-tria-xifra');
    await put();
    const pieces = page.locator('.board-part');
    await expect.poll(() => pieces.count()).toBe(3);
    await page.getByRole('button', { name: 'Treu', exact: true }).first().click();
    await expect.poll(() => pieces.count()).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => pieces.count()).toBe(3);
    await page.getByRole('button', { name: 'Desfés' }).click();
    await expect.poll(() => pieces.count()).toBe(2);
    await page.getByRole('button', { name: 'Refés' }).click();
    await page.locator('.board svg[role=img]').waitFor();
    await steward.look('quadres-03-composa');
    await page.getByRole('button', { name: 'Com es veu al mòbil' }).click();
    await expect.poll(async () => (await page.locator('.board').boundingBox())?.width ?? 999).toBeLessThan(391);
    await page.getByRole('button', { name: 'Desa el quadre' }).click();
    await page.locator('.board svg[role=img]').waitFor();
    await page.setViewportSize(phone);
    await steward.look('quadres-05-mobil');
  });
});
