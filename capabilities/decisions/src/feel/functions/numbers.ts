import { finite, Num } from '../decimal.ts';
import { negative } from '../arithmetic.ts';
import { Decimal } from 'decimal.js';
import { isNumber, kindOf, type Value } from '../values.ts';
import { define, WHY } from './define.ts';

const MAX_SCALE = 6176;

function rounding(name: string, mode: Decimal.Rounding, ...alone: readonly 'n: number'[]) {
  return define(name, [...alone, 'n: number, scale: number'], ([n, places]: [Num, Num?], _, none) => {
    const digits = places ? places.trunc().toNumber() : 0;
    if (digits < -6111 || digits > MAX_SCALE) return none(WHY.outside);
    return roundTo(new Num(n), digits, mode);
  });
}

/** Rounds to a number of decimals, which may be negative. */
function roundTo(n: Num, digits: number, mode: Decimal.Rounding): Value {
  if (digits >= 0) return finite(n.toDecimalPlaces(Math.min(digits, 7000), mode));
  const unit = new Num(10).pow(-digits);
  return finite(n.div(unit).toDecimalPlaces(0, mode).times(unit));
}

const isZeroRemainder = (n: Num, by: number): boolean => new Num(n).mod(by).isZero();

export const numberFunctions = [
  rounding('decimal', Decimal.ROUND_HALF_EVEN),
  rounding('floor', Decimal.ROUND_FLOOR, 'n: number'),
  rounding('ceiling', Decimal.ROUND_CEIL, 'n: number'),
  rounding('round up', Decimal.ROUND_UP),
  rounding('round down', Decimal.ROUND_DOWN),
  rounding('round half up', Decimal.ROUND_HALF_UP),
  rounding('round half down', Decimal.ROUND_HALF_DOWN),

  define('abs', 'n: any', ([n]: [Value], run, none) => {
    if (isNumber(n)) return new Num(n).abs();
    if (n === null || typeof n !== 'object' || !('kind' in n) || !kindOf(n).endsWith('duration')) return none(WHY.kinds);
    const below = (n.kind === 'years and months duration' && n.months < 0) || (n.kind === 'days and time duration' && n.nanos < 0n);
    return below ? negative(n, run) : n;
  }),
  define('modulo', 'dividend: number, divisor: number', ([dividend, divisor]: [Num, Num], _, none) => {
    if (divisor.isZero()) return none({ ca: 'no es pot dividir per zero', es: 'no se puede dividir por cero', en: 'cannot divide by zero' });
    const rest = new Num(dividend).mod(divisor);
    return finite(!rest.isZero() && rest.isNegative() !== divisor.isNegative() ? rest.plus(divisor) : rest);
  }),
  define('sqrt', 'number: number', ([n]: [Num], _, none) => (n.isNegative() && !n.isZero() ? none(WHY.outside) : finite(new Num(n).sqrt()))),
  define('log', 'number: number', ([n]: [Num], _, none) => (n.isPositive() && !n.isZero() ? finite(new Num(n).ln()) : none(WHY.outside))),
  define('exp', 'number: number', ([n]: [Num], _, none) => {
    if (n.abs().greaterThan(14_200)) return n.isNegative() ? new Num(0) : none(WHY.outside);
    return finite(new Num(n).exp()) ?? none(WHY.outside);
  }),
  define('odd', 'number: number', ([n]: [Num]) => n.isInteger() && !isZeroRemainder(n, 2)),
  define('even', 'number: number', ([n]: [Num]) => n.isInteger() && isZeroRemainder(n, 2)),
];
