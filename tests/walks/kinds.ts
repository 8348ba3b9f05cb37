import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Screen } from '@comu/design';

/** Every screen that a module, a capability or the app itself brings. */
export const screens: readonly Screen[] = Object.values(import.meta.glob<{ screens: readonly Screen[] }>(['../../{capabilities,modules}/*/src/**/*.screens.tsx', '../../apps/web/src/*.screens.tsx'], { eager: true })).flatMap(({ screens: brought }) => brought);

const parameters = (path: string) => path.match(/:/g)?.length ?? 0;
const patterns = screens.map(({ path }) => path).toSorted((a, b) => parameters(a) - parameters(b)).map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }));

/** Addresses of one kind are one screen: what differs between them is whose they are and which row is shown. */
export const kindOf = (address: string): string =>
  patterns.find(({ pattern }) => pattern.test(address))?.path ?? address.replace(/^\/o\/[^/]+/, '/o/:org').replace(/[\da-f]{8}-[\da-f-]{27}$/, ':id');

/** The kinds of screen that were found whole, kept in a file so that a walk that was stopped goes on where it was; with no file, none. */
export function wholeKinds(file: string | undefined): { has(kind: string): boolean; add(kind: string): void } {
  const whole = new Set(file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
  return {
    has: (kind) => whole.has(kind),
    add(kind) {
      if (file === undefined || whole.has(kind)) return;
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${kind}\n`);
    },
  };
}
