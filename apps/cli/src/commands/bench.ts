import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Run } from '../command.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** Runs the benchmarks of the checkout, each in its own process so that none warms up another. */
export const run: Run = async ({ positionals }) => new Promise((done) => {
  const child = spawn(process.execPath, [resolve(root, 'bench/bench.mjs'), ...positionals], { cwd: root, stdio: 'inherit' });
  child.once('close', (code) => done(code ?? 1));
});
