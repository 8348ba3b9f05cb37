import type { BrowserContext, Page } from '@playwright/test';
import { mayReadAlike } from './alike.ts';
import type { Language, Part } from './part.ts';
import { markStillness, type Marked } from './screen-marks.ts';
import { desk, phone } from '../journeys/walk.ts';
import { accessible, everything } from '../support/axe.ts';

/** What colours and width may change of a screen that was judged by day. */
const lightAndSize = { runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'] } };

/** A page of one person that goes from screen to screen without loading again. */
export interface Eyes {
  readonly page: Page;
  /** Goes to an address within the app and waits until the screen is still; says what broke on the way. */
  open(path: string): Promise<readonly string[]>;
  /** Reads the screen in the languages asked for, on a desk by day and on a phone by night: what axe finds, what is too wide, what is not translated. Forms and lists that the kit draws of a description are asked about by night alone where night is walked too (`drawn`). With the beginning of a file’s name in `picture`, it keeps what it sees. */
  judge(of: { drawn: boolean; part: Part; picture: string | undefined }): Promise<readonly string[]>;
  /** Where the screen leads within the app. */
  links(within?: string): Promise<readonly string[]>;
}

/** Opens the app at an address, with the session that the context has, or none. */
export async function openEyes({ context, base, first }: { context: BrowserContext; base: string; first: string }): Promise<Eyes> {
  const page = await context.newPage();
  await page.addInitScript(markStillness);
  await page.addInitScript(() => { localStorage.setItem('comu.language', 'ca'); localStorage.setItem('comu.theme', 'light'); });
  const broken: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) broken.push(`console: ${message.text().replaceAll(/\s+/g, ' ').trim().slice(0, 300)}`); });
  page.on('pageerror', (error) => broken.push(`error: ${error.message.slice(0, 200)}`));

  const still = () => page.evaluate(() => (globalThis as unknown as Marked).comuMarks.still());
  const choose = (key: 'language' | 'theme', value: string) => page.evaluate(([name, chosen]) => {
    localStorage.setItem(name, chosen);
    dispatchEvent(new StorageEvent('storage', { key: name }));
    return (globalThis as unknown as Marked).comuMarks.still();
  }, [`comu.${key}`, value] as const);
  const width = () => page.evaluate(() => (globalThis as unknown as Marked).comuMarks.tooWide());
  const words = () => page.evaluate(() => (globalThis as unknown as Marked).comuMarks.words());
  const head = (wanted: Language) => page.evaluate((language) => (globalThis as unknown as Marked).comuMarks.head(language), wanted);

  await page.goto(`${base}${first}`);
  await still();
  return {
    page,
    async open(path) {
      broken.length = 0;
      const refused = await page.evaluate((address) => {
        const { comuMarks } = globalThis as unknown as Marked;
        comuMarks.refused.length = 0;
        scrollTo(0, 0);
        return comuMarks.left(() => history.pushState({}, '', address)).then(() => comuMarks.still()).then(() => [...comuMarks.refused]);
      }, path);
      return [...broken, ...refused];
    },
    async judge({ drawn, picture, part: { languages, themes } }) {
      const found: string[] = [];
      const read = {} as Record<Language, readonly string[]>;
      const note = (where: string, faults: readonly string[]) => found.push(...faults.map((fault) => `${where}: ${fault}`));
      // Catalan is what the others are compared with, and what the screen speaks when it is left.
      const [, ...others] = languages;
      for (const language of languages) {
        if (language !== 'ca') await choose('language', language);
        read[language] = await words();
        note(`desk ${language}`, [...(await head(language)), ...(await width())]);
      }
      if (picture !== undefined) await page.screenshot({ path: `${picture}-desk-${languages.at(-1)}.png`, fullPage: true });
      const wholeByDay = themes.includes('day') && !(drawn && themes.includes('night'));
      if (wholeByDay) note('desk by day', await accessible(page, everything));
      if (themes.includes('night')) {
        await page.setViewportSize(phone);
        await choose('theme', 'dark');
        note('phone by night', await accessible(page, wholeByDay ? lightAndSize : everything));
        if (picture !== undefined) await page.screenshot({ path: `${picture}-phone-${languages.at(-1)}.png`, fullPage: true });
        for (const language of languages.toReversed()) {
          if (language !== languages.at(-1)) await choose('language', language);
          note(`phone ${language}`, await width());
        }
        await page.setViewportSize(desk);
        await choose('theme', 'light');
      } else if (others.length > 0) await choose('language', 'ca');
      const catalan = new Set(read.ca);
      for (const language of others as ('es' | 'en')[]) note(language, [...new Set(read[language])].filter((text) => catalan.has(text) && !mayReadAlike(language, text)).map((text) => `“${text}” as in Catalan`));
      return [...new Set([...found, ...broken])];
    },
    links: (within = 'main') => page.evaluate((inside) => [...document.querySelectorAll<HTMLAnchorElement>(`${inside} a[href^="/"]`)].map((link) => new URL(link.href).pathname), within),
  };
}
