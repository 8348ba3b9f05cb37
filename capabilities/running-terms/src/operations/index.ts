export { addHoliday, missingHolidays, removeHoliday } from './holidays.ts';
export { calendarOfYear, previewHoliday } from './calendar-year.ts';
export { importHolidays } from './import-holidays.ts';
export { extendTerm } from './extend.ts';
export { expireTerm, meetTerm } from './finish.ts';
export { recomputeEverywhere, recomputeTerms } from './recompute.ts';
export { resumeTerm, suspendTerm } from './suspend.ts';
export { startTerm } from './start.ts';
export { termsOf } from './terms-of.ts';
