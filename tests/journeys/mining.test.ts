import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, phone, walkAs, type Walker } from './walk.ts';

const log = join(process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../shared/reference'), 'event-logs', '08_receipt.xes.gz');

let secretary: Walker;
let address = '';
beforeAll(async () => { secretary = await walkAs('hug.bonet@navarcles.example'); });
afterAll(() => secretary.close());

describe.skipIf(!existsSync(log))('a secretary finds what is done again in a real permit log', () => {
  it('brings the log of another program', async () => {
    const { page, base } = secretary;
    await page.goto(`${base}/o/navarcles/mineria`);
    await page.getByRole('heading', { name: 'Com flueix la feina' }).waitFor();
    await secretary.look('mineria-01-buit');
    await page.getByRole('link', { name: 'Importa un registre' }).first().click();
    await page.locator('input[type=file]').setInputFiles({ name: 'trencat.xes', mimeType: 'application/xml', buffer: Buffer.from('<log><trace><event>') });
    await page.getByRole('button', { name: 'Importa’l' }).click();
    await page.getByText(/tallat: el fitxer s’acaba i falta/).waitFor();
    await secretary.look('mineria-02-trencat');
    await page.getByRole('button', { name: 'Treu-lo' }).click();
    await page.locator('input[type=file]').setInputFiles(log);
    await page.getByLabel('Com es dirà').fill('Entrada de llicències');
    await secretary.look('mineria-03-proposta');
    await page.getByRole('button', { name: 'Importa’l' }).click();
    await page.getByRole('heading', { name: 'Entrada de llicències' }).waitFor();
    await page.locator('.mining-map').waitFor();
    address = page.url();
    expect(await page.locator('.mining-reading').innerText()).toMatch(/El pas que més fa esperar és entre/);
    await secretary.look('mineria-04-mapa');
  });
  it('reads the map by time, with every path, and by keyboard', async () => {
    const { page } = secretary;
    await page.getByRole('button', { name: 'Quant s’espera' }).click();
    await page.getByLabel('Camins que es veuen').fill('100');
    await page.getByText('Es veuen tots els camins.').waitFor();
    await secretary.look('mineria-05-mapa-temps');
    await page.locator('.mining-step').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(/casos/).first().waitFor();
    await secretary.look('mineria-06-casos');
    await page.keyboard.press('Escape');
  });
  it('finds the rework and the cases behind a figure', async () => {
    const { page } = secretary;
    await page.getByRole('tab', { name: 'Repeticions' }).click();
    await page.getByText(/En 91 de 1\.?434 casos/).waitFor();
    await secretary.look('mineria-07-repeticions');
    await page.getByRole('button', { name: /59 casos repeteixen «T06/ }).click();
    await page.getByRole('dialog').getByText('59 casos').waitFor();
    await page.getByRole('dialog').locator('.mining-link').first().click();
    await page.getByRole('dialog').locator('.mining-steps > li').nth(3).waitFor();
    expect(await page.getByRole('dialog').getByText('T06 Determine necessity of stop advice').count()).toBeGreaterThan(1);
    await secretary.look('mineria-08-un-cas');
    await page.keyboard.press('Escape');
  });
  it('sees the ways, the hands and the model', async () => {
    const { page } = secretary;
    await page.getByRole('tab', { name: 'Maneres' }).click();
    await page.getByText(/Hi ha 116 maneres/).waitFor();
    await secretary.look('mineria-09-maneres');
    await page.getByRole('tab', { name: 'Canvis de mans' }).click();
    await page.locator('.mining-matrix').waitFor();
    await secretary.look('mineria-10-mans');
    await page.getByRole('tab', { name: 'Conformitat' }).click();
    await page.getByText(/segueixen el model pas per pas/).waitFor();
    await page.locator('.drawing-frame svg').first().waitFor();
    await secretary.look('mineria-11-conformitat');
    await page.getByRole('tab', { name: 'En marxa' }).click();
    await page.getByText('No hi ha cap cas en marxa').first().waitFor();
    await secretary.look('mineria-12-en-marxa');
  });
  it('compares two periods side by side', async () => {
    const { page } = secretary;
    await page.getByRole('tab', { name: 'Comparació' }).click();
    await secretary.look('mineria-13-comparacio-buida');
    const day = page.getByRole('tabpanel').getByRole('group', { name: /Casos començats des del/ }).getByRole('spinbutton');
    await day.nth(0).click();
    await page.keyboard.type('01062011');
    await page.getByText(/Un cas dura .* al primer i/).waitFor();
    await secretary.look('mineria-14-comparacio');
  });
  it('reads it on a phone', async () => {
    const small = await walkAs('hug.bonet@navarcles.example', phone);
    try {
      for (const [view, wait] of [['map', '.mining-map'], ['rework', '.mining-table'], ['variants', '.mining-chevrons'], ['hand-overs', '.mining-matrix']] as const) {
        await small.page.goto(`${address.split('?')[0]}?vista=${view}`);
        await small.page.locator(wait).first().waitFor();
        await small.look(`mineria-mobil-${view}`);
        await fits(small);
      }
    } finally {
      await small.close();
    }
  });
});

describe('a handler looks at a process of the house itself', () => {
  let handler: Walker;
  beforeAll(async () => { handler = await walkAs('gisela.tarres@navarcles.example'); });
  afterAll(() => handler.close());

  it('sees the cases that are open, their term, and opens one', async () => {
    const { page, base } = handler;
    const opened: { id: string; code: string }[] = [];
    for (const title of ['Gual al carrer Major', 'Ocupació de la plaça', 'Còpia d’un plànol']) opened.push(await handler.ask('cases.open-case', { procedure: 'generic-application', title, parties: [{ role: 'interested', name: 'Maria Puig Serra', nif: '12345678Z' }] }, 'navarcles'));
    let waiting: { id: string }[] = [];
    await expect.poll(async () => (waiting = await handler.ask('processes.tasks', { businessKey: opened[0]!.id }, 'navarcles')).length, { interval: 500 }).toBeGreaterThan(0);
    await handler.ask('processes.claim-task', { task: waiting[0]!.id }, 'navarcles');
    const process = (await handler.ask<{ code: string; name: string; cases: number }[]>('mining.processes', {}, 'navarcles')).find(({ name }) => name === 'Sol·licitud genèrica');
    await page.goto(`${base}/o/navarcles/mineria`);
    await page.getByRole('link', { name: process!.name }).click();
    await page.getByRole('tab', { name: 'En marxa' }).click();
    await page.getByText(/Dels \d+ casos en marxa/).waitFor();
    await handler.look('mineria-15-propi-en-marxa');
    expect(await page.getByRole('link', { name: opened[0]!.code }).getAttribute('href')).toContain(`/cases/${opened[0]!.id}`);
    await page.getByRole('tab', { name: 'Conformitat' }).click();
    await page.locator('.drawing-frame svg').first().waitFor();
    await handler.look('mineria-16-propi-conformitat');
    await page.getByRole('tab', { name: 'Mapa' }).click();
    await page.locator('.mining-map').waitFor();
    await handler.look('mineria-17-propi-mapa');
    await page.getByRole('tab', { name: 'En marxa' }).click();
    await page.getByRole('link', { name: opened[0]!.code }).click();
    await page.waitForURL(/\/o\/navarcles\/cases\//);
  });
});
