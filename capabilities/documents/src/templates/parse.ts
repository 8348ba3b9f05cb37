import { problem, type TemplateProblem } from './problems.ts';

export type At = { line: number; column: number };

export type Condition = { path: readonly string[]; negated: boolean; equals?: string };

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'field'; path: readonly string[]; format?: string; at: At }
  | { kind: 'if'; condition: Condition; matched: Node[]; otherwise: Node[]; at: At }
  | { kind: 'each'; path: readonly string[]; body: Node[]; at: At }
  | { kind: 'page-break' }
  | { kind: 'space' }
  | { kind: 'signature'; role: string; name?: readonly string[]; at: At };

type Open = { node: Extract<Node, { kind: 'if' | 'each' }>; into: Node[]; word: string; at: At };

const LENGTH_LIMIT = 100_000;
const DEPTH_LIMIT = 8;
const PATH = String.raw`[\p{L}_][\p{L}\p{N}_-]{0,60}(?:\.[\p{L}_][\p{L}\p{N}_-]{0,60}){0,6}`;
const FIELD = new RegExp(String.raw`^(${PATH})(?:\s*\|\s*([a-z-]{1,20}))?$`, 'u');
const IF = new RegExp(String.raw`^#if\s+(not\s+)?(${PATH})(?:\s*(!?=)\s*"([^"]{0,80})")?$`, 'u');
const EACH = new RegExp(String.raw`^#each\s+(${PATH})$`, 'u');
const SIGNATURE = new RegExp(String.raw`^signature\s+"([^"]{1,120})"(?:\s+(${PATH}))?$`, 'u');

/**
 * Reads a template into a tree. There is nothing to run in it: fields, conditions on one field, and repetition over a
 * list. Reading goes once over the text, and what it cannot read it reports and leaves out.
 */
export function parseTemplate(text: string): { nodes: Node[]; problems: TemplateProblem[] } {
  const problems: TemplateProblem[] = [];
  if (text.length > LENGTH_LIMIT) return { nodes: [], problems: [problem('too-long', { line: 1, column: 1 })] };
  const nodes: Node[] = [];
  const open: Open[] = [];
  const into = () => open.at(-1)?.into ?? nodes;
  const at = locator(text);
  let position = 0;

  while (position < text.length) {
    const start = text.indexOf('{{', position);
    if (start < 0) break;
    const end = text.indexOf('}}', start);
    const lineEnd = text.indexOf('\n', start);
    if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
      problems.push(problem('unclosed', at(start), text.slice(start, lineEnd < 0 ? start + 30 : Math.min(lineEnd, start + 30))));
      pushText(into(), text.slice(position, start + 2));
      position = start + 2;
      continue;
    }
    const tag = text.slice(start + 2, end).trim();
    const alone = /^(#|\/|else$|page-break$|space$|signature\s)/.test(tag) ? aloneOnItsLine(text, start, end + 2) : undefined;
    pushText(into(), text.slice(position, alone?.start ?? start));
    position = alone?.end ?? end + 2;
    readTag(tag, at(start), { open, into, problems });
  }
  pushText(into(), text.slice(position));
  for (const { word, at: where } of open) problems.push(problem('unclosed', where, word));
  return { nodes, problems };
}

function readTag(tag: string, at: At, { open, into, problems }: { open: Open[]; into: () => Node[]; problems: TemplateProblem[] }): void {
  const found = `{{ ${tag} }}`;
  const enter = (node: Open['node'], body: Node[]) => {
    if (open.length >= DEPTH_LIMIT) problems.push(problem('too-deep', at, found));
    into().push(node);
    open.push({ node, into: body, word: found, at });
  };
  if (tag === 'page-break' || tag === 'space') return void into().push({ kind: tag });
  if (tag === 'else') {
    const last = open.at(-1);
    if (last?.node.kind === 'if' && last.into === last.node.matched) last.into = last.node.otherwise;
    else problems.push(problem('unexpected-close', at, found));
    return;
  }
  if (tag === '/if' || tag === '/each') {
    if (open.at(-1)?.node.kind === tag.slice(1)) open.pop();
    else problems.push(problem('unexpected-close', at, found));
    return;
  }
  const condition = IF.exec(tag);
  if (condition) {
    const [, not, path = '', operator, value] = condition;
    const node: Extract<Node, { kind: 'if' }> = {
      kind: 'if', matched: [], otherwise: [], at,
      condition: { path: path.split('.'), negated: (not !== undefined) !== (operator === '!='), ...(value === undefined ? {} : { equals: value }) },
    };
    return enter(node, node.matched);
  }
  const each = EACH.exec(tag);
  if (each) {
    const node: Extract<Node, { kind: 'each' }> = { kind: 'each', path: (each[1] ?? '').split('.'), body: [], at };
    return enter(node, node.body);
  }
  const signature = SIGNATURE.exec(tag);
  if (signature) return void into().push({ kind: 'signature', role: signature[1] ?? '', at, ...(signature[2] ? { name: signature[2].split('.') } : {}) });
  const field = FIELD.exec(tag);
  if (field) return void into().push({ kind: 'field', path: (field[1] ?? '').split('.'), at, ...(field[2] ? { format: field[2] } : {}) });
  problems.push(problem('malformed', at, found));
}

/** The bounds of the whole line, when the tag is all that it holds: such a line leaves no empty one behind. */
function aloneOnItsLine(text: string, start: number, end: number): { start: number; end: number } | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline + 1;
  if (text.slice(lineStart, start).trim() !== '' || text.slice(end, lineEnd).trim() !== '') return undefined;
  return { start: lineStart, end: lineEnd };
}

function pushText(into: Node[], text: string): void {
  if (text !== '') into.push({ kind: 'text', text });
}

/** Line and column of a position; positions are asked for in growing order, so the text is counted once. */
function locator(text: string): (position: number) => At {
  let counted = 0;
  let line = 1;
  let lineStart = 0;
  return (position) => {
    for (; counted < position; counted++) {
      if (text[counted] !== '\n') continue;
      line++;
      lineStart = counted + 1;
    }
    return { line, column: position - lineStart + 1 };
  };
}
