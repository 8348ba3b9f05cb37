import { defineConfig } from 'vitest/config';

/** `npm run walk`: every screen as everybody who may open it. It takes some minutes, so it is asked for by itself and not with all tests. */
export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.test.ts'], globalSetup: ['../journeys/installation.ts'], fileParallelism: false, testTimeout: 3_600_000, hookTimeout: 120_000 },
});
