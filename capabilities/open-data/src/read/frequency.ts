import type { Store, Term } from 'n3';
import type { Frequency } from '../dcat/codes.ts';

/** Codes of the European list, of Dublin Core’s and of words that catalogues write, by the rhythm that we keep. */
const codes: Readonly<Record<string, Frequency>> = {
  daily: 'daily', cont: 'daily', update_cont: 'daily', continuous: 'daily', hourly: 'daily', daily_2: 'daily', weekly: 'weekly', weekly_2: 'weekly', weekly_3: 'weekly', biweekly: 'weekly', semiweekly: 'weekly',
  monthly: 'monthly', monthly_2: 'monthly', monthly_3: 'monthly', semimonthly: 'monthly', bimonthly: 'quarterly', quarterly: 'quarterly', annual_3: 'quarterly', annual_2: 'yearly', semiannual: 'yearly', annual: 'yearly', yearly: 'yearly',
  never: 'never', irreg: 'irregular', irregular: 'irregular', unknown: 'irregular',
};
const time = 'http://www.w3.org/2006/time#';
/** Days of each part of a duration of OWL-Time, which the Spanish profile of 2013 tells frequencies by. */
const daysOf: Readonly<Record<string, number>> = { years: 365, months: 30, weeks: 7, days: 1, hours: 1 / 24 };

/** How often a dataset is renewed, from a code or from a duration; null when it does not say. */
export function frequencyTold(store: Store, told: Term | undefined): Frequency | null {
  if (told === undefined) return null;
  const code = codes[(told.value.split(/[#/]/).at(-1) ?? '').toLowerCase()];
  if (code !== undefined) return code;
  const [duration] = store.getQuads(told as never, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value', null, null).map(({ object }) => object);
  const days = [told, duration].filter((each) => each !== undefined).flatMap((each) => Object.entries(daysOf).map(([unit, length]) => Number(store.getObjects(each as never, `${time}${unit}`, null)[0]?.value ?? 0) * length)).reduce((sum, each) => sum + each, 0);
  if (!(days > 0)) return null;
  return days <= 2 ? 'daily' : days <= 10 ? 'weekly' : days <= 45 ? 'monthly' : days <= 100 ? 'quarterly' : 'yearly';
}
