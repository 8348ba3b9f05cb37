/** Something that a formula works out over several rows: of each row, what it adds. */
export interface Aggregate { readonly adds: string }

const counts = /\b(count|sum|avg|mean)\s*\(/gi;

/** The counts, sums and means of what a SELECT gives, each as what a row adds to it; a row that adds nothing gives null. */
export function aggregatesOf(items: string): Aggregate[] {
  return [...items.matchAll(counts)].map(({ 0: found, 1: name = '', index }) => {
    const argument = within(items, index + found.length);
    const after = items.slice(index + found.length + argument.length + 1);
    const filter = /^\s*filter\s*\(\s*where\b/i.exec(after);
    const only = filter === null ? undefined : within(after, filter[0].length);
    const given = argument.trim().replace(/^distinct\b/i, '').trim();
    const counted = given === '*' || given === '' ? '1' : `case when (${given}) is not null then 1 end`;
    const adds = name.toLowerCase() === 'count' ? counted : `nullif((${given})::double, 0)`;
    return { adds: only === undefined ? adds : `case when ${only} then ${adds} end` };
  });
}

/** What stands from a place to the parenthesis that closes there. */
function within(sql: string, from: number): string {
  let depth = 1;
  for (const { 0: sign, index } of sql.slice(from).matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]/g)) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth === 0) return sql.slice(from, from + index);
  }
  return sql.slice(from);
}
