import { expect, it } from 'vitest';
import { endOfDay } from './index.ts';

it('a day ends at its last second in Madrid, in winter, in summer and on the days when the clocks change', () => {
  expect(['2026-01-26', '2026-07-15', '2026-03-29', '2026-10-25'].map(endOfDay)).toEqual(['2026-01-26T22:59:59.000Z', '2026-07-15T21:59:59.000Z', '2026-03-29T21:59:59.000Z', '2026-10-25T22:59:59.000Z']);
});
