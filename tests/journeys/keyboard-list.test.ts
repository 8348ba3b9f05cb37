import type { Description } from '@comu/design';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkAs, type Walker } from './walk.ts';

const town = 'navarcles';
let clerk: Walker;
let list: Description['records'][number];
beforeAll(async () => {
  clerk = await walkAs('ferran.miro@navarcles.example');
  const { records } = await clerk.ask<Description>('kernel.describe', {}, town);
  for (const record of records.filter(({ can, search }) => can.read && search)) {
    const { rows } = await clerk.ask<{ rows: unknown[] }>(`${record.name}.list`, { limit: 3 }, town);
    if (rows.length === 3) { list = record; break; }
  }
});
afterAll(() => clerk.close());

const focused = () => clerk.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
const press = (key: string) => clerk.page.keyboard.press(key);
const open = () => clerk.page.goto(`${clerk.base}/o/${town}/r/${list.name}`).then(() => clerk.page.locator('.row-link').first().waitFor());

describe('a list with the keyboard alone', () => {
  it('begins with a link to the content', async () => {
    await open();
    await press('Tab');
    expect(await focused()).toMatch(/contingut/);
    await press('Enter');
    expect(await clerk.page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
  it('is searched with /, walked with the arrows, ticked with space, and only one of its rows is in the order of Tab', async () => {
    const { page } = clerk;
    await open();
    await press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.locator('.row-link').first().focus();
    await press('ArrowDown');
    expect(await page.evaluate(() => [...document.querySelectorAll('.row-link')].indexOf(document.activeElement!))).toBe(1);
    expect(await page.locator('.row-link[tabindex="0"]').count()).toBe(1);
    await press(' ');
    await page.locator('.bulk').waitFor();
    await press(' ');
    await press('Enter');
    await page.waitForURL(/\/r\/[^/]+\/[0-9a-f-]{36}/);
    await page.locator('h1').waitFor();
  });
  it('gives the focus back to what opened its filters', async () => {
    const { page } = clerk;
    await open();
    await page.getByRole('button', { name: /^Filtres/ }).focus();
    await press('Enter');
    await page.locator('dialog[open]').waitFor();
    await press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^Filtres/);
  });
  it('is found in the palette by some letters', async () => {
    const { page } = clerk;
    await press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type(list.plural.ca.slice(0, 5).toLowerCase());
    await page.locator('.palette-hit').first().waitFor();
    await press('Enter');
    await page.locator('.palette').waitFor({ state: 'detached' });
  });
});
