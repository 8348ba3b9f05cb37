import { Decimal } from 'decimal.js';

/**
 * The numbers of FEEL: IEEE 754-2008 decimal128, 34 significant digits, rounded half to even (DMN 1.5, 10.3.2.3.1).
 * Never binary floating point, so that 0.1 + 0.2 = 0.3.
 */
export const Num = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN, maxE: 6144, minE: -6176, toExpPos: 40, toExpNeg: -40 });

export type Num = Decimal;

export const ZERO = new Num(0);
export const ONE = new Num(1);

/** The number a text writes, rounded to 34 digits; null when it is no finite number. */
export function parseNumber(text: string): Num | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  return finite(new Num(text).toSignificantDigits(34));
}

/** Null instead of NaN and the infinities, which FEEL does not have. */
export function finite(number: Num): Num | null {
  if (!number.isFinite()) return null;
  return number.isZero() ? ZERO : number;
}

/** The number in plain digits, with an exponent only beyond 40 digits. */
export function numberText(number: Num): string {
  return Math.abs(number.e) <= 40 ? number.toFixed() : number.toString();
}
