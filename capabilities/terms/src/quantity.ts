import { TermError } from './term-error.ts';
import type { Quantity, Unit } from './types.ts';

const NOTHING: Quantity = { months: 0, naturalDays: 0, workingDays: 0, minutes: 0 };

/** Reads an amount and its unit; the amount must be a positive whole number. */
export function quantityOf({ amount, unit, field }: { amount: number; unit: Unit; field: string }): Quantity {
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > 36_500) {
    throw new TermError({
      code: 'terms.bad-amount',
      field: `${field}.amount`,
      text: {
        ca: `La durada «${amount}» no és vàlida: poseu-hi un nombre enter entre 1 i 36.500.`,
        es: `La duración «${amount}» no es válida: ponga un número entero entre 1 y 36.500.`,
        en: `The amount “${amount}” is not valid: use a whole number from 1 to 36,500.`,
      },
    });
  }
  switch (unit) {
    case 'hours': return { ...NOTHING, minutes: amount * 60 };
    case 'working-days': return { ...NOTHING, workingDays: amount };
    case 'natural-days': return { ...NOTHING, naturalDays: amount };
    case 'months': return { ...NOTHING, months: amount };
    case 'years': return { ...NOTHING, months: amount * 12 };
    default:
      throw new TermError({
        code: 'terms.bad-unit',
        field: `${field}.unit`,
        text: {
          ca: `La unitat «${String(unit)}» no existeix. Trieu hores, dies hàbils, dies naturals, mesos o anys.`,
          es: `La unidad «${String(unit)}» no existe. Elija horas, días hábiles, días naturales, meses o años.`,
          en: `The unit “${String(unit)}” does not exist. Choose hours, working-days, natural-days, months or years.`,
        },
      });
  }
}

/** Half of a quantity; half a month is fifteen natural days, and half a day goes `up` or `down`. */
export function half(quantity: Quantity, round: 'up' | 'down'): Quantity {
  const whole = round === 'up' ? Math.ceil : Math.floor;
  return {
    months: Math.floor(quantity.months / 2),
    naturalDays: whole(quantity.naturalDays / 2) + (quantity.months % 2) * 15,
    workingDays: whole(quantity.workingDays / 2),
    minutes: whole(quantity.minutes / 2),
  };
}

export const sum = (a: Quantity, b: Quantity): Quantity => ({
  months: a.months + b.months,
  naturalDays: a.naturalDays + b.naturalDays,
  workingDays: a.workingDays + b.workingDays,
  minutes: a.minutes + b.minutes,
});

export type Family = 'minutes' | 'workingDays' | 'dates';

/** Months, years and natural days run by dates and add up; hours and working days stand each alone. */
export function familyOf(quantity: Quantity): Family {
  if (quantity.minutes > 0) return 'minutes';
  return quantity.workingDays > 0 ? 'workingDays' : 'dates';
}

/** Whether `a` is longer than `b`, of the same family; a month weighs thirty days here. */
export const longer = (a: Quantity, b: Quantity): boolean =>
  a.minutes > b.minutes || a.workingDays > b.workingDays || a.months * 30 + a.naturalDays > b.months * 30 + b.naturalDays;
