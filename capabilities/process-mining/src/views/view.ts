import type { Context, Text } from '@comu/kernel';
import { firstMoment, type ColumnLog, type TimeBetween } from '@comu/mining';
import type { Source, TimeKind } from '../sources/source.ts';

/** What a view works with: the log, the time that counts, and, where it must know more, the context of whoever asks. */
export interface Looking {
  readonly log: ColumnLog;
  readonly time: TimeBetween;
  readonly kind: TimeKind;
  readonly source: Source;
  /** What a step is called in the three languages: sentences say that, and figures keep the name that the log knows it by. */
  called(activity: string): Text;
  readonly context: Context;
}

/** What every view says first: how much it looked at, and how it is read in one sentence. */
export interface About {
  readonly cases: number;
  readonly open: number;
  readonly events: number;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly people: number;
  readonly units: number;
}

export interface Viewed { readonly about: About; readonly reading: Text }

export function aboutOf(log: ColumnLog): About {
  let [first, last] = [Infinity, -Infinity];
  for (let place = 0; place < log.cases.length; place += 1) {
    const moment = firstMoment(log, log.offsets[place] ?? 0);
    if (moment < first) first = moment;
    const end = log.at[(log.offsets[place + 1] ?? 1) - 1] ?? Number.NaN;
    if (end > last) last = end;
  }
  const iso = (moment: number) => (Number.isFinite(moment) ? new Date(moment).toISOString() : null);
  return { cases: log.cases.length, open: log.open.size, events: log.activity.length, begins: iso(first), ends: iso(last), people: log.resources.length, units: log.groups.length };
}
