import { dayInMadrid, operation, sentence } from '@comu/kernel';
import { z } from 'zod';
import { Reminder } from './reminders.records.ts';

const told = z.object({
  key: z.string().min(1).max(120), kind: z.enum(['publication', 'data', 'entry']), person: z.uuid().nullable(), role: z.string().max(60).nullable(), unit: z.uuid().nullable().default(null), title: sentence, why: sentence, due: z.iso.date().nullable(),
  /** Inside the organisation: `/dades/…`. */
  path: z.string().startsWith('/').max(300),
});
export type Told = z.input<typeof told>;

const sameAs = (before: Told, now: Told) => JSON.stringify([before.kind, before.person, before.role, before.unit ?? null, before.title, before.why, before.due, before.path]) === JSON.stringify([now.kind, now.person, now.role, now.unit ?? null, now.title, now.why, now.due, now.path]);
const wordsOf = ({ ca, es, en }: Told['title']) => ({ ca, es, en });

/** Says all that waits on behalf of one source, which knows no more: what it no longer names is done and goes away. */
export const keepReminders = operation('reminders.keep', {
  title: { ca: 'Recorda el que espera', es: 'Recuerda lo que espera', en: 'Keep what waits' }, permission: 'system', input: { source: z.string().min(1).max(60), waiting: z.array(told).max(1000) }, output: z.null(),
  async run({ source, waiting }, { db, now }) {
    const before = new Map((await db.all(Reminder, { source })).map((each) => [each.key, each]));
    for (const each of waiting) {
      const kept = before.get(each.key);
      before.delete(each.key);
      if (kept === undefined) await db.insert(Reminder, { ...each, source, since: dayInMadrid(now) });
      else if (!sameAs({ ...kept, title: wordsOf(kept.title), why: wordsOf(kept.why) }, each)) await db.update(Reminder, kept.id, each);
    }
    for (const { id } of before.values()) await db.remove(Reminder, id);
    return null;
  },
});
