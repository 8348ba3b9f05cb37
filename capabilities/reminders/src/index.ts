export { keepReminders, type Told } from './keep.ts';
export { default as reminders } from './reminders.module.ts';
export { Reminder } from './reminders.records.ts';
export { remindersWaiting } from './waiting.ts';
