import { brokenFile, mostColumns, noSuchPart, tooManyColumns } from './refusals.ts';
import type { FileRecord, Records } from './records.ts';

/** Greatest JSON document that is read as a whole; lists of records one per line (NDJSON) have no limit. */
export const mostJson = 256 * 1024 * 1024;

type Value = unknown;
type Flat = Map<string, string | null>;

/** Rows of a JSON document: the longest list of objects in it unless a path names one; nested objects become `parent.child`, lists stay JSON. The first row is the heading. */
export function* jsonRecords(text: string, at: string | undefined, onParts?: (others: readonly string[], chosen: { at?: string }) => void): Generator<FileRecord[]> {
  const document = parsed(text);
  const lists = listsIn(document);
  const chosen = at === undefined ? lists[0] : lists.find(({ path }) => path === at);
  if (chosen === undefined) throw noSuchPart(at ?? '[…]', lists.map(({ path }) => path || '(arrel)'));
  onParts?.(lists.filter((list) => list !== chosen).map(({ path }) => path), chosen.path === '' ? {} : { at: chosen.path });
  yield* rowsOf(chosen.items.map((item) => flat(item)));
}

/** Rows of a GeoJSON collection (RFC 7946): the properties, and the geometry as GeoJSON. */
export function* geojsonRecords(text: string): Generator<FileRecord[]> {
  const document = parsed(text) as { features?: { id?: unknown; properties?: Record<string, unknown> | null; geometry?: unknown }[] };
  if (!Array.isArray(document?.features)) throw brokenFile('GeoJSON');
  yield* rowsOf(document.features.map(({ id, properties, geometry }) => {
    const row = flat(properties ?? {});
    if (id !== undefined && !row.has('id')) row.set('id', String(id));
    row.set('geometry', geometry === null || geometry === undefined ? null : JSON.stringify(geometry));
    return row;
  }));
}

/** Rows of one JSON object a line. Columns are those of the first thousand; what comes new later goes under `more`, as JSON. */
export async function* ndjsonRecords(text: AsyncIterable<string>): Records {
  let titles: string[] | undefined;
  let waiting: { line: number; row: Flat }[] = [];
  const places = new Map<string, number>();
  const begin = () => {
    titles = titlesOf(waiting.map(({ row }) => row));
    if (!titles.includes('more')) titles.push('more');
    for (const [at, title] of titles.entries()) places.set(title, at);
    const first: FileRecord[] = [{ line: 0, cells: titles }, ...waiting.map(({ line, row }) => ({ line, cells: placed(row) }))];
    waiting = [];
    return first;
  };
  const placed = (row: Flat) => {
    const cells: (string | null)[] = titles!.map((title) => row.get(title) ?? null);
    const more = [...row].filter(([title]) => !places.has(title));
    if (more.length > 0) cells[places.get('more')!] = JSON.stringify(Object.fromEntries(more));
    return cells;
  };
  let line = 0;
  let buffer = '';
  const take = function* (final: boolean): Generator<FileRecord> {
    const lines = buffer.split('\n');
    buffer = final ? '' : (lines.pop() ?? '');
    for (const one of lines) {
      line += 1;
      if (one.trim() === '') continue;
      const row = flat(parsed(one));
      if (titles === undefined) {
        waiting.push({ line, row });
        if (waiting.length >= 1000) yield* begin();
      } else yield { line, cells: placed(row) };
    }
  };
  for await (const piece of text) {
    buffer += piece;
    if (buffer.length > mostJson) throw brokenFile('NDJSON');
    const records = [...take(false)];
    if (records.length > 0) yield records;
  }
  const rest = [...take(true)];
  yield titles === undefined ? [...begin(), ...rest] : rest;
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw brokenFile(thrown instanceof Error ? thrown.message : 'JSON');
  }
}

/** Lists of objects (or of lists, as CKAN and PC-Axis answers have) in a document, longest first. */
function listsIn(document: Value): { path: string; items: Value[] }[] {
  const found: { path: string; items: Value[] }[] = [];
  const look = (value: Value, path: string, depth: number) => {
    if (Array.isArray(value)) {
      if (value.some((item) => typeof item === 'object' && item !== null)) found.push({ path, items: value });
      return;
    }
    if (typeof value === 'object' && value !== null && depth < 6) for (const [key, inner] of Object.entries(value)) look(inner, path === '' ? key : `${path}.${key}`, depth + 1);
  };
  look(document, '', 0);
  if (found.length === 0 && Array.isArray(document)) return [{ path: '', items: document.map((value) => ({ valor: value })) }];
  if (found.length === 0 && typeof document === 'object' && document !== null) {
    const entries = Object.entries(document);
    // A dictionary of records, by their key.
    if (entries.length > 0 && entries.every(([, value]) => typeof value === 'object' && value !== null)) return [{ path: '', items: entries.map(([key, value]) => ({ clau: key, ...(value as object) })) }];
    return [{ path: '', items: [document] }];
  }
  return found.toSorted((a, b) => b.items.length - a.items.length);
}

function flat(item: Value): Flat {
  const row: Flat = new Map();
  const put = (value: Value, path: string, depth: number) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 5 && !('coordinates' in value && 'type' in value)) {
      for (const [key, inner] of Object.entries(value)) put(inner, path === '' ? key : `${path}.${key}`, depth + 1);
      return;
    }
    row.set(path, value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value));
  };
  if (Array.isArray(item)) for (const [at, value] of item.entries()) put(value, `columna ${at + 1}`, 1);
  else if (typeof item === 'object' && item !== null) put(item, '', 0);
  else row.set('valor', item === null || item === undefined ? null : String(item));
  return row;
}

function titlesOf(rows: readonly Flat[]): string[] {
  const titles = new Set<string>();
  for (const row of rows) for (const title of row.keys()) titles.add(title);
  if (titles.size > mostColumns) throw tooManyColumns(titles.size);
  return [...titles];
}

function* rowsOf(rows: readonly Flat[]): Generator<FileRecord[]> {
  const titles = titlesOf(rows);
  yield [{ line: 0, cells: titles }];
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000).map((row, index) => ({ line: at + index + 1, cells: titles.map((title) => row.get(title) ?? null) }));
}
