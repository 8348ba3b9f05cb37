import type { ColumnLog } from '@comu/mining';

/** Logs read lately, so that the views of one log read it once; the oldest go when there are more events in all than this. */
const mostEvents = 6_000_000;
const held = new Map<string, Promise<ColumnLog>>();
const sizes = new Map<string, number>();

/** The log of a key, read now or held from before. The key must change when the log does, and name its organisation. */
export function heldLog(key: string, read: () => Promise<ColumnLog>): Promise<ColumnLog> {
  const known = held.get(key);
  if (known !== undefined) {
    held.delete(key);
    held.set(key, known);
    return known;
  }
  const reading = read();
  held.set(key, reading);
  reading.then((log) => {
    sizes.set(key, log.activity.length);
    for (const oldest of held.keys()) {
      if ([...sizes.values()].reduce((sum, size) => sum + size, 0) <= mostEvents || oldest === key) break;
      forget(oldest);
    }
  }, () => forget(key));
  return reading;
}

function forget(key: string) {
  held.delete(key);
  sizes.delete(key);
}
