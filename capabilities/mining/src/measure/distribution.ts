/** How long something takes, over all the times it happened; milliseconds. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  /** One in ten takes less. */
  readonly low: number;
  /** One in ten takes more. */
  readonly high: number;
  readonly total: number;
}

/** What many durations have in common; null when there is none. Sorts the array it is given. */
export function distributionOf(values: Float64Array): Distribution | null {
  if (values.length === 0) return null;
  values.sort();
  let total = 0;
  for (const value of values) total += value;
  return { count: values.length, mean: total / values.length, median: quantile(values, 0.5), low: quantile(values, 0.1), high: quantile(values, 0.9), total };
}

/**
 * The value below which a share of the sorted values lies. Of an even number of values the later of the two in the middle is the median, so that it is
 * the time of a case that happened, as PM4Py counts it.
 */
export const quantile = (sorted: Float64Array, share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** A list of durations that grows by doubling, eight bytes each. */
export function durations() {
  let values = new Float64Array(8);
  let length = 0;
  return {
    add(value: number) {
      if (Number.isNaN(value)) return;
      if (length === values.length) {
        const larger = new Float64Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    end: () => distributionOf(values.subarray(0, length)),
  };
}
