import { civilDate, dayNumber, midnight, instantText, type DayNumber } from './civil-days.ts';
import { computeTerm } from './compute-term.ts';
import { TermError } from './term-error.ts';
import type { CivilDate, TermInput } from './types.ts';

const CENTURY = 36_525;

/**
 * The latest day on which to notify so that the term ends on or before `endBy`: the inverse of `computeTerm`. Hours are
 * taken as notified at midnight. Extensions and suspensions are left out: both come to a term that already runs.
 */
export function startNeededToEndBy({ endBy, ...input }: Omit<TermInput, 'start' | 'extension' | 'suspensions'> & { endBy: CivilDate }): CivilDate {
  const target = dayNumber({ date: endBy, field: 'endBy' });
  const inTime = (start: DayNumber): boolean => {
    const moment = input.rule.unit === 'hours' ? instantText(midnight(start)) : civilDate(start);
    const { ends } = computeTerm({ ...input, start: moment });
    return ends !== null && ends <= endBy;
  };
  let step = 1;
  while (!inTime(target - step)) {
    step *= 2;
    if (step > CENTURY) throw noStart(endBy);
  }
  let good = target - step;
  let bad = target - Math.floor(step / 2) + (step === 1 ? 1 : 0);
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (inTime(middle)) good = middle;
    else bad = middle;
  }
  return civilDate(good);
}

const noStart = (endBy: CivilDate): TermError =>
  new TermError({
    code: 'terms.no-start',
    field: 'endBy',
    text: {
      ca: `Cap data d’inici dels últims cent anys no fa acabar el termini el ${endBy} o abans: reviseu-ne la durada.`,
      es: `Ninguna fecha de inicio de los últimos cien años hace acabar el plazo el ${endBy} o antes: revise su duración.`,
      en: `No start in the last hundred years makes the term end by ${endBy}: check its amount.`,
    },
  });
