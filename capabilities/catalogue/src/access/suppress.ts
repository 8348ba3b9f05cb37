import { addedUp, type Held } from './classes.ts';

/** Groups of an answer, and who stands in each. */
export interface Groups<Row> {
  readonly rows: readonly Row[];
  readonly held: readonly Held[];
  /** Of each group, the values it is grouped by. */
  readonly keys: readonly (readonly string[])[];
  /** Groups that may not be told for another reason. */
  readonly unsafe?: ReadonlySet<number>;
  /** Whether what stands together may be told. */
  safe(held: Held): boolean;
}

/**
 * Leaves out the groups that may not be told, and of the others those that would give them back: in each total of the table (of all
 * groups, and of those that share a value) what is left out is at least two groups, which may be told together.
 */
export function suppressSmall<Row>({ rows, held, keys, unsafe = new Set(), safe }: Groups<Row>): { readonly rows: readonly Row[]; readonly left: number } {
  const small = new Set(held.flatMap((each, place) => (unsafe.has(place) || !safe(each) ? [place] : [])));
  const lines = totalsOf(keys);
  for (let before = -1; before !== small.size; ) {
    before = small.size;
    for (const line of lines) hideMore(line, { small, held, safe });
  }
  return { rows: rows.filter((_, place) => !small.has(place)), left: small.size };
}

function hideMore(line: readonly number[], { small, held, safe }: { small: Set<number>; held: readonly Held[]; safe(held: Held): boolean }): void {
  const telling = () => {
    const hidden = line.filter((place) => small.has(place));
    const together = addedUp(hidden.flatMap((place) => held[place] ?? []));
    return hidden.length > 0 && hidden.length < line.length && together.rows > 0 && (hidden.length === 1 || !safe(together));
  };
  const rest = line.filter((place) => !small.has(place)).toSorted((a, b) => (held[a]?.rows ?? 0) - (held[b]?.rows ?? 0));
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
