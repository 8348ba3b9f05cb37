import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { eventually } from './eventually.ts';

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'apps/cli/bin/comu.mjs');

/** One `comu` process as a person starts it: what it said, how it ended. */
export interface Comu {
  readonly pid: number;
  /** `http://127.0.0.1:…`; empty for a worker. */
  readonly address: string;
  said(): string;
  /** Sends a signal and tells the exit code once it has ended: `null` when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** The exit code, when it ends by itself. */
  readonly ended: Promise<number | null>;
}

interface Environment { readonly [name: string]: string }

function launch(words: readonly string[], environment: Environment) {
  // The settings of whoever runs the tests must not steer what is tested; in English, because its sentences are asserted.
  const kept = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'USER'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const child = spawn(process.execPath, [program, ...words], { cwd: root, env: { ...kept, LANG: 'en_US.UTF-8', HOST: '127.0.0.1', PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text; });
  const ended = new Promise<number | null>((settle) => { child.once('close', (code) => settle(code)); });
  return { child, ended, said: () => said };
}

/** Runs a command to its end. */
export async function runCommand(words: readonly string[], environment: Environment): Promise<{ code: number | null; said: string }> {
  const { ended, said } = launch(words, environment);
  const code = await ended;
  return { code, said: said() };
}

/** A folder with an installation’s data, and the processes started on it; `remove` ends whatever still runs. */
export interface Installation {
  readonly folder: string;
  start(options?: { words?: readonly string[]; environment?: Environment }): Promise<Comu>;
  run(words: readonly string[], environment?: Environment): ReturnType<typeof runCommand>;
  /** Rows straight from the database, to count what the interface shows by pages. */
  rows<Row extends object>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Process number of the embedded PostgreSQL. */
  postmaster(): number;
  remove(): Promise<void>;
}

export function newInstallation(environment: Environment = {}): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'comu-faults-'));
  // The account that PostgreSQL runs as must be able to walk in.
  chmodSync(folder, 0o711);
  const own = { COMU_DATA: folder, ...environment };
  const running = new Set<ReturnType<typeof launch>>();
  const databaseUrl = () => environment['DATABASE_URL'] ?? readFileSync(join(folder, 'database-address'), 'utf8');
  const postmaster = () => Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);

  return {
    folder,
    postmaster,
    async start({ words = [], environment: more = {} } = {}) {
      const launched = launch(['start', ...words], { ...own, ...more });
      running.add(launched);
      let over = false;
      void launched.ended.then(() => { over = true; running.delete(launched); });
      // The first start after a change of the web app also builds it.
      const ready = await eventually(() => {
        if (over) throw new Error(`comu start ended:\n${launched.said()}`);
        return /Comú is at http:\/\/localhost:(\d+)|Jobs are running/.exec(launched.said());
      }, { every: 50 });
      return {
        pid: launched.child.pid as number, address: ready[1] === undefined ? '' : `http://127.0.0.1:${ready[1]}`,
        said: launched.said, ended: launched.ended,
        async end(signal) {
          launched.child.kill(signal);
          return launched.ended;
        },
      };
    },
    run: (words, more = {}) => runCommand(words, { ...own, ...more }),
    async rows<Row extends object>(statement: string, values: readonly unknown[] = []) {
      const client = new pg.Client({ connectionString: databaseUrl() });
      await client.connect();
      try {
        return (await client.query(statement, [...values])).rows as Row[];
      } finally {
        await client.end();
      }
    },
    async remove() {
      const last = [...running];
      for (const { child } of last) child.kill('SIGTERM');
      const patience = setTimeout(() => { for (const { child } of last) child.kill('SIGKILL'); }, 60_000);
      await Promise.all(last.map(({ ended }) => ended));
      clearTimeout(patience);
      orphan(postmaster);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A PostgreSQL whose `comu` was killed would outlive the test. */
function orphan(postmaster: () => number) {
  try {
    process.kill(postmaster(), 'SIGQUIT');
  } catch {
    // there is none, as it should be
  }
}
