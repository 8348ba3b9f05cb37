import type { Num } from '../decimal.ts';
import { parseNumber } from '../decimal.ts';
import { isNumber, type Value } from '../values.ts';

/** What goes in and comes out of a Java function; undefined where Java would refuse the value. */
export type JavaValue = number | string | bigint | boolean;
interface JavaType {
  readonly into: (value: Value) => JavaValue | undefined;
  readonly from: (value: JavaValue) => Value | undefined;
}

const whole = (bits: number): JavaType => ({
  into: (value) => (isNumber(value) && value.isInteger() && BigInt.asIntN(bits, BigInt(value.toFixed())) === BigInt(value.toFixed()) ? BigInt(value.toFixed()) : undefined),
  from: (value) => parseNumber(String(value)) ?? undefined,
});

/** A float or double in the fewest digits that mean it, as Java prints it, so that 456.78 comes back as 456.78. */
function shortest(value: number, narrow: (of: number) => number): Num | undefined {
  for (let digits = 1; digits < 17; digits += 1) {
    const text = value.toPrecision(digits);
    if (narrow(Number(text)) === value) return parseNumber(text) ?? undefined;
  }
  return parseNumber(String(value)) ?? undefined;
}

const binary = (narrow: (of: number) => number): JavaType => ({
  into: (value) => (isNumber(value) ? finiteOf(narrow(value.toNumber())) : undefined),
  from: (value) => (typeof value === 'number' ? shortest(value, narrow) : undefined),
});

const finiteOf = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
const text: JavaType = { into: (value) => (typeof value === 'string' ? value : undefined), from: (value) => String(value) };

/** DMN 1.5, 10.3.2.13.3: how FEEL values become the types of a method's signature, and back. */
export const JAVA_TYPES = {
  byte: whole(8), short: whole(16), int: whole(32), long: whole(64), float: binary(Math.fround), double: binary((of) => of),
  boolean: { into: (value) => (typeof value === 'boolean' ? value : undefined), from: (value) => value === true },
  char: { into: (value) => (typeof value === 'string' && value.length === 1 ? value : undefined), from: (value) => String(value) },
  'java.lang.String': text,
  'java.lang.Object': { into: (value) => (typeof value === 'string' || typeof value === 'boolean' ? value : isNumber(value) ? value.toFixed() : undefined), from: (value) => String(value) },
} as const satisfies Record<string, JavaType>;

export type JavaTypeName = keyof typeof JAVA_TYPES;
