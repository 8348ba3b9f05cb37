import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phone, walkAs, type Walker } from './walk.ts';

const town = 'cardedeu';
let clara: Walker;
let address = '';
beforeAll(async () => { clara = await walkAs('clara.pons@cardedeu.example'); });
afterAll(() => clara?.close());

const interchange = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../shared/reference'), 'bpmn-miwg');
const main = () => clara.page.locator('main');
const shows = (words: RegExp) => expect.poll(() => main().innerText()).toMatch(words);
const outline = () => clara.page.getByRole('navigation', { name: 'Passos del procés' });
const step = (name: RegExp) => outline().getByRole('button', { name }).first();
const panel = () => clara.page.getByRole('complementary', { name: 'Què diu l’element triat' });
const kept = () => expect.poll(() => main().innerText()).toMatch(/Desat \(\d+\)/);

describe('a procedure drawn, tested, published and done', () => {
  it('starts from nothing, in a list that says what one may start from', async () => {
    const { page, base } = clara;
    await page.goto(`${base}/o/${town}/modelatge`);
    await shows(/Models de processos/);
    await clara.look('modelatge-01-models');
    await page.getByRole('button', { name: 'Comença un model' }).first().click();
    await page.getByLabel('Nom', { exact: true }).fill('Llicència de gual');
    await page.getByText('Començar de zero').click();
    await clara.look('modelatge-02-comenca');
    await page.getByRole('button', { name: 'Comença', exact: true }).click();
    await outline().getByRole('button').first().waitFor();
    address = page.url();
    await expect.poll(() => page.locator('.model-paper .djs-shape').count()).toBeGreaterThan(1);
    await clara.look('modelatge-03-dibuix');
  });
  it('is drawn from the list of steps, by keyboard alone, and kept by itself', async () => {
    const { page } = clara;
    await step(/Comença/).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Afegeix', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel().getByLabel('Nom', { exact: true }).fill('Informeu la sol·licitud');
    await page.keyboard.press('Tab');
    await panel().getByLabel('Afegeix qui ho pot fer').selectOption({ label: 'Tramitació' });
    await panel().getByLabel('S’ha de fer en').selectOption({ label: 'Emetre un informe (art. 80.2 de la Llei 39/2015)' });
    await panel().getByLabel('Formulari', { exact: true }).selectOption({ label: 'Preguntes escrites aquí' });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Afegeix una pregunta' }).click();
    await dialog.getByLabel('Pregunta', { exact: true }).fill('És viable');
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Es contesta amb').selectOption('yes-no');
    await clara.look('modelatge-04-preguntes');
    await page.keyboard.press('Escape');
    await kept();
    await clara.look('modelatge-05-tasca');
  });
  it('asks who decides, and chooses the way by a condition put together from lists', async () => {
    const { page } = clara;
    const add = async (what: string, name: string) => {
      await page.getByRole('button', { name: 'Afegeix', exact: true }).click();
      await page.getByRole('button', { name: what }).click();
      await panel().getByLabel('Nom', { exact: true }).fill(name);
      await page.keyboard.press('Tab');
    };
    await add('Una tria de camí', 'Viable?');
    await add('Una tasca de persones', 'Denegueu la llicència');
    await panel().getByLabel('Afegeix qui ho pot fer').selectOption({ label: 'Tramitació' });
    await panel().getByLabel('S’ha de fer en').selectOption({ label: 'Cursar la notificació (art. 40.2 de la Llei 39/2015)' });
    await add('Un final', 'Denegada');
    await shows(/Es pot publicar|per corregir/);
    await step(/→ Denegueu la llicència/).click();
    await panel().getByRole('button', { name: 'Afegeix una condició' }).click();
    await panel().getByLabel('Dada', { exact: true }).selectOption({ label: 'És viable' });
    await panel().getByLabel('Valor', { exact: true }).selectOption('false');
    await step(/→ Acaba/).click();
    await panel().getByLabel('Si no es compleix cap altra condició').check();
    await kept();
    await shows(/Es pot publicar/);
    await clara.look('modelatge-06-condicio');
  });
  it('is rehearsed step by step, and what went well is kept as a test', async () => {
    const { page } = clara;
    await page.getByRole('tab', { name: /Assaig i proves/ }).click();
    await page.getByRole('button', { name: 'Assaja el procés' }).first().click();
    await page.getByRole('button', { name: 'Fes aquest pas' }).waitFor();
    await clara.look('modelatge-07-assaig');
    await page.getByLabel('És viable').check();
    await page.getByRole('button', { name: 'Fes aquest pas' }).click();
    await shows(/El procés ha acabat/);
    await page.getByLabel('Nom de la prova').fill('S’atorga');
    await clara.look('modelatge-08-acabat');
    await page.getByRole('button', { name: 'Desa-la i prova un altre camí' }).click();
    await page.getByRole('button', { name: 'Fes aquest pas' }).click();
    await page.getByRole('button', { name: 'Torna a abans de: Anna fa «Informeu la sol·licitud»' }).click();
    await page.getByRole('button', { name: 'Torna a les proves' }).click();
    await shows(/Passa\s+S’atorga/);
    await shows(/Cap prova no hi passa/);
    await shows(/Viable\? → Denegueu la llicència/);
    await shows(/Assageu el procés i contesteu de manera que hi arribi/);
    await clara.look('modelatge-09-proves');
  });
  it('decides by a table that shows what it does not foresee', async () => {
    const { page } = clara;
    await page.getByRole('tab', { name: /Taules de decisió/ }).click();
    await page.getByRole('button', { name: 'Fes una taula' }).click();
    await page.getByLabel('Què decideix').fill('Òrgan');
    await page.getByLabel('Un resultat possible').fill('Alcaldia');
    await page.getByRole('dialog').getByText('És viable').click();
    await page.getByRole('button', { name: 'Fes-la' }).click();
    await page.locator('.model-dmn [data-row-id]').first().waitFor();
    await shows(/Què hem vist a «Òrgan»/);
    await page.getByRole('button', { name: 'Decideix', exact: true }).click();
    await shows(/Alcaldia/);
    await page.evaluate(() => scrollTo(0, 0));
    await clara.look('modelatge-10-taula');
    await page.getByRole('button', { name: 'Les paraules en altres llengües' }).click();
    await page.getByLabel('Castellano: Alcaldia').fill('Alcaldía');
    await clara.look('modelatge-10-paraules');
    await page.getByRole('button', { name: 'Desa les paraules' }).click();
    await page.locator('.model-dmn [data-row-id]').first().waitFor();
    await page.getByRole('button', { name: 'Les paraules en altres llengües' }).click();
    expect(await page.getByLabel('Castellano: Alcaldia').inputValue()).toBe('Alcaldía');
    await page.getByRole('dialog').getByRole('button', { name: 'Torna enrere' }).click();
    await page.getByRole('button', { name: /Treu «Òrgan»/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Treu-la' }).click();
    await kept();
  });
  it('is compared with what it was', async () => {
    const { page } = clara;
    await page.getByRole('tab', { name: 'Història' }).click();
    await page.locator('.model-history > li').last().getByRole('button', { name: /Compara amb l’actual/ }).click();
    await shows(/És nou: tasca de persones/);
    await clara.look('modelatge-11-compara');
  });
  it('is published, started and done', async () => {
    const { page, base } = clara;
    await page.getByRole('tab', { name: 'Publicació' }).click();
    await shows(/Passa la prova/);
    await page.getByRole('button', { name: 'Publica la versió 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publica-la' }).click();
    await shows(/Versions publicades/);
    await clara.look('modelatge-12-publicat');
    await clara.ask('processes.start-process', { code: 'llicencia-de-gual' }, town);
    const tasks = await clara.ask<{ id: string; name: string }[]>('processes.tasks', {}, town);
    const task = tasks.find(({ name }) => name === 'Informeu la sol·licitud');
    await page.goto(`${base}/o/${town}/tasks/${task?.id}`);
    await page.getByLabel('És viable').check();
    await clara.look('modelatge-13-tasca-de-debo');
    await page.getByRole('button', { name: 'Fet', exact: true }).click();
    await expect.poll(async () => (await clara.ask<{ code: string; finished: number }[]>('processes.published', {}, town)).find(({ code }) => code === 'llicencia-de-gual')?.finished).toBe(1);
  });
  it('tells whoever draws at the same time, and loses nothing of either', async () => {
    const { page } = clara;
    await page.goto(address);
    await outline().getByRole('button').first().waitFor();
    const model = address.split('/').at(-1);
    const opened = await clara.ask<{ number: number; content: { bpmn: string } }>('modelling.open-model', { model }, town);
    // Another window of the same house saves first.
    await clara.ask('modelling.save-model', { model, base: opened.number, content: { ...opened.content, bpmn: opened.content.bpmn.replace('Denegueu la llicència', 'Denegueu-la') } }, town);
    await step(/Informeu/).click();
    await panel().getByLabel('Nom', { exact: true }).fill('Informeu-la');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Desar el meu a part' }).waitFor();
    await clara.look('modelatge-16-dues-persones');
    await page.getByRole('button', { name: 'Desar el meu a part' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Desa’l' }).click();
    await shows(/Llicència de gual \(el meu\)/);
    await expect.poll(() => outline().innerText()).toMatch(/Informeu-la/);
  });
  it('can be read and changed a little on a phone', async () => {
    const small = await walkAs('clara.pons@cardedeu.example', phone);
    try {
      await small.page.goto(address);
      await small.page.getByRole('navigation', { name: 'Passos del procés' }).getByRole('button').first().waitFor();
      await expect.poll(() => small.page.locator('main').innerText()).toMatch(/En aquesta pantalla podeu llegir/);
      await small.look('modelatge-14-mobil');
      await small.page.getByRole('button', { name: /Informeu la sol·licitud/ }).first().click();
      await small.page.getByRole('dialog').getByLabel('Nom', { exact: true }).waitFor();
      await small.look('modelatge-15-mobil-pas');
    } finally {
      await small.close();
    }
  });
});

describe('an automatic step', () => {
  it('finds its operation by words, also those that only processes may call, and asks for its data', async () => {
    const { page, base } = clara;
    const made = await clara.ask<{ id: string }>('modelling.start-model', { name: 'Avís per correu', code: 'avis-per-correu', template: 'simple' }, town);
    await page.goto(`${base}/o/${town}/modelatge/${made.id}`);
    await step(/Resoleu/).waitFor();
    await step(/Resoleu/).click();
    await page.getByRole('button', { name: 'Afegeix', exact: true }).click();
    await page.getByRole('button', { name: 'Un pas automàtic' }).click();
    await shows(/1 cosa per corregir/);
    await panel().getByLabel('Operació', { exact: true }).first().fill('envia un correu');
    await page.getByRole('option', { name: /Envia un correu/ }).first().click();
    await panel().getByText('connectors.mail').first().waitFor();
    await panel().getByLabel(/Assumpte/).first().fill('"Teniu una resolució"');
    await page.keyboard.press('Tab');
    await kept();
    await page.evaluate(() => scrollTo(0, 0));
    await clara.look('modelatge-19-operacio');
    // What is drawn is kept a moment after it is changed.
    await expect.poll(async () => (await clara.ask<{ content: { bpmn: string } }>('modelling.open-model', { model: made.id }, town)).content.bpmn)
      .toMatch(/<comu:operation name="connectors\.mail"[^]*target="subject"/);
  });
});

describe('files of other editors', () => {
  it.skipIf(!existsSync(interchange))('are opened and drawn, those of the interchange group among them', async () => {
    const { page, base } = clara;
    for (const file of readdirSync(interchange).filter((name) => name.endsWith('.bpmn'))) {
      const code = `miwg-${file.replace('.bpmn', '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
      const made = await clara.ask<{ id: string }>('modelling.import-model', { name: file, code, files: [{ name: file, base64: readFileSync(join(interchange, file)).toString('base64') }] }, town);
      await page.goto(`${base}/o/${town}/modelatge/${made.id}`);
      await expect.poll(() => page.locator('.model-paper .djs-shape').count(), { message: file }).toBeGreaterThan(1);
      expect(await outline().getByRole('button').count(), file).toBeGreaterThan(1);
    }
    await clara.look('modelatge-17-d-un-altre-editor');
  });
  it('that are broken or too large are refused before anything is kept, saying what to do', async () => {
    const { page, base } = clara;
    await page.goto(`${base}/o/${town}/modelatge`);
    await page.getByRole('button', { name: 'Importa fitxers' }).click();
    const give = (name: string, content: string) => page.getByLabel('Fitxers BPMN i DMN').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });
    const tasks = Array.from({ length: 60_000 }, (_, index) => `<userTask id="a-task-with-a-long-name-${index}" name="Una tasca amb un nom ben llarg, la número ${index}, perquè faci embalum com en un model de debò, on cada pas porta també el seu dibuix"/>`).join('');
    await give('enorme.bpmn', `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p">${tasks}</process></definitions>`);
    await page.getByRole('dialog').getByText(/pesa massa per dibuixar-lo aquí/).waitFor();
    await give('bomba.bpmn', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><definitions>&b;</definitions>');
    await page.getByRole('button', { name: 'Importa', exact: true }).click();
    await page.getByRole('dialog').getByText(/DOCTYPE/).waitFor();
    await clara.look('modelatge-18-refusat');
    expect((await clara.ask<{ code: string }[]>('modelling.models', {}, town)).some(({ code }) => code === 'bomba' || code === 'enorme')).toBe(false);
  });
});
