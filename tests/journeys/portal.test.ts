import { afterAll, describe, expect, it } from 'vitest';
import { checkDcat, readTurtle } from '@comu/open-data';
import { fits, phone, walkAs, type Walker } from './walk.ts';

const opened: Walker[] = [];
const walk = async (...of: Parameters<typeof walkAs>) => {
  const walker = await walkAs(...of);
  opened.push(walker);
  return walker;
};
afterAll(() => Promise.all(opened.map((each) => each.close())));
const slug = 'diputacio-de-barcelona';

describe('a steward publishes and a citizen finds it', () => {
  it('from the item to the portal, in the body’s own colours, with its notices, its history and a catalogue without faults', async () => {
    const steward = await walk(`oriol.planas@${slug}.example`);
    const { page } = steward;
    const upload = await page.request.post(`${steward.base}/api/files`, { headers: { 'comu-organisation': slug }, multipart: { file: { name: 'poblacio.csv', mimeType: 'text/csv', buffer: Buffer.from('Barri;Habitants\nCentre;1200\nEixample;3400\n') } } });
    const [{ sha256 }] = await upload.json();
    const { dataset } = await steward.ask('data.load-file', { code: 'poblacio_per_barri', title: 'Població per barri', file: sha256 }, slug);
    for (const column of ['barri', 'habitants']) await steward.ask('data.describe-column', { dataset, column, changes: { class: 'open' } }, slug);
    const { row } = await steward.ask('data.dataset.read', { id: dataset }, slug);
    await steward.ask('data.describe-dataset', { dataset, version: row.version, changes: { access: 'public' } }, slug);
    await steward.ask('transparency.arrange-portal', { email: 'dades@cardedeu.example', phone: '+34 938 444 004' }, slug);

    const { id: offer } = await steward.ask('transparency.offer-dataset', { dataset }, slug);
    await steward.ask('transparency.describe-offer', { offer, name: { ca: 'Població per barri', es: 'Población por barrio' }, describes: { ca: 'Habitants de cada barri.', es: 'Habitantes de cada barrio.' }, keywords: ['población', 'barrios'] }, slug);
    await steward.ask('transparency.publish-dataset', { offer }, slug);
    await expect.poll(async () => (await steward.ask('transparency.offer-checks', { offer }, slug)).offer.state, { interval: 1_000 }).toBe('published');

    await page.goto(`${steward.base}/o/${slug}/dades/transparencia/organigrama`);
    await page.getByLabel('Text en català').fill('L’Ajuntament s’organitza en quatre àrees. '.repeat(5));
    await page.getByRole('button', { name: 'Desa', exact: true }).click();
    await page.getByRole('button', { name: 'Publica', exact: true }).click();
    await page.getByRole('button', { name: 'Retira' }).waitFor();
    await steward.look('portal-2-item');
    await page.goto(`${steward.base}/o/${slug}/dades/transparencia`);
    await page.getByText('Per fer').waitFor();
    await steward.look('portal-3-per-fer');
    await page.getByRole('button', { name: 'Omple’ls i publica’ls' }).click();
    await page.getByText(/continguts publicats\./).first().waitFor();
    await page.goto(`${steward.base}/o/${slug}/dades/transparencia/activitats-de-tractament`);
    await page.getByText('Què ha mostrat i quan').waitFor();
    await steward.look('portal-3b-s-omple-sol');

    await page.goto(`${steward.base}/o/${slug}/dades/transparencia/plantilla`);
    await page.getByLabel('Responsable').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Desa el responsable' }).click();
    await page.getByText('Responsable desat.').waitFor();
    await steward.look('portal-2b-responsable');

    await page.goto(`${steward.base}/o/${slug}/dades/portal`);
    await page.getByLabel('Presentació', { exact: true }).fill('Aquí trobareu com decidim, amb què comptem i en què ho gastem.');
    await page.getByLabel('Capçalera', { exact: true }).fill('#d62828');
    await page.getByLabel('Text de la capçalera').fill('#ffd60a');
    await page.getByText(/No es llegeix: contrast 3/).waitFor();
    await steward.look('portal-9-colors-illegibles');
    await page.getByRole('button', { name: /to més semblant/ }).click();
    await page.getByText(/Es llegeix bé/).waitFor();
    await page.getByRole('button', { name: 'Comença la declaració' }).click();
    await page.getByRole('textbox', { name: 'Català' }).fill('Alguns plànols antics només són imatges.');
    await page.getByRole('button', { name: 'Desa i publica' }).click();
    await page.getByText('Edició 2').waitFor();
    await steward.look('portal-10-configuracio');

    const citizen = await walk(null);
    for (const [path, name] of [['avis-legal', 'portal-11-avis-legal'], ['accessibilitat', 'portal-12-accessibilitat']] as const) {
      await citizen.page.goto(`${citizen.base}/transparencia/${slug}/${path}`);
      await citizen.page.getByText('dades@cardedeu.example').first().waitFor();
      await citizen.look(name);
    }
    await citizen.page.goto(`${citizen.base}/transparencia/${slug}/item/activitats-de-tractament`);
    await citizen.page.getByRole('columnheader', { name: 'Base legal' }).waitFor();
    await citizen.look('portal-4b-item-que-s-omple-sol');
    await citizen.page.goto(`${citizen.base}/transparencia/${slug}`);
    await citizen.page.getByText('Població per barri').first().waitFor();
    await citizen.look('portal-4-inici');
    await citizen.page.getByLabel('Què hi busqueu?').fill('poblacio');
    await citizen.page.getByRole('link', { name: /Població per barri/ }).first().click();
    await citizen.page.getByRole('cell', { name: 'Eixample' }).waitFor();
    await citizen.page.goto(`${citizen.base}/transparencia`);
    await citizen.page.getByRole('link', { name: /Diputació/ }).waitFor();
    await citizen.look('portal-6-compara');
    expect(checkDcat(readTurtle(await (await citizen.page.request.get(`${citizen.base}/dades/${slug}/catalog.ttl`)).text())).filter(({ level }) => level === 'violation')).toEqual([]);

    const other = await walk(`oriol.planas@${slug}.example`, phone);
    await other.page.goto(`${other.base}/o/${slug}/dades/portal`);
    await other.page.getByText('Edició 2').waitFor();
    await other.look('portal-13-configuracio-mobil');
    await fits(other);

    const small = await walk(null, phone);
    await small.page.goto(`${small.base}/transparencia/${slug}`);
    await small.page.getByText('Població per barri').first().waitFor();
    await small.look('portal-7-inici-mobil');
    await fits(small);
    await small.page.goto(`${small.base}/transparencia/${slug}/item/activitats-de-tractament`);
    await small.page.getByText('Assentaments').first().waitFor();
    await small.look('portal-7b-item-mobil');
    await fits(small);
    await small.page.goto(`${small.base}/transparencia/${slug}/dades/poblacio_per_barri`);
    await small.page.getByRole('cell', { name: 'Eixample' }).waitFor();
    await small.look('portal-8-conjunt-mobil');
    await fits(small);
  });
});
