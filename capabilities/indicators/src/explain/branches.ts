/** One SELECT of a formula, in its pieces: what gives each column, from which tables, of which rows, and how they are grouped. */
export interface Branch {
  readonly items: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
  readonly where: string | null;
  readonly group: string | null;
}
interface Word { readonly word: string; readonly at: number; readonly end: number }

const pieces = new Set(['select', 'from', 'where', 'group', 'having', 'order', 'limit', 'offset', 'union', 'with', 'window', 'qualify', 'intersect', 'except', 'distinct', 'sample']);
const skipped = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[()]|[a-z_][\w$]*|,/gi;

/** The words and commas of a statement that stand outside parentheses, quotes and comments. */
function topWords(sql: string): Word[] {
  const found: Word[] = [];
  let depth = 0;
  for (const match of sql.matchAll(skipped)) {
    const [text] = match;
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (depth === 0 && /^([a-z_]|,)/i.test(text)) found.push({ word: text.toLowerCase(), at: match.index, end: match.index + text.length });
  }
  return found;
}

/**
 * The branches of a formula made of plain SELECTs joined by UNION ALL, or `null` for one whose rows cannot be told apart so simply (WITH,
 * HAVING, LIMIT, DISTINCT, windows): better no rows than wrong ones.
 */
export function branchesOf(sql: string): readonly Branch[] | null {
  const clean = sql.replace(/;\s*$/, '');
  const words = topWords(clean);
  const keys = words.filter(({ word }) => pieces.has(word));
  const branches: Branch[] = [];
  for (let at = 0; at < keys.length; ) {
    const end = keys.findIndex(({ word }, index) => index > at && word === 'union');
    const own = keys.slice(at, end === -1 ? keys.length : end);
    const until = end === -1 ? clean.length : (keys[end] as Word).at;
    const branch = branchOf(clean, { keys: own, until, words, last: end === -1 });
    if (branch === null) return null;
    branches.push(branch);
    if (end === -1) break;
    if (!/^\s+all\b/i.test(clean.slice((keys[end] as Word).end))) return null;
    at = end + 1;
  }
  return branches.length === 0 ? null : branches;
}

const shapes = new Set(['select from', 'select from where', 'select from group', 'select from where group']);

function branchOf(sql: string, { keys, until, words, last }: { keys: readonly Word[]; until: number; words: readonly Word[]; last: boolean }): Branch | null {
  const ordered = last && keys.at(-1)?.word === 'order';
  const own = ordered ? keys.slice(0, -1) : keys;
  if (!shapes.has(own.map(({ word }) => word).join(' '))) return null;
  const stop = ordered ? (keys.at(-1) as Word).at : until;
  const piece = (name: string): string | null => {
    const index = own.findIndex(({ word }) => word === name);
    return index === -1 ? null : sql.slice((own[index] as Word).end, own[index + 1]?.at ?? stop).trim();
  };
  const [items, from, group] = [piece('select'), piece('from'), piece('group')];
  if (items === null || from === null) return null;
  const [start, close] = [(own[0] as Word).end, (own[1] as Word).at];
  const commas = words.filter(({ word, at }) => word === ',' && at >= start && at < close).map(({ at }) => at);
  const columns = [start, ...commas.map((at) => at + 1)].map((at, index) => sql.slice(at, commas[index] ?? close).trim()).map(columnOf);
  return { items, columns: Object.fromEntries(columns), from, where: piece('where'), group: group?.replace(/^by\b/i, '').trim() ?? null };
}

function columnOf(item: string): [string, string] {
  const named = /^([\s\S]+?)\s+as\s+"?(\w+)"?$/i.exec(item);
  if (named !== null) return [(named[2] as string).toLowerCase(), named[1] as string];
  return [(/(?:^|\.)"?(\w+)"?$/.exec(item)?.[1] ?? item).toLowerCase(), item];
}
