import { type Context, type RowOf } from '@comu/kernel';
import { keepReminders, Reminder } from '@comu/reminders';
import type { Entry } from './registry.records.ts';

const sourceOf = (entry: string) => `registry.entry ${entry}`;

/** Leaves an entry in the inbox of whoever works in a unit, until one of them accepts it, a case takes it in or it is sent on; where the house keeps no reminders it only stays on record. */
export async function waitIn({ house, asSystem }: Pick<Context, 'house' | 'asSystem'>, { entry: { id, code, subject }, unit, why }: { entry: RowOf<typeof Entry>; unit: string; why: string | undefined }): Promise<void> {
  if (!house.records.has(Reminder.name)) return;
  const title = `${code} · ${subject}`;
  const because = (word: string) => (why === undefined ? '' : ` ${word}: ${why}`);
  await asSystem(keepReminders, { source: sourceOf(id), waiting: [{
    key: id, kind: 'entry', person: null, role: null, unit, due: null, path: `/registry/${code}`, title: { ca: title, es: title, en: title },
    why: { ca: `Us ha arribat a la unitat: feu-vos-en càrrec o obriu-ne un expedient.${because('Motiu')}`, es: `Ha llegado a su unidad: hágase cargo o abra un expediente.${because('Motivo')}`, en: `It reached your unit: accept it or open a case with it.${because('Reason')}` },
  }] });
}

/** The unit where an entry waits for somebody, if it does. */
export async function waitsIn({ house, db }: Pick<Context, 'house' | 'db'>, entry: string): Promise<string | null> {
  if (!house.records.has(Reminder.name)) return null;
  return (await db.first(Reminder, { source: sourceOf(entry) }))?.unit ?? null;
}

/** An entry waits no more. */
export async function waitsNoMore(context: Pick<Context, 'house' | 'db' | 'asSystem'>, entry: string): Promise<void> {
  if ((await waitsIn(context, entry)) !== null) await context.asSystem(keepReminders, { source: sourceOf(entry), waiting: [] });
}
