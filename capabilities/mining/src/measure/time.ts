/**
 * The time between two instants, in milliseconds: the clock’s, or only what a body works by its own calendar (holidays and opening hours belong to whoever
 * asks). It must never be negative, nor more for a shorter stretch.
 */
export type TimeBetween = (fromMs: number, toMs: number) => number;

/** All the time that passes. */
export const clockTime: TimeBetween = (fromMs, toMs) => toMs - fromMs;
