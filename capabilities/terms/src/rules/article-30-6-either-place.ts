import { holidayIn } from '../calendar-days.ts';
import type { DayNumber } from '../civil-days.ts';
import type { Calendars, NonWorkingDay, Whose } from '../types.ts';

/** A day that is off where the body sits or where the interested party lives is off for both (Llei 39/2015, art. 30.6). */
export function whoseHoliday(
  { day, calendars }: { day: DayNumber; calendars: Calendars },
): { holiday: NonWorkingDay; whose: Whose; place: string } | undefined {
  const body = holidayIn(calendars.body, day);
  const party = holidayIn(calendars.party, day);
  if (body) return { holiday: body, whose: party || !calendars.party ? 'both' : 'body', place: calendars.body.place };
  if (party && calendars.party) return { holiday: party, whose: 'party', place: calendars.party.place };
  return undefined;
}
