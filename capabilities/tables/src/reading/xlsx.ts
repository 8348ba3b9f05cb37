import { textOf } from './encoding.ts';
import { cellOf, dateStyles, sharedTexts } from './xlsx-parts.ts';
import { noSuchPart, unknownKind } from './refusals.ts';
import type { FileRecord, Records } from './records.ts';
import { xmlParts } from './xml.ts';
import { openMember, zipEntries } from './zip.ts';

interface Sheet { readonly name: string; readonly member: string }
export interface WorkbookInput { readonly path: string; readonly sheet?: string | undefined; readonly onRead?: (bytes: number) => void; readonly onParts?: (others: readonly string[], chosen: { sheet?: string }) => void }

const partOf = (path: string, member: string, onRead?: (bytes: number) => void) => xmlParts(textOf(openMember({ path, member, ...(onRead === undefined ? {} : { onRead }) }), 'utf-8'));

/** Rows of a sheet of an Excel workbook (ECMA-376), streamed: the first visible sheet with most rows’ room unless one is named; merged cells say their value in each of their places in the first rows, where headings are. */
export async function* xlsxRecords({ path, sheet, onRead, onParts }: WorkbookInput): Records {
  const members = new Set((await zipEntries(path)).map(({ name }) => name));
  const { sheets, base1904 } = await sheetsOf(path, members);
  const chosen = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
  if (chosen === undefined) throw sheet === undefined ? unknownKind() : noSuchPart(sheet, sheets.map(({ name }) => name));
  onParts?.(sheets.filter((one) => one !== chosen).map(({ name }) => name), { sheet: chosen.name });
  const texts = members.has('xl/sharedStrings.xml') ? await sharedTexts(partOf(path, 'xl/sharedStrings.xml')) : [];
  const dates = members.has('xl/styles.xml') ? await dateStyles(partOf(path, 'xl/styles.xml')) : [];
  const merged = await mergedAbove(path, chosen.member);

  let row: FileRecord | undefined;
  let records: FileRecord[] = [];
  let cell: { at: number; type: string; style: number; value: string; inline: boolean } | undefined;
  let inside = '';
  let line = 0;
  for await (const parts of partOf(path, chosen.member, onRead)) {
    for (const part of parts) {
      if ('open' in part) {
        if (part.open === 'row') {
          line = Number(part.attributes['r'] ?? line + 1);
          row = { line, cells: [] };
          if (part.closed) row = undefined;
        } else if (part.open === 'c' && row !== undefined) {
          cell = { at: placeOf(part.attributes['r']) ?? row.cells.length, type: part.attributes['t'] ?? 'n', style: Number(part.attributes['s'] ?? 0), value: '', inline: false };
          if (part.closed) {
            // An empty cell without its place still takes one.
            if (part.attributes['r'] === undefined) row.cells.push(null);
            cell = undefined;
          }
        } else if (!part.closed) inside = part.open;
      } else if ('text' in part) {
        if (cell !== undefined && (inside === 'v' || inside === 't')) cell.value += part.text;
      } else if (part.close === 'c' && cell !== undefined && row !== undefined) {
        if (cell.at < 16_384) {
          while (row.cells.length < cell.at) row.cells.push(null);
          row.cells[cell.at] = cellOf(cell, { texts, dates, base1904 });
        }
        cell = undefined;
        inside = '';
      } else if (part.close === 'row' && row !== undefined) {
        for (const { from, to } of merged.get(row.line) ?? []) for (let at = from + 1; at <= to; at += 1) {
          while (row.cells.length <= at) row.cells.push(null);
          row.cells[at] ??= row.cells[from] ?? null;
        }
        if (row.cells.some((value) => value !== null)) records.push(row);
        row = undefined;
      } else if ('close' in part) inside = '';
    }
    if (records.length > 0) yield records;
    records = [];
  }
}

async function sheetsOf(path: string, members: ReadonlySet<string>): Promise<{ sheets: Sheet[]; base1904: boolean }> {
  const targets = new Map<string, string>();
  for await (const parts of partOf(path, 'xl/_rels/workbook.xml.rels')) {
    for (const part of parts) if ('open' in part && part.open.endsWith('Relationship')) targets.set(part.attributes['Id'] ?? '', (part.attributes['Target'] ?? '').replace(/^\/?(xl\/)?/, 'xl/'));
  }
  const sheets: (Sheet & { hidden: boolean })[] = [];
  let base1904 = false;
  for await (const parts of partOf(path, 'xl/workbook.xml')) {
    for (const part of parts) {
      if (!('open' in part)) continue;
      if (part.open.endsWith('workbookPr')) base1904 = ['1', 'true'].includes(part.attributes['date1904'] ?? '');
      if (!/(^|:)sheet$/.test(part.open)) continue;
      const member = targets.get(part.attributes['r:id'] ?? '') ?? '';
      if (members.has(member) && member.includes('worksheets')) sheets.push({ name: part.attributes['name'] ?? member, member, hidden: (part.attributes['state'] ?? 'visible') !== 'visible' });
    }
  }
  return { sheets: sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)), base1904 };
}

/** Cells merged sideways in the first thirty rows, by row. They stand after the rows, so the text of the part is looked through once before. */
async function mergedAbove(path: string, member: string): Promise<Map<number, { from: number; to: number }[]>> {
  const merged = new Map<number, { from: number; to: number }[]>();
  let rest = '';
  for await (const piece of textOf(openMember({ path, member }), 'utf-8')) {
    const text = rest + piece;
    rest = text.slice(-120);
    if (!text.includes('mergeCell ')) continue;
    for (const [, first = '', last = first] of text.matchAll(/<(?:\w+:)?mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
      const [from, to, top, bottom] = [placeOf(first), placeOf(last), rowOf(first), rowOf(last)];
      if (from === undefined || to === undefined || top > 30 || to - from > 1000) continue;
      for (let line = top; line <= Math.min(bottom, 30); line += 1) merged.set(line, [...(merged.get(line) ?? []), { from, to }]);
    }
  }
  return merged;
}

const rowOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0] ?? 0);
function placeOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let at = 0;
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}
