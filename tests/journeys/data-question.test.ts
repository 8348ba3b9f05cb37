import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phone, walkAs, type Walker } from './walk.ts';

const body = 'diputacio-de-barcelona';
const walk = Date.now().toString(36);
const box = (id: string, x: number, width = 110, y = 80, height = 80) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
const line = (id: string, from: number, to: number) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${from}" y="120"/><di:waypoint x="${to}" y="120"/></bpmndi:BPMNEdge>`;
const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
  <process id="p-${walk}" name="Consulta" isExecutable="true"><startEvent id="s" name="Arriba"/><serviceTask id="look" name="Mira les dades"/><userTask id="read" name="Llegiu què en surt"><extensionElements><comu:candidates role="programme-manager"/></extensionElements></userTask><endEvent id="e" name="Fet"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="look"/><sequenceFlow id="f2" sourceRef="look" targetRef="read"/><sequenceFlow id="f3" sourceRef="read" targetRef="e"/></process>
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="pl" bpmnElement="p-${walk}">${box('s', 100, 36, 102, 36)}${box('look', 190)}${box('read', 350)}${box('e', 510, 36, 102, 36)}${line('f1', 136, 190)}${line('f2', 300, 350)}${line('f3', 460, 510)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;
const table = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="Òrgan" namespace="https://comu.cat/dmn/organ"><inputData id="i1" name="import"><variable id="v1" name="import" typeRef="number"/></inputData><decision id="organ" name="Òrgan que resol"><variable id="v2" name="Òrgan que resol" typeRef="string"/><informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
<decisionTable id="dt" hitPolicy="UNIQUE"><input id="c1" label="Import"><inputExpression id="x1" typeRef="number"><text>import</text></inputExpression></input><output id="o" label="Òrgan" name="organ" typeRef="string"/><rule id="rule-1"><inputEntry id="a1"><text>&lt; 15000</text></inputEntry><outputEntry id="o1"><text>"Alcaldia"</text></outputEntry></rule><rule id="rule-2"><inputEntry id="a2"><text>&gt; 40000</text></inputEntry><outputEntry id="o2"><text>"Ple"</text></outputEntry></rule></decisionTable></decision></definitions>`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

let pau: Walker, model = '', dataset: { code: string; title: string } | undefined;
const panel = () => pau.page.getByRole('complementary', { name: 'Què diu l’element triat' });
const step = (name: RegExp) => pau.page.getByRole('navigation', { name: 'Passos del procés' }).getByRole('button', { name }).first();
const says = (words: RegExp) => expect.poll(() => pau.page.locator('main').innerText()).toMatch(words);

beforeAll(async () => {
  pau = await walkAs(`pau.sala@${body}.example`);
  const laia = await walkAs(`laia.ferrer@${body}.example`);
  const answer = await laia.page.request.post(`${laia.base}/api/files`, { headers: { 'comu-organisation': body }, multipart: { file: { name: 'activitats.csv', mimeType: 'text/csv', buffer: Buffer.from('Activitat;Taxa\nBar;120,50\nForn;95,00\n') } } });
  const [{ sha256 }] = (await answer.json()) as [{ sha256: string }];
  dataset = { code: `activitats_${walk}`, title: `Cens d’activitats ${walk}` };
  await laia.ask('data.load-file', { file: sha256, ...dataset }, body);
  await laia.close();
  model = (await pau.ask('modelling.import-model', { name: 'Consulta de dades', code: `consulta-${walk}`, files: [{ name: 'consulta.bpmn', base64: base64(drawing) }, { name: 'organ.dmn', base64: base64(table) }] }, body)).id;
});
afterAll(() => pau?.close());

describe('a step that asks data', () => {
  it('is drawn in words: the dataset from a list, the SQL in sight and checked as it is written', async () => {
    const { page, base } = pau;
    expect(dataset).toBeDefined();
    await page.goto(`${base}/o/${body}/modelatge/${model}`);
    await step(/Mira les dades/).click();
    await panel().getByLabel('Mena de feina').selectOption({ label: 'Consulta unes dades' });
    await panel().getByLabel('Conjunt de dades').first().fill(dataset?.title.slice(0, 24) ?? '');
    await page.getByRole('option', { name: dataset?.title ?? '' }).first().click();
    await page.keyboard.press('Tab');
    await panel().getByRole('button', { name: 'Comença la pregunta amb aquest conjunt' }).click();
    await says(/La pregunta és correcta/);
    await pau.look('dades-01-pregunta');
    const sql = panel().getByLabel('Pregunta (SQL)');
    await sql.fill(`select count(*) as quants from ${dataset?.code} where $minim > 0`);
    await page.keyboard.press('Tab');
    await says(/dona quants/);
    await panel().getByText('$minim', { exact: true }).waitFor();
    await sql.fill(`select cap_columna from ${dataset?.code}`);
    await page.keyboard.press('Tab');
    await expect.poll(() => panel().innerText()).toMatch(/cap_columna/);
    await pau.look('dades-02-no-es-pot');
    await sql.fill(`select count(*) as quants from ${dataset?.code}`);
    await page.keyboard.press('Tab');
    await says(/Desat \(\d+\)/);
  });
  it('is given a lane, with its name and who is in it, by keyboard', async () => {
    const { page } = pau;
    await page.getByRole('button', { name: 'Afegeix', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Un carril (qui ho fa)' }).focus();
    await page.keyboard.press('Enter');
    await panel().getByLabel('Nom', { exact: true }).fill('Secretaria');
    await page.keyboard.press('Tab');
    await step(/Llegiu què en surt/).focus();
    await page.keyboard.press('Enter');
    await panel().getByLabel('Carril', { exact: true }).selectOption({ label: 'Secretaria' });
    await says(/Desat \(\d+\)/);
    await pau.look('dades-03-carril');
    // That it was saved may still be said of the state before.
    const saved = async () => (await pau.ask('modelling.open-model', { model }, body)).content.bpmn;
    await expect.poll(saved).toMatch(/<(\w+:)?lane [^>]*name="Secretaria"[^>]*>\s*(<[^>]*>\s*)*?<(\w+:)?flowNodeRef>read</);
  });
  it('is kept by itself once the network that failed is back', async () => {
    const { page } = pau;
    const saves = '**/api/modelling/save-model';
    await page.route(saves, (route) => route.abort());
    await panel().getByLabel('Nom', { exact: true }).fill('Llegiu-ne el resultat');
    await page.keyboard.press('Tab');
    await says(/Sense desar/);
    await page.unroute(saves);
    await says(/Desat \(\d+\)/);
    expect((await pau.ask('modelling.open-model', { model }, body)).content.bpmn).toContain('Llegiu-ne el resultat');
  });
  it('goes with a table whose gap is closed by the rule that it lacks', async () => {
    const { page } = pau;
    await page.getByRole('tab', { name: /Taules de decisió/ }).click();
    await page.getByRole('button', { name: 'Afegeix una regla' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Què es decideix: Òrgan').selectOption({ label: 'Un altre valor…' });
    await dialog.getByLabel('El valor').fill('Junta de Govern');
    await pau.look('dades-04-regla');
    await dialog.getByRole('button', { name: 'Afegeix-la' }).click();
    await says(/Completa i sense contradiccions/);
    await pau.look('dades-05-taula');
  });
  it('is tested: what is expected is changed by hand, and the state compares with the present drawing', async () => {
    const { page } = pau;
    await page.getByRole('tab', { name: /Assaig i proves/ }).click();
    await page.getByRole('button', { name: 'Assaja el procés' }).first().click();
    await page.getByRole('button', { name: 'Un pas enrere' }).waitFor();
    await page.getByLabel('Nom de la prova').fill('Arriba i espera la resposta');
    await page.getByRole('button', { name: 'Desa la prova' }).click();
    await says(/Passa\b/);
    await page.getByRole('button', { name: /Què s’espera/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Afegeix un altre camí bo' }).click();
    await pau.look('dades-06-que-s-espera');
    await page.getByRole('dialog').getByRole('button', { name: 'Desa el que s’espera' }).click();
    await page.getByRole('tab', { name: 'Història' }).click();
    await page.getByRole('button', { name: 'Compara’ls' }).click();
    await says(/De l’estat 1 al dibuix d’ara/);
    await pau.look('dades-07-compara');
  });
  it('can be read on a phone', async () => {
    const small = await walkAs(`pau.sala@${body}.example`, phone);
    try {
      await small.page.goto(`${small.base}/o/${body}/modelatge/${model}`);
      await small.page.getByRole('navigation', { name: 'Passos del procés' }).getByRole('button', { name: /Mira les dades/ }).first().click();
      await small.page.getByRole('dialog').getByLabel('Pregunta (SQL)').waitFor();
      await small.look('dades-08-mobil');
    } finally { await small.close(); }
  });
});
