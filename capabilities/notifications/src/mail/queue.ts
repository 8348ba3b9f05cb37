import type { Context, Language, RowOf } from '@comu/kernel';
import { Message } from './message.records.ts';
import { sendMessage } from './send.ts';

export interface NewMessage {
  readonly to: string;
  readonly name: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  /** Whole and already escaped. */
  readonly html: string;
  readonly notification?: string;
  /** The letter holds `linkPlace`, where the link of this invitation goes as it leaves. */
  readonly invitation?: string;
  /** Hash of a file that the organisation holds and that goes in the letter: `mostAttached` bytes at most. */
  readonly attachment?: string;
}

/** What most mail servers take, once a file has grown by a third on its way. */
export const mostAttached = 7_000_000;

/** Leaves an e-mail in the outbox of the acting organisation; it goes after the commit, and nothing waits for it. */
export async function queueMessage({ db, later }: Context, { to, name, language, subject, text, html, notification, invitation, attachment }: NewMessage): Promise<RowOf<typeof Message>> {
  const message = await db.insert(Message, { to, name, language, subject, text, html, notification: notification ?? null, invitation: invitation ?? null, attachment: attachment ?? null });
  await later(sendMessage, { message: message.id }, { key: `mail ${message.id}` });
  return message;
}
