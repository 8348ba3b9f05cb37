import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { lives } from '../lives.ts';

let count = 0;

/** Where a result grows until it is whole: beside its place, under the number of this process, so that what a dead one left is known. */
export const growingBeside = (out: string): string => `${out}.${process.pid}-${(count += 1)}.growing`;

/** Takes away what a load was growing. */
export const sweep = (growing: string): Promise<unknown> => Promise.all(['', '.rejected', '.rows'].map((part) => rm(`${growing}${part}`, { force: true })));

/** Takes away what loads of processes that no longer live left beside a place. */
export async function sweepDead(out: string): Promise<void> {
  const names = await readdir(dirname(out)).catch(() => []);
  const left = names.filter((name) => name.startsWith(`${basename(out)}.`)).map((name) => ({ name, process: /\.(\d+)-\d+\.growing(\.rejected|\.rows)?$/.exec(name)?.[1] }));
  await Promise.all(left.filter(({ process: id }) => id !== undefined && !lives(Number(id))).map(({ name }) => rm(join(dirname(out), name), { force: true })));
}
