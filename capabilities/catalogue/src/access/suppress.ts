/** Groups of an answer, and how many rows stand behind each. */
export interface Groups<Row> {
  readonly rows: readonly Row[];
  /** Of each group, its rows and the rows that each of its figures is made of. */
  readonly sizes: readonly (readonly number[])[];
  /** Of each group, the values it is grouped by. */
  readonly keys: readonly (readonly string[])[];
  /** Groups that may not be told for another reason. */
  readonly unsafe?: ReadonlySet<number>;
  readonly smallest: number;
}

/**
 * Leaves out the groups that are of fewer rows than `smallest`, and of the others those that would give them back: in each total of the
 * table (of all groups, and of those that share a value) what is left out is at least two groups, of at least `smallest` rows together.
 */
export function suppressSmall<Row>({ rows, sizes, keys, unsafe = new Set(), smallest }: Groups<Row>): { readonly rows: readonly Row[]; readonly left: number } {
  const small = new Set(sizes.flatMap(([whole = 0, ...others], place) => (unsafe.has(place) || whole < smallest || others.some((size) => size > 0 && size < smallest) ? [place] : [])));
  const lines = totalsOf(keys);
  for (let before = -1; before !== small.size; ) {
    before = small.size;
    for (const line of lines) hideMore(line, { small, sizes, smallest });
  }
  return { rows: rows.filter((_, place) => !small.has(place)), left: small.size };
}

function hideMore(line: readonly number[], { small, sizes, smallest }: { small: Set<number>; sizes: Groups<unknown>['sizes']; smallest: number }): void {
  const telling = () => {
    const hidden = line.filter((place) => small.has(place));
    const sums = (sizes[line[0] ?? 0] ?? []).map((_, at) => hidden.reduce((sum, place) => sum + (sizes[place]?.[at] ?? 0), 0));
    return hidden.length > 0 && hidden.length < line.length && ((hidden.length === 1 && (sums[0] ?? 0) > 0) || sums.some((sum) => sum > 0 && sum < smallest));
  };
  const rest = line.filter((place) => !small.has(place)).toSorted((a, b) => (sizes[a]?.[0] ?? 0) - (sizes[b]?.[0] ?? 0));
  for (const place of rest) {
    if (!telling()) return;
    small.add(place);
  }
}

/** The groups that each total is of: all of them, and those alike in some of the values but not in all. */
function totalsOf(keys: Groups<unknown>['keys']): number[][] {
  const width = keys[0]?.length ?? 0;
  return Array.from({ length: Math.max(1, 2 ** width - 1) }, (_, fixed) => {
    const lines = new Map<string, number[]>();
    for (const [place, key] of keys.entries()) {
      const shared = JSON.stringify(key.filter((_value, at) => (fixed >> at) % 2 === 1));
      lines.set(shared, [...(lines.get(shared) ?? []), place]);
    }
    return [...lines.values()];
  }).flat();
}
