import { brokenBy, UnreadableLog } from './unreadable.ts';

/** Longest single row taken, in characters. */
const longestRow = 1_000_000;

/** The rows of a table (RFC 4180, with the separator and the encoding that it shows), however it is cut into pieces; empty rows are passed over. Lines count from 1. */
export async function* csvRows(chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): AsyncGenerator<{ readonly cells: readonly string[]; readonly line: number }> {
  let [buffer, separator, line] = ['', '', 1];
  const decode = decoder();
  const whole = function* (last: boolean) {
    for (;;) {
      const end = endOfRow(buffer);
      if (end === -1 && !last) return;
      const row = end === -1 ? buffer : buffer.slice(0, end);
      if (end === -1 && row.split('"').length % 2 === 0) throw new UnreadableLog('broken', { line, what: brokenBy.openQuote });
      if (row.trim() !== '') {
        if (separator === '') separator = separatorOf(row);
        yield { cells: cellsOf(row, separator), line };
      }
      line += row.split('\n').length;
      buffer = end === -1 ? '' : buffer.slice(end + 1);
      if (end === -1) return;
    }
  };
  for await (const chunk of chunks) {
    buffer += typeof chunk === 'string' ? chunk : decode(chunk);
    yield* whole(false);
    if (buffer.length > longestRow) throw new UnreadableLog('broken', { line, what: brokenBy.tooLong });
  }
  yield* whole(true);
}

/** UTF-8, or the Latin-1 of old Windows programs where the first piece is not UTF-8. */
function decoder() {
  let chosen: TextDecoder | null = null;
  return (chunk: Uint8Array): string => {
    if (chosen === null) {
      const text = new TextDecoder('utf-8').decode(chunk, { stream: true });
      chosen = new TextDecoder(text.includes('\uFFFD') ? 'windows-1252' : 'utf-8');
    }
    return chosen.decode(chunk, { stream: true });
  };
}

/** Where the row ends: the first line break outside quotes. */
function endOfRow(text: string): number {
  const end = text.indexOf('\n');
  if (end === -1 || !text.slice(0, end).includes('"')) return end;
  let inside = false;
  for (let place = 0; place < text.length; place += 1) {
    if (text[place] === '"') inside = !inside;
    else if (text[place] === '\n' && !inside) return place;
  }
  return -1;
}

const separatorOf = (row: string): string => [';', ',', '\t', '|'].map((each) => [each, row.split(each).length] as const).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ';';

function cellsOf(row: string, separator: string): string[] {
  const line = row.replace(/^\uFEFF/, '').replace(/\r$/, '');
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let [cell, inside] = ['', false];
  for (let place = 0; place < line.length; place += 1) {
    const character = line[place] ?? '';
    if (inside && character === '"' && line[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (character === '"') inside = !inside;
    else if (character === separator && !inside) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}
