/** How much has to be moved how far to make one distribution of numbers into another (earth mover’s distance, Wasserstein’s first), in the unit of the numbers. Neither may be empty. */
export function earthMovers(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [Float64Array.from(one).sort(), Float64Array.from(other).sort()];
  let [i, j, at, distance] = [0, 0, Math.min(a[0] ?? 0, b[0] ?? 0), 0];
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    distance += Math.abs(i / a.length - j / b.length) * (next - at);
    at = next;
    while (i < a.length && (a[i] ?? 0) <= at) i += 1;
    while (j < b.length && (b[j] ?? 0) <= at) j += 1;
  }
  return distance;
}

/** The share of what is counted that would have to be something else for both to be alike, 0 to 1. */
export function unlike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const total = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((sum, count) => sum + count, 0) || 1;
  const [all, rest] = [total(one), total(other)];
  return [...new Set([...one.keys(), ...other.keys()])].reduce((sum, key) => sum + Math.abs((one.get(key) ?? 0) / all - (other.get(key) ?? 0) / rest), 0) / 2;
}
