import type { ColumnLog } from '../log/columns.ts';
import { waitBetween } from './directly-follows.ts';
import { clockTime, type TimeBetween } from './time.ts';
import { variantsOf } from './variants.ts';

/** Which cases are behind a figure. */
export type Behind =
  | { readonly kind: 'activity' | 'start' | 'end' | 'again' | 'at-once'; readonly activity: string }
  | { readonly kind: 'edge'; readonly from: string; readonly to: string; readonly slowerThan?: number | undefined }
  | { readonly kind: 'variant'; readonly activities: readonly string[] }
  | { readonly kind: 'hand-over'; readonly between: 'resource' | 'group'; readonly from: string; readonly to: string }
  | { readonly kind: 'rework' }
  | ({ readonly kind: 'ways' } & Ways);

/** Ways of going, by their place among the variants of the log: those of cases that ended, and those of cases still under way. */
export interface Ways { readonly ended: readonly number[]; readonly underWay: readonly number[] }

/** Whether a case, by its place in the log, is behind a figure. `slowerThan` is in milliseconds of the time that counts. */
export function isBehind(log: ColumnLog, behind: Behind, time: TimeBetween = clockTime): (place: number) => boolean {
  const number = (activity: string) => log.activities.indexOf(activity);
  const some = (place: number, is: (index: number, from: number, end: number) => boolean) => {
    const [from, end] = [log.offsets[place] ?? 0, log.offsets[place + 1] ?? 0];
    for (let index = from; index < end; index += 1) if (is(index, from, end)) return true;
    return false;
  };
  switch (behind.kind) {
    case 'activity': { const activity = number(behind.activity); return (place) => some(place, (index) => log.activity[index] === activity); }
    case 'start': { const activity = number(behind.activity); return (place) => some(place, (index, from) => index === from && log.activity[index] === activity); }
    case 'end': { const activity = number(behind.activity); return (place) => !log.open.has(place) && some(place, (index, _, end) => index === end - 1 && log.activity[index] === activity); }
    case 'at-once': { const activity = number(behind.activity); return (place) => some(place, (index, from) => index > from && log.activity[index] === activity && log.activity[index - 1] === activity); }
    case 'again': {
      const activity = number(behind.activity);
      return (place) => { let times = 0; return some(place, (index) => log.activity[index] === activity && (times += 1) > 1); };
    }
    case 'rework': return (place) => { const seen = new Set<number>(); return some(place, (index) => { const activity = log.activity[index] ?? 0; if (seen.has(activity)) return true; seen.add(activity); return false; }); };
    case 'edge': {
      const [a, b, least] = [number(behind.from), number(behind.to), behind.slowerThan];
      return (place) => some(place, (index, from) => index > from && log.activity[index - 1] === a && log.activity[index] === b && (least === undefined || waitBetween(log, index - 1, index, time) > least));
    }
    case 'ways': {
      const [{ of }, ended, underWay] = [variantsOf(log), new Set(behind.ended), new Set(behind.underWay)];
      return (place) => (log.open.has(place) ? underWay : ended).has(of[place] ?? -1);
    }
    case 'variant': {
      const path = behind.activities.map(number);
      return (place) => (log.offsets[place + 1] ?? 0) - (log.offsets[place] ?? 0) === path.length && path.every((activity, step) => log.activity[(log.offsets[place] ?? 0) + step] === activity);
    }
    case 'hand-over': {
      const [column, names] = behind.between === 'resource' ? [log.resource, log.resources] : [log.group, log.groups];
      const [a, b] = [names.indexOf(behind.from), names.indexOf(behind.to)];
      return (place) => some(place, (index, from) => index > from && a !== b && column[index - 1] === a && column[index] === b);
    }
  }
}

/** The first cases behind a figure, and how many there are. */
export function casesBehind(log: ColumnLog, behind: Behind, { limit = 200, time = clockTime }: { readonly limit?: number; readonly time?: TimeBetween } = {}): { readonly places: readonly number[]; readonly count: number } {
  const is = isBehind(log, behind, time);
  const places: number[] = [];
  let count = 0;
  for (let place = 0; place < log.cases.length; place += 1) {
    if (!is(place)) continue;
    count += 1;
    if (places.length < limit) places.push(place);
  }
  return { places, count };
}
