import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testServer } from '../../kernel/src/embedded/testing.ts';

/** One database server for the whole run; `COMU_TEST_DATABASE_URL` names another, such as a PostgreSQL 15. And one place for what a run makes once. */
export async function setup() {
  const founded = mkdtempSync(join(tmpdir(), 'comu-founded-'));
  chmodSync(founded, 0o711);
  process.env['COMU_TEST_FOUNDED'] = founded;
  const server = process.env['COMU_TEST_DATABASE_URL'] === undefined ? await testServer() : undefined;
  if (server !== undefined) process.env['COMU_TEST_DATABASE_URL'] = server.url;
  return async () => {
    await server?.stop();
    rmSync(founded, { recursive: true, force: true });
  };
}
