// Of the numbers of ninety countries only those of this one are read.
import { cif, dni, nie, nif } from 'stdnum/lib/cjs/es/index.js';

const kinds = [dni, nie, cif, nif];

/** Spanish tax numbers: NIF of nationals (with its letter), NIE of foreigners, and of legal persons (Real Decreto 1065/2007, arts. 18–22). */
export const spain = {
  /** `12.345.678-z` → `12345678Z`. */
  compact: (number: string): string => number.replace(/[\s.\-/]/g, '').toUpperCase(),
  /** Whether the control letter or digit is right. */
  isValid: (number: string): boolean => kinds.some((kind) => kind.validate(number).isValid),
};
