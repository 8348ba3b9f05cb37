import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Axe { run(where: Document, how: object): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> }
type Asked = typeof globalThis & { readonly axe?: Axe };

/** All that WCAG 2.2 asks at level AA. */
export const everything = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } } as const;

/** What axe finds wrong on a page and in its frames, each with its first place; it stays in a page that was asked before. */
export async function accessible(page: Page, how: object = everything): Promise<readonly string[]> {
  for (const frame of page.frames()) if (!(await frame.evaluate(() => (globalThis as Asked).axe !== undefined))) await frame.evaluate(source);
  return page.evaluate(async (asked) => {
    const { violations } = await (globalThis as Asked).axe!.run(document, { ...asked, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)}`);
  }, how);
}
