import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sweep } from './growing.ts';
import { literal, named, openRoom, rowsOf, type Room } from '../engine/database.ts';
import type { WorkRoom } from '../engine/works.ts';
import { recognise } from '../reading/kind.ts';
import type { Column, ColumnReading, Loaded, Reading } from '../types.ts';
import { carefully } from './carefully.ts';
import { directly } from './directly.ts';
import { fromParquet } from './from-parquet.ts';
import { mayBeDirect } from './may-be-direct.ts';

export interface LoadInput { readonly path: string; readonly reading: Reading; readonly out: string; /** Where the result grows, beside its place. */ readonly growing: string }
export interface Loading extends LoadInput { readonly room: WorkRoom; readonly database: Room; readonly columns: readonly ColumnReading[]; readonly rejected: string }
export interface Done { readonly rejected: number; readonly columns: readonly ColumnReading[] }

/** Reads a whole file as agreed. The result grows beside its place and is put there at the end, so that what is interrupted leaves nothing. */
export async function load({ path, reading, out, growing }: LoadInput, room: WorkRoom): Promise<Loaded> {
  const rejected = `${out}.rejected`;
  const growingRejected = `${growing}.rejected`;
  const database = await openRoom({ settings: room.settings, megabytes: Math.floor(room.settings.megabytes / 2), spillMegabytes: room.settings.megabytes * 16 });
  const interrupt = () => database.connection.interrupt();
  room.signal.addEventListener('abort', interrupt);
  try {
    // The address may have answered something else this time: an HTML page is told as such and not as a thousand wrong rows.
    if (reading.kind !== 'parquet') await recognise({ path, member: reading.member });
    await mkdir(dirname(out), { recursive: true });
    const columns = reading.columns.filter(({ skip }) => skip !== true);
    const loading: Loading = { path, reading, out, room, database, columns, growing, rejected: growingRejected };
    const done = await write(loading);
    const [counted] = await rowsOf(database.connection, `select count(*)::integer as rows, ${done.columns.map(({ name }, at) => `count(${named(name)})::integer as c${at}`).join(', ')} from read_parquet(${literal(growing)})`);
    const rows = Number(counted!['rows']);
    if (room.signal.aborted) throw new Error('INTERRUPT');
    if (done.rejected > 0) await rename(growingRejected, rejected);
    await rename(growing, out);
    const { size } = await stat(path);
    return {
      columns: done.columns.map((column, at) => columnOf(column, Number(counted![`c${at}`]) < rows)), rows,
      rejected: done.rejected > 0 ? { path: rejected, rows: done.rejected } : null, bytes: size,
    };
  } finally {
    room.signal.removeEventListener('abort', interrupt);
    database.close();
    await sweep(growing);
  }
}

async function write(loading: Loading): Promise<Done> {
  if (loading.reading.kind === 'parquet') return fromParquet(loading);
  if (await mayBeDirect(loading)) {
    const done = await directly(loading);
    if (done !== undefined) return done;
  }
  return carefully(loading);
}

const columnOf = ({ name, title, type, code, unit, scale }: ColumnReading, nullable: boolean): Column => ({
  name, title, type, ...(code === undefined ? {} : { code }), nullable, ...(unit === undefined ? {} : { unit }), ...(scale === undefined || type !== 'decimal' ? {} : { scale }),
});
