import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { expect } from 'vitest';
import { accessible } from '../support/axe.ts';
import { patience } from './patience.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const pictures = resolve(import.meta.dirname, '../screenshots');
export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export interface Walker {
  readonly page: Page;
  readonly base: string;
  /** Keeps a picture for a person to look at, and asks axe about the screen: no finding is let pass. */
  look(name: string): Promise<void>;
  /** Calls an operation with the session of the page. */
  ask<Out = any>(operation: string, input: unknown, organisation?: string): Promise<Out>;
  close(): Promise<void>;
}

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** One browser for many people, each in a context of their own. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath, headless: true, args: flags });
/** The one of all journeys, which goes with the process that runs them. */
let browser: Promise<Browser> | undefined;

/** What a page is asked by a script has no time of its own: it gets that of all waiting, and is named when it does not answer. */
async function inTime<T>(what: string, answer: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, fail) => { late = setTimeout(() => fail(new Error(`${what}: no answer of the page in ${patience / 1_000} s`)), patience); });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(late));
}

/** Opens a window as a person of the demonstration, or as nobody; it shares nothing with other windows. */
export async function walkAs(email: string | null, size: { width: number; height: number } = desk): Promise<Walker> {
  const base = process.env['COMU_JOURNEY_URL'] as string;
  const context = await (await (browser ??= launch())).newContext({ locale: 'ca-ES', timezoneId: 'Europe/Madrid', viewport: size });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  if (email !== null) {
    const answer = await page.request.post(`${base}/api/identity/sign-in`, { data: { email, password: 'demostracio-comu' } });
    expect(answer.status()).toBe(200);
    await page.goto(`${base}/avui`);
    await page.locator('.shell').waitFor();
  }
  mkdirSync(pictures, { recursive: true });
  return {
    page, base,
    async look(name) {
      await page.waitForFunction(() => document.querySelector('.skeletons, [aria-busy="true"]') === null);
      await inTime(`${name}: its top`, page.evaluate(() => {
        for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
        // From the top: what lies half under the band would count as too small to touch.
        scrollTo(0, 0);
      }));
      await page.screenshot({ path: join(pictures, `${name}.jpg`), quality: 90, fullPage: true });
      expect(await inTime(`${name}: axe`, accessible(page)), name).toEqual([]);
    },
    async ask(operation, input, organisation) {
      const answer = await page.request.post(`${base}/api/${operation.replaceAll('.', '/')}`, { data: input as object, headers: organisation === undefined ? {} : { 'comu-organisation': organisation } });
      const body = await answer.json();
      if (!answer.ok()) throw new Error(`${operation}: ${JSON.stringify(body)}`);
      return body;
    },
    close: () => context.close(),
  };
}

/** Asks again and again, once a second, until the answer is as expected: for what is done by jobs. */
export const until = (ask: () => Promise<unknown>) => expect.poll(ask, { interval: 1_000 });

/** Waits until the screen says so. */
export const shows = ({ page }: Walker, words: RegExp) => expect.poll(() => page.locator('body').innerText()).toMatch(words);

/** Goes to a place and waits until it says so; with a name, looks at it. */
export async function see(who: Walker, path: string, words: RegExp, picture?: string): Promise<void> {
  await who.page.goto(who.base + path);
  await expect.poll(() => who.page.locator('main').innerText()).toMatch(words);
  if (picture !== undefined) await who.look(picture);
}

/** Nothing goes beyond the width of the window. */
export const fits = async ({ page }: Walker) => expect(await inTime('its width', page.evaluate(() => document.documentElement.scrollWidth - innerWidth))).toBeLessThanOrEqual(0);
