import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, phone, walkAs, type Walker } from './walk.ts';

const org = 'diputacio-de-barcelona';
let steward: Walker;
beforeAll(async () => {
  steward = await walkAs('laia.ferrer@diputacio-de-barcelona.example');
  const { page, base } = steward;
  const load = async (code: string, title: string, csv: string) => {
    const answer = await page.request.post(`${base}/api/files`, { headers: { 'comu-organisation': org }, multipart: { file: { name: `${code}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) } } });
    const [{ sha256 }] = await answer.json();
    await steward.ask('data.load-file', { code, title, file: sha256 }, org);
  };
  await load('padro_municipis', 'Padró de municipis', `ine,2021,2022,2023,2024\n${municipalities.map(({ ine, population }) => [ine, ...Object.values(population)].join(',')).join('\n')}\n`);
  await load('subvencions', 'Subvencions concedides', `municipi,línia,import,data\n${Array.from({ length: 240 }, (_, index) => `${municipalities[(index * 7) % 311]!.ine},${['Cultura', 'Esports', 'Joventut'][index % 3]},${1000 + ((index * 137) % 9000)},202${4 + (index % 2)}-${String((index % 12) + 1).padStart(2, '0')}-05`).join('\n')}\n`);
});
afterAll(() => steward?.close());

describe('asking the data in words', () => {
  it('completes while typing, by keyboard alone, and answers with a chart, its SQL and how it was understood', async () => {
    const { page, base } = steward;
    await expect.poll(async () => (await steward.ask('dashboards.vocabulary', {}, org)).sources.map(({ key }: { key: string }) => key)).toContain('indicator:population');
    await page.goto(`${base}/o/${org}/pregunta`);
    const box = page.getByRole('combobox', { name: 'Què voleu saber?' });
    await box.waitFor();
    await steward.look('pregunta-01-buida');
    await box.pressSequentially('pobl');
    await page.getByRole('option', { name: /^Població/ }).first().waitFor();
    await steward.look('pregunta-02-completa');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await box.pressSequentially('per comarca 2024');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.locator('svg[role=img]').waitFor();
    const chips = page.getByRole('group', { name: 'Així s’ha entès' });
    expect(await chips.innerText()).toMatch(/Població[\s\S]*Comarca[\s\S]*2024/);
    await page.getByText('La consulta SQL que s’ha fet').click();
    expect(await page.locator('.question-sql pre').innerText()).toContain('from "indicador_population"');
    await steward.look('pregunta-03-resposta');
  });
  it('a piece is changed, what is not understood is said, and the SQL is edited', async () => {
    const { page } = steward;
    await page.getByRole('button', { name: /^per: Comarca/ }).click();
    await page.getByLabel('Agrupa per').selectOption({ label: 'Municipi' });
    await steward.look('pregunta-04-canvia');
    await page.getByRole('dialog').getByRole('button', { name: 'Canvia-ho' }).click();
    await page.locator('svg[role=img] path[data-place="08019"]').waitFor();
    await steward.look('pregunta-05-mapa');
    await page.getByRole('combobox', { name: 'Què voleu saber?' }).fill('import de subvencions en cultura per mes als unicorns');
    await page.keyboard.press('Enter');
    await page.getByText('No s’ha entès «unicorns»').waitFor();
    await page.locator('svg[role=img]').waitFor();
    await steward.look('pregunta-06-no-entes');
    await page.getByText('La consulta SQL que s’ha fet').click();
    await page.getByRole('button', { name: 'Canvia l’SQL' }).click();
    await page.getByRole('textbox', { name: 'SQL' }).fill('select t."línia", count(*) as quantes from subvencions t group by 1 order by 2 desc'.replace('línia', 'linia'));
    await page.getByRole('button', { name: 'Pregunta amb aquest SQL' }).click();
    await page.getByText('Joventut').first().waitFor();
    await steward.look('pregunta-07-sql');
  });
  it('is kept on a dashboard, and fits a phone', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/pregunta?q=${encodeURIComponent('els 10 municipis amb més població')}`);
    await page.locator('svg[role=img]').waitFor();
    await page.getByRole('button', { name: 'Desa en un quadre' }).click();
    await page.getByLabel('Nom del quadre nou').fill('Preguntes');
    await page.getByRole('button', { name: 'Desa-ho' }).click();
    await page.getByRole('heading', { name: 'Preguntes' }).waitFor();
    await page.locator('.board svg[role=img]').waitFor();
    await steward.look('pregunta-08-quadre');
    await page.setViewportSize(phone);
    await page.goto(`${base}/o/${org}/pregunta?q=${encodeURIComponent('mitjana d’import dels municipis de menys de 5.000 habitants per any')}`);
    await page.locator('svg[role=img]').waitFor();
    await steward.look('pregunta-09-mobil');
    await page.setViewportSize(desk);
  });
});
