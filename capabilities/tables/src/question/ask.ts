import { openRoom, shut, type Room } from '../engine/database.ts';
import type { EngineSettings } from '../engine/messages.ts';
import { refusalOf } from '../engine/what-went-wrong.ts';
import { guarded } from '../sql/guarded.ts';
import { failedInside } from '../sql/refusals.ts';
import { TablesError } from '../tables-error.ts';
import type { Answer, Limits, Parameters, TableView } from '../types.ts';
import { answerColumn, plainValue } from '../engine/values.ts';
import { addTables } from './views.ts';

export interface Question { readonly sql: string; readonly tables: Readonly<Record<string, TableView>>; readonly parameters?: Parameters; readonly limits?: Limits }

const mostRows = 10_000;
const mostCharacters = 32_000_000;

/** A database for one question: its tables are put in, then files, network and settings are locked away before the question is seen. */
export async function openQuestion({ tables, settings, signal, also = [] }: { tables: Readonly<Record<string, TableView>>; settings: EngineSettings; signal: AbortSignal; /** Files that an export of ours grows in. */ also?: readonly string[] }): Promise<Room> {
  const room = await openRoom({ settings, megabytes: Math.floor(settings.megabytes / 4), spillMegabytes: settings.megabytes * 2 });
  try {
    await shut(room.connection, [...(await addTables(room.connection, tables, { settings, signal })), ...also]);
    return room;
  } catch (thrown) {
    room.close();
    throw sentenceOf(thrown, signal.aborted);
  }
}

/** Answers a question within its limits of rows, time and memory. */
export async function ask({ sql, tables, parameters = [], limits = {} }: Question, { settings, signal }: { settings: EngineSettings; signal: AbortSignal }): Promise<Answer> {
  const started = performance.now();
  const room = await openQuestion({ tables, settings, signal });
  const interrupt = () => room.connection.interrupt();
  signal.addEventListener('abort', interrupt);
  try {
    await guarded(room.connection, sql, Object.keys(tables));
    const limit = Math.min(limits.rows ?? mostRows, 1_000_000);
    const result = await room.connection.stream(sql, boundAll(parameters) as never);
    const types = result.columnTypes();
    const columns = result.columnNames().map((name, index) => answerColumn(name, types[index]!));
    const rows: unknown[][] = [];
    let characters = 0;
    let more = false;
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      if (signal.aborted) throw new Error('INTERRUPT');
      for (const values of chunk.getRows()) {
        if (rows.length >= limit || characters > mostCharacters) {
          more = true;
          break;
        }
        const row = values.map((value, index) => plainValue(value, types[index]!));
        for (const value of row) characters += typeof value === 'string' ? value.length : 8;
        rows.push(row);
      }
      if (more) break;
    }
    return { columns, rows, more, milliseconds: Math.round(performance.now() - started) };
  } catch (thrown) {
    throw sentenceOf(thrown, signal.aborted);
  } finally {
    signal.removeEventListener('abort', interrupt);
    room.close();
  }
}

/** What DuckDB answers to a wrong question is for the person; anything of ours stays an error. */
export function sentenceOf(thrown: unknown, stopped: boolean): unknown {
  const refusal = refusalOf(thrown, stopped);
  if (refusal instanceof TablesError || !(refusal instanceof Error)) return refusal;
  const [, said] = /^(?:Binder|Catalog|Parser|Conversion|Invalid Input|Out of Range|Type|Mismatch Type|Not implemented|Permission|Invalid type|Syntax|Constraint|Sequence|Expression is not scalar|Parameter Not Resolved|Invalid) Error: ([^\n]*)/i.exec(refusal.message) ?? [];
  return said === undefined ? refusal : failedInside(said);
}

const boundAll = (given: Parameters) => (Array.isArray(given) ? given.map(bound) : Object.fromEntries(Object.entries(given).map(([name, value]) => [name, bound(value)])));
const bound = (value: unknown) => (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' || value === null ? value : JSON.stringify(value));
