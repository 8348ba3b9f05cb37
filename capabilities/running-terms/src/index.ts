export { default as terms } from './terms.module.ts';
export { Holiday, Term, TermChange } from './terms.records.ts';
export { addHoliday, extendTerm, meetTerm, resumeTerm, startTerm, suspendTerm, termsOf } from './operations/index.ts';
export { calendarsWaiting, type CalendarWaiting } from './calendars-waiting.ts';
export { calendarFor, calendarOfPlace } from './calendar.ts';
