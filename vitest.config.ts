import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{kernel,design,capabilities,modules,apps,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', 'tests/journeys/**', 'tests/walks/**'],
    globalSetup: ['tests/support/database.ts'],
    maxWorkers: 2,
    // Every file of a worker shares what it imported: a house takes a second to import, and no test leaves anything behind in it.
    isolate: false,
    // One patience for all, for a machine much slower than one would have: nothing is proved by being quick.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000, interval: 50 } },
  },
});
