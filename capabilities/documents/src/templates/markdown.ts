import type { Block, Column, Inline, ListItem } from '../content.ts';

/** What stands behind a mark in the text: a value, never read as Markdown, or a whole block. */
export type Marks = { values: readonly string[]; blocks: readonly Block[] };

/** Signs of the private use area that cannot come from a keyboard; the template is cleaned of them before. */
export const VALUE_MARK = '\ue000';
export const BLOCK_MARK = '\ue001';
export const END_MARK = '\ue002';

/**
 * Reads the small Markdown of templates: `#` title and headings, paragraphs, `-` and `1.` lists, `|` tables, `Term :: value`,
 * `>` notes, bold, italic and links. One pass, no backtracking.
 */
export function readMarkdown(text: string, marks: Marks): { title: string | undefined; content: Block[] } {
  const lines = text.split(/\r?\n/);
  const content: Block[] = [];
  let title: string | undefined;
  let paragraph: string[] = [];
  const flush = () => {
    const joined = paragraph.join('\n').trim();
    paragraph = [];
    if (joined !== '') content.push({ kind: 'paragraph', text: readInline(joinLines(joined), marks) });
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const trimmed = line.trim();
    const heading = /^(#{1,4}) +(\S.*)$/.exec(trimmed);
    const block = blockMark(trimmed, marks);
    if (trimmed === '') flush();
    else if (block) {
      flush();
      content.push(block);
    } else if (heading) {
      flush();
      const inlines = readInline(heading[2] ?? '', marks);
      const depth = heading[1]?.length ?? 1;
      if (depth === 1 && title === undefined && content.length === 0) title = inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
      else content.push({ kind: 'heading', level: levelOf(depth), text: inlines });
    } else if (trimmed.startsWith('> ')) {
      flush();
      content.push({ kind: 'paragraph', tone: 'note', text: readInline(trimmed.slice(2), marks) });
    } else if (itemOf(line)) {
      flush();
      const until = endOf(lines, index, (each) => itemOf(each) !== undefined);
      content.push(readList(lines.slice(index, until), marks));
      index = until - 1;
    } else if (trimmed.startsWith('|') && /^\|[\s:|-]+$/.test((lines[index + 1] ?? '').trim())) {
      flush();
      const until = endOf(lines, index, (each) => each.trim().startsWith('|'));
      content.push(readTable(lines.slice(index, until), marks));
      index = until - 1;
    } else if (trimmed.includes(' :: ')) {
      flush();
      const until = endOf(lines, index, (each) => each.includes(' :: '));
      content.push({ kind: 'definitions', items: lines.slice(index, until).map((each) => readDefinition(each, marks)) });
      index = until - 1;
    } else paragraph.push(line);
  }
  flush();
  return { title, content };
}

function levelOf(depth: number): 1 | 2 | 3 {
  if (depth <= 2) return 1;
  return depth === 3 ? 2 : 3;
}

function endOf(lines: readonly string[], start: number, belongs: (line: string) => boolean): number {
  let end = start + 1;
  while (end < lines.length && belongs(lines[end] ?? '')) end++;
  return end;
}

function blockMark(line: string, { blocks }: Marks): Block | undefined {
  const found = /^\ue001(\d+)\ue002$/.exec(line);
  return found ? blocks[Number(found[1])] : undefined;
}

function itemOf(line: string): { depth: number; ordered: boolean; text: string } | undefined {
  const found = /^( *)(?:[-*]|(\d{1,3})[.)]) +(\S.*)$/.exec(line);
  return found ? { depth: Math.min(Math.floor((found[1]?.length ?? 0) / 2), 3), ordered: found[2] !== undefined, text: found[3] ?? '' } : undefined;
}

function readList(lines: readonly string[], marks: Marks): Block {
  const items = lines.flatMap((line) => itemOf(line) ?? []);
  const build = (start: number, depth: number): { list: ListItem[]; next: number } => {
    const list: ListItem[] = [];
    let index = start;
    while (index < items.length) {
      const item = items[index];
      if (!item || item.depth < depth) break;
      const nested = build(index + 1, item.depth + 1);
      list.push({ text: readInline(item.text, marks), ...(nested.list.length > 0 ? { items: nested.list } : {}) });
      index = nested.next;
    }
    return { list, next: index };
  };
  return { kind: 'list', ordered: items[0]?.ordered ?? false, items: build(0, 0).list };
}

function readTable(lines: readonly string[], marks: Marks): Block {
  const aligns = cells(lines[1] ?? '').map((cell) => (cell.endsWith(':') ? 'right' : 'left') as 'left' | 'right');
  const columns: Column[] = cells(lines[0] ?? '').map((title, index) => ({
    title: fill(title, marks), align: aligns[index] ?? 'left', rowHeader: index === 0, share: aligns[index] === 'right' ? 1 : 2,
  }));
  return { kind: 'table', columns, rows: lines.slice(2).map((line) => cells(line).map((cell) => readInline(cell, marks))) };
}

function cells(line: string): string[] {
  return line.trim().replace(/^\|/, '').replace(/\|$/, '').split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

function readDefinition(line: string, marks: Marks): { term: string; text: Inline[] } {
  const middle = line.indexOf(' :: ');
  return { term: fill(line.slice(0, middle).trim(), marks), text: readInline(line.slice(middle + 4).trim(), marks) };
}

/** One newline is a space; a backslash at the end of a line keeps it. */
function joinLines(text: string): string {
  return text.replaceAll(/\\\n/g, '\0').replaceAll(/\s*\n\s*/g, ' ').replaceAll('\0', '\n');
}

/** Reads bold, italic and links. A sign that opens nothing closed later stays as it was written. */
function readInline(text: string, marks: Marks): Inline[] {
  const found: Inline[] = [];
  let bold = false;
  let italic = false;
  let plain = '';
  const push = (link?: string) => {
    if (plain === '') return;
    const shown = fill(plain, marks);
    plain = '';
    found.push(bold || italic || link ? { text: shown, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(link ? { link } : {}) } : shown);
  };
  const lastDouble = text.lastIndexOf('**');
  const lastSingle = text.lastIndexOf('*');
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? '';
    if (sign === '\\' && /[*[\]\\|#>-]/.test(text[index + 1] ?? '')) {
      plain += text[++index];
    } else if (text.startsWith('**', index) && (bold || lastDouble > index + 1)) {
      push();
      bold = !bold;
      index++;
    } else if (sign === '*' && (italic || lastSingle > index) && (italic || /\S/.test(text[index + 1] ?? ''))) {
      push();
      italic = !italic;
    } else if (sign === '[') {
      const link = /^\[([^[\]]{1,300})\]\(([^()\s]{1,500})\)/.exec(text.slice(index, index + 810));
      const url = link ? fill(link[2] ?? '', marks) : '';
      if (link && /^(https:\/\/|http:\/\/|mailto:)\S+$/i.test(url)) {
        push();
        plain = link[1] ?? '';
        push(url);
        index += link[0].length - 1;
      } else plain += sign;
    } else plain += sign;
  }
  push();
  return found;
}

function fill(text: string, { values }: Marks): string {
  return text.replaceAll(/\ue000(\d+)\ue002/g, (_, index: string) => values[Number(index)] ?? '');
}
