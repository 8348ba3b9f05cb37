import type { RowOf, Text } from '@comu/kernel';
import { electronicNotification } from '@comu/terms';
import type { Notification } from './notifications.records.ts';

const always = '9000-01-01T00:00:00Z';

/** The last day to open what is made available now, and the instant from which it counts as rejected: midnight in Madrid after the tenth natural day (art. 43.2). */
export function openUntil(availableAt: string): { lastDay: string; expiresAt: string } {
  const { lastDay, effectiveAt } = electronicNotification({ availableAt, now: always });
  return { lastDay, expiresAt: new Date(effectiveAt as string).toISOString() };
}

/** What an act of the addressee, or the passing of time, makes of a notification at this instant. */
export function outcomeOf({ availableAt, act, now }: { availableAt: string; act: 'accepted' | 'rejected' | 'expired'; now: string }) {
  return electronicNotification({ availableAt, now, ...(act === 'accepted' ? { accessedAt: now } : act === 'rejected' ? { refusedAt: now } : {}) });
}

/** The state of a notification in one plain sentence, with its day and article. */
export const sentenceOf = ({ explanation, availableAt }: RowOf<typeof Notification>, now: Date): Text =>
  explanation?.text ?? electronicNotification({ availableAt, now: now.toISOString() }).text;
