import assert from 'node:assert/strict';
import type { Description, Me } from '@comu/design';
import { ask, baseAddress, enter, withBrowser } from './browser.ts';

const base = baseAddress();

/** A working day without a mouse: skip link, list, search, row, palette, dialogs, and a form whose draft survives. */
await withBrowser(async (context) => {
  const page = await context.newPage();
  await enter(page, base);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const promise = async (name: string, work: () => Promise<void>) => {
    await work();
    console.log(`ok  ${name}`);
  };
  const me = await ask<Me>(page, 'identity.me', {});
  const slug = me.memberships[0]!.organisation.slug;
  const { records } = await ask<Description>(page, 'kernel.describe', {}, slug);
  const counted = await Promise.all(records.filter(({ can, search }) => can.read && search).map(async (record) => ({ record, rows: (await ask<{ rows?: unknown[] }>(page, `${record.name}.list`, { limit: 3 }, slug)).rows?.length ?? 0 })));
  const list = counted.find(({ rows }) => rows >= 3)?.record ?? assert.fail('No searchable record holds three rows.');

  await promise('the first Tab offers to skip to the content', async () => {
    await page.goto(`${base}/o/${slug}/r/${list.name}`);
    await page.locator('.row-link').first().waitFor();
    await page.keyboard.press('Tab');
    assert.match(await focused(), /contingut|contenido|content/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  });
  await promise('/ goes to the search of the list', async () => {
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search');
  });
  await promise('arrows move along the rows, space ticks one, and only one row is in the order of Tab', async () => {
    await page.locator('.row-link').first().focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('.row-link')].indexOf(document.activeElement!)), 1);
    await page.keyboard.press(' ');
    await page.locator('.bulk').waitFor();
    assert.equal(await page.locator('.row-link[tabindex="0"]').count(), 1);
    await page.keyboard.press(' ');
  });
  await promise('Enter opens the row and the address says which', async () => {
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/r\/[^/]+\/[0-9a-f-]{36}/);
    await page.locator('h1').waitFor();
  });
  await promise('Ctrl K finds a list by some letters and Enter goes there', async () => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type(list.plural.ca.slice(0, 5).toLowerCase());
    await page.locator('.palette-hit').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.palette').waitFor({ state: 'detached' });
  });
  await promise('Escape closes what is open and gives the focus back', async () => {
    await page.goto(`${base}/o/${slug}/r/${list.name}`);
    const filters = page.getByRole('button', { name: /^(Filtres|Filtros|Filters)/ });
    await filters.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    assert.match(await focused(), /^(Filtres|Filtros|Filters)/);
  });
  const creatable = records.find(({ can, fields }) => can.create && fields.some(({ kind, optional }) => kind === 'text' && !optional));
  if (creatable === undefined) return console.log('--  no record can be created by this account: the form was not walked');
  await promise('a form tells what is missing at its field and puts the focus there', async () => {
    await page.goto(`${base}/o/${slug}/do/${creatable.name}.create`);
    await page.locator('form .ds-input').first().waitFor();
    await page.locator('form button[type=submit]').focus();
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid=true]').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
  });
  await promise('what was written waits as a draft when one leaves and comes back', async () => {
    const field = page.locator('form input[type=text].ds-input').first();
    await field.fill('Esborrany de prova');
    await page.waitForTimeout(800);
    await page.goto(`${base}/o/${slug}/do/${creatable.name}.create`);
    await page.locator('.notice').waitFor();
    assert.equal(await field.inputValue(), 'Esborrany de prova');
  });
  await promise('leaving by a link with unsent words asks first', async () => {
    await page.locator('form input[type=text].ds-input').first().fill('Encara més');
    await page.locator('.rail-places a').first().click();
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    assert.match(page.url(), /\/do\//);
  });
});
