import { checkDcat, readTurtle } from '@comu/open-data';
import { municipalities } from '@comu/territory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, phone, walkAs, type Walker } from './walk.ts';

const org = 'diputacio-de-barcelona';
const email = 'laia.ferrer@diputacio-de-barcelona.example';
const csv = (...lines: string[]) => Buffer.from(`Codi INE;Municipi;Població;Despesa (€)\n${lines.join('\n')}\n`);
/** The 311, with codes that a spreadsheet has robbed of their zero, and amounts as Catalans write them. */
const rows = municipalities.map(({ ine, name, population }, index) => `${Number(ine)};${name};${population[2024]};${(population[2024] * (7 + (index % 9))).toLocaleString('ca-ES', { minimumFractionDigits: 2, useGrouping: true })}`);
const walk = Date.now().toString(36);
const code = `despesa_${walk}`;
const derived = `sobre_despesa_${walk}`;
const measure = `Despesa per habitant ${walk}`;

let steward: Walker;
beforeAll(async () => {
  steward = await walkAs(email);
  steward.page.setDefaultTimeout(90_000);
});
afterAll(() => steward.close());

describe('a file becomes data that can be trusted', () => {
  it('finds the records of the platform in the catalogue by themselves', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades`);
    await page.getByRole('button', { name: /^Mostra també els conjunts encara sense dades/ }).click();
    await page.locator('.data-result').first().waitFor();
    await steward.look('dades-01-cataleg');
    await page.getByRole('searchbox', { name: 'Cerca dades' }).fill('notificac');
    await expect.poll(() => page.locator('.data-result').count()).toBeGreaterThan(0);
  });
  it('from the file to the public: contract, incident, correction, indicator, dashboard, decision, portal and DCAT, with one dataset', async () => {
    const { page, base } = steward;
    const bring = async (name: string, content: Buffer, why?: string) => {
      await page.goto(`${base}/o/${org}/dades/carrega${why === undefined ? '' : `?conjunt=${code}`}`);
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
      if (why !== undefined) await page.getByLabel('Motiu del canvi').fill(why);
    };
    const load = () => page.getByRole('button', { name: 'Carrega’l així' }).click();

    await bring(`${code}.csv`, csv(...rows));
    await page.getByText(/han perdut el zero/).first().waitFor();
    await steward.look('dades-02-proposta');
    await load();
    await page.getByRole('link', { name: 'Obre la fitxa' }).waitFor();
    await steward.look('dades-03-carregat');
    await page.getByRole('link', { name: 'Obre la fitxa' }).click();

    await page.getByRole('tab', { name: 'Perfil' }).click();
    await page.getByText(/perdut el zero/).first().waitFor();
    await page.getByRole('tab', { name: 'Contracte' }).click();
    await page.getByRole('button', { name: 'Prepara’n un amb la fitxa' }).click();
    await page.getByRole('button', { name: 'Activa el contracte' }).click();
    await page.getByText('Vigent', { exact: true }).first().waitFor();
    await steward.look('dades-08-contracte');

    await bring('despesa_sense_codi.csv', Buffer.from('Municipi;Població;Despesa (€)\nAbrera;12345;1.234,50\nAlella;9888;3,50\n'), 'És el fitxer d’aquest any.');
    await load();
    await page.getByText('Desada, però no publicada').waitFor();
    await steward.look('dades-09-aturada');
    await page.goto(`${base}/o/${org}/dades/incidencies`);
    await page.getByRole('link', { name: /No compleix el contracte/ }).first().waitFor();
    await steward.look('dades-10-incidencies');
    await page.getByRole('link', { name: /No compleix el contracte/ }).first().click();
    await page.getByRole('button', { name: 'Ja l’he vista' }).click();
    await page.getByText('Vista', { exact: true }).waitFor();
    await steward.look('dades-11-incidencia');

    await bring('despesa_corregida.csv', csv(...rows.map((each) => `0${each}`)), 'Els codis han recuperat el zero.');
    await load();
    await page.getByText('Versió publicada').waitFor();
    await page.goto(`${base}/o/${org}/dades/conjunt/${code}#versions`);
    await page.getByText('despesa_corregida.csv').waitFor();
    await steward.look('dades-12-versions');
    await page.getByRole('button', { name: 'Compara amb l’anterior' }).first().click();
    await page.getByText(/files noves/).waitFor();
    await steward.look('dades-13-compara');

    await page.goto(`${base}/o/${org}/indicadors`);
    await page.getByRole('link', { name: 'Nou indicador' }).click();
    await page.getByLabel('Nom', { exact: true }).fill(measure);
    await page.getByLabel('SQL', { exact: true }).fill('select codi_ine as place, 2024 as period, despesa_eur as numerator, poblacio as denominator from {despesa}');
    await page.getByRole('combobox', { name: '{despesa}' }).fill(code.replace('_', ' '));
    await page.getByRole('option', { name: code }).click();
    await page.getByText('2024: 311 de 311 amb dades').waitFor();
    await page.getByLabel('Fórmula en paraules', { exact: true }).fill('despesa ÷ habitants');
    await page.getByLabel('Unitat (opcional)', { exact: true }).fill('€');
    await page.getByLabel('Font', { exact: true }).fill('Despesa dels municipis');
    await page.getByLabel('Nota metodològica', { exact: true }).fill('La despesa de l’any entre els habitants de l’any.');
    await page.getByRole('button', { name: 'Publica l’indicador' }).click();
    await page.getByText(/Edició 1/).waitFor();

    await page.goto(`${base}/o/${org}/quadres/nou`);
    await page.getByLabel('Nom', { exact: true }).fill('La despesa, municipi a municipi');
    await page.getByRole('button', { name: 'Afegeix una peça' }).click();
    const dialog = page.getByRole('dialog');
    const pick = async (label: string, words: string) => {
      await dialog.getByRole('combobox', { name: label }).fill(words);
      await page.getByRole('option', { name: words, exact: true }).first().click();
    };
    await pick('Indicador', measure);
    await pick('Municipis que destaquen', 'Abrera');
    // One more is added without leaving the field.
    await page.keyboard.type('Cardedeu');
    await page.getByRole('option', { name: 'Cardedeu', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Treu Cardedeu' }).waitFor();
    await dialog.getByRole('button', { name: 'Afegeix-la' }).click();
    await page.locator('.board svg[role=img]').waitFor();
    await page.getByRole('link', { name: 'Indicadors', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Hi ha canvis sense desar' }).waitFor();
    await page.getByRole('button', { name: 'Torna enrere' }).click();
    await page.getByRole('button', { name: 'Desa el quadre' }).click();
    await page.getByRole('button', { name: 'Anota una decisió' }).click();
    await page.getByLabel('Què s’ha decidit').fill('Ajuts per als municipis amb menys despesa');
    await page.getByLabel('Per què').fill('La despesa per habitant hi queda lluny de la resta.');
    await page.getByRole('button', { name: 'Anota-la' }).click();
    await page.getByRole('cell', { name: 'Abrera', exact: true }).waitFor();
    await page.getByText('Segellada', { exact: true }).waitFor();
    await page.getByText(/Posició [\d.]+, segellada/).waitFor();
    await steward.look('dades-22-decisio');

    const { dataset } = await steward.ask('data.dataset-page', { dataset: code }, org);
    for (const { name } of dataset.columns) await steward.ask('data.describe-column', { dataset: dataset.id, column: name, changes: { class: 'open' } }, org);
    const { row: { version } } = await steward.ask('data.dataset.read', { id: dataset.id }, org);
    await steward.ask('data.describe-dataset', { dataset: dataset.id, version, changes: { access: 'public' } }, org);
    await steward.ask('transparency.arrange-portal', { email: 'dades@cardedeu.example', phone: '+34 938 444 004' }, org);
    await page.goto(`${base}/o/${org}/dades/publica`);
    await page.getByRole('button', { name: `Prepara ${dataset.title}` }).click();
    await page.getByText('Falta el títol en castellà').first().waitFor();
    await steward.look('dades-23-comprovacio');
    await page.getByLabel('Títol en català').fill('Despesa dels municipis');
    await page.getByLabel('Títol en castellà').fill('Gasto de los municipios');
    await page.getByLabel('Descripció en català').fill('Despesa i habitants de cada municipi.');
    await page.getByLabel('Descripció en castellà').fill('Gasto y habitantes de cada municipio.');
    await page.getByLabel('Paraules clau en castellà').fill('gasto, municipios');
    for (const [label, typed] of [['Dades des de', '01012024'], ['Fins a', '31122024']] as const) {
      await page.getByRole('group', { name: label }).getByRole('spinbutton').first().click();
      await page.keyboard.type(typed);
    }
    await page.getByText('Compleix DCAT-AP-ES 1.0.0').waitFor();
    await page.getByRole('button', { name: 'Publica', exact: true }).click();
    await page.getByRole('link', { name: 'Vegeu-lo al portal' }).waitFor();
    await steward.look('dades-24-publicat');

    const citizen = await walkAs(null);
    try {
      await citizen.page.goto(`${base}/transparencia/${org}`);
      await citizen.page.getByLabel('Què hi busqueu?').fill('despesa');
      await citizen.page.getByRole('link', { name: /Despesa dels municipis/ }).first().click();
      await citizen.page.getByRole('cell', { name: 'Abrera', exact: true }).waitFor();
      // As Catalans write it.
      await citizen.page.getByRole('cell', { name: /^[\d.]+,00$/ }).first().waitFor();
      await citizen.look('dades-25-portal');
      expect(await (await citizen.page.request.get(`${base}/dades/${org}/dataset/${code}.csv`)).text()).toContain('08001');
      const catalogue = await (await citizen.page.request.get(`${base}/dades/${org}/catalog.ttl`)).text();
      expect(catalogue).toContain('Gasto de los municipios');
      expect(checkDcat(readTurtle(catalogue)).filter(({ level, subject }) => level === 'violation' || subject.endsWith(code))).toEqual([]);
    } finally {
      await citizen.close();
    }
  });
  it('answers in plain words what it is, whether it can be trusted and who may use it', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/conjunt/${code}`);
    await page.getByText('S’hi pot confiar?').waitFor();
    await steward.look('dades-04-fitxa');
    await page.getByRole('tab', { name: 'Dades', exact: true }).click();
    await page.getByRole('cell', { name: '08001' }).waitFor();
    await steward.look('dades-05-mostra');
    await page.getByRole('tab', { name: 'Diccionari' }).click();
    await steward.look('dades-06-diccionari');
    await page.getByRole('tab', { name: 'Perfil' }).click();
    await page.getByRole('heading', { name: 'Població' }).waitFor();
    await steward.look('dades-06-perfil');
    await page.getByRole('tab', { name: 'Llinatge' }).click();
    await page.locator('.data-lineage svg').waitFor();
    await steward.look('dades-07-llinatge');
  });
  it('answers a question in SQL with its sources', async () => {
    const { page, base } = steward;
    await page.goto(`${base}/o/${org}/dades/pregunta`);
    await page.getByLabel('SQL').fill(`select municipi, poblacio from ${code} order by municipi`);
    await page.getByRole('button', { name: 'Pregunta', exact: true }).click();
    await page.getByRole('cell', { name: 'Abrera', exact: true }).waitFor();
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
    await page.getByLabel('Codi del conjunt que en surt').fill(derived);
    await page.getByLabel('SQL').fill(`select codi_ine, municipi, 2024 as any, poblacio, despesa_eur from ${code} where poblacio > 1000`);
    await page.getByRole('button', { name: 'Prova-la amb les dades d’ara' }).click();
    await page.getByText('D’on ve cada columna').waitFor();
    // A year is a name, not an amount.
    await page.getByRole('cell', { name: '2024', exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Afegeix una prova' }).click();
    await page.getByLabel('Files de cada conjunt').fill(`{"${code}": [{"codi_ine": "08001", "municipi": "A", "poblacio": 2000, "despesa_eur": 1.5}, {"codi_ine": "08002", "municipi": "B", "poblacio": 10, "despesa_eur": 1}]}`);
    await page.getByLabel('Files que n’han de sortir').fill('[]');
    await page.getByRole('button', { name: 'Publica-la' }).click();
    await page.getByText(/no dona el que s’esperava/).first().waitFor();
    await steward.look('dades-18-prova-que-falla');
    await page.getByLabel('Files que n’han de sortir').fill('[{"codi_ine": "08001", "municipi": "A", "any": 2024, "poblacio": 2000, "despesa_eur": 1.5}]');
    await page.getByRole('button', { name: 'Publica-la' }).click();
    await page.waitForURL(/conjunt\/sobre_despesa/);
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
    await page.getByText(/Només es llegeixen adreces públiques/).first().waitFor();
    await steward.look('dades-21-altre-cataleg');
  });
  it('is read on a phone', async () => {
    const walker = await walkAs(email, phone);
    try {
      for (const [path, name] of [['dades', 'cataleg'], [`dades/conjunt/${code}`, 'fitxa'], [`dades/conjunt/${code}#qualitat`, 'qualitat'], [`dades/conjunt/${code}#perfil`, 'perfil'], ['dades/incidencies', 'incidencies'], [`dades/transformacio/${derived}`, 'transformacio'], ['dades/porta', 'porta']] as const) {
        await walker.page.goto(`${walker.base}/o/${org}/${path}`);
        await walker.page.locator('h1').waitFor();
        await walker.page.waitForFunction(() => document.querySelector('.skeletons') === null);
        await walker.look(`dades-mobil-${name}`);
        await fits(walker);
      }
    } finally {
      await walker.close();
    }
  });
});
