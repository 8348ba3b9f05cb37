/**
 * The value below which a share of the values lies, by linear interpolation between order statistics: definition 7 of Hyndman and Fan
 * (1996), the one of spreadsheets, R and NumPy. Missing values take no part; of none there is no quantile.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

/** In which quarter of the values one stands: 1 (lowest) to 4 (highest); a value on a limit belongs to the lower quarter. `null` when fewer than four are compared. */
export function quartileOf(value: number, values: readonly number[]): 1 | 2 | 3 | 4 | null {
  const present = values.filter((each) => Number.isFinite(each));
  if (present.length < 4) return null;
  const limits = [0.25, 0.5, 0.75].map((share) => quantile(present, share) as number);
  const place = limits.findIndex((limit) => value <= limit);
  return (place === -1 ? 4 : place + 1) as 1 | 2 | 3 | 4;
}
