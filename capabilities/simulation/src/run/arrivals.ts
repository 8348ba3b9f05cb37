import { gamma } from '../chance/distribution.ts';
import { streamOf } from '../chance/stream.ts';
import { placeInTime } from '../clock/madrid.ts';
import type { Arrivals } from '../model/model.ts';

const hour = 3_600_000;

/** The moments at which cases arrive from a moment on, without end: within each hour as chance has it, at the rate of that hour of the week, more on some days than on others. */
export function* arrivalTimes(arrivals: Arrivals, { seed, repetition, from, holidays }: { readonly seed: number; readonly repetition: number; readonly from: number; readonly holidays: ReadonlySet<string> }): Generator<number> {
  const { week, holiday, dayShape } = arrivals;
  if (![...week, ...holiday].some((rate) => rate > 0)) return;
  let [day, factor] = ['', 1];
  for (let at = Math.floor(from / hour) * hour; ; at += hour) {
    const place = placeInTime(at);
    if (place.date !== day) {
      day = place.date;
      factor = dayShape === null ? 1 : gamma(dayShape, streamOf(seed, repetition, 'day', day)) / dayShape;
    }
    const rate = factor * ((holidays.has(day) ? holiday[place.hour] : week[place.weekday * 24 + place.hour]) ?? 0);
    if (rate <= 0) continue;
    const stream = streamOf(seed, repetition, 'arrivals', Math.floor(at / hour));
    for (let within = -Math.log(1 - stream()) / rate; within < 1; within -= Math.log(1 - stream()) / rate) {
      if (at + within * hour >= from) yield at + within * hour;
    }
  }
}
