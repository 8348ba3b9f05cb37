import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { show } from './support.ts';

const root = resolve(import.meta.dirname, '..');

/** Resident memory (kB) of a process and all its children, PostgreSQL’s shared pages counted once for each process (so an upper bound). */
function memoryOf(pid: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const parent = (each: number): number => { try { return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1]); } catch { return 0; } };
  const parents = new Map(all.map((each) => [each, parent(each)]));
  const within = (each: number): boolean => each === pid || (each > 1 && within(parents.get(each) ?? 0));
  // The proportional share divides pages that several processes have in common among them.
  const share = (each: number): number => { try { return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1]); } catch { return 0; } };
  return all.filter(within).reduce((sum, each) => sum + share(each), 0);
}

async function startOnce(data: string): Promise<{ seconds: number; memory: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/comu.mjs'), 'start'], { cwd: root, env: { ...process.env, COMU_DATA: data, PORT: '0', LANG: 'en_GB.UTF-8' }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk: Buffer) => { if (chunk.toString().includes('http://')) ready(); });
    child.once('exit', (code) => fail(new Error(`comu start ended with ${code}.`)));
  });
  const seconds = (performance.now() - began) / 1000;
  await new Promise((next) => setTimeout(next, 3000));
  const memory = memoryOf(child.pid as number) / 1024;
  const ended = new Promise((done) => child.removeAllListeners('exit').once('exit', done));
  child.kill('SIGINT');
  await ended;
  return { seconds, memory };
}

/** From the command to the address, first and later, and what the whole demonstration keeps in memory. */
export async function run() {
  const data = mkdtempSync(join(tmpdir(), 'comu-start-'));
  try {
    const first = await startOnce(data);
    const later = await startOnce(data);
    show('first start, with the province founded', first.seconds, 's', 'the web app built before, or it is built now');
    show('later start', later.seconds, 's');
    show('server, worker and database in memory', later.memory, 'MB', 'proportional share of all processes');
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
