import type { FedCell, FedTable } from '../feeds/feed.ts';

/** A passage of a text: in both, only before, or only after. */
export interface Passage { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }
export interface RowChange { readonly kind: 'gone' | 'new' | 'changed'; readonly key: string; readonly cells: readonly { readonly column: string; readonly before: FedCell; readonly after: FedCell }[] }

const most = 400;
/** Sentences and paragraphs, so that what changed is read as it was written. */
const passagesOf = (text: string): string[] => text.split(/(?<=[.!?:;])\s+|\n+/).map((each) => each.trim()).filter(Boolean).slice(0, most);

/** What changed between two texts, passage by passage, by the longest run that both share. */
export function textChanges(before: string, after: string): Passage[] {
  const [a, b] = [passagesOf(before), passagesOf(after)];
  const shared = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) shared[i]![j] = a[i] === b[j] ? shared[i + 1]![j + 1]! + 1 : Math.max(shared[i + 1]![j]!, shared[i]![j + 1]!);
  const told: Passage[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) { told.push({ kind: 'same', text: a[i]! }); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && shared[i + 1]![j]! >= shared[i]![j + 1]!)) { told.push({ kind: 'gone', text: a[i]! }); i += 1; }
    else { told.push({ kind: 'new', text: b[j]! }); j += 1; }
  }
  return told;
}

const wordOf = (cell: FedCell): string => (cell === null ? '' : typeof cell === 'object' ? cell.ca : String(cell));

/** Which rows came, went or changed, and in which cells. A row is known by the fewest first columns that tell every row of both tables apart; where none do, by all of it. */
export function tableChanges(before: FedTable, after: FedTable): { rows: RowChange[]; more: number } {
  const names = after.columns.map(({ name }) => name);
  const cellsOf = ({ columns, rows }: FedTable) => rows.map((row) => names.map((name) => { const at = columns.findIndex((each) => each.name === name); return at === -1 ? null : (row[at] ?? null); }));
  const [then, now] = [cellsOf(before), cellsOf(after)];
  const keyOf = (row: readonly FedCell[], width: number) => row.slice(0, width).map(wordOf).join(' · ');
  const apart = (rows: readonly (readonly FedCell[])[], width: number) => new Set(rows.map((row) => keyOf(row, width))).size === rows.length;
  const width = names.findIndex((_, at) => apart(then, at + 1) && apart(now, at + 1)) + 1 || names.length;
  const old = new Map(then.map((row) => [keyOf(row, width), row]));
  const fresh = new Map(now.map((row) => [keyOf(row, width), row]));
  const rows: RowChange[] = [
    ...[...fresh].flatMap(([key, row]): RowChange[] => {
      const was = old.get(key);
      if (was === undefined) return [{ kind: 'new', key, cells: names.map((column, at) => ({ column, before: null, after: row[at]! })) }];
      const cells = names.flatMap((column, at) => (wordOf(was[at]!) === wordOf(row[at]!) ? [] : [{ column, before: was[at]!, after: row[at]! }]));
      return cells.length === 0 ? [] : [{ kind: 'changed', key, cells }];
    }),
    ...[...old].flatMap(([key, row]): RowChange[] => (fresh.has(key) ? [] : [{ kind: 'gone', key, cells: names.map((column, at) => ({ column, before: row[at]!, after: null })) }])),
  ];
  return { rows: rows.slice(0, most), more: Math.max(0, rows.length - most) };
}
