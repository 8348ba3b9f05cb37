export { endOfDay } from './civil-days.ts';
export { inThreeLanguages } from './citations.ts';
export { commonRules } from './common-rules.ts';
export { computeTerm } from './compute-term.ts';
export { clockTime, longDate, momentWords, shortDate } from './date-words.ts';
export { amountWords } from './amount-words.ts';
export { explain, explainInOneText } from './explain.ts';
export { recompute, type CalendarChange, type Recomputed } from './recompute.ts';
export { remaining, type Remaining } from './remaining.ts';
export { timeToResolve } from './rules/article-21-time-to-resolve.ts';
export { silenceOnRequest, type Silence, type SilenceMatter } from './rules/article-24-silence.ts';
export { silenceOfOffice } from './rules/article-25-lapse.ts';
export { compareEntries, entryOfFiling, type Entry } from './rules/article-31-2-filing.ts';
export { notifiedInTime } from './rules/article-40-4-notified-in-time.ts';
export { firstNotification } from './rules/article-41-7-first-channel.ts';
export { electronicNotification, type NotificationState } from './rules/article-43-electronic-notification.ts';
export { complianceCounts } from './rules/article-73-3-late-compliance.ts';
export { startNeededToEndBy } from './start-needed.ts';
export { TermError } from './term-error.ts';
export type {
  Calendar, Calendars, CalendarYear, Citation, CivilDate, Extension, ExtensionArticle, NonWorkingDay, Quantity, Rule, Scope, Skipped,
  StartKind, Step, Suspension, Term, TermInput, Text, Unit, Whose,
} from './types.ts';
