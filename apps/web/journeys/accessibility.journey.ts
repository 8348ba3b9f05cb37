import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Description, ListAnswer, Me } from '@comu/design';
import { ask, baseAddress, enter, withBrowser } from './browser.ts';

const base = baseAddress();
const only = process.argv[3];
const dresses = [{ theme: 'light', width: 1440 }, { theme: 'dark', width: 1440 }, { theme: 'light', width: 390 }, { theme: 'dark', width: 390 }] as const;
/** Screens made from descriptions share their parts, so two dresses tell; the others are seen in all four. */
const twoDresses = [dresses[0], dresses[3]];
const general = /^\/(?!o\/[^/]+\/(r|do)\/)/;
let seen = 0;
const findings: string[] = [];

/** Every screen, in both themes, on a desk and on a phone: no finding of axe, nothing wider than the screen, no error in the console. */
await withBrowser(async (context) => {
  const page = await context.newPage();
  page.on('pageerror', (error) => findings.push(`${page.url()}: ${error.message}`));
  if (only === undefined) await everyDress(page, 'sign-in', async () => { await page.goto(`${base}/avui`); });
  await enter(page, base);
  for (const path of await addresses(page)) if (only === undefined || path.includes(only)) await everyDress(page, path, async () => { await page.goto(base + path); }, general.test(path) ? dresses : twoDresses);
  if (only !== undefined) return;
  await everyDress(page, 'palette', async () => {
    await page.goto(`${base}/avui`);
    await settled(page);
    await page.keyboard.press('Control+k');
  });
  await everyDress(page, 'help', async () => {
    await page.goto(`${base}/avui`);
    await settled(page);
    await page.keyboard.press('?');
  });
});
console.log(`${seen} views looked at, ${findings.length} findings.`);
for (const finding of findings) console.log(`- ${finding}`);
process.exitCode = findings.length === 0 ? 0 : 1;

/** The general screens, and for each record its list, its first row and its form. */
async function addresses(page: Page): Promise<readonly string[]> {
  const me = await ask<Me>(page, 'identity.me', {});
  const slug = me.memberships[0]?.organisation.slug ?? '';
  const { records, operations } = await ask<Description>(page, 'kernel.describe', {}, slug);
  const paths = ['/avui', '/compte', `/o/${slug}`, `/o/${slug}/lloc/administration`, `/o/${slug}/feines-aturades`, '/no-hi-es'];
  for (const { name, can } of records) {
    if (!can.read) continue;
    paths.push(`/o/${slug}/r/${name}`);
    const { rows } = await ask<ListAnswer>(page, `${name}.list`, { limit: 1 }, slug);
    if (rows?.[0]) paths.push(`/o/${slug}/r/${name}/${rows[0].id}`);
  }
  const forms = operations.filter(({ allowed, kind, name }) => allowed && kind === 'change' && !name.endsWith('.change') && !name.startsWith('identity.sign'));
  return [...paths, ...forms.map(({ name }) => `/o/${slug}/do/${name}`)];
}

async function everyDress(page: Page, name: string, open: () => Promise<void>, worn: readonly (typeof dresses)[number][] = dresses): Promise<void> {
  for (const { theme, width } of worn) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.evaluate((chosen) => localStorage.setItem('comu.theme', chosen), theme).catch(() => undefined);
    await open();
    if (!page.url().startsWith('http')) continue;
    await page.evaluate((chosen) => { document.documentElement.dataset['colorScheme'] = chosen; }, theme);
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    for (const { id, nodes } of violations) findings.push(`${name} (${theme}, ${width}px) ${id}: ${nodes[0]?.html.slice(0, 140)} ${nodes[0]?.any[0]?.message ?? ''}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) findings.push(`${name} (${theme}, ${width}px) is ${over}px wider than the screen`);
    seen += 1;
  }
}

/** Nothing is loading any more and nothing moves. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.skeletons') === null && document.querySelector('main, [role=main]') !== null, undefined, { timeout: 10_000 }).catch(() => findings.push(`${page.url()}: still loading after 10 s`));
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  await page.waitForTimeout(150);
}
