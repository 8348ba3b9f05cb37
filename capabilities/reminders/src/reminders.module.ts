import { defineModule } from '@comu/kernel';
import { keepReminders } from './keep.ts';
import { Reminder } from './reminders.records.ts';

/** Reminders: what waits for a person besides tasks, signatures and notifications. The one inbox shows them. */
export default defineModule({
  name: 'reminders',
  title: { ca: 'Recordatoris', es: 'Recordatorios', en: 'Reminders' },
  needs: ['identity'],
  records: [Reminder],
  operations: [keepReminders],
});
