import { brokenFile, noSuchPart } from './refusals.ts';
import type { FileRecord, Records } from './records.ts';

const insert = /INSERT\s+INTO\s+((?:["`[]?[\w$]+["`\]]?\.)?["`[]?[\w$ ]+["`\]]?)\s*(?:\(([^)]*)\))?\s*VALUES\s*/iy;
const longest = 16 * 1024 * 1024;

interface SqlInput { readonly sheet?: string | undefined; readonly onParts?: (others: readonly string[], chosen: { sheet?: string }) => void }

/** Rows of the INSERT statements of an SQL dump, as written; nothing of it is ever run. One table is read: the named one, or the first. The first row is the heading. */
export async function* sqlDumpRecords(text: AsyncIterable<string>, { sheet, onParts }: SqlInput): Records {
  const tables = new Set<string>();
  let chosen = sheet;
  let titles: string[] | undefined;
  let declared: string[] = [];
  let buffer = '';
  let line = 1;
  const take = function* (final: boolean): Generator<FileRecord> {
    let start = 0;
    for (;;) {
      const end = statementEnd(buffer, start);
      if (end < 0 && !final) break;
      const stop = end < 0 ? buffer.length : end;
      const statement = buffer.slice(start, stop);
      const [, table, columns] = /^\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([^\s(]+)\s*\(([\s\S]*)\)/i.exec(statement) ?? [];
      if (table !== undefined && (chosen === undefined || bare(table) === chosen)) declared = [...(columns ?? '').matchAll(/(?:^|,)\s*(["`[][^"`\]]+["`\]]|[\w$]+)\s+\w/g)].map(([, name]) => bare(name!));
      yield* rowsIn(statement, line);
      line += newlines(buffer, start, Math.min(stop + 1, buffer.length));
      start = stop + 1;
      if (start >= buffer.length) break;
    }
    buffer = buffer.slice(start);
  };
  function* rowsIn(statement: string, at: number): Generator<FileRecord> {
    insert.lastIndex = statement.search(/\S|$/);
    const found = insert.exec(statement);
    if (found === null) return;
    const table = bare(found[1]!);
    tables.add(table);
    chosen ??= table;
    if (table !== chosen) return;
    if (titles === undefined) {
      titles = found[2] === undefined ? declared : found[2].split(',').map(bare);
      yield { line: 0, cells: titles };
    }
    for (const { cells, from } of valuesIn(statement, insert.lastIndex)) yield { line: at + newlines(statement, 0, from), cells };
  }
  for await (const piece of text) {
    buffer += piece;
    if (buffer.length > longest) throw brokenFile('SQL');
    const records = [...take(false)];
    if (records.length > 0) yield records;
  }
  const rest = [...take(true)];
  if (rest.length > 0) yield rest;
  if (titles === undefined) throw noSuchPart(chosen ?? 'INSERT', [...tables]);
  onParts?.([...tables].filter((table) => table !== chosen), { sheet: chosen! });
}

const bare = (name: string) => name.trim().split('.').at(-1)!.replace(/^["`[]|["`\]]$/g, '');
function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Where the statement that starts here ends: its semicolon outside texts and comments. */
function statementEnd(text: string, start: number): number {
  const marks = /[;']|--/g;
  marks.lastIndex = start;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0] === ';') return found.index;
    const end = found[0] === '--' ? text.indexOf('\n', found.index) : textEnd(text, found.index);
    if (end < 0) return -1;
    marks.lastIndex = end + 1;
  }
  return -1;
}

function textEnd(text: string, open: number): number {
  for (let at = text.indexOf("'", open + 1); at >= 0; at = text.indexOf("'", at + 1)) {
    // Doubled, or escaped as MySQL writes it.
    if (text[at - 1] === '\\' && text[at - 2] !== '\\') continue;
    if (text[at + 1] !== "'") return at;
    at += 1;
  }
  return -1;
}

function* valuesIn(statement: string, start: number): Generator<{ cells: (string | null)[]; from: number }> {
  let at = start;
  while (at < statement.length) {
    const open = statement.indexOf('(', at);
    if (open < 0) return;
    const cells: (string | null)[] = [];
    let begun = open + 1;
    for (at = open + 1; at < statement.length; at += 1) {
      const sign = statement[at];
      if (sign === "'") {
        const end = textEnd(statement, at);
        if (end < 0) throw brokenFile('SQL');
        at = end;
      } else if (sign === ',' || sign === ')') {
        cells.push(valueOf(statement.slice(begun, at).trim()));
        begun = at + 1;
        if (sign === ')') break;
      }
    }
    at += 1;
    yield { cells, from: open };
  }
}

function valueOf(written: string): string | null {
  if (/^null$/i.test(written) || written === '') return null;
  const [, text] = /^(?:[NE])?'([\s\S]*)'$/i.exec(written) ?? [];
  return text === undefined ? written : text.replaceAll("''", "'").replaceAll("\\'", "'");
}
