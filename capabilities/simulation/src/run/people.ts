import { agendaOf } from '../clock/agenda.ts';
import { openingOf, type Opening } from '../clock/opening.ts';
import type { Pool } from '../model/model.ts';
import { meterOf, type Meter } from './meter.ts';
import type { Item } from './item.ts';

/** People at work: who is free, and who waits for them. */
export interface People {
  readonly pool: Pool;
  readonly opening: Opening;
  readonly waiting: Meter;
  join(item: Item, now: number): void;
  /** The item whose turn it is, if anybody is free for it; `null` when nobody is or nothing waits. */
  next(now: number): Item | null;
  /** Somebody is free again. Open time that counts is what lies in the window. */
  release(item: Item, now: number): void;
  leave(item: Item, now: number): void;
  /** Whether next() has to be asked again when the doors open, and when; asked once for each opening. */
  opens(now: number): number | null;
  /** Share of their open time spent on this, 0 to 1; null when there is no limit to how many they are. */
  utilisation(): number | null;
  /** Open time spent on this, and open time there was, in milliseconds. */
  readonly worked: () => number;
  readonly available: () => number | null;
}

/** A pool of people with one queue, measured over a window. */
export function peopleOf(pool: Pool, { from, until, holidays }: { readonly from: number; readonly until: number; readonly holidays: readonly string[] }): People {
  const opening = openingOf(pool.hours, holidays);
  const queue = agendaOf<Item>();
  const waiting = meterOf(from, until);
  let free = pool.people ?? Infinity;
  let worked = 0;
  let asked = -Infinity;
  const open = opening.between(from, until);
  const rank = (item: Item) => (pool.discipline === 'oldest-case' ? item.of.arrived : pool.discipline === 'priority' ? item.ready - (item.step.priority ?? 0) * 1e13 : item.ready);
  let length = 0;
  const available = () => (pool.people === null ? null : pool.people * open);
  return {
    pool, opening, waiting,
    join(item, now) {
      queue.put(rank(item), item);
      length += 1;
      waiting.change(now, 1);
    },
    next(now) {
      if (free <= 0 || length === 0 || opening.next(now) > now) return null;
      for (let item = queue.take()?.what; item !== undefined; item = queue.take()?.what) {
        if (item.state !== 'queued') continue;
        free -= 1;
        length -= 1;
        waiting.change(now, -1);
        return item;
      }
      return null;
    },
    release(item, now) {
      free += 1;
      worked += opening.between(Math.max(item.started, from), Math.min(now, until));
    },
    leave(_item, now) {
      length -= 1;
      waiting.change(now, -1);
    },
    opens(now) {
      const at = opening.next(now);
      if (at <= now || length === 0 || at === asked) return null;
      asked = at;
      return at;
    },
    utilisation: () => { const all = available(); return all === null || all === 0 ? null : worked / all; },
    worked: () => worked,
    available,
  };
}
