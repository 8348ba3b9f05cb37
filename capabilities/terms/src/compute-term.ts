import { civilDate, instantText, readMoment, yearOf, type DayNumber } from './civil-days.ts';
import { familyOf, quantityOf, sum } from './quantity.ts';
import { delayedByPauses, isPaused, pausesOf, suspensionSteps, type Pause } from './rules/article-22-suspension.ts';
import { countHours, withinOneDay } from './rules/article-30-1-hours.ts';
import { isWorkingDay, nonWorkingBetween } from './rules/article-30-2-working-days.ts';
import { firstDay } from './rules/article-30-3-day-after.ts';
import { sameNumberAfter } from './rules/article-30-4-same-number.ts';
import { endOnWorkingDay } from './rules/article-30-5-next-working-day.ts';
import { grantedInTime } from './rules/article-32-3-before-it-ends.ts';
import { extensionOf } from './rules/article-32-extension.ts';
import { halvedByUrgency } from './rules/article-33-urgency.ts';
import { TermError } from './term-error.ts';
import type { Calendars, Quantity, Step, Term, TermInput } from './types.ts';

/**
 * Computes when a term ends and why (Llei 39/2015, arts. 22, 23, 29–33). Throws `TermError` for input that the law or
 * the calendar refuses. Without a party's calendar the body's alone is used. `extensionStands` skips art. 32.3: an
 * extension that was granted in time stays good when a calendar changes afterwards.
 */
export function computeTerm(input: TermInput, { extensionStands = false }: { extensionStands?: boolean } = {}): Term {
  const { rule, calendars } = input;
  const { day: start, at } = readMoment({ moment: input.start, field: 'start' });
  const startsOn = civilDate(start);
  const steps: Step[] = [
    { step: 'rule', amount: rule.amount, unit: rule.unit, article: rule.article, ...(rule.name && { name: rule.name }) },
    { step: 'start', on: startsOn, kind: input.startKind ?? 'notification', ...(at && { at: instantText(at) }) },
  ];

  let quantity = quantityOf({ ...rule, field: 'rule' });
  withinOneDay(quantity.minutes / 60);
  if (input.urgent) {
    quantity = halvedByUrgency({ quantity, rule });
    steps.push({ step: 'urgency', now: quantity, article: '33.1' });
  }
  const pauses = pausesOf(input.suspensions);
  if (input.extension) {
    const added = extensionOf({ extension: input.extension, term: quantity });
    if (!extensionStands) grantedInTime({ extension: input.extension, ends: endDay({ start, at, quantity, calendars, pauses }) });
    quantity = sum(quantity, added);
    const { amount, unit, grantedOn, article } = input.extension;
    steps.push({ step: 'extension', amount, unit, grantedOn, article });
  }

  if (familyOf(quantity) === 'minutes') return inHours({ input, startsOn, at, quantity, steps });
  const counted = familyOf(quantity) === 'workingDays'
    ? inWorkingDays({ start, amount: quantity.workingDays, calendars, pauses })
    : byDates({ start, quantity, calendars, pauses });
  steps.push(...counted.steps, ...suspensionSteps({ start, ends: counted.ends, pauses }), ...counted.last);

  if (counted.ends === Number.POSITIVE_INFINITY) {
    const since = civilDate(pauses.find((pause) => pause.to === Number.POSITIVE_INFINITY)?.from ?? start);
    return { input, state: 'suspended', startsOn, ends: null, since, explanation: [...steps, { step: 'suspended', since }] };
  }
  const ends = civilDate(counted.ends);
  steps.push(...calendarWarnings({ from: start, to: counted.ends, calendars }), { step: 'ends', on: ends });
  return { input, state: 'running', startsOn, ends, explanation: steps };
}

type Counted = { ends: DayNumber; steps: Step[]; last: Step[] };

function inWorkingDays({ start, amount, calendars, pauses }: { start: DayNumber; amount: number; calendars: Calendars; pauses: readonly Pause[] }): Counted {
  const first = firstDay({ start, calendars, working: true });
  const ends = lastWorkingDay({ start, amount, calendars, pauses });
  if (ends === Number.POSITIVE_INFINITY) return { ends, steps: [first.step], last: [] };
  const skipped = nonWorkingBetween({ from: first.day, to: ends, calendars });
  const article = skipped.some((one) => one.kind === 'holiday' && one.whose !== 'both') ? '30.6' : '30.2';
  return { ends, steps: [first.step], last: skipped.length > 0 ? [{ step: 'skipped', skipped, article }] : [] };
}

function lastWorkingDay({ start, amount, calendars, pauses }: { start: DayNumber; amount: number; calendars: Calendars; pauses: readonly Pause[] }): DayNumber {
  const open = pauses.find((pause) => pause.to === Number.POSITIVE_INFINITY)?.from ?? Number.POSITIVE_INFINITY;
  let left = amount;
  let idle = 0;
  for (let day = start + 1; ; day += 1) {
    if (day >= open) return Number.POSITIVE_INFINITY;
    if (!isWorkingDay({ day, calendars })) idle += 1;
    else {
      idle = 0;
      if (!isPaused(day, pauses)) left -= 1;
    }
    if (left === 0) return day;
    if (idle > 3_660) throw new Error(`the calendar of ${calendars.body.place} has no working day in ten years`);
  }
}

function byDates({ start, quantity, calendars, pauses }: { start: DayNumber; quantity: Quantity; calendars: Calendars; pauses: readonly Pause[] }): Counted {
  const inMonths = quantity.months > 0;
  const same = sameNumberAfter({ start, months: quantity.months });
  const nominal = same.day + quantity.naturalDays;
  const settle = (day: DayNumber): DayNumber => endOnWorkingDay({ day, calendars }).day;
  const delayed = delayedByPauses({ start, ends: nominal, pauses, settle });
  const first = firstDay({ start, calendars, working: false }).step;
  const steps: Step[] = [first.step === 'first-day' && inMonths ? { ...first, article: '30.4' } : first];
  if (inMonths) steps.push({ step: 'same-number', on: civilDate(same.day), noSuchDay: same.noSuchDay, article: '30.4' });
  if (delayed === Number.POSITIVE_INFINITY) return { ends: delayed, steps, last: [] };
  const moved = endOnWorkingDay({ day: delayed, calendars });
  return { ends: moved.day, steps, last: moved.step ? [moved.step] : [] };
}

function inHours(
  { input, startsOn, at, quantity, steps }:
  { input: TermInput; startsOn: string; at: ReturnType<typeof readMoment>['at']; quantity: Quantity; steps: Step[] },
): Term {
  if (!at) throw needsInstant();
  if (input.suspensions && input.suspensions.length > 0) throw hoursCannotStop();
  const { end, lastDay, step } = countHours({ at, minutes: quantity.minutes, calendars: input.calendars });
  const ends = civilDate(lastDay);
  const endsAt = instantText(end);
  const { day: start } = readMoment({ moment: startsOn, field: 'start' });
  const warnings = calendarWarnings({ from: start, to: lastDay, calendars: input.calendars });
  const explanation: Step[] = [...steps, step, ...warnings, { step: 'ends', on: ends, at: endsAt }];
  return { input, state: 'running', startsOn, ends, endsAt, explanation };
}

/** The end alone, for rules that must look at it before the term is complete. */
function endDay(
  { start, at, quantity, calendars, pauses }:
  { start: DayNumber; at: ReturnType<typeof readMoment>['at']; quantity: Quantity; calendars: Calendars; pauses: readonly Pause[] },
): DayNumber {
  switch (familyOf(quantity)) {
    case 'minutes': return at ? countHours({ at, minutes: quantity.minutes, calendars }).lastDay : start;
    case 'workingDays': return lastWorkingDay({ start, amount: quantity.workingDays, calendars, pauses });
    case 'dates': return byDates({ start, quantity, calendars, pauses }).ends;
  }
}

/** A year that the calendar does not know, or knows in part, may hide holidays: the person must hear of it. */
function calendarWarnings({ from, to, calendars }: { from: DayNumber; to: DayNumber; calendars: Calendars }): Step[] {
  const warnings: Step[] = [];
  for (const calendar of [calendars.body, calendars.party]) {
    if (!calendar) continue;
    for (let year = yearOf(from); year <= yearOf(to); year += 1) {
      const known = calendar.years.find((one) => one.year === year);
      if (known?.status === 'complete') continue;
      const status = known?.status ?? 'missing';
      warnings.push({ step: 'warning', year, status, place: calendar.place, ...(known && { source: known.source }) });
    }
  }
  return warnings;
}

const needsInstant = (): TermError =>
  new TermError({
    code: 'terms.hours-need-instant',
    field: 'start',
    article: '30.1',
    text: {
      ca: 'Un termini d’hores compta des de l’hora i el minut de la notificació (art. 30.1): indiqueu-los.',
      es: 'Un plazo por horas cuenta desde la hora y el minuto de la notificación (art. 30.1): indíquelos.',
      en: 'A term in hours counts from the hour and minute of the notification (art. 30.1): give them.',
    },
  });

const hoursCannotStop = (): TermError =>
  new TermError({
    code: 'terms.hours-cannot-stop',
    field: 'suspensions',
    article: '22',
    text: {
      ca: 'La suspensió atura els terminis per resoldre i notificar (art. 22), que no són mai d’hores: traieu-la.',
      es: 'La suspensión detiene los plazos para resolver y notificar (art. 22), que nunca son de horas: quítela.',
      en: 'Suspension stops the terms to resolve and notify (art. 22), which are never in hours: remove it.',
    },
  });
