import { madridOffset } from '@comu/mining';

const [hour, day] = [3_600_000, 86_400_000];

/** The clock of Madrid at an instant, as milliseconds of a day without zones. */
export function localTime(instant: number): number {
  const winter = instant + hour;
  return instant + madridOffset(winter + (madridOffset(winter) - hour));
}

/** Where an instant is in the week and the calendar of Madrid. Monday is 0. */
export function placeInTime(instant: number): { readonly date: string; readonly weekday: number; readonly hour: number; readonly minute: number } {
  const local = localTime(instant);
  return { date: new Date(local).toISOString().slice(0, 10), weekday: (Math.floor(local / day) + 3) % 7, hour: Math.floor((local % day) / hour), minute: Math.floor((local % hour) / 60_000) };
}
