import { municipalities } from '@comu/territory';
import type { Code } from '../types.ts';

/** Length of each code that is only digits. */
export const digitsOf: Partial<Record<Code, number>> = { ine5: 5, idescat6: 6, entity10: 10, postcode: 5 };

const ine = new Set(municipalities.map(({ ine: code }) => code));
const six = new Set(municipalities.map(({ code6 }) => code6));
/** Provinces of the INE, 01 to 52. */
const province = /^(0[1-9]|[1-4]\d|5[0-2])/;

/** Regular expression that a filled-up code fits, as it is also written in SQL. */
export const codePattern: Record<Code, string> = {
  ine5: '^(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}$',
  idescat6: '^(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{4}$',
  entity10: '^((0[1-9]|[1-4][0-9]|5[0-2])[0-9]{8}|(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}[A-Z]{2}[0-9]{3})$',
  nif: '^([0-9]{8}[A-Z]|[XYZKLM][0-9]{7}[A-Z]|[ABCDEFGHJNPQRSUVW][0-9]{7}[0-9A-J])$',
  postcode: '^(0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}$',
};

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';
/** Whether a tax number has the control letter or digit that it must (RD 1065/2007 and Orden EHA/451/2008). */
export function isNif(value: string): boolean {
  const nif = value.toUpperCase().replace(/[\s.-]/g, '');
  const person = /^([XYZKLM]?)(\d{7,8})([A-Z])$/.exec(nif);
  if (person !== null && (person[1] === '') === (person[2]!.length === 8)) return letters[Number(`${person[1] === '' ? '' : Math.max(0, 'XYZ'.indexOf(person[1]!))}${person[2]}`) % 23] === person[3];
  const body = /^([ABCDEFGHJNPQRSUVW])(\d{7})([0-9A-J])$/.exec(nif);
  if (body === null) return false;
  let sum = 0;
  for (const [at, digit] of [...body[2]!].entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  const control = (10 - (sum % 10)) % 10;
  return body[3] === String(control) || body[3] === 'JABCDEFGHI'[control];
}

/** A value as a code: without the `.0` that a spreadsheet left, filled up with the zeros it lost. */
export function asCode(value: string, code: Code): string {
  const bare = value.trim().replace(/\.0+$/, '');
  const digits = digitsOf[code];
  return digits !== undefined && /^\d+$/.test(bare) && bare.length < digits && bare.length >= digits - 1 ? bare.padStart(digits, '0') : bare;
}

/** Whether a municipality of the province stands behind a code (311 of them). */
export function municipalityOf(value: string, code: Code): string | undefined {
  const full = asCode(value, code);
  if (code === 'ine5') return ine.has(full) ? full : undefined;
  if (code === 'idescat6') return six.has(full) ? full.slice(0, 5) : undefined;
  if (code === 'entity10') return six.has(full.slice(0, 6)) || (/^\d{5}[A-Z]/.test(full) && ine.has(full.slice(0, 5))) ? full.slice(0, 5) : undefined;
  return undefined;
}

export interface CodeSense { readonly code: Code; readonly fit: number; readonly lostZeros: boolean; readonly misfits: readonly string[] }

/** The code that a column holds, by its content; the title only helps where two codes look alike (a postcode and a municipality). */
export function codeSense(values: readonly string[], title: string): CodeSense | undefined {
  if (values.length === 0) return undefined;
  const distinct = [...new Set(values)];
  const isPostcode = /postal|^c\.?p\.?$|zip/i.test(title);
  const saysCode = /ine|codi|código|codigo|code|muni|token|^id$|ens\b|entitat/i.test(title);
  const found: CodeSense[] = [];
  for (const code of ['entity10', 'idescat6', 'ine5', 'postcode'] as const) {
    if ((code === 'postcode') !== isPostcode && (code === 'postcode' || code === 'ine5')) continue;
    const pattern = new RegExp(codePattern[code]);
    const shaped = distinct.filter((value) => pattern.test(asCode(value, code)) && province.test(asCode(value, code)));
    if (shaped.length < distinct.length * 0.5) continue;
    const inProvince = shaped.filter((value) => municipalityOf(value, code) !== undefined);
    const known = code === 'postcode' ? 1 : inProvince.length / shaped.length;
    const controlled = code === 'idescat6' ? inProvince.length >= Math.min(3, shaped.length) : true;
    // The ministry's codes (08001AA000) look like nothing else.
    const unmistakable = code === 'entity10' && shaped.filter((value) => /^\d{5}[A-Z]{2}\d{3}$/.test(value)).length >= distinct.length * 0.8;
    const enough = unmistakable || known >= 0.6 && inProvince.length >= (saysCode ? 1 : 4);
    // Municipalities of other provinces cannot be looked up: then the title must say what it is, and most values keep the full length.
    const elsewhere = saysCode && /ine|muni|ens\b|entitat/i.test(title) && controlled && shaped.length >= 5 && shaped.length >= distinct.length * 0.8 && inProvince.length > 0;
    if (code !== 'postcode' && !enough && !elsewhere) continue;
    const wrong = values.filter((value) => !pattern.test(asCode(value, code)));
    found.push({ code, fit: (unmistakable ? 1 : known) * (shaped.length / distinct.length), lostZeros: values.some((value) => asCode(value, code) !== value.trim()), misfits: wrong });
  }
  const nifs = distinct.filter(isNif);
  if (nifs.length >= Math.max(3, distinct.length * 0.7)) found.push({ code: 'nif', fit: nifs.length / distinct.length, lostZeros: false, misfits: values.filter((value) => !isNif(value)) });
  return found.toSorted((a, b) => b.fit - a.fit)[0];
}
