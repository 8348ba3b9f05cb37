import { testServer } from '../../kernel/src/embedded/testing.ts';

/** One database server for the whole run; `COMU_TEST_DATABASE_URL` names another, such as a PostgreSQL 15. */
export async function setup() {
  if (process.env['COMU_TEST_DATABASE_URL'] !== undefined) return undefined;
  const server = await testServer();
  process.env['COMU_TEST_DATABASE_URL'] = server.url;
  return () => server.stop();
}
