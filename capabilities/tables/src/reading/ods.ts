import { textOf } from './encoding.ts';
import type { FileRecord, Records } from './records.ts';
import { noSuchPart } from './refusals.ts';
import type { WorkbookInput } from './xlsx.ts';
import { xmlParts } from './xml.ts';
import { openMember } from './zip.ts';

const mostColumns = 16_384;
const mostRepeated = 100_000;

/** Rows of a sheet of an OpenDocument spreadsheet (ODF 1.3, part 3), streamed; cells merged in the heading say their value in each of their places. */
export async function* odsRecords({ path, sheet, onRead, onParts }: WorkbookInput): Records {
  const names = await sheetNames(path);
  const chosen = sheet ?? names[0];
  if (chosen === undefined || !names.includes(chosen)) throw noSuchPart(sheet ?? '', names);
  onParts?.(names.filter((name) => name !== chosen), { sheet: chosen });
  let reading = false;
  let line = 0;
  let row: { cells: (string | null)[]; times: number } | undefined;
  let cell: { times: number; span: number; given: string | undefined; text: string; note: number } | undefined;
  let records: FileRecord[] = [];
  for await (const parts of xmlParts(textOf(openMember({ path, member: 'content.xml', ...(onRead === undefined ? {} : { onRead }) }), 'utf-8'))) {
    for (const part of parts) {
      if ('open' in part) {
        const { open, attributes, closed } = part;
        if (open === 'table:table') reading = attributes['table:name'] === chosen;
        if (!reading) continue;
        if (open === 'table:table-row') {
          row = { cells: [], times: Number(attributes['table:number-rows-repeated'] ?? 1) };
          if (closed) line += row.times;
        } else if ((open === 'table:table-cell' || open === 'table:covered-table-cell') && row !== undefined) {
          cell = { times: Number(attributes['table:number-columns-repeated'] ?? 1), span: Number(attributes['table:number-columns-spanned'] ?? 1), given: givenValue(attributes), text: '', note: 0 };
          if (closed) {
            add(row.cells, null, open === 'table:covered-table-cell' ? cell.times : cell.times);
            cell = undefined;
          }
        } else if (cell !== undefined && open === 'office:annotation' && !closed) cell.note += 1;
        else if (cell !== undefined && open === 'text:s') cell.text += ' ';
        else if (cell !== undefined && open === 'text:p' && cell.text !== '') cell.text += '\n';
      } else if ('text' in part) {
        if (cell !== undefined && cell.note === 0) cell.text += part.text;
      } else if (part.close === 'table:table') reading = false;
      else if (cell !== undefined && part.close === 'office:annotation') cell.note -= 1;
      else if (/^table:(covered-)?table-cell$/.test(part.close) && cell !== undefined && row !== undefined) {
        const value = cell.given ?? (cell.text.trim() === '' ? null : cell.text);
        add(row.cells, value, cell.times);
        if (cell.span > 1 && line < 30) spans.set(row, [...(spans.get(row) ?? []), { from: row.cells.length - 1, to: row.cells.length + cell.span - 2 }]);
        cell = undefined;
      } else if (part.close === 'table:table-row' && row !== undefined) {
        for (const { from, to } of spans.get(row) ?? []) for (let at = from + 1; at <= to && at < mostColumns; at += 1) {
          while (row.cells.length <= at) row.cells.push(null);
          row.cells[at] ??= row.cells[from] ?? null;
        }
        if (row.cells.some((value) => value !== null)) for (let time = 0; time < Math.min(row.times, mostRepeated); time += 1) records.push({ line: line + time + 1, cells: [...row.cells] });
        line += row.times;
        row = undefined;
      }
    }
    if (records.length > 0) yield records;
    records = [];
  }
}

const spans = new WeakMap<object, { from: number; to: number }[]>();

function add(cells: (string | null)[], value: string | null, times: number) {
  // Sheets end in a run of empty cells to their last possible column.
  if (value === null && times > 512) return;
  for (let time = 0; time < times && cells.length < mostColumns; time += 1) cells.push(value);
}

function givenValue(attributes: Readonly<Record<string, string>>): string | undefined {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage': return attributes['office:value'];
    case 'date': return attributes['office:date-value'];
    case 'boolean': return attributes['office:boolean-value'];
    default: return attributes['office:string-value'];
  }
}

async function sheetNames(path: string): Promise<string[]> {
  const names: string[] = [];
  for await (const parts of xmlParts(textOf(openMember({ path, member: 'content.xml' }), 'utf-8'))) for (const part of parts) if ('open' in part && part.open === 'table:table') names.push(part.attributes['table:name'] ?? '');
  return names;
}
