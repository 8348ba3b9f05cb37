import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { seedProvince } from '@comu/identity';
import { startEmbedded } from '../kernel/src/embedded/embedded.ts';
import { testInstallation, type Installation } from '@comu/kernel/testing';
import type { Module } from '@comu/kernel';

/** An installation on an embedded PostgreSQL with the durable settings of production, in a folder that goes with it. */
export async function durable(modules: readonly Module[]): Promise<Installation & { end(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'comu-bench-'));
  const server = await startEmbedded({ folder, quiet: true });
  process.env['COMU_TEST_DATABASE_URL'] = server.url;
  const installation = await testInstallation({ modules, now: new Date() });
  return {
    ...installation,
    async end() {
      await installation.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Does `count` pieces of work, `at` a time, and gives how many a second. */
export async function throughput(count: number, at: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(Array.from({ length: at }, async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  }));
  return count / ((performance.now() - started) / 1000);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Three runs of each, in turn, so that a machine that slows down slows both; the median of each. */
export async function inTurn(runs: Readonly<Record<string, () => Promise<number>>>, times = 3): Promise<Record<string, number>> {
  const seen: Record<string, number[]> = {};
  for (let round = 0; round < times; round += 1) for (const [name, run] of Object.entries(runs)) (seen[name] ??= []).push(await run());
  return Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, median(values)]));
}

export const show = (name: string, value: number, unit: string, note = '') => console.log(`${name.padEnd(52)} ${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 }).padStart(10)} ${unit}${note === '' ? '' : `   ${note}`}`);

/** Founds one body alone, the provincial council, and gives its identifier. */
export async function oneBody({ runner, database }: Installation): Promise<string> {
  await seedProvince(runner, { bodies: [{ slug: 'diputacio', name: 'Diputació', kind: 'provincial-council', ine: '08019' }] });
  const { rows: [body] } = await database.owner.query<{ id: string }>('select id from identity.organisation');
  return body!.id;
}
