import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shows, walkAs, type Walker } from './walk.ts';

const [town, passphrase, subject] = ['navarcles', 'una frase ben llarga', 'Gual demanat sense ratolí'];
let clerk: Walker, handler: Walker, secretary: Walker, mayor: Walker;
let of = '';
beforeAll(async () => {
  clerk = await walkAs(null);
  handler = await walkAs('gisela.tarres@navarcles.example');
  secretary = await walkAs('hug.bonet@navarcles.example');
  mayor = await walkAs('elena.esteve@navarcles.example');
});
afterAll(async () => { for (const each of [clerk, handler, secretary, mayor]) await each?.close(); });

/** What has the focus, by the words a screen reader would say. */
const focused = ({ page }: Walker) => page.evaluate(() => {
  const at = document.activeElement as HTMLInputElement | null;
  // The page itself says every word of it.
  if (at === null || at === document.body || at.id === 'main') return '';
  return [at?.getAttribute('aria-label'), at?.labels?.[0]?.innerText, at?.innerText].find((words) => words?.trim())?.trim().replaceAll(/\s+/g, ' ') ?? '';
});
/** Goes on with Tab until what is named has the focus, as somebody without a mouse does. */
async function tabTo(who: Walker, name: RegExp, { most = 60, back = false } = {}) {
  for (let step = 0; step < most; step += 1) {
    if (name.test(await focused(who))) return;
    await who.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab does not reach ${name}: it ends at “${await focused(who)}”.`);
}
const press = (who: Walker, ...keys: string[]) => keys.reduce((before, key) => before.then(() => who.page.keyboard.press(key)), Promise.resolve());
/** Whether the focus can be seen: something outlines it. */
const seen = ({ page }: Walker) => page.evaluate(() => { const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement!); return outlineStyle !== 'none' || boxShadow !== 'none'; });

describe('a working day with the keyboard alone', () => {
  it('signs in', async () => {
    const { page, base } = clerk;
    await page.goto(`${base}/avui`);
    await page.getByLabel('Adreça electrònica').waitFor();
    await tabTo(clerk, /^Adreça electrònica/);
    await page.keyboard.type('ferran.miro@navarcles.example');
    await press(clerk, 'Tab');
    await page.keyboard.type('demostracio-comu');
    await press(clerk, 'Enter');
    await page.locator('.shell').waitFor();
  });
  it('writes an entry: what is wrong takes the focus, a file is attached, and the number comes', async () => {
    const { page } = clerk;
    // Asked for before anything is pressed, so that the browser surely tells of it.
    const choice = page.waitForEvent('filechooser');
    await press(clerk, 'Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type('registra');
    await page.locator('.palette-hit').first().waitFor();
    await press(clerk, 'Escape');
    await page.goto(`${clerk.base}/o/${town}/registry/new`);
    await page.getByLabel('NIF', { exact: true }).waitFor();
    await tabTo(clerk, /^NIF$/);
    await page.keyboard.type('12345678Z');
    await tabTo(clerk, /^Nom i cognoms/);
    await page.keyboard.type('Maria Puig Serra');
    await tabTo(clerk, /^Registra( |$)/);
    await press(clerk, 'Enter');
    await expect.poll(() => focused(clerk)).toMatch(/^Assumpte/);
    expect(await seen(clerk)).toBe(true);
    await page.keyboard.type(subject);
    await tabTo(clerk, /^(Trieu-lo|Trieu-los)/);
    await press(clerk, 'Enter');
    await (await choice).setFiles({ name: 'instància.txt', mimeType: 'text/plain', buffer: Buffer.from('Sol·licito un gual.') });
    await shows(clerk, /instància\.txt/);
    await tabTo(clerk, /^Registra( |$)/);
    await press(clerk, 'Enter');
    await shows(clerk, /E2\d{3}-\d{6}/);
  });
  it('opens a case from it: the dialog begins in its first field and gives the focus back', async () => {
    const { page } = clerk;
    await tabTo(clerk, /^Obre l’assentament/);
    await press(clerk, 'Enter');
    await page.getByRole('heading', { name: /E2\d{3}-\d{6}/ }).first().waitFor();
    await tabTo(clerk, /^Obre un expedient/);
    await press(clerk, 'Enter');
    await expect.poll(() => focused(clerk)).toMatch(/^Procediment/);
    await press(clerk, 'Escape');
    await expect.poll(() => focused(clerk)).toMatch(/^Obre un expedient/);
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await press(clerk, 'Enter');
    await expect.poll(() => focused(clerk)).toMatch(/^Procediment/);
    await page.keyboard.type('Sol·licitud gen');
    await tabTo(clerk, /^Obre l’expedient/);
    await press(clerk, 'Enter');
    await page.waitForURL(/\/cases\//);
    of = page.url().split('/').at(-1)!;
  });
  it('a handler opens the task from Today and answers it; a menu opens with an arrow and gives the focus back', async () => {
    const { page } = handler;
    await expect.poll(async () => (await handler.ask('processes.tasks', { businessKey: of }, town)).length, { interval: 1000 }).toBe(1);
    await page.goto(`${handler.base}/avui`);
    await page.getByText(subject).first().waitFor();
    await tabTo(handler, new RegExp(`Prepareu la resposta.*${subject}`), { most: 200 });
    await press(handler, 'Enter');
    await page.getByRole('heading', { name: new RegExp(subject) }).waitFor();
    await tabTo(handler, /^Més accions/);
    await press(handler, 'ArrowDown');
    await expect.poll(() => focused(handler)).toBe('Requereix una esmena');
    await press(handler, 'ArrowDown');
    await expect.poll(() => focused(handler)).toBe('Tanca l’expedient');
    await press(handler, 'Enter');
    await expect.poll(() => focused(handler)).toMatch(/^Com ha acabat/);
    await press(handler, 'Escape');
    await expect.poll(() => focused(handler)).toMatch(/^Més accions/);
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await tabTo(handler, /^Fes-ho ara/);
    await press(handler, 'Enter');
    await page.getByLabel('Resposta i motius').waitFor();
    await tabTo(handler, /^(Què proposeu|Estimar$)/);
    await page.keyboard.type(await page.evaluate(() => document.activeElement instanceof HTMLSelectElement) ? 'Estimar' : ' ');
    await tabTo(handler, /^Resposta i motius/);
    await page.keyboard.type('Compleix l’ordenança de guals.');
    await tabTo(handler, /^Fet$/);
    await press(handler, 'Enter');
    await shows(handler, /per la regla dels quatre ulls/);
  });
  it('the mayor signs, making a certificate on the way', async () => {
    const [review] = await secretary.ask<{ id: string }[]>('processes.tasks', { businessKey: of }, town);
    await secretary.ask('processes.complete-task', { task: review!.id, variables: { returned: false } }, town);
    const { page } = mayor;
    await expect.poll(async () => (await mayor.ask('signatures.tray', {}, town)).length, { interval: 1000 }).toBeGreaterThan(0);
    const [{ request }] = (await mayor.ask('signatures.tray', {}, town)).filter((each: { request: { case: string } }) => each.request.case === of);
    await page.goto(`${mayor.base}/o/${town}/sign/${request.id}`);
    await page.getByRole('button', { name: 'Signa', exact: true }).waitFor();
    await tabTo(mayor, /^Signa$/);
    await press(mayor, 'Enter');
    const known = await mayor.ask('signatures.my-certificate', {}, town);
    if (known === null) {
      await expect.poll(() => focused(mayor)).toMatch(/^Contrasenya/);
      await page.keyboard.type(passphrase);
      await press(mayor, 'Tab');
      await page.keyboard.type(passphrase);
      await tabTo(mayor, /^Crea el meu certificat/);
    } else {
      await expect.poll(() => focused(mayor)).toMatch(/^Contrasenya del vostre certificat/);
      await page.keyboard.type(passphrase);
    }
    await press(mayor, 'Enter');
    if (known === null) {
      await page.getByLabel('Contrasenya del vostre certificat').waitFor();
      await tabTo(mayor, /^Signa$/);
      await press(mayor, 'Enter');
    }
    await shows(mayor, /El document porta la vostra signatura/);
  });
});
