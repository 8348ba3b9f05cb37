import { stat } from 'node:fs/promises';
import { literal, named } from '../engine/database.ts';
import { cleaned, converted, plainly, trimmed } from './convert.ts';
import type { Done, Loading } from './load.ts';
import { stored } from './stored.ts';

/** Lets the engine read a clean file by itself; `undefined` when anything does not fit, and then the careful reader names what. */
export async function directly({ path, reading, room, database, columns, growing }: Loading): Promise<Done | undefined> {
  const width = Math.max(...reading.columns.map(({ at }) => at)) + 1;
  const cells = [...Array(width).keys()].map((at) => `'c${at}': 'VARCHAR'`).join(', ');
  const from = `read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${reading.skip + reading.header}, delim = ${literal(reading.delimiter!)}, quote = '"', escape = '"', columns = {${cells}}, max_line_size = 4194304, buffer_size = 16777216, strict_mode = true)`;
  // Each step in a layer of its own, so that what a later one uses several times is worked out once.
  const parts = columns.map((column, index) => ({ column, raw: `c${column.at}`, cell: `k${index}`, plain: plainly(`k${index}`, column, reading.blanks) }));
  const bare = `(select ${parts.map(({ raw, cell, plain }) => `${plain === undefined ? trimmed(raw) : raw} as ${cell}`).join(', ')} from ${from})`;
  const clean = `(select ${parts.map(({ cell, column, plain }) => `${plain === undefined ? cleaned(cell, column, reading.blanks) : cell} as ${cell}`).join(', ')} from ${bare})`;
  const values = parts.map(({ plain, cell, column }) => `${plain ?? converted(cell, column, true)} as ${named(column.name)}`);
  const { size } = await stat(path);
  const beat = setInterval(() => room.progress({ bytes: Math.round((size * Math.max(0, database.connection.progress.percentage)) / 100), of: size, rows: Number(database.connection.progress.rows_processed) }), 500);
  try {
    await database.connection.run(`copy (select ${values.join(', ')} from ${clean}) to ${literal(growing)} (${stored})`);
    room.progress({ bytes: size, of: size, rows: 0 });
    return { rejected: 0, columns };
  } catch (thrown) {
    if (room.signal.aborted) throw thrown;
    if (/misfit|Conversion Error|CSV Error|Invalid Input Error|Out of Range|malformed|Invalid unicode/i.test(String(thrown))) return undefined;
    throw thrown;
  } finally {
    clearInterval(beat);
  }
}
