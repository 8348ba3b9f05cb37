import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * Everything that proves the project, in one command: types, rules of style, tests, journeys in a browser.
 * The last line counts them all. `npm test -- <folder>` runs the tests of a folder only.
 */
const root = resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);

const referees = [
  ['chromium', 'chromium'], ['pdfsig', 'poppler-utils'], ['pdftotext', 'poppler-utils'], ['xmlsec1', 'xmlsec1'], ['xmllint', 'libxml2-utils'], ['qpdf', 'qpdf'], ['openssl', 'openssl'],
] as const;
const missing = referees.filter(([command]) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0);
if (missing.length > 0)
  console.log(`These referees are not installed, so the tests that ask them are skipped and counted: ${missing.map(([command]) => command).join(', ')}.\nOn Debian: apt-get install -y ${[...new Set(missing.map(([, debian]) => debian))].join(' ')}\n`);

const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed and the first words of why, told again at the end, where whoever reads a long run looks first. */
const failures: string[] = [];
const run = (command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) => new Promise<number>((done) => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
  child.on('close', (code) => done(code ?? 1));
});
const check = async (name: string, command: string, args: readonly string[]) => {
  const code = await run(command, args);
  counts[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) failures.push(name);
  console.log(`${code === 0 ? '✓' : '✗'} ${name}\n`);
};

const bin = (name: string) => join(root, 'node_modules/.bin', name);
if (only.length === 0) {
  await check('types', bin('tsc'), ['--noEmit', '-p', '.']);
  await check('style', bin('oxlint'), ['--quiet']);
}

const results = mkdtempSync(join(tmpdir(), 'comu-results-'));
interface Report { readonly numPassedTests: number; readonly numFailedTests: number; readonly numPendingTests: number; readonly numTodoTests: number; readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] }[] }[] }

/** Runs the tests of the vitest configuration, against the database server that the environment names or one of its own. */
async function tests(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const file = join(results, `${name}.json`);
  const code = await run(bin('vitest'), ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], environment);
  if (!existsSync(file)) {
    counts.failed += 1;
    failures.push(`${name}: ended with ${code} and left no report`);
    return;
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  // A file that does not load has no tests to fail, and must not pass for that.
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + broken;
  counts.skipped += report.numPendingTests + report.numTodoTests;
  for (const { name: path, status, message, assertionResults } of report.testResults) {
    const place = relative(root, path);
    if (status === 'failed' && assertionResults.length === 0) failures.push(`${name}: ${place} does not load: ${firstWords(message)}`);
    for (const each of assertionResults) if (each.status === 'failed') failures.push(`${name}: ${place}: ${each.fullName}: ${firstWords(each.failureMessages.join(' '))}`);
  }
  if (code !== 0 && report.numFailedTests + broken === 0) {
    counts.failed += 1;
    failures.push(`${name}: ended with ${code} although no test failed`);
  }
}
const firstWords = (message: string) => stripVTControlCharacters(message).replace(/\s+/g, ' ').slice(0, 600);

const journeys = join(root, 'tests/journeys');
async function inTheBrowser() {
  if (!existsSync(journeys)) return;
  if (missing.some(([command]) => command === 'chromium')) counts.skipped += 1;
  else await tests('journeys', ['--config', 'tests/journeys/vitest.config.ts']);
}

const older = '/usr/lib/postgresql/15/bin/postgres';
async function onOlderDatabase() {
  if (!existsSync(older)) {
    console.log('PostgreSQL 15 is not installed, so the tests of the database run on the embedded one only (Debian: apt-get install -y postgresql-15).');
    counts.skipped += 1;
    return;
  }
  const { startOlderServer } = await import('./support/older-postgres.ts');
  const server = await startOlderServer();
  try {
    // What hardly asks the database, or asks it nothing that others do not, need not be asked again.
    const elsewhere = ['municipal.test.ts', 'question/ask.test.ts', 'access/isolation.test.ts', 'catalogue/src/faults.test.ts', 'catalogue/src/hostile-files.test.ts', 'shipped/shipped.test.ts', 'publishing/publishing.test.ts', 'what-if/src/simulation.test.ts', 'simulation/simulate.test.ts', 'modelling/src/large.test.ts', 'mail/mail.test.ts'].flatMap((file) => ['--exclude', `**/${file}`]);
    await tests('postgres-15', ['kernel/src/kernel.test.ts', 'capabilities/identity', 'capabilities/running-processes', 'capabilities/registry', 'capabilities/notifications', 'capabilities/resolutions', 'capabilities/modelling', 'capabilities/connectors', 'capabilities/process-mining', 'capabilities/what-if', 'capabilities/catalogue', 'capabilities/indicators', 'modules', ...elsewhere], { COMU_TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}
// A browser waits more than it works, so the rest is asked beside it.
if (only.length > 0) await tests('tests', only);
else await Promise.all([inTheBrowser(), tests('tests', []).then(onOlderDatabase)]);

rmSync(results, { recursive: true, force: true });
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
