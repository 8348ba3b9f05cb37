import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { hasTool, officialSchemas, referenceFolder } from '../../capabilities/documents/testing.ts';
import { desk, phone, see, until, walkAs, type Walker } from './walk.ts';

const passphrase = 'una frase ben llarga';
const [provincial, town, outside] = ['diputacio-de-barcelona', 'cardedeu', 'castellar-del-valles'];
let clara: Walker, mayor: Walker, handler: Walker, reviewer: Walker, president: Walker;
let call = '', application = '', of = '';

beforeAll(async () => {
  clara = await walkAs('clara.pons@cardedeu.example');
  mayor = await walkAs('aina.arnau@cardedeu.example', phone);
  handler = await walkAs('nuria.bosch@diputacio-de-barcelona.example');
  reviewer = await walkAs('marc.vidal@diputacio-de-barcelona.example');
  president = await walkAs('teresa.camps@diputacio-de-barcelona.example', phone);
});
afterAll(async () => { for (const each of [clara, mayor, handler, reviewer, president]) await each?.close(); });

const tasksOf = async (who: Walker) => (await who.ask('processes.tasks', { businessKey: of }, provincial)) as { id: string; name: string }[];

/** Signs the first document of the tray on a phone, as a mayor would. */
async function signOnPhone(who: Walker, slug: string, name: string) {
  await until(async () => (await who.ask('signatures.tray', {}, slug)).length).toBeGreaterThan(0);
  const [{ request }] = await who.ask('signatures.tray', {}, slug);
  await who.page.goto(`${who.base}/o/${slug}/sign/${request.id}`);
  await who.page.getByRole('button', { name: 'Signa', exact: true }).first().click();
  await who.page.getByLabel('Contrasenya del vostre certificat').fill(passphrase);
  await who.look(name);
  await who.page.getByRole('dialog').getByRole('button', { name: 'Signa', exact: true }).click();
  await until(async () => (await who.ask('signatures.tray', {}, slug)).length).toBe(0);
}

describe('an application from a town hall’s desk to a signed, notified, archived case', () => {
  it('a town outside the band reads which rule excludes it, with the population and its date', async () => {
    const olga = await walkAs('olga.cardona@castellar-del-valles.example', desk);
    try {
      await see(olga, `/o/${outside}/calls`, /25\.301|població/i, 'convocatoria-01-exclosa');
    } finally {
      await olga.close();
    }
  });
  it('a town within it sees the call, fills the form and sends it to be signed', async () => {
    await see(clara, `/o/${town}/calls`, /315739/, 'convocatoria-02-obertes');
    const open = await clara.ask('service-catalogue.open-calls', {}, town);
    call = open.find((each: { call: { code: string } }) => each.call.code.startsWith('315739')).call.id;
    await see(clara, `/o/${town}/calls/${call}/apply`, /projecte/i, 'convocatoria-03-formulari');
    const draft = await clara.ask('service-catalogue.save-draft', { call, project: 'Gestor d’expedients al núvol', answers: { solution: 'running', agents: 'roles', cloud: 'partly' }, declares: ['up-to-date', 'not-financed'], amount: '18000.00', contact: 'Clara Pons' }, town);
    application = draft.id;
    const printed = await clara.page.context().newPage();
    await printed.setContent('<h1>Memòria del projecte</h1><p>Calendari i pressupost.</p>');
    const memory = await printed.pdf();
    await printed.close();
    const uploaded = await clara.page.request.post(`${clara.base}/api/files`, { headers: { 'comu-organisation': town! }, multipart: { file: { name: 'memòria.pdf', mimeType: 'application/pdf', buffer: memory } } });
    const [{ sha256 }] = await uploaded.json();
    await clara.ask('service-catalogue.attach-document', { application, code: 'report', file: sha256 }, town);
    await clara.ask('service-catalogue.ready-to-sign', { application }, town);
    await see(clara, `/o/${town}/applications/${application}`, /signa/i, 'convocatoria-04-per-signar');
  });
  it('the mayor makes a certificate and signs from a phone', async () => {
    await mayor.ask('signatures.issue-own-certificate', { passphrase }, town);
    await see(mayor, '/avui', /Sign/, 'convocatoria-05-avui-alcaldia');
    await signOnPhone(mayor, town!, 'convocatoria-06-signatura-mobil');
  });
  it('submitting numbers it in both registries at once, and both receipts come', async () => {
    await until(async () => (await clara.ask('service-catalogue.application-status', { application }, town)).application.state).toBe('signed');
    const submitted = await clara.ask('service-catalogue.submit', { application }, town);
    expect(submitted).toMatchObject({ state: 'submitted', exitCode: expect.stringMatching(/^S/), entryCode: expect.stringMatching(/^E/), caseCode: expect.stringMatching(/^EXP/) });
    of = submitted.case;
    await see(clara, `/o/${town}/applications/${application}`, new RegExp(submitted.entryCode), 'convocatoria-07-presentada');
  });
  it('the case shows next step, term counted with its reasons, and each point of the score', async () => {
    await until(async () => (await tasksOf(handler)).map(({ name }) => name)).toContain('Proposeu la resolució');
    await see(handler, '/avui', /Proposeu la resolució/, 'convocatoria-08-avui-tramitacio');
    await see(handler, `/o/${provincial}/cases/${of}`, /Proposeu la resolució/, 'convocatoria-09-expedient');
  });
  it('one proposes and another reviews; the same person may not do both', async () => {
    const proposal = (await tasksOf(handler)).find(({ name }) => name === 'Proposeu la resolució')!;
    await handler.ask('processes.complete-task', { task: proposal.id, variables: { motive: 'Projecte madur.' } }, provincial);
    const review = (await tasksOf(reviewer)).find(({ name }) => name === 'Reviseu la proposta')!;
    await expect(handler.ask('processes.complete-task', { task: review.id }, provincial)).rejects.toThrow(/four-eyes/);
    await see(reviewer, `/o/${provincial}/cases/${of}`, /Reviseu la proposta/, 'convocatoria-10-revisio');
    await reviewer.ask('processes.complete-task', { task: review.id }, provincial);
  });
  it('the resolution is signed from a phone, numbered and notified', async () => {
    await president.ask('signatures.issue-own-certificate', { passphrase }, provincial);
    await signOnPhone(president, provincial!, 'convocatoria-11-resolucio-mobil');
    await until(async () => (await mayor.ask('notifications.tray', {}, town)).length).toBeGreaterThan(0);
    await see(mayor, `/o/${town}/notifications`, /resol|315739/i, 'convocatoria-12-notificacio-mobil');
    const [{ notification }] = await mayor.ask('notifications.tray', {}, town);
    await mayor.ask('notifications.accept-notification', { notification: notification.id }, town);
  });
  it('the case closes with its package, and the town reads the outcome in plain words', async () => {
    await until(async () => (await handler.ask('cases.dossier', { case: of }, provincial)).case.state).toBe('closed');
    await see(handler, `/o/${provincial}/cases/${of}`, /Concedida[\s\S]*índex signat i 3 documents[\s\S]*Es conserva fins al[\s\S]*10 anys des del tancament/, 'convocatoria-13-tancat');
    await see(clara, `/o/${town}/applications/${application}`, /18\.000,00/, 'convocatoria-14-concedida');
    for (const [language, words] of [['es', /Estado de la solución[\s\S]*En marcha en algunos procedimientos/], ['en', /State of the solution[\s\S]*Already running in some procedures/]] as const) {
      await handler.page.evaluate((chosen) => localStorage.setItem('comu.language', chosen), language);
      await see(handler, `/o/${provincial}/cases/${of}`, words, `convocatoria-13-tancat-${language}`);
    }
    await handler.page.evaluate(() => localStorage.setItem('comu.language', 'ca'));
    const { committed, remaining } = await (await walkAsManager()).ask('service-catalogue.call-budget', { call }, provincial);
    expect([committed, remaining]).toEqual(['18000.00', '882000.00']);
  });
});

describe('the archived case', () => {
  const schemas = referenceFolder('eni');
  const packed = async () => {
    const { case: closed } = await handler.ask('cases.dossier', { case: of }, provincial);
    const answer = await handler.page.request.get(`${handler.base}/api/files/${closed.package}?organisation=${provincial}`);
    return unzipSync(new Uint8Array(await answer.body()));
  };
  it.skipIf(schemas === undefined)('is valid against the official schemas, index and every document', async () => {
    const files = await packed();
    const { validate } = officialSchemas(schemas!);
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
    expect(validate('expedienteEni.xsd', text(files['expediente.xml']!))).toEqual([]);
    const documents = Object.entries(files).filter(([name]) => name.startsWith('documentos/'));
    expect(documents.length).toBeGreaterThanOrEqual(3);
    for (const [name, bytes] of documents) expect(validate('documentoEni.xsd', text(bytes)), name).toEqual([]);
  });
  it.skipIf(!hasTool('xmlsec1'))('has an index whose signature another program finds valid', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comu-index-'));
    try {
      writeFileSync(join(folder, 'case.xml'), (await packed())['expediente.xml']!);
      const { stderr, status } = spawnSync('xmlsec1', ['--verify', '--insecure', '--id-attr:Id', 'IndiceContenido', '--id-attr:Id', 'SignedProperties', 'case.xml'], { cwd: folder, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, expect.stringContaining('OK')]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  it.skipIf(!hasTool('pdfsig'))('holds only documents whose signatures are valid', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comu-signed-'));
    try {
      let signed = 0;
      for (const [name, bytes] of Object.entries(await packed()).filter(([each]) => each.endsWith('.pdf'))) {
        writeFileSync(join(folder, 'd.pdf'), bytes);
        const { stdout } = spawnSync('pdfsig', [join(folder, 'd.pdf')], { encoding: 'utf8' });
        if (!stdout.includes('Signature #1')) continue;
        signed += 1;
        expect(stdout, name).toContain('Signature is Valid');
        expect(stdout, name).not.toContain('Signature is Invalid');
      }
      expect(signed).toBeGreaterThanOrEqual(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

let manager: Walker | undefined;
async function walkAsManager() {
  manager ??= await walkAs('pau.sala@diputacio-de-barcelona.example');
  await see(manager, `/o/${provincial}/programme/${call}`, /882\.000,00|18\.000,00/, 'convocatoria-15-pressupost');
  return manager;
}
afterAll(() => manager?.close());
