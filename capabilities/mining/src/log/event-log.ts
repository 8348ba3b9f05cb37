/** One thing that happened in a case. */
export interface LogEvent {
  readonly activity: string;
  /** Milliseconds since 1970, UTC; null when the log does not say. */
  readonly at: number | null;
  /** When work on it began, where one event tells both; null or left out when the log does not say. */
  readonly startedAt?: number | null;
  readonly resource: string | null;
  /** XES lifecycle transition: `start`, `complete`, `ate_abort`… */
  readonly lifecycle: string | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export type AttributeValue = string | number | boolean;

/** One case with its events in the order in which they happened. */
export interface Trace {
  readonly id: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly events: readonly LogEvent[];
}

/** Logs are read trace by trace, so that their size does not matter. */
export type EventLog = Iterable<Trace> | AsyncIterable<Trace>;

/** By time, and in the order of the log when times are equal; what has no time stays right after what the log has before it. */
export function inOrder(events: readonly LogEvent[]): readonly LogEvent[] {
  let last = 0;
  const timed = events.map((event) => ({ event, at: (last = event.at ?? last) }));
  const sorted = timed.every(({ at }, index) => index === 0 || at >= (timed[index - 1]?.at ?? 0));
  return sorted ? events : timed.toSorted((a, b) => a.at - b.at).map(({ event }) => event);
}
