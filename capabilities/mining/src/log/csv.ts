import type { EventLog, LogEvent, Trace } from './event-log.ts';
import { csvRows } from './csv-rows.ts';
import type { CsvColumns } from './csv-columns.ts';
import { parseMoment } from './moment.ts';
import { UnreadableLog } from './unreadable.ts';

/** Rows taken from one file. */
const mostRows = 2_000_000;

/** What came of reading a table: rows left out for want of a case or an activity, and rows whose date could not be read. */
export interface CsvNotes { rows: number; leftOut: number; withoutTime: number }

/**
 * Reads an event log from a table, one row an event, by the columns that are said; rows of a case may be anywhere. Dates may be ISO 8601 or 31/12/2026 14:30.
 * Throws `UnreadableLog`.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, { columns, notes = { rows: 0, leftOut: 0, withoutTime: 0 } }: { readonly columns: CsvColumns; readonly notes?: CsvNotes }): AsyncGenerator<Trace> {
  const cases = new Map<string, LogEvent[]>();
  let header: readonly string[] | null = null;
  let at: Readonly<Partial<Record<keyof CsvColumns, number>>> = {};
  let badTime: { line: number; value: string } | null = null;
  for await (const { cells, line } of csvRows(chunks)) {
    if (header === null) {
      header = cells;
      at = placesOf(columns, header);
      continue;
    }
    notes.rows += 1;
    if (notes.rows > mostRows) throw new UnreadableLog('too-large', { most: `${mostRows} files` });
    const cell = (name: keyof CsvColumns) => (at[name] === undefined ? '' : (cells[at[name]] ?? '').trim());
    const [id, activity] = [cell('case'), cell('activity')];
    if (id === '' || activity === '') {
      notes.leftOut += 1;
      continue;
    }
    const moment = parseMoment(cell('at'));
    if (moment === null) {
      notes.withoutTime += 1;
      badTime ??= { line, value: cell('at').slice(0, 40) };
    }
    const unit = cell('group');
    const event: LogEvent = { activity, at: moment, startedAt: at.startedAt === undefined ? null : parseMoment(cell('startedAt')), resource: cell('resource') || null, lifecycle: cell('lifecycle') || null, attributes: unit === '' ? {} : { 'org:group': unit } };
    const events = cases.get(id);
    if (events === undefined) cases.set(id, [event]);
    else events.push(event);
  }
  if (badTime !== null && notes.withoutTime * 2 > notes.rows - notes.leftOut) throw columns.at === null ? new UnreadableLog('no-time-column', { columns: (header ?? []).slice(0, 30).join(', ') }) : new UnreadableLog('no-times', { column: columns.at, ...badTime });
  for (const [id, events] of cases) {
    yield { id, attributes: {}, events };
    cases.delete(id);
  }
}

function placesOf(columns: CsvColumns, header: readonly string[]) {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== null).map(([name, column]) => {
    const place = header.indexOf(column as string);
    if (place === -1) throw new UnreadableLog('no-column', { column, columns: header.slice(0, 30).join(', ') });
    return [name, place];
  }));
}

const heading = ['case', 'activity', 'completed', 'started', 'resource', 'group'];

/** Writes a log as a table that spreadsheets and other tools read. */
export async function* writeCsv(log: EventLog): AsyncGenerator<string> {
  yield `\uFEFF${heading.join(';')}\r\n`;
  for await (const { id, events } of log) {
    yield events.map(({ activity, at, startedAt, resource, attributes }) => `${[id, activity, moment(at), moment(startedAt ?? null), resource ?? '', String(attributes['org:group'] ?? '')].map(quoted).join(';')}\r\n`).join('');
  }
}

const moment = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** Quoted where it must be; what a spreadsheet would take for a formula is made text. */
function quoted(value: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.,\s]+$)/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
