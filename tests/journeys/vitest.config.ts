import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against a real installation; one after another, for they share both. */
export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.test.ts'], globalSetup: ['./installation.ts'], fileParallelism: false, isolate: false, testTimeout: 180_000, hookTimeout: 120_000 },
});
