import { civilDate, dayNumber, type DayNumber } from '../civil-days.ts';
import { TermError } from '../term-error.ts';
import type { Step, Suspension } from '../types.ts';
import { latestResumption } from './article-22-1-d-mandatory-report.ts';

/** A suspension in day numbers: `from` does not count any more, `to` counts again; Infinity while it is open. */
export type Pause = { from: DayNumber; to: DayNumber; capped: boolean; source: Suspension };

/** Reads and orders the suspensions (Llei 39/2015, art. 22), each cut where its article makes the term go on. */
export function pausesOf(suspensions: readonly Suspension[] = []): Pause[] {
  return suspensions.map((source) => {
    const from = dayNumber({ date: source.from, field: 'suspensions.from' });
    const asked = source.to === null ? Number.POSITIVE_INFINITY : dayNumber({ date: source.to, field: 'suspensions.to' });
    if (asked < from) throw backwards(source);
    const most = latestResumption({ article: source.article, from });
    return { from, to: Math.min(asked, most), capped: asked > most, source };
  }).toSorted((a, b) => a.from - b.from);
}

/** Whether a day falls inside any of the pauses; overlapping ones stop it once. */
export const isPaused = (day: DayNumber, pauses: readonly Pause[]): boolean => pauses.some((pause) => day >= pause.from && day < pause.to);

/**
 * Moves an end that runs by dates past the pauses that begin while the term still runs: the end goes forward by as many
 * natural days as were stopped after `start`. Returns Infinity when one of them is still open.
 */
export function delayedByPauses(
  { start, ends, pauses, settle }: { start: DayNumber; ends: DayNumber; pauses: readonly Pause[]; settle: (end: DayNumber) => DayNumber },
): DayNumber {
  let end = ends;
  let stoppedUntil = start + 1;
  for (const pause of pauses) {
    if (pause.from > settle(end)) break;
    if (pause.to === Number.POSITIVE_INFINITY) return pause.to;
    const stopped = Math.max(0, pause.to - Math.max(pause.from, stoppedUntil));
    end += stopped;
    stoppedUntil = Math.max(stoppedUntil, pause.to);
  }
  return end;
}

/** One step of the explanation for every suspension, with the days that it really stopped between the start and the end. */
export function suspensionSteps({ start, ends, pauses }: { start: DayNumber; ends: DayNumber; pauses: readonly Pause[] }): Step[] {
  let stoppedUntil = start + 1;
  return pauses.map((pause): Step => {
    const { reason, article } = pause.source;
    const open = pause.to === Number.POSITIVE_INFINITY;
    const late = pause.from > ends;
    const days = late || open ? 0 : Math.max(0, pause.to - Math.max(pause.from, stoppedUntil));
    stoppedUntil = Math.max(stoppedUntil, pause.to);
    const effect = late ? 'after-expiry' : open ? 'open' : pause.capped ? 'capped' : 'stops';
    return { step: 'suspension', from: civilDate(pause.from), to: open ? null : civilDate(pause.to), days, reason, article, effect };
  });
}

const backwards = ({ from, to }: Suspension): TermError =>
  new TermError({
    code: 'terms.suspension-backwards',
    field: 'suspensions.to',
    article: '22',
    text: {
      ca: `La suspensió acaba (${to}) abans de començar (${from}). Corregiu-ne les dates.`,
      es: `La suspensión acaba (${to}) antes de empezar (${from}). Corrija las fechas.`,
      en: `The suspension ends (${to}) before it begins (${from}). Correct its dates.`,
    },
  });
