import { computeTerm } from './compute-term.ts';
import { barcelona } from './sample-calendars.ts';
import type { Calendar, Step, Unit } from './types.ts';

/** The end of a plain term, for tests: in Barcelona unless another body is named. */
export const endOf = (start: string, amount: number, unit: Unit, body: Calendar = barcelona, party?: Calendar): string | null =>
  computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body, ...(party && { party }) } }).ends;

/** One step of the explanation of a plain term in Barcelona. */
export const stepOf = <Name extends Step['step']>(name: Name, start: string, amount: number, unit: Unit) =>
  computeTerm({ rule: { amount, unit, article: 'x' }, start, calendars: { body: barcelona } })
    .explanation.find((one): one is Extract<Step, { step: Name }> => one.step === name);
