import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a real installation; one after another, for they share both. What is waited for is given time: the machine may be busy. */
export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.test.ts'], globalSetup: ['./installation.ts'], fileParallelism: false, isolate: false, testTimeout: 300_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000, interval: 250 } } },
});
