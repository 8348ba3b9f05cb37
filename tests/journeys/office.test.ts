import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../../capabilities/documents/testing.ts';
import { desk, phone, see, until, walkAs, type Walker } from './walk.ts';

const town = 'berga';
const passphrase = 'una frase ben llarga';
const text = (who: Walker) => who.page.locator('main').innerText();
const press = (who: Walker, name: string | RegExp) => who.page.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
/** A page printed by the browser: a true PDF, as a citizen would bring. */
const printed = async ({ page }: Walker, html: string): Promise<Buffer> => {
  const sheet = await page.context().newPage();
  await sheet.setContent(html);
  const bytes = await sheet.pdf();
  await sheet.close();
  return bytes;
};
/** Comes to a procedure of the town and is identified as one of the people of the demonstration’s provider. */
async function begin(who: Walker, procedure: string, person: RegExp, pictures: { provider?: string; back?: string } = {}) {
  await see(who, `/seu/${town}/tramit/${procedure}`, /Identifiqueu-vos|Comenceu/);
  if (!/Comenceu/.test(await text(who))) {
    await who.page.getByRole('link', { name: /proveïdor de demostració/ }).click();
    await who.page.getByRole('button', { name: person }).waitFor();
    if (pictures.provider !== undefined) await who.look(pictures.provider);
    await who.page.getByRole('button', { name: person }).click();
    await who.page.waitForURL(`**/seu/${town}/tramit/${procedure}`);
  }
  await who.page.getByRole('button', { name: 'Comenceu' }).waitFor();
  if (pictures.back !== undefined) await who.look(pictures.back);
  await press(who, 'Comenceu');
  await who.page.getByRole('button', { name: 'Presenteu' }).waitFor();
}
/** Files the draft on the screen and answers its number in the registry and that of its case. */
async function file(who: Walker): Promise<{ entry: string; of: string }> {
  await press(who, 'Presenteu');
  await who.page.waitForURL('**/presentat/**');
  await who.page.getByRole('link', { name: /Baixeu el justificant segellat/ }).waitFor();
  const shown = await text(who);
  return { entry: /E\d{4}-\d{6}/.exec(shown)![0], of: /EXP\d{4}\/\d{6}/.exec(shown)![0] };
}

let carme: Walker, handler: Walker, secretary: Walker, mayor: Walker;
beforeAll(async () => {
  carme = await walkAs(null, phone);
  handler = await walkAs('karima.yebra@berga.example', desk);
  secretary = await walkAs('lluis.fabra@berga.example', desk);
  mayor = await walkAs('irene.isern@berga.example', phone);
  await mayor.ask('signatures.issue-own-certificate', { passphrase }, town);
});
afterAll(async () => { for (const each of [carme, handler, secretary, mayor]) await each?.close(); });

/** Signs on a phone what waits in the mayor’s tray. */
async function sign(picture?: string) {
  await until(async () => (await mayor.ask('signatures.tray', {}, town)).length).toBeGreaterThan(0);
  const [{ request }] = await mayor.ask('signatures.tray', {}, town);
  await mayor.page.goto(`${mayor.base}/o/${town}/sign/${request.id}`);
  await mayor.page.getByRole('button', { name: 'Signa', exact: true }).first().click();
  await mayor.page.getByLabel('Contrasenya del vostre certificat').fill(passphrase);
  if (picture !== undefined) await mayor.look(picture);
  await mayor.page.getByRole('dialog').getByRole('button', { name: 'Signa', exact: true }).click();
  await until(async () => (await mayor.ask('signatures.tray', {}, town)).length).toBe(0);
}
/** A case of the town by its number, as its handler finds it. */
const caseOf = async (code: string): Promise<{ id: string; title: string; state: string }> => (await handler.ask('cases.case.list', { filter: { code } }, town)).rows[0];
/** Opens the task that waits in a case, on the desk’s own screen. */
async function task(who: Walker, of: string, name: string) {
  await until(async () => (await who.ask('processes.tasks', { businessKey: of }, town)).map((each: { name: string }) => each.name)).toContain(name);
  await see(who, `/o/${town}/cases/${of}`, new RegExp(name));
  await press(who, 'Fes-ho ara');
}

describe('a neighbour asks the town hall for something from a phone', () => {
  let of = '';
  it('reads what a procedure takes before anybody asks who they are, and meets no error on the way', async () => {
    const errors: string[] = [];
    carme.page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    await see(carme, `/seu/${town}`, /Sol·licitud genèrica/, 'seu-01-portada-mobil');
    await carme.page.getByRole('link', { name: /Sol·licitud genèrica/ }).click();
    await expect.poll(() => text(carme)).toMatch(/En 3 mesos com a molt/);
    await carme.look('seu-02-tramit-mobil');
    expect(errors).toEqual([]);
  });
  it('says who they are to the provider, comes straight back and begins', async () => {
    await begin(carme, 'generic-application', /Carme Soler Vidal/, { provider: 'seu-03-proveidor-mobil', back: 'seu-04-identificada-mobil' });
    await carme.look('seu-05-esborrany-buit-mobil');
  });
  it('an empty form says what is missing at each question', async () => {
    await press(carme, 'Presenteu');
    await expect.poll(() => text(carme)).toMatch(/Ompliu “Què demaneu”/);
    await carme.look('seu-06-falta-mobil');
  });
  it('what is written is kept and taken up again from Els meus tràmits', async () => {
    const { page } = carme;
    await page.getByLabel('Què passa').fill('Davant de casa hi aparquen i no puc treure el cotxe.');
    await page.getByLabel('Què demaneu').fill('Un gual permanent al carrer Major, 3.');
    await expect.poll(() => text(carme)).toMatch(/Desat a les/);
    await see(carme, `/seu/${town}/tramits`, /Es conserva fins al/, 'seu-07-esborranys-mobil');
    await page.getByRole('link', { name: /Sol·licitud genèrica/ }).first().click();
    await expect.poll(() => page.getByLabel('Què demaneu').inputValue()).toBe('Un gual permanent al carrer Major, 3.');
  });
  it('a file that is not what its name says, and one that is too large, are refused with the way out; a PDF is taken', async () => {
    const { page } = carme;
    const bring = (name: string, mimeType: string, buffer: Buffer) => page.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer });
    await bring('foto.png', 'image/png', Buffer.from('això no és cap foto'));
    await page.getByRole('alert').first().waitFor();
    await carme.look('seu-08-fitxer-fals-mobil');
    const folder = mkdtempSync(join(tmpdir(), 'comu-large-'));
    writeFileSync(join(folder, 'enorme.txt'), Buffer.alloc(51 * 1024 * 1024, 'a'));
    await page.locator('input[type=file]').first().setInputFiles(join(folder, 'enorme.txt'));
    await page.getByText(/passa de 50 MB/).waitFor();
    rmSync(folder, { recursive: true, force: true });
    await carme.look('seu-09-fitxer-gros-mobil');
    await bring('plànol.pdf', 'application/pdf', await printed(carme, '<h1>Plànol de la porta</h1><p>Tres metres.</p>'));
    await page.getByText('plànol.pdf').first().waitFor();
    await carme.look('seu-10-a-punt-mobil');
  });
  it('filing gives the number at once and the sealed receipt in a moment, which anybody checks', async () => {
    const { entry, of: opened } = await file(carme);
    of = opened;
    await carme.look('seu-11-presentat-mobil');
    const code = (await carme.page.locator('.office-code').innerText()).trim();
    const anybody = await walkAs(null, phone);
    try {
      await see(anybody, `/verifica/${town}/${code}`, new RegExp(entry), 'seu-12-justificant-verificat-mobil');
    } finally {
      await anybody.close();
    }
  });
  it('the desk sees the entry and the case, answers in its form, and another person reads the draft before agreeing', async () => {
    const clerk = await walkAs('joan.quer@berga.example', desk);
    try {
      await see(clerk, `/o/${town}/registry`, /Carme Soler Vidal/, 'seu-13-registre-taula');
    } finally {
      await clerk.close();
    }
    const { id } = await caseOf(of);
    await task(handler, id, 'Prepareu la resposta');
    await handler.page.getByLabel('Resposta i motius').fill('La porta fa tres metres i la via ho permet: es concedeix el gual.');
    await handler.page.getByRole('radio', { name: 'Estimar', exact: true }).check();
    await handler.look('seu-14-resposta-taula');
    await press(handler, 'Fet');
    await task(secretary, id, 'Reviseu la proposta');
    await secretary.page.getByText('genèrica: Carme Soler Vidal').first().waitFor();
    await secretary.look('seu-15-revisio-taula');
    await secretary.page.getByLabel('Sí, que continuï').check();
    await press(secretary, 'Conforme');
    await sign('seu-16-signatura-mobil');
  });
  it('the answer is notified: the neighbour is told what opening means, opens it and reads how it ended', async () => {
    const { page } = carme;
    await until(async () => { await page.goto(`${carme.base}/seu/${town}/tramits`); await page.getByText('Tràmits', { exact: true }).first().waitFor(); return text(carme); }).toMatch(/Notificacions per obrir/);
    await carme.look('seu-17-per-obrir-mobil');
    await page.locator('li[data-waiting] a').first().click();
    await page.getByRole('button', { name: 'Obriu la notificació' }).waitFor();
    await carme.look('seu-18-abans-d-obrir-mobil');
    await press(carme, 'Obriu la notificació');
    await page.getByRole('heading', { name: 'Contingut' }).waitFor();
    await carme.look('seu-19-oberta-mobil');
    const answer = await page.request.get(carme.base + await page.locator('.office-downloads a').first().getAttribute('href'));
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await until(async () => (await caseOf(of)).state).toBe('closed');
    await see(carme, `/seu/${town}/tramits`, /Acabat/);
    await page.getByRole('link', { name: /Sol·licitud genèrica.*Acabat/s }).first().click();
    await expect.poll(() => text(carme)).toMatch(/Resultat: Estimada \(D\d{4}-\d{6}\)/);
    await carme.look('seu-20-acabat-mobil');
  });
  it('all of it is read in Spanish and in English', async () => {
    const { page } = carme;
    const here = new URL(page.url()).pathname;
    for (const [language, words] of [['es', /Estimada|Solicitud genérica/], ['en', /General application/]] as const) {
      await page.evaluate((chosen) => localStorage.setItem('comu.language', chosen), language);
      for (const [path, name] of [[`/seu/${town}`, 'portada'], [`/seu/${town}/tramit/generic-application`, 'tramit'], [`/seu/${town}/tramits`, 'tramits'], [here, 'acabat']] as const) await see(carme, path, words, `seu-21-${name}-${language}-mobil`);
    }
    await page.evaluate(() => localStorage.setItem('comu.language', 'ca'));
  });
  it('a visit that is over asks who they are again and comes back to the same page', async () => {
    await carme.page.context().clearCookies({ name: 'comu-visitor' });
    await see(carme, `/seu/${town}/tramits`, /Per continuar cal saber qui sou/, 'seu-22-visita-acabada-mobil');
  });
});

describe('whoever acts for another', () => {
  it('the administrator of a company acts for it with what the provider vouches, and reads what it filed', async () => {
    const julia = await walkAs(null, desk);
    try {
      await begin(julia, 'generic-application', /Júlia Serra Puig/);
      await julia.page.getByLabel(/En nom de Fusteria Serra, SL/).check();
      await julia.page.getByLabel('Què passa').fill('Hem d’ocupar la vorera dos dies.');
      await julia.page.getByLabel('Què demaneu').fill('Permís per ocupar la via pública.');
      await julia.look('seu-30-empresa-taula');
      await file(julia);
      await julia.look('seu-31-empresa-presentat-taula');
      await julia.page.getByRole('link', { name: 'Mireu com va' }).click();
      await expect.poll(() => text(julia)).toMatch(/Fusteria Serra, SL[\s\S]*presentat per Júlia Serra Puig/);
      await julia.look('seu-32-empresa-com-va-taula');
    } finally {
      await julia.close();
    }
  });
  it('a standing that is only stated is said so, and one that is not told is asked for', async () => {
    const omar = await walkAs(null, phone);
    try {
      await begin(omar, 'generic-application', /Omar Haddad Benali/);
      await omar.page.getByLabel('En nom d’una altra persona, empresa o entitat').check();
      await omar.page.getByLabel('Què passa').fill('La meva mare no pot venir.');
      await omar.page.getByLabel('Què demaneu').fill('Un volant d’empadronament.');
      await press(omar, 'Presenteu');
      await expect.poll(() => text(omar)).toMatch(/Ompliu aquest camp/);
      await omar.look('seu-33-representant-falta-mobil');
      await omar.page.getByLabel('Nom o raó social').fill('Amina Benali');
      await omar.page.getByLabel('NIF').fill('12345678A');
      await omar.page.getByLabel('Per què la representeu').fill('Autorització signada');
      await press(omar, 'Presenteu');
      await expect.poll(() => text(omar)).toMatch(/Aquest NIF no és correcte/);
      await omar.look('seu-34-representant-nif-mobil');
      await omar.page.getByLabel('NIF').fill('12345678Z');
      const { of } = await file(omar);
      expect((await caseOf(of)).title).toBe('Sol·licitud genèrica: Amina Benali');
    } finally {
      await omar.close();
    }
  });
  it('an association comes as itself with its own certificate', async () => {
    const association = await walkAs(null, desk);
    try {
      await begin(association, 'generic-application', /Associació de Veïns del Pla/);
      await association.page.getByLabel('Què passa').fill('Fem la festa del barri.');
      await association.page.getByLabel('Què demaneu').fill('La plaça per al dia 12.');
      const { of } = await file(association);
      expect((await caseOf(of)).title).toBe('Sol·licitud genèrica: Associació de Veïns del Pla');
    } finally {
      await association.close();
    }
  });
});

describe('access to public information (Llei 19/2014)', () => {
  it('has a month, which the body extends once, telling why, and answers in part with what may be done about it', async () => {
    const omar = await walkAs(null, phone);
    try {
      await see(omar, `/seu/${town}/tramit/access-to-information`, /En un mes com a molt/, 'seu-40-acces-mobil');
      await begin(omar, 'access-to-information', /Omar Haddad Benali/);
      await omar.page.getByLabel('Quina informació demaneu').fill('Els contractes menors de 2025.');
      const { of } = await file(omar);
      const { id } = await caseOf(of);
      await task(handler, id, 'Estudieu la petició');
      await handler.page.getByLabel('Motiu per ampliar el termini quinze dies, si cal').fill('Són més de quatre mil documents i cal treure’n les dades personals.');
      await handler.look('seu-41-estudi-taula');
      await press(handler, 'Fet');
      await until(async () => { await omar.page.goto(`${omar.base}/seu/${town}/tramits`); await omar.page.getByText('Tràmits', { exact: true }).first().waitFor(); return text(omar); }).toMatch(/Ampliació del termini/);
      await omar.look('seu-42-ampliacio-mobil');
      await task(handler, id, 'Proposeu la resposta');
      await handler.page.getByRole('radio', { name: 'Estimar en part', exact: true }).check();
      await handler.page.getByLabel('Resposta i motius').fill('Es donen els contractes sense les dades personals de tercers (art. 24).');
      await press(handler, 'Fet');
      await task(secretary, id, 'Reviseu la proposta');
      await secretary.page.getByLabel('No, cal tornar-la').check();
      await secretary.page.getByLabel('Per què cal tornar-la').fill('Digueu també en quin format.');
      await press(secretary, 'Torna-la');
      await task(handler, id, 'Proposeu la resposta');
      await expect.poll(() => handler.page.getByLabel('Resposta i motius').inputValue()).toMatch(/sense les dades personals/);
      await handler.page.getByLabel('Resposta i motius').fill('Es donen els contractes en full de càlcul, sense les dades personals de tercers (art. 24).');
      await press(handler, 'Fet');
      await task(secretary, id, 'Reviseu la proposta');
      await secretary.page.getByLabel('Sí, que continuï').check();
      await press(secretary, 'Conforme');
      await sign();
      await until(async () => { await omar.page.goto(`${omar.base}/seu/${town}/tramits`); await omar.page.getByText('Tràmits', { exact: true }).first().waitFor(); return omar.page.locator('li[data-waiting]').count(); }).toBe(2);
      for (let left = 2; left > 0; left -= 1) {
        await see(omar, `/seu/${town}/tramits`, /Notificacions per obrir/);
        await omar.page.locator('li[data-waiting] a').first().click();
        await press(omar, 'Obriu la notificació');
        await omar.page.getByRole('heading', { name: 'Contingut' }).waitFor();
      }
      await until(async () => (await caseOf(of)).state).toBe('closed');
      await see(omar, `/seu/${town}/tramits`, /Acabat/);
      await omar.page.getByRole('link', { name: /Accés a la informació pública.*Acabat/s }).first().click();
      await expect.poll(() => text(omar)).toMatch(/Resultat: Estimada en part/);
      await omar.look('seu-43-acces-acabat-mobil');
    } finally {
      await omar.close();
    }
  });
});

describe('paper at the counter', () => {
  it('is scanned, read, sealed as an authentic copy, registered, and checked by anybody with its code', async () => {
    const clerk = await walkAs('joan.quer@berga.example', desk);
    const neighbour = await walkAs(null, phone);
    try {
      // The paper: printed with words of both languages, a little askew and grey as from an old scanner.
      const paper = await clerk.page.context().newPage();
      await paper.setViewportSize({ width: 1240, height: 1754 });
      await paper.setContent('<body style="margin:0;background:#f4f2ea"><div style="padding:150px;font:34px/1.7 serif;color:#2b2b2b;transform:rotate(0.6deg)"><h1 style="font-size:52px">Instància</h1><p>Jo, Maria Puig Serra, veïna del carrer Major,</p><p>EXPOSO que el fanal de davant de casa no funciona des de fa tres setmanes.</p><p>SOL·LICITO que l’Ajuntament el repari.</p><p>Berga, 20 de novembre</p></div></body>');
      const scan = await paper.screenshot({ type: 'jpeg', quality: 82 });
      await paper.close();
      const { page } = clerk;
      await see(clerk, `/o/${town}/digitise`, /Un paper nou/, 'taulell-01-paper-nou');
      await page.locator('input[type=file]').setInputFiles({ name: 'instància.jpg', mimeType: 'image/jpeg', buffer: scan });
      await page.getByLabel('Títol del document').fill('Instància de Maria Puig');
      await clerk.look('taulell-02-a-punt');
      await press(clerk, 'Llegeix i segella');
      await page.getByRole('heading', { name: 'Registreu l’entrada' }).waitFor();
      await clerk.look('taulell-03-segellada');
      const code = /(?:[2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}/.exec(await text(clerk))![0];
      await page.getByLabel('Qui el presenta').fill('Maria Puig Serra');
      await page.getByLabel('NIF').fill('12345678Z');
      await press(clerk, 'Registra');
      await page.waitForURL(/registry\/E\d{4}-\d{6}/);
      await expect.poll(() => text(clerk)).toMatch(/Maria Puig Serra/);
      await clerk.look('taulell-04-registrada');
      await see(neighbour, `/seu/${town}/copia`, /Comproveu una còpia/);
      await neighbour.page.getByLabel('Codi de verificació').fill(code.toLowerCase().replaceAll('-', ' '));
      await press(neighbour, 'Comprova');
      await expect.poll(() => text(neighbour)).toMatch(/La còpia és autèntica/);
      await neighbour.look('taulell-05-copia-autentica-mobil');
      const copy = await (await neighbour.page.request.get(`${neighbour.base}/api/seu/${town}/copies/${code}`)).body();
      expect(copy.subarray(0, 5).toString()).toBe('%PDF-');
      if (hasTool('pdftotext')) expect(execFileSync('pdftotext', ['-', '-'], { input: copy, encoding: 'utf8' }).replaceAll(/\s+/g, ' ')).toMatch(/fanal de davant de casa.*la pàgina anterior és còpia electrònica autèntica/);
      for (const [wrong, says] of [['2222-2222-2222-2222-2222', /Cap còpia d’aquest ens/], ['AB-12', /cinc grups de quatre/]] as const) {
        await neighbour.page.goto(`${neighbour.base}/seu/${town}/copia/${wrong}`);
        await expect.poll(() => text(neighbour)).toMatch(says);
        await neighbour.look(`taulell-06-codi-${wrong.slice(0, 2)}-mobil`);
      }
    } finally {
      await clerk.close();
      await neighbour.close();
    }
  });
});
