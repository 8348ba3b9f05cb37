import { expect, it } from 'vitest';
import { instantInMadrid } from './madrid.ts';

it.each([['2026-01-15', '09:30', '2026-01-15T08:30:00.000Z'], ['2026-07-15', '09:30', '2026-07-15T07:30:00.000Z'], ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'], ['2026-10-25', '23:59', '2026-10-25T22:59:00.000Z'], ['2026-12-31', '23:30', '2026-12-31T22:30:00.000Z']])('%s at %s is an hour of Madrid in any browser', (day, hour, instant) => {
  expect(instantInMadrid(day, hour).toISOString()).toBe(instant);
});
