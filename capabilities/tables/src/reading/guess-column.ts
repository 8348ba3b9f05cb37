import { digitsOf, codeSense } from './codes.ts';
import { saysNoData } from './blanks.ts';
import { daySense } from './days.ts';
import { numberSense } from './numbers.ts';
import type { ColumnProposal, ColumnReading, Text } from '../types.ts';
import { why } from './why.ts';

/** A column’s cells as seen: trimmed, without those that say “no data”. */
export interface Seen { readonly line: number; readonly value: string }

const yesNo = /^(s[ií]|no|yes|true|false|cert|fals|verdadero|falso|vertader)$/i;
/** Above this share of fitting values, the rest are doubts of single rows; below, the column is text. */
const enough = 0.9;

export interface GuessInput { readonly at: number; readonly name: string; readonly title: string; readonly seen: readonly Seen[]; readonly blank: number; readonly fileUsesComma: boolean }
export interface Guess { readonly proposal: ColumnProposal; readonly misfits: readonly Seen[]; readonly ambiguous: 'thousands' | 'day-order' | undefined; readonly lostZeros: readonly Seen[] }

/** Takes a column for what most of its values are, and says why. */
export function guessColumn({ at, name, title, seen, blank, fileUsesComma }: GuessInput): Guess {
  const values = seen.map(({ value }) => value);
  const reading = (kind: Pick<ColumnReading, 'type'> & Partial<ColumnReading>, reason: Text, misfits: readonly string[] = [], ambiguous?: Guess['ambiguous']): Guess => {
    const wrong = new Set(misfits);
    const fillTo = kind.fillTo;
    return {
      proposal: {
        at, name, title, ...kind, fit: values.length === 0 ? 1 : 1 - misfits.length / values.length, filled: values.length, blank,
        examples: [...new Set(values)].slice(0, 5), why: reason,
      },
      misfits: misfits.length === 0 ? [] : seen.filter(({ value }) => wrong.has(value)),
      ambiguous,
      lostZeros: fillTo === undefined ? [] : seen.filter(({ value }) => /^\d+(?:\.0+)?$/.test(value) && value.replace(/\.0+$/, '').length < fillTo),
    };
  };
  if (values.length === 0) return reading({ type: 'text' }, why.empty);

  const code = codeSense(values, title);
  if (code !== undefined) {
    const fillTo = code.lostZeros ? digitsOf[code.code] : undefined;
    return reading({ type: 'text', code: code.code, ...(fillTo === undefined ? {} : { fillTo }) }, why.code(code.code, code.lostZeros), code.misfits);
  }
  if (values.every((value) => yesNo.test(value)) && new Set(values.map((value) => value.toLowerCase())).size <= 2) return reading({ type: 'yes-no' }, why.yesNo);
  const days = daySense(values);
  if (days !== undefined && days.misfits.length <= values.length * (1 - enough)) return reading({ type: days.type, dayOrder: days.dayOrder }, why.day(days.type, days.dayOrder), days.misfits, days.ambiguous ? 'day-order' : undefined);
  const leading = values.find((value) => /^0\d+$/.test(value));
  if (leading !== undefined) return reading({ type: 'text' }, why.leadingZeros(leading));
  const long = values.find((value) => /^\d{19,}$/.test(value));
  if (long !== undefined) return reading({ type: 'text' }, why.longDigits);
  const numbers = numberSense(values, fileUsesComma);
  const rightNumbers = values.length - numbers.misfits.length;
  if (rightNumbers >= values.length * enough && rightNumbers > 0) {
    return reading({
      type: numbers.type, ...(numbers.decimalComma ? { decimalComma: true } : {}), ...(numbers.unit === undefined ? {} : { unit: numbers.unit }), ...(numbers.scale === undefined ? {} : { scale: Math.max(numbers.scale, 2) }),
    }, why.number(numbers.type, numbers.decimalComma, numbers.thousands), numbers.misfits, numbers.ambiguous ? 'thousands' : undefined);
  }
  if (values.every((value) => /^[[{]/.test(value)) && values.slice(0, 50).every(isJson)) return reading({ type: values.slice(0, 50).every((value) => /"coordinates"/.test(value)) ? 'geometry' : 'json' }, why.json);
  // The few numbers (or the few words) are worth telling when they are nearly all of one kind.
  const mostlyNumbers = rightNumbers > values.length * 0.5;
  return reading({ type: 'text' }, mostlyNumbers ? why.mixed(rightNumbers, values.length) : why.text);
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether the column’s other values are numbers or days, so that words for “no data” are blanks and not texts. */
export const wordsAreBlanks = (values: readonly string[]): boolean => {
  const rest = values.filter((value) => !saysNoData(value));
  if (rest.length === 0) return values.length > 0 && values.every((value) => value.length < 5);
  return rest.filter((value) => /^[\s+\-−]*[\d.,\s]*\d[\d.,\s]*(?:%|€)?$/.test(value) || daySense([value]) !== undefined).length >= rest.length * 0.5;
};
