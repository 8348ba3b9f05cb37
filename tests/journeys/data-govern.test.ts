import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkAs, type Walker } from './walk.ts';

const org = 'diputacio-de-barcelona';
const email = 'laia.ferrer@diputacio-de-barcelona.example';
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const towns = ['08001;Abrera', '08002;Aguilar de Segarra', '08003;Alella', '08004;Alpens', '08005;l’Ametlla del Vallès'];
const table = (title: string, values: readonly (number | string)[]) => `Codi INE;Municipi;${title}\n${towns.map((town, at) => `${town};${values[at] ?? ''}`).join('\n')}\n`;

/** Datasets of this walk alone, however often it is walked. */
const mark = Date.now().toString(36);
const [residus, aigua, arbres] = [`residus_${mark}`, `aigua_${mark}`, `arbres_${mark}`];

let steward: Walker;
beforeAll(async () => { steward = await walkAs(email); });
afterAll(() => steward.close());

const open = async (path: string) => { await steward.page.goto(`${steward.base}/o/${org}/dades/${path}`); await steward.page.locator('h1').waitFor(); };
/** Loads a file into a dataset that exists, on its own screen. */
async function renew(code: string, given: ReturnType<typeof file>, why = 'És el fitxer d’aquest any.') {
  const { page } = steward;
  await open(`carrega?conjunt=${code}`);
  await page.locator('input[type=file]').setInputFiles(given);
  await page.getByLabel('Motiu del canvi').fill(why);
  await page.getByRole('button', { name: 'Carrega’l així' }).click();
  await page.getByText(/^(Versió publicada|Desada, però no publicada)$/).waitFor();
}
const incidentsOf = async (code: string): Promise<{ id: string; says: { ca: string }; state: string; times: number }[]> => (await steward.ask('data.dataset-page', { dataset: code }, org)).incidents;

describe('several files dropped at once', () => {
  it('are all kept, each read as proposed, and loaded together; one that cannot be read stops none', async () => {
    const { page } = steward;
    await open('carrega');
    await page.locator('input[type=file]').setInputFiles([
      file(`${residus}.csv`, table('Tones', [1, 2, 3, 4, 5])), file(`${aigua}.csv`, table('Metres cúbics', ['1,5', '2,5', '3,5', '4,5', '5,5'])),
      file(`${arbres}.csv`, table('Arbres', [10, 20, 30, 40, 50])), file('pagina.csv', '<!DOCTYPE html><html><body>Inicieu sessió</body></html>'),
    ]);
    for (const name of [`${residus}.csv`, `${aigua}.csv`, `${arbres}.csv`, 'pagina.csv']) await page.getByLabel(`Títol de “${name}”`).waitFor();
    await page.getByText('No es pot llegir', { exact: true }).waitFor();
    await expect.poll(() => page.getByText(/CSV · 3 columnes/).count()).toBe(3);
    await page.getByLabel(`Títol de “${arbres}.csv”`).fill(`Arbres plantats ${mark}`);
    await steward.look('govern-01-diversos');
    await page.getByRole('button', { name: 'Carrega’ls tots' }).click();
    await expect.poll(() => page.getByText('Publicat', { exact: true }).count(), { interval: 1000 }).toBe(3);
    await steward.look('govern-02-diversos-carregats');
    expect((await steward.ask('data.dataset-page', { dataset: arbres }, org)).dataset).toMatchObject({ title: `Arbres plantats ${mark}`, rows: 5 });
  });
  it('ask why when they replace what is in place', async () => {
    const { page } = steward;
    await open('carrega');
    await page.locator('input[type=file]').setInputFiles([file(`${residus}.csv`, table('Tones', [2, 3, 4, 5, 6])), file(`${arbres}.csv`, table('Arbres', [11, 21, 31, 41, 51]))]);
    await expect.poll(() => page.getByText(/CSV · 3 columnes/).count()).toBe(2);
    await page.getByRole('button', { name: 'Carrega’ls tots' }).click();
    await page.getByLabel(/Motiu del canvi/).fill('Són els del segon trimestre.');
    await steward.look('govern-03-motiu');
    await page.getByRole('button', { name: 'Carrega els que falten' }).click();
    await expect.poll(() => page.getByText('Publicat', { exact: true }).count(), { interval: 1000 }).toBe(2);
  });
});

describe('an incident, from new to solved and back', () => {
  it('is one of several, each told once however often it comes', async () => {
    const { page } = steward;
    await open(`conjunt/${residus}#qualitat`);
    await page.getByRole('button', { name: 'Afegeix una regla' }).click();
    await page.getByLabel('Què ha de passar').selectOption('range');
    await page.getByLabel('Columna').selectOption('tones');
    await page.getByLabel('Màxim').fill('100');
    await page.getByLabel('Si falla').last().selectOption('quarantine');
    await page.getByRole('button', { name: 'Desa la regla' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const bad = table('Tones', [2, 900, '', 5, 6]);
    await renew(residus, file('residus-gener.csv', bad));
    const found = await incidentsOf(residus);
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['new']));
    const seen = new Map(found.map(({ id, times }) => [id, times]));
    await renew(residus, file('residus-febrer.csv', bad));
    const again = await incidentsOf(residus);
    const causes = (all: typeof found) => all.filter(({ says }) => /«tones» ha d/.test(says.ca)).map(({ id }) => id).toSorted();
    expect(causes(again)).toEqual(causes(found));
    expect(new Set(again.map(({ says }) => says.ca)).size).toBe(again.length);
    // The same rows fail once more: each is counted again, and none is told as another.
    expect(again.filter(({ id, times, says }) => /«tones» ha d/.test(says.ca) && times !== (seen.get(id) ?? 0) + 1)).toEqual([]);
    await open('incidencies');
    await page.getByRole('link', { name: /«tones» ha d/ }).first().waitFor();
    await steward.look('govern-04-incidencies');
  });
  it('is acknowledged, assigned and solved, with its failing rows in sight', async () => {
    const { page } = steward;
    await open(`conjunt/${residus}#qualitat`);
    await page.getByRole('link', { name: /«tones» ha de ser com a màxim/ }).first().click();
    await page.getByRole('heading', { name: 'Files que fallen' }).waitFor();
    await page.getByRole('cell', { name: '900', exact: true }).waitFor();
    await steward.look('govern-05-nova');
    await page.getByRole('button', { name: 'Ja l’he vista' }).click();
    await page.getByText('Vista', { exact: true }).waitFor();
    await page.getByLabel('Assigna-la a').selectOption({ index: 1 });
    await page.getByText('Assignada', { exact: true }).waitFor();
    await steward.look('govern-06-assignada');
    await page.getByRole('button', { name: 'Resol-la' }).click();
    await page.getByLabel('Com s’ha resolt').fill('El proveïdor ha corregit la pesada d’Aguilar.');
    await page.getByRole('dialog').getByRole('button', { name: 'Resol-la' }).click();
    await page.getByText('Resolta', { exact: true }).waitFor();
    await steward.look('govern-07-resolta');
  });
  it('comes back as reopened when the data show it again, and a good file solves it by itself', async () => {
    const { page } = steward;
    const address = page.url();
    await renew(residus, file('residus-marc.csv', table('Tones', [2, 900, 4, 5, 6])));
    await page.goto(address);
    await page.getByText('Reoberta', { exact: true }).waitFor();
    await steward.look('govern-08-reoberta');
    await renew(residus, file('residus-abril.csv', table('Tones', [2, 3, 4, 5, 6])));
    await page.goto(address);
    await page.getByText('Resolta', { exact: true }).waitFor();
    await page.getByText(/Ja no passa a la versió/).waitFor();
  });
  it('keeps the rows that a rule set apart beside their version', async () => {
    const { page } = steward;
    await open(`conjunt/${residus}#versions`);
    await page.getByRole('button', { name: '1 apartada' }).first().click();
    await page.getByRole('dialog').getByRole('cell', { name: '900', exact: true }).waitFor();
    await steward.look('govern-09-apartades');
  });
});

describe('what changes from one version to another', () => {
  it('is told by rows and by statistics, and an older one is put back with its reason', async () => {
    const { page } = steward;
    await renew(arbres, file('arbres-2026.csv', `${table('Arbres', [11, 99, 31, 41, 51])}08006;Arenys de Mar;7\n`));
    await open(`conjunt/${arbres}#versions`);
    await page.getByRole('button', { name: 'Compara amb l’anterior' }).first().click();
    await page.getByText('1 fila nova, 0 tretes, 1 canviada i 4 iguals.').waitFor();
    await page.getByRole('dialog').getByText('arbres: 21 → 99').waitFor();
    await steward.look('govern-10-compara');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Restaura', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('El recompte d’Aguilar era d’un altre any.');
    await steward.look('govern-11-restaura');
    await page.getByRole('dialog').getByRole('button', { name: 'Restaura-la' }).click();
    await page.getByText('Restaura la 2').first().waitFor();
    await steward.look('govern-12-restaurada');
    expect((await steward.ask('data.ask', { sql: `select sum(arbres) from ${arbres}` }, org)).rows).toEqual([[155]]);
  });
});

describe('a change of contract', () => {
  it('that breaks somebody names them before it is made, and is made only by who confirms it', async () => {
    const { page } = steward;
    await steward.ask('data.keep-transformation', { code: `${arbres}_per_municipi`, title: `Arbres per municipi ${mark}`, sql: `select municipi, arbres * 1 as arbres_plantats from ${arbres}` }, org);
    await open(`conjunt/${arbres}#contracte`);
    await page.getByRole('button', { name: 'Prepara’n un amb la fitxa' }).click();
    await page.getByRole('button', { name: 'Activa el contracte' }).click();
    await page.getByText('Vigent', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Importa’n un (ODCS)' }).click();
    await page.getByLabel(/Document ODCS/).fill(JSON.stringify({ apiVersion: 'v3.1.0', kind: 'DataContract', id: arbres, version: '2.0.0', status: 'draft', schema: [{ name: arbres, properties: [{ name: 'codi_ine', logicalType: 'string', required: true, customProperties: [{ property: 'code', value: 'ine5' }] }, { name: 'municipi', logicalType: 'string', required: true }] }] }));
    await page.getByRole('button', { name: 'Importa’l com a esborrany' }).click();
    await page.getByText('A qui afecta').waitFor();
    await page.getByText(`Arbres per municipi ${mark}`).first().waitFor();
    await steward.look('govern-13-contracte-que-trenca');
    await page.getByRole('button', { name: 'Activa el contracte' }).click();
    await page.getByRole('dialog').getByText('Deixaran de funcionar o canviaran de resultat.').waitFor();
    await page.getByRole('dialog').getByText(`Arbres per municipi ${mark}`).first().waitFor();
    await steward.look('govern-14-contracte-avis');
    await page.getByRole('button', { name: 'Activa’l igualment' }).click();
    await page.getByText('Retirat', { exact: true }).waitFor();
  });
});
