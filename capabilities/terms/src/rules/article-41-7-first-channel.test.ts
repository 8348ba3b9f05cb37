import { expect, test } from 'vitest';
import { firstNotification } from './article-41-7-first-channel.ts';

test('art. 41.7: of several channels the first one counts', () => {
  expect(firstNotification(['2026-11-26T10:00:00+01:00', '2026-11-25T23:00:00+01:00', '2026-11-27'])).toBe('2026-11-25T23:00:00+01:00');
});
