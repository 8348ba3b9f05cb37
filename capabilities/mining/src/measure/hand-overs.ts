import type { ColumnLog } from '../log/columns.ts';
import { waitBetween } from './directly-follows.ts';
import { durations, type Distribution } from './distribution.ts';
import { clockTime, type TimeBetween } from './time.ts';

/** Work that passes from one to another; `from` and `to` are people, or units. */
export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly cases: number;
  readonly wait: Distribution | null;
}

export interface HandOvers {
  readonly list: readonly HandOver[];
  /** Steps between two events of which both say who: how many stay with the same one, and how many pass. */
  readonly kept: number;
  readonly passed: number;
  /** Passes per case. */
  readonly perCase: number;
}

/** Who passes work to whom, between people or between units, most frequent first. */
export function handOvers(log: ColumnLog, { between, time = clockTime }: { readonly between: 'resource' | 'group'; readonly time?: TimeBetween }): HandOvers {
  const [column, names] = between === 'resource' ? [log.resource, log.resources] : [log.group, log.groups];
  const found = new Map<number, { count: number; cases: number; last: number; wait: ReturnType<typeof durations> }>();
  let [kept, passed] = [0, 0];
  for (let place = 0; place < log.cases.length; place += 1) {
    for (let index = (log.offsets[place] ?? 0) + 1; index < (log.offsets[place + 1] ?? 0); index += 1) {
      const [from, to] = [column[index - 1] ?? -1, column[index] ?? -1];
      if (from === -1 || to === -1) continue;
      if (from === to) {
        kept += 1;
        continue;
      }
      passed += 1;
      const key = from * names.length + to;
      const pair = found.get(key) ?? { count: 0, cases: 0, last: -1, wait: durations() };
      found.set(key, pair);
      pair.count += 1;
      if (pair.last !== place) [pair.cases, pair.last] = [pair.cases + 1, place];
      pair.wait.add(waitBetween(log, index - 1, index, time));
    }
  }
  const list = [...found].map(([key, { count, cases, wait }]) => ({ from: names[Math.floor(key / names.length)] ?? '', to: names[key % names.length] ?? '', count, cases, wait: wait.end() }));
  return { list: list.toSorted((a, b) => b.count - a.count), kept, passed, perCase: log.cases.length === 0 ? 0 : passed / log.cases.length };
}
