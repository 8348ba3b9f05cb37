/** What a person reads, in the three languages of the house. */
export type Text = Readonly<{ ca: string; es: string; en: string }>;

/** The norm or gazette that something rests on: one text when it reads the same in every language. */
export type Citation = string | Text;

/** A civil date 'YYYY-MM-DD', as every date at the boundary of this package. */
export type CivilDate = string;

export type Unit = 'hours' | 'working-days' | 'natural-days' | 'months' | 'years';

/** A term as the norm states it. `article` is cited as it will be read, in one language or in the three. */
export type Rule = Readonly<{
  amount: number;
  unit: Unit;
  article: Citation;
  name?: Text;
  /** Urgency (art. 33.1) never shortens the terms to file an application or an appeal. */
  purpose?: 'application' | 'appeal' | 'other';
}>;

export type Scope = 'state' | 'catalonia' | 'local' | 'body';

export type NonWorkingDay = Readonly<{ date: CivilDate; name: Text; scope: Scope; source: Citation }>;

/** How much is known of a year: with anything but 'complete' the result carries a warning. */
export type CalendarYear = Readonly<{
  year: number;
  status: 'complete' | 'provisional' | 'local-missing';
  source: Citation;
}>;

/** The non-working days of one place besides Saturdays and Sundays, which the law itself excludes. */
export type Calendar = Readonly<{
  place: string;
  years: readonly CalendarYear[];
  days: readonly NonWorkingDay[];
}>;

/** `party` only when the interested party lives elsewhere: a day off in either place is off (art. 30.6). */
export type Calendars = Readonly<{ body: Calendar; party?: Calendar }>;

/** Days from `from` to the day before `to` do not count; `to: null` while the cause lasts. */
export type Suspension = Readonly<{
  from: CivilDate;
  to: CivilDate | null;
  reason: Text;
  /** The article that allows it, such as '22.1.a'; 22.1.d (mandatory reports) is capped at three months. */
  article: string;
}>;

/**
 * 32.1 at most half the term · 32.4 technical incident, no cap · 23.1 the time to resolve, at most as much again ·
 * 68.2 amendment of an application, at most five days.
 */
export type ExtensionArticle = '32.1' | '32.4' | '23.1' | '68.2';

export type Extension = Readonly<{ amount: number; unit: Unit; grantedOn: CivilDate; article: ExtensionArticle }>;

export type StartKind = 'notification' | 'publication' | 'silence' | 'entry' | 'agreement' | 'availability';

export type TermInput = Readonly<{
  rule: Rule;
  /** A civil date in Madrid or an instant with offset ('2026-11-24T10:30:00+01:00'); hours need the instant. */
  start: string;
  startKind?: StartKind;
  calendars: Calendars;
  suspensions?: readonly Suspension[];
  extension?: Extension;
  urgent?: boolean;
}>;

/** Whose calendar makes the day non-working. */
export type Whose = 'body' | 'party' | 'both';

/** Days that did not count, weekends in one entry and every holiday by name. */
export type Skipped =
  | Readonly<{ kind: 'weekends'; from: CivilDate; to: CivilDate; days: number }>
  | Readonly<{ kind: 'holiday'; date: CivilDate; name: Text; scope: Scope; source: Citation; place: string; whose: Whose }>;

export type Step =
  | Readonly<{ step: 'rule'; amount: number; unit: Unit; article: Citation; name?: Text }>
  | Readonly<{ step: 'start'; on: CivilDate; at?: string; kind: StartKind }>
  | Readonly<{ step: 'urgency'; now: Quantity; article: '33.1' }>
  | Readonly<{ step: 'extension'; amount: number; unit: Unit; grantedOn: CivilDate; article: ExtensionArticle }>
  | Readonly<{ step: 'first-day'; on: CivilDate; skipped: readonly Skipped[]; article: '30.3' | '30.4' }>
  | Readonly<{ step: 'hours'; from: string; minutes: number; skipped: readonly Skipped[]; article: '30.1' }>
  | Readonly<{ step: 'skipped'; skipped: readonly Skipped[]; article: '30.2' | '30.6' }>
  | Readonly<{ step: 'same-number'; on: CivilDate; noSuchDay: boolean; article: '30.4' }>
  | Readonly<{
      step: 'suspension';
      from: CivilDate;
      to: CivilDate | null;
      days: number;
      reason: Text;
      article: string;
      effect: 'stops' | 'capped' | 'after-expiry' | 'open';
    }>
  | Readonly<{ step: 'moved'; from: CivilDate; to: CivilDate; skipped: readonly Skipped[]; article: '30.5' }>
  | Readonly<{ step: 'warning'; year: number; status: 'missing' | 'provisional' | 'local-missing'; place: string; source?: Citation }>
  | Readonly<{ step: 'ends'; on: CivilDate; at?: string }>
  | Readonly<{ step: 'suspended'; since: CivilDate }>;

/** Half a month is fifteen natural days, so a halved term may need two of these at once. */
export type Quantity = Readonly<{ months: number; naturalDays: number; workingDays: number; minutes: number }>;

type TermBase = Readonly<{
  input: TermInput;
  /** The civil date of the notification in Madrid. */
  startsOn: CivilDate;
  explanation: readonly Step[];
}>;

/** The computed term. It is plain data: keep it with the case as it is. */
export type Term =
  | (TermBase & Readonly<{ state: 'running'; ends: CivilDate; endsAt?: string }>)
  | (TermBase & Readonly<{ state: 'suspended'; ends: null; since: CivilDate }>);
