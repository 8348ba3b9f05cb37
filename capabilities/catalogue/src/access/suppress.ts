/**
 * Leaves out the groups with fewer rows than `smallest`. When those left out together are still fewer, the smallest of the others goes too:
 * otherwise the total would tell what was left out. `sizes` are the rows behind each group.
 */
export function suppressSmall<Row>({ rows, sizes, smallest }: { rows: readonly Row[]; sizes: readonly number[]; smallest: number }): { readonly rows: readonly Row[]; readonly left: number } {
  const small = new Set(sizes.flatMap((size, place) => (size < smallest ? [place] : [])));
  const hidden = () => [...small].reduce((sum, place) => sum + (sizes[place] ?? 0), 0);
  while (small.size > 0 && small.size < rows.length && hidden() > 0 && (small.size === 1 || hidden() < smallest)) {
    const [next] = sizes.map((size, place) => ({ size, place })).filter(({ place }) => !small.has(place)).toSorted((a, b) => a.size - b.size);
    if (next === undefined) break;
    small.add(next.place);
  }
  return { rows: rows.filter((_, place) => !small.has(place)), left: small.size };
}
