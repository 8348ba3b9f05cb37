import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../faults/support/eventually.ts';
import { fits, phone, walkAs, type Walker } from './walk.ts';

const body = 'diputacio-de-barcelona';
const drawn = (id: string, x: number) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="80" width="110" height="80"/></bpmndi:BPMNShape>`;
const round = (id: string, x: number) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="102" width="36" height="36"/></bpmndi:BPMNShape>`;
const line = (id: string, from: number, to: number) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${from}" y="120"/><di:waypoint x="${to}" y="120"/></bpmndi:BPMNEdge>`;

/** A person reviews, the platform looks something up, a person files it; the first version looks up what does not exist. */
const model = ({ first, name, operation, extra = '', drawing = '' }: { first: string; name: string; operation: string; extra?: string; drawing?: string }) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:comu="https://comu.cat/bpmn/1" id="d" targetNamespace="t">
  <process id="p" name="Comprovació de dades" isExecutable="true"><startEvent id="s" name="Arriba"/>
    <userTask id="${first}" name="${name}"><extensionElements><comu:candidates role="programme-manager"/></extensionElements></userTask>
    <serviceTask id="look" name="Consulta el padró"><extensionElements><comu:operation name="${operation}" result="found"/></extensionElements></serviceTask>
    <userTask id="file" name="Arxiva el resultat"><extensionElements><comu:candidates role="programme-manager"/></extensionElements></userTask><endEvent id="e" name="Fet"/>${extra}
    <sequenceFlow id="f1" sourceRef="s" targetRef="${first}"/><sequenceFlow id="f2" sourceRef="${first}" targetRef="look"/><sequenceFlow id="f3" sourceRef="look" targetRef="file"/><sequenceFlow id="f4" sourceRef="file" targetRef="e"/>
  </process>
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="pl" bpmnElement="p">${round('s', 100)}${drawn(first, 190)}${drawn('look', 350)}${drawn('file', 510)}${round('e', 670)}${line('f1', 136, 190)}${line('f2', 300, 350)}${line('f3', 460, 510)}${line('f4', 620, 670)}${drawing}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;
const broken = model({ first: 'review', name: 'Revisa les dades', operation: 'padro.no-existeix' });
const mended = model({
  first: 'examine', name: 'Examina les dades', operation: 'processes.published',
  extra: '<userTask id="ask" name="Demana més dades"><extensionElements><comu:candidates role="programme-manager"/></extensionElements></userTask><sequenceFlow id="f5" sourceRef="examine" targetRef="ask"/><sequenceFlow id="f6" sourceRef="ask" targetRef="file"/>',
  drawing: '<bpmndi:BPMNShape id="ask_di" bpmnElement="ask"><dc:Bounds x="350" y="220" width="110" height="80"/></bpmndi:BPMNShape><bpmndi:BPMNEdge id="f5_di" bpmnElement="f5"><di:waypoint x="245" y="160"/><di:waypoint x="245" y="260"/><di:waypoint x="350" y="260"/></bpmndi:BPMNEdge><bpmndi:BPMNEdge id="f6_di" bpmnElement="f6"><di:waypoint x="460" y="260"/><di:waypoint x="565" y="260"/><di:waypoint x="565" y="160"/></bpmndi:BPMNEdge>',
});

/** A process that asks another system. */
const calling = model({ first: 'begin', name: 'Comença l’alta', operation: 'connectors.http' }).replace(/<userTask id="begin"[^]*?<\/userTask>/, '<task id="begin" name="Comença l’alta"/>').replaceAll('Comprovació de dades', 'Alta al padró')
  .replace('result="found"/>', 'result="found"/><comu:input source="&quot;padro-municipal&quot;" target="connection"/>');

let pau: Walker;
let first = '';
const walk = Date.now().toString(36);
const cases = [1, 2, 3].map((number) => `CD/${walk}/000${number}`);
const tasksOf = async (about: string) => (await pau.ask('processes.tasks', { businessKey: about }, body)) as { id: string; name: string }[];
const stopped = async () => ((await pau.ask('processes.stopped', {}, body)) as { definition: { name: string } }[]).filter(({ definition }) => definition.name === 'Comprovació de dades').length;

beforeAll(async () => {
  pau = await walkAs(`pau.sala@${body}.example`);
  first = (await pau.ask('processes.deploy-process', { code: `comprovacio-${walk}`, name: 'Comprovació de dades', bpmn: broken }, body)).id;
  for (const about of cases) await pau.ask('processes.start-process', { code: `comprovacio-${walk}`, businessKey: about, variables: { caseCode: about } }, body);
  for (const about of cases.slice(0, 2)) for (const { id } of await tasksOf(about)) await pau.ask('processes.complete-task', { task: id }, body);
  await eventually(async () => (await stopped()) === 2, { seconds: 150, what: 'both incidents' });
});
afterAll(() => pau.close());

describe('a step breaks', () => {
  it('and is seen where it stopped, with why, with which data, and every way on', async () => {
    const { page, base } = pau;
    await page.goto(`${base}/o/${body}/processos/aturats`);
    await page.getByRole('heading', { name: 'Consulta el padró' }).waitFor();
    await pau.look('operacio-01-aturats');
    await page.getByRole('button', { name: 'Mou-lo a un altre pas' }).click();
    await page.getByLabel('On continua').selectOption({ label: 'Arxiva el resultat' });
    await page.getByText('On no pot anar, i per què').click();
    await pau.look('operacio-02-moure');
    await page.getByRole('button', { name: 'Torna enrere' }).click();
  });
  it('and, with the model corrected, what runs moves to it after a trial that names the conflict', async () => {
    await pau.ask('processes.deploy-process', { code: `comprovacio-${walk}`, name: 'Comprovació de dades', bpmn: mended }, body);
    const { page, base } = pau;
    await page.goto(`${base}/o/${body}/processos/definicio/${first}`);
    await page.getByRole('button', { name: 'Passa’ls a la versió 2' }).click();
    await page.getByRole('button', { name: 'Comprova el pla' }).click();
    await page.getByText('«Revisa les dades» no és a la versió nova.').waitFor();
    await pau.look('operacio-03-conflicte');
    await page.getByLabel('On continua «Revisa les dades»').selectOption({ label: 'Examina les dades' });
    await page.getByRole('button', { name: 'Desa el pla' }).click();
    await page.getByRole('button', { name: 'Comprova el pla' }).click();
    await page.getByRole('button', { name: 'Passa 3 tràmits a la versió nova' }).click();
    await page.getByLabel('Per què').fill('L’operació del padró ha canviat de nom');
    await pau.look('operacio-04-passar');
    await page.getByRole('button', { name: 'Passa’ls', exact: true }).click();
    await page.getByText('Han passat tots els tràmits (3).').waitFor();
    await pau.look('operacio-05-passats');
    await page.getByRole('button', { name: 'Desfés-ho' }).click();
    await page.getByText('3 tràmits tornen exactament com eren').waitFor();
    await pau.look('operacio-05-desfer');
    await page.getByRole('button', { name: 'Torna enrere' }).click();
  });
  it('and is tried again in all that stopped alike, until nothing is stopped', async () => {
    const { page, base } = pau;
    await page.goto(`${base}/o/${body}/processos/aturats`);
    await page.getByRole('button', { name: 'Torna a provar-los tots (2)' }).click();
    await eventually(async () => (await stopped()) === 0, { what: 'the end of the incidents' });
    for (const about of cases.slice(0, 2)) await eventually(async () => (await tasksOf(about))[0]?.name === 'Arxiva el resultat', { what: about });
    expect((await tasksOf(cases[2] as string)).map(({ name }) => name)).toEqual(['Examina les dades']);
    const [{ instance }] = await pau.ask('processes.where-it-stands', { businessKey: cases[0] }, body);
    await page.goto(`${base}/o/${body}/processos/tramit/${instance}`);
    await page.getByText('va passar el tràmit a una altra versió').first().waitFor();
    await page.getByRole('heading', { name: 'Quan acabarà' }).waitFor();
    await pau.look('operacio-06-tramit');
    await page.goto(`${base}/o/${body}/processos`);
    await page.getByRole('heading', { name: 'Ritme' }).waitFor();
    const newest = ((await pau.ask('processes.published', {}, body)) as { id: string; name: string }[]).find(({ name }) => name === 'Comprovació de dades')?.id;
    await page.goto(`${base}/o/${body}/processos/definicio/${first}`);
    await page.getByRole('heading', { name: 'Ritme' }).waitFor();
    await page.locator('.drawing-frame svg').first().waitFor();
    await page.getByText(/3 en 12 setmanes/).first().waitFor();
    await page.goto(`${base}/o/${body}/processos/definicio/${newest}`);
    await page.getByRole('button', { name: 'Arxiva el resultat', exact: true }).click();
    await page.getByText('Només els que ara són a «Arxiva el resultat».').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /^CD\// }).count()).toBe(2);
    await page.emulateMedia({ colorScheme: 'dark' });
    await pau.look('operacio-06-proces');
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

describe('what stopped is mended from its own page', () => {
  const [code, steps] = [`taxa-${walk}`, (operation: string) => model({ first: 'count', name: 'Compta els metres', operation }).replaceAll('Consulta el padró', 'Calcula la taxa').replaceAll('Comprovació de dades', 'Taxa de mercat')];
  const [corrected, skipped, moved, changed] = [1, 2, 3, 4].map((number) => `TM/${walk}/${number}`) as [string, string, string, string];
  const open = async (about: string) => {
    const [{ instance }] = await pau.ask('processes.where-it-stands', { businessKey: about }, body);
    await pau.page.goto(`${pau.base}/o/${body}/processos/tramit/${instance}`);
    await pau.page.locator('.drawing-frame .drawn-badge[data-tone="incident"]').waitFor();
  };
  /** The drawing marks where it stands now, and the list says who did what and why. */
  const goesOn = async (said: RegExp) => {
    await pau.page.locator('.drawing-frame .drawn-badge[data-tone="active"]').waitFor();
    await expect.poll(() => pau.page.locator('.process-steps').innerText()).toMatch(said);
  };
  beforeAll(async () => {
    await pau.ask('processes.deploy-process', { code, name: 'Taxa de mercat', bpmn: steps('taxes.no-existeix') }, body);
    for (const about of [corrected, skipped, moved, changed]) {
      await pau.ask('processes.start-process', { code, businessKey: about, variables: { metres: 3 } }, body);
      for (const { id } of await tasksOf(about)) await pau.ask('processes.complete-task', { task: id }, body);
    }
    await pau.ask('processes.deploy-process', { code, name: 'Taxa de mercat', bpmn: steps('processes.published') }, body);
  });
  it('with the corrected version, and its drawing says where it is then', async () => {
    await open(corrected);
    await pau.page.getByRole('button', { name: 'Torna-ho a provar amb la versió 2' }).click();
    await goesOn(/va passar el tràmit a una altra versió[^]*va fer tornar a provar «Calcula la taxa»/);
    await pau.look('operacio-14-versio-corregida');
  });
  it('by skipping the step, saying why', async () => {
    await open(skipped);
    await pau.page.getByRole('button', { name: 'Salta el pas' }).click();
    await pau.page.getByLabel('Per què se salta').fill('S’ha calculat a mà: 200 €');
    await pau.page.getByRole('dialog').getByRole('button', { name: 'Salta el pas' }).click();
    await goesOn(/va saltar «Calcula la taxa»\. Motiu: S’ha calculat a mà: 200 €/);
    await pau.look('operacio-15-saltat');
  });
  it('by moving it elsewhere, saying why', async () => {
    await open(moved);
    await pau.page.getByRole('button', { name: 'Mou-lo a un altre pas' }).first().click();
    await pau.page.getByLabel('On continua').selectOption({ label: 'Arxiva el resultat' });
    await pau.page.getByLabel('Per què es mou').fill('La taxa ja es va cobrar');
    await pau.page.getByRole('button', { name: 'Continua aquí' }).click();
    await goesOn(/va portar el tràmit de «Calcula la taxa» a «Arxiva el resultat»\. Motiu: La taxa ja es va cobrar/);
  });
  it('by changing its data, saying why, before it is tried again', async () => {
    await open(changed);
    await pau.page.getByRole('button', { name: 'Canvia les dades' }).first().click();
    await pau.page.getByLabel('metres').fill('4');
    await pau.page.getByLabel('Per què es canvien').fill('Se n’havien comptat tres');
    await pau.look('operacio-16-dades');
    await pau.page.getByRole('button', { name: 'Canvia i torna-ho a provar' }).click();
    await expect.poll(() => pau.page.locator('.process-steps').innerText()).toMatch(/va canviar dades \(metres\)\. Motiu: Se n’havien comptat tres/);
  });
});

describe('a task', () => {
  it('is handed over to a colleague, commented, and seen in the workload of the body', async () => {
    const { page, base } = pau;
    const [task] = await tasksOf(cases[0] as string);
    await page.goto(`${base}/o/${body}/tasks/${task?.id}`);
    await page.getByRole('button', { name: 'Comenta-la' }).click();
    await page.getByRole('textbox', { name: 'Comentari' }).fill('Hi falta el certificat d’empadronament');
    await page.getByRole('button', { name: 'Afegeix el comentari' }).click();
    await page.getByText('Hi falta el certificat d’empadronament').first().waitFor();
    await pau.look('operacio-07-comentaris');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Què més s’hi pot fer' }).click();
    await page.getByRole('button', { name: 'Passa-la a una altra persona' }).click();
    const people = await page.getByLabel('A qui').locator('option').allInnerTexts();
    await page.getByLabel('A qui').selectOption({ index: 1 });
    await page.getByLabel('Per què').fill('Porta ella el padró');
    await pau.look('operacio-08-passar-tasca');
    await page.getByRole('button', { name: 'Dona-la-hi' }).click();
    await page.goto(`${base}/o/${body}/processos/feina`);
    await page.getByRole('button', { name: new RegExp(people[1] ?? '') }).first().waitFor();
    await pau.look('operacio-09-repartiment');
  });
});

describe('the connectors of the body', () => {
  it('are written by who administers it, with a remedy for what is not safe', async () => {
    const laia = await walkAs(`laia.ferrer@${body}.example`);
    try {
      const { page, base } = laia;
      await page.goto(`${base}/o/${body}/connectors`);
      await page.getByText('Els processos encara no criden cap sistema').waitFor();
      await laia.look('operacio-10-connectors-buit');
      await page.getByRole('button', { name: 'Afegeix una connexió' }).click();
      await page.getByLabel('Nom').fill('Padró municipal');
      await page.getByLabel('Adreça').fill('http://localhost:1/padro');
      await page.getByRole('button', { name: 'Desa', exact: true }).click();
      await page.getByText('L’adreça ha de començar amb https://').first().waitFor();
      await laia.look('operacio-11-connexio');
      await page.getByLabel('Adreça').fill('https://padro.invalid/v1');
      await page.getByLabel('Com s’hi identifica').selectOption('bearer');
      await page.getByRole('button', { name: 'Desa', exact: true }).click();
      await page.getByRole('button', { name: 'Escriu el secret' }).click();
      await page.getByLabel('Secret', { exact: true }).fill('una-clau');
      await page.getByRole('button', { name: 'Desa el secret' }).click();
      await page.getByRole('button', { name: 'Prova-la' }).click();
      await page.getByText('No va', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Obre una adreça' }).click();
      await page.getByLabel('Nom').first().fill('Passarel·la de pagament');
      await page.getByLabel('Nom del missatge').fill('pagat');
      await page.getByRole('button', { name: 'Obre-la', exact: true }).click();
      await page.getByText('Copieu el secret ara').waitFor();
      await laia.look('operacio-12-secret-una-vegada');
      await page.getByRole('button', { name: 'Ja el tinc' }).click();
      await laia.look('operacio-13-connectors');
    } finally { await laia.close(); }
  });
  it('say when a system does not answer, what the processes that call it do meanwhile, and when it is asked again', async () => {
    const laia = await walkAs(`laia.ferrer@${body}.example`);
    try {
      const { page, base } = laia;
      const about = `AP/${walk}`;
      await pau.ask('processes.deploy-process', { code: `alta-${walk}`, name: 'Alta al padró', bpmn: calling }, body);
      const { instance } = await pau.ask('processes.start-process', { code: `alta-${walk}`, businessKey: about }, body);
      await eventually(async () => (await pau.ask('processes.where-it-stands', { instance }, body))[0].summary.ca.includes('es tornarà a provar'), { what: 'the first failure' });
      await pau.page.goto(`${base}/o/${body}/processos/tramit/${instance}`);
      await pau.page.getByRole('heading', { name: about }).waitFor();
      await pau.page.getByText('No es troba l’adreça de «Padró municipal»').first().waitFor();
      await pau.look('operacio-17-es-tornara-a-provar');
      await page.goto(`${base}/o/${body}/connectors`);
      await page.getByText(/Ha fallat (l’última vegada|les últimes)/).waitFor();
      await laia.look('operacio-18-ha-fallat');
      for (let tries = 0; tries < 6 && (await page.getByText('Reposa fins a').count()) === 0; tries += 1) {
        await page.getByRole('button', { name: 'Prova-la' }).click();
        await page.getByText('No va', { exact: true }).waitFor();
        await page.waitForLoadState('networkidle');
      }
      await page.getByText('Reposa fins a').waitFor();
      await page.getByText('els tràmits no la criden mentre reposa').waitFor();
      await laia.look('operacio-19-reposa');
    } finally { await laia.close(); }
  });
});

describe('the interested party', () => {
  it('reads what was done, what can come next and by when, in words that are meant for them', async () => {
    const citizen = await walkAs(null);
    try {
      const { page, base } = citizen;
      await page.goto(`${base}/seu/cardedeu/identificacio`);
      await page.locator('.office-ways a').first().click();
      await page.locator('button[name="person"]').first().click();
      await page.waitForURL(/\/seu\/cardedeu\/tramits/);
      await page.goto(`${base}/seu/cardedeu/tramit/access-to-information`);
      await page.getByText('Comenceu', { exact: true }).click();
      await page.getByLabel('Quina informació demaneu').fill('Els contractes de neteja de les escoles');
      await page.getByRole('button', { name: 'Presenteu' }).click();
      await page.waitForURL(/\/presentat\//);
      const filing = page.url().split('/').at(-1) as string;
      const path = page.locator('.office-path');
      await eventually(async () => { await page.goto(`${base}/seu/cardedeu/tramits/${filing}`); await page.getByRole('heading', { level: 1 }).waitFor(); return (await path.count()) === 1; }, { every: 2000, what: 'the way of the matter' });
      expect(await path.innerText()).toMatch(/Ara\s+S’estudia la vostra petició\s+Com a molt tard, .*\s+Pot venir després\s+S’amplia el termini\s+Pot venir després\s+Es prepara la resposta/);
      await citizen.look('operacio-20-interessat');
      await page.setViewportSize(phone);
      await citizen.look('operacio-mobil-interessat');
      await fits(citizen);
    } finally { await citizen.close(); }
  });
});

describe('on a phone', () => {
  it('what is stopped, moved, shared out and connected can be read and done', async () => {
    const small = await walkAs(`laia.ferrer@${body}.example`, phone);
    try {
      const { page, base } = small;
      const { rows } = await small.ask('processes.migration.list', {}, body);
      for (const [name, path] of [['aturats', 'processos/aturats'], ['migracio', `processos/migracio/${rows[0].id}`], ['feina', 'processos/feina'], ['connectors', 'connectors']] as const) {
        await page.goto(`${base}/o/${body}/${path}`);
        await page.locator('main h1').waitFor();
        await small.look(`operacio-mobil-${name}`);
        await fits(small);
      }
    } finally { await small.close(); }
  });
});
