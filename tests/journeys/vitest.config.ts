import { defineConfig } from 'vitest/config';
import { patience } from './patience.ts';

/** Journeys in a real browser against a real installation; one after another, for they share both. What is waited for is given time; a journey that is given up as a whole has waited for several things. */
export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.test.ts'], globalSetup: ['./installation.ts'], fileParallelism: false, isolate: false, testTimeout: 5 * patience, hookTimeout: 2 * patience, expect: { poll: { timeout: patience, interval: 250 } } },
});
