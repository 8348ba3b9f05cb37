import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phone, walkAs, type Walker } from './walk.ts';

const org = 'diputacio-de-barcelona';
const email = 'laia.ferrer@diputacio-de-barcelona.example';
const csv = (...lines: string[]) => Buffer.from(`Codi INE;Municipi;Població;Despesa (€)\n${lines.join('\n')}\n`);
const rows = ['8001;Abrera;12345;1.234,50', '8002;Aguilar de Segarra;250;7,25', '8003;Alella;9888;3,50', '8004;Alpens;280;1,00'];

let steward: Walker;
beforeAll(async () => { steward = await walkAs(email); });
afterAll(() => steward.close());

describe('a file becomes data that can be trusted', () => {
  it('finds the records of the platform in the catalogue by themselves', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades`);
    await page.locator('.data-result').first().waitFor({ timeout: 30_000 });
    await steward.look('dades-01-cataleg');
    await page.getByRole('searchbox', { name: 'Cerca dades' }).fill('notificac');
    await expect.poll(() => page.locator('.data-result').count()).toBeGreaterThan(0);
  });
  it('proposes how to read a file, with the defect named, and loads it with progress', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/carrega`);
    await page.locator('input[type=file]').setInputFiles({ name: 'despesa_municipis.csv', mimeType: 'text/csv', buffer: csv(...rows) });
    await page.getByText(/han perdut el zero/).first().waitFor({ timeout: 30_000 });
    await steward.look('dades-02-proposta');
    await page.getByRole('button', { name: 'Carrega’l així' }).click();
    await page.getByRole('link', { name: 'Obre la fitxa' }).waitFor({ timeout: 60_000 });
    await steward.look('dades-03-carregat');
    await page.getByRole('link', { name: 'Obre la fitxa' }).click();
    await page.getByRole('tab', { name: 'Resum' }).waitFor();
  });
  it('answers in plain words what it is, whether it can be trusted and who may use it', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/conjunt/despesa_municipis`);
    await page.getByText('S’hi pot confiar?').waitFor();
    await steward.look('dades-04-fitxa');
    await page.getByRole('tab', { name: 'Dades', exact: true }).click();
    await page.getByRole('cell', { name: '08001' }).waitFor();
    await steward.look('dades-05-mostra');
    await page.getByRole('tab', { name: 'Diccionari' }).click();
    await steward.look('dades-06-diccionari');
    await page.getByRole('tab', { name: 'Perfil' }).click();
    await page.getByRole('heading', { name: 'Població' }).waitFor();
    await page.getByText(/perdut el zero/).first().waitFor();
    await steward.look('dades-06-perfil');
    await page.getByRole('tab', { name: 'Llinatge' }).click();
    await page.locator('.data-lineage svg').waitFor();
    await steward.look('dades-07-llinatge');
  });
  it('promises it by a contract, and a file that breaks it is kept but not published', async () => {
    const { page, base } = steward;
    await page.getByRole('tab', { name: 'Contracte' }).click();
    await page.getByRole('button', { name: 'Prepara’n un amb la fitxa' }).click();
    await page.getByRole('button', { name: 'Activa el contracte' }).click();
    await page.getByText('Vigent', { exact: true }).first().waitFor();
    await steward.look('dades-08-contracte');
    await page.goto(`${base}/o/${org}/dades/carrega?conjunt=despesa_municipis`);
    await page.locator('input[type=file]').setInputFiles({ name: 'despesa_sense_codi.csv', mimeType: 'text/csv', buffer: Buffer.from('Municipi;Població;Despesa (€)\nAbrera;12345;1.234,50\nAlella;9888;3,50\n') });
    await page.getByLabel('Motiu del canvi').fill('És el fitxer d’aquest any.');
    await page.getByRole('button', { name: 'Carrega’l així' }).click();
    await page.getByText('Desada, però no publicada').waitFor({ timeout: 60_000 });
    await steward.look('dades-09-aturada');
  });
  it('tells the incident with what to do, and the corrected file solves it and is published', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/incidencies`);
    await page.getByRole('link', { name: /No compleix el contracte/ }).first().waitFor();
    await steward.look('dades-10-incidencies');
    await page.getByRole('link', { name: /No compleix el contracte/ }).first().click();
    await page.getByRole('button', { name: 'Ja l’he vista' }).click();
    await page.getByText('Vista', { exact: true }).waitFor();
    await steward.look('dades-11-incidencia');
    await page.goto(`${base}/o/${org}/dades/carrega?conjunt=despesa_municipis`);
    await page.locator('input[type=file]').setInputFiles({ name: 'despesa_corregida.csv', mimeType: 'text/csv', buffer: csv(...rows.map((each) => `0${each}`)) });
    await page.getByLabel('Motiu del canvi').fill('Els codis han recuperat el zero.');
    await page.getByRole('button', { name: 'Carrega’l així' }).click();
    await page.getByText('Versió publicada').waitFor({ timeout: 60_000 });
    await page.goto(`${base}/o/${org}/dades/conjunt/despesa_municipis#versions`);
    await page.getByText('despesa_corregida.csv').waitFor();
    await steward.look('dades-12-versions');
    await page.getByRole('button', { name: 'Compara amb l’anterior' }).first().click();
    await page.getByText(/files noves/).waitFor({ timeout: 30_000 });
    await steward.look('dades-13-compara');
  });
  it('answers a question in SQL with its sources', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/pregunta`);
    await page.getByLabel('SQL').fill('select municipi, poblacio from despesa_municipis order by poblacio desc');
    await page.getByRole('button', { name: 'Pregunta', exact: true }).click();
    await page.getByRole('cell', { name: 'Abrera' }).waitFor({ timeout: 30_000 });
    await steward.look('dades-14-pregunta');
    await page.goto(`${base}/o/${org}/dades/tractaments`);
    await page.getByText(/Responsable del tractament/).waitFor();
    await steward.look('dades-15-tractaments');
  });
  it('tells where in the file each defect is, and lets who knows accept it', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/incidencies`);
    await page.getByRole('link', { name: /decimals van amb coma/ }).first().click();
    await page.getByRole('heading', { name: 'On és al fitxer' }).waitFor();
    await steward.look('dades-16-defecte');
    await page.getByRole('button', { name: 'Resol-la' }).click();
    await page.getByLabel('Com s’ha resolt').fill('La Diputació ho publica amb coma.');
    await page.getByLabel(/que no torni a avisar/).check();
    await steward.look('dades-17-accepta');
    await page.getByRole('dialog').getByRole('button', { name: 'Resol-la' }).click();
    await page.getByText('Resolta', { exact: true }).waitFor();
  });
  it('makes one dataset of another in SQL, tried, traced, tested and published', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/transformacio/nova`);
    await page.getByLabel('Títol').fill('Població i despesa');
    await page.getByLabel('Codi del conjunt que en surt').fill('despesa_per_habitant');
    await page.getByLabel('SQL').fill('select codi_ine, municipi, 2024 as any, poblacio, despesa_eur from despesa_municipis where poblacio > 1000');
    await page.getByRole('button', { name: 'Prova-la amb les dades d’ara' }).click();
    await page.getByText('D’on ve cada columna').waitFor({ timeout: 30_000 });
    // A year is a name, not an amount.
    await page.getByRole('cell', { name: '2024', exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Afegeix una prova' }).click();
    await page.getByLabel('Files de cada conjunt').fill('{"despesa_municipis": [{"codi_ine": "08001", "municipi": "A", "poblacio": 2000, "despesa_eur": 1.5}, {"codi_ine": "08002", "municipi": "B", "poblacio": 10, "despesa_eur": 1}]}');
    await page.getByLabel('Files que n’han de sortir').fill('[]');
    await page.getByRole('button', { name: 'Publica-la' }).click();
    await page.getByText(/no dona el que s’esperava/).first().waitFor({ timeout: 30_000 });
    await steward.look('dades-18-prova-que-falla');
    await page.getByLabel('Files que n’han de sortir').fill('[{"codi_ine": "08001", "municipi": "A", "any": 2024, "poblacio": 2000, "despesa_eur": 1.5}]');
    await page.getByRole('button', { name: 'Publica-la' }).click();
    await page.waitForURL(/conjunt\/despesa_per_habitant/, { timeout: 30_000 });
    await page.getByRole('tab', { name: 'Llinatge' }).click();
    await page.getByRole('link', { name: 'Obre la transformació' }).waitFor();
    await steward.look('dades-19-llinatge-derivat');
    await page.getByRole('link', { name: 'Obre la transformació' }).click();
    await page.getByRole('button', { name: 'Publica l’edició 2' }).waitFor();
    await steward.look('dades-20-transformacio');
  });
  it('reads the catalogue of another body only from the public internet, and says so', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/porta`);
    await page.getByLabel('Adreça del catàleg').fill('http://127.0.0.1:9/catalog.ttl');
    await page.getByRole('button', { name: 'Llegeix-lo' }).click();
    await page.getByText(/Només es llegeixen adreces públiques/).first().waitFor({ timeout: 30_000 });
    await steward.look('dades-21-altre-cataleg');
  });
  it('is read on a phone', async () => {
    const walker = await walkAs(email, phone);
    try {
      for (const [path, name] of [['dades', 'cataleg'], ['dades/conjunt/despesa_municipis', 'fitxa'], ['dades/conjunt/despesa_municipis#qualitat', 'qualitat'], ['dades/conjunt/despesa_municipis#perfil', 'perfil'], ['dades/incidencies', 'incidencies'], ['dades/transformacio/despesa_per_habitant', 'transformacio'], ['dades/porta', 'porta']] as const) {
        await walker.page.goto(`${walker.base}/o/${org}/${path}`);
        await walker.page.locator('h1').waitFor();
        await walker.page.waitForFunction(() => document.querySelector('.skeletons') === null);
        await walker.look(`dades-mobil-${name}`);
        expect(await walker.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    } finally {
      await walker.close();
    }
  });
});
