import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Opens the system's browser with a profile of its own, runs the journey and leaves nothing behind. */
export async function withBrowser(journey: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'comu-browser-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', headless: true, args: quiet, locale: 'ca-ES', timezoneId: 'Europe/Madrid', viewport: { width: 1440, height: 900 } });
  try {
    await journey(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The address of the installation to walk through: the first argument. */
export function baseAddress(): string {
  const base = process.argv[2];
  if (base === undefined) throw new Error('Say where the installation is: npx tsx apps/web/journeys/<name>.journey.ts http://localhost:8080');
  return base.replace(/\/$/, '');
}

/** Enters with a demonstration account, whose name may be chosen. */
export async function enter(page: Page, base: string, name?: string): Promise<void> {
  await page.goto(`${base}/avui`);
  const cards = page.locator('.demo-card');
  const rail = page.locator('.shell');
  await Promise.race([cards.first().waitFor(), rail.waitFor()]);
  if (await rail.isVisible()) return;
  await (name === undefined ? cards.first() : cards.filter({ hasText: name }).first()).click();
  await rail.waitFor();
}

/** Calls an operation with the session of the page. */
export const ask = <Out>(page: Page, operation: string, input: unknown, organisation?: string): Promise<Out> =>
  page.evaluate(async ([name, given, slug]) => {
    const response = await fetch(`/api/${name.split('.').join('/')}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(slug ? { 'comu-organisation': slug } : {}) }, body: JSON.stringify(given) });
    return (await response.json()) as Out;
  }, [operation, input, organisation] as [string, unknown, string | undefined]) as Promise<Out>;
