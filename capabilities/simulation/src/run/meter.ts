/** How much of something there is on average over a window of time, added up as it changes. */
export interface Meter {
  change(now: number, by: number): void;
  /** The mean over the window; what happened outside it does not count. */
  mean(): number;
  at(): number;
}

/** A meter of the window between two moments. */
export function meterOf(from: number, until: number): Meter {
  let [value, last, area] = [0, from, 0];
  return {
    change(now, by) {
      const upTo = Math.min(Math.max(now, from), until);
      area += value * (upTo - last);
      last = upTo;
      value += by;
    },
    mean: () => (area + value * (until - last)) / (until - from),
    at: () => value,
  };
}
