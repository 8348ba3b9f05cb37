import { createHash } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { literal, named, openRoom, shut } from '../engine/database.ts';
import type { EngineSettings } from '../engine/messages.ts';
import { guarded } from '../sql/guarded.ts';
import type { Mask, TableView } from '../types.ts';

export type CutView = Exclude<TableView, string>;
export interface Cutting { readonly name: string; readonly view: CutView; readonly settings: EngineSettings; readonly signal: AbortSignal }

interface Cut { readonly path: string; readonly made: Promise<number>; usedAt: number }
const cuts = new Map<string, Cut>();
const mostBytes = 8 * 1024 ** 3;
/** No question or export lives longer, so a cut that nobody asked for since is in nobody’s hands. */
const unusedMilliseconds = 15 * 60_000;

/**
 * A copy of a table without the rows, columns and values that a view leaves out: the only file that its questions reach, so that even a way round
 * the guard of SQL finds nothing else. Made once for each table and what is left out; whoever stops waiting leaves it to be finished for the next.
 */
export async function cutOf(cutting: Cutting): Promise<string> {
  const key = await keyOf(cutting);
  const cut = cuts.get(key) ?? begin(key, cutting);
  cut.usedAt = Date.now();
  await orStopped(cut.made, cutting.signal);
  return cut.path;
}

/** The file itself tells its version: it is never written again under the same name, birth and size. */
async function keyOf({ name, view, settings }: Cutting): Promise<string> {
  const { ino, size, birthtimeMs } = await stat(view.path);
  return createHash('sha256').update(JSON.stringify([settings.folder, name, view.path, ino, size, birthtimeMs, view.where, view.hide, view.mask])).digest('hex');
}

function begin(key: string, cutting: Cutting): Cut {
  const path = join(cutting.settings.folder, 'cuts', `${key}.parquet`);
  const cut = { path, made: make(path, cutting), usedAt: Date.now() };
  cuts.set(key, cut);
  cut.made.then(makeRoom, () => cuts.delete(key));
  return cut;
}

async function make(path: string, { name, view, settings }: Cutting): Promise<number> {
  const growing = `${path}.growing`;
  await mkdir(dirname(path), { recursive: true });
  const { connection, close } = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 4), spillMegabytes: settings.megabytes });
  try {
    await shut(connection, [view.path, growing, join(dirname(growing), `tmp_${basename(growing)}`)]);
    if (view.where !== undefined) await guarded(connection, `select 1 from ${named(name)} where (${view.where}\n)`, [name]);
    await connection.run(`copy (${selectOf(name, view)}) to ${literal(growing)} (format parquet)`);
    await rename(growing, path);
    return (await stat(path)).size;
  } finally {
    close();
    await rm(growing, { force: true });
  }
}

function selectOf(name: string, { path, where, hide = [], mask = {} }: CutView): string {
  const hidden = new Set(hide.map((column) => column.toLowerCase()));
  const masked = Object.entries(mask).filter(([column]) => !hidden.has(column.toLowerCase()));
  const columns = `*${hide.length > 0 ? ` exclude (${hide.map(named).join(', ')})` : ''}${masked.length > 0 ? ` replace (${masked.map(([column, how]) => `${maskOf(column, how)} as ${named(column)}`).join(', ')})` : ''}`;
  return `select ${columns} from (select * from read_parquet(${literal(path)}) as ${named(name)}${where === undefined ? '' : ` where (${where}\n)`})`;
}

function maskOf(column: string, how: Mask): string {
  const it = named(column);
  if (how === 'blank') return `case when false then ${it} end`;
  if (how === 'initial') return `left(cast(${it} as varchar), 1) || '.'`;
  if (how === 'year') return `year(try_cast(cast(${it} as varchar) as date))`;
  return `left(sha256(${literal(how.pseudonym)} || chr(31) || cast(${it} as varchar)), 16)`;
}

/** The cuts that nobody asked for longest go first. */
async function makeRoom(): Promise<void> {
  const sizes = await Promise.all([...cuts].map(async ([key, cut]) => ({ key, cut, size: await cut.made.catch(() => 0) })));
  let total = sizes.reduce((sum, { size }) => sum + size, 0);
  for (const { key, cut, size } of sizes.toSorted((a, b) => a.cut.usedAt - b.cut.usedAt)) {
    if (total <= mostBytes || Date.now() - cut.usedAt < unusedMilliseconds) return;
    cuts.delete(key);
    await rm(cut.path, { force: true });
    total -= size;
  }
}

function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('INTERRUPT'));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
