import type { Context, RowOf } from '@comu/kernel';
import { Evidence, Notification } from '../notifications.records.ts';
import { recordStep } from '../operations/certificate.ts';
import type { Message } from './message.records.ts';

/** That the notice went to the addressee’s device or address is evidence of its own (art. 41.6), though its lack takes nothing from the notification. */
export async function recordNotice(context: Context, { notification: id, to }: RowOf<typeof Message>): Promise<void> {
  const { db, now } = context;
  if (id === null) return;
  const notification = await db.get(Notification, id);
  if (notification.direction !== 'sent' || (await db.first(Evidence, { notification: id, step: 'notice-sent' })) !== undefined) return;
  await recordStep(context, { notification: id, number: notification.number, step: 'notice-sent', at: now.toISOString(), availableAt: notification.availableAt, documents: [], noticeTo: to });
}
