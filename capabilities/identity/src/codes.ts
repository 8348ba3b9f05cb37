/** Five digits: province and municipality (INE). */
export const ineCode = /^\d{5}$/;

/** DIR3 identifiers have nine characters; the first letter tells the level of administration, L01 a town hall, L02 a provincial council, O an office. */
export const dir3Pattern = /^[AEGIJLOU][A-Z0-9]\d{7}$/;

/** The form of a Spanish NIF, a NIE or the NIF of a body; `nifIsRight` checks its control character. */
export const nifPattern = /^(?:\d{8}[A-Z]|[XYZKLM]\d{7}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J])$/;

const weights = ['0246813579', '0382741596', '0123456789'] as const;

/** The control digit that INE adds to the five digits of a municipality (right for the 311 of the province): Barcelona is 08019 and 3. */
export function ineControl(code: string): number {
  const sum = [...code].reduce((total, digit, place) => total + Number((weights[place % 3] as string)[Number(digit)]), 0);
  return (10 - (sum % 10)) % 10;
}

/** A town hall's DIR3 is L01, its INE code and INE's control digit; other codes carry no control. */
export function dir3IsRight(code: string): boolean {
  if (!dir3Pattern.test(code)) return false;
  return !code.startsWith('L01') || ineControl(code.slice(3, 8)) === Number(code[8]);
}

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Whether the control character of a NIF or NIE is right (Real Decreto 1065/2007, arts. 19–22; Orden EHA/451/2008). */
export function nifIsRight(nif: string): boolean {
  if (!nifPattern.test(nif)) return false;
  const control = nif[8] as string;
  const number = nif.slice(1, 8);
  if (/^\d/.test(nif)) return letters[Number(nif.slice(0, 8)) % 23] === control;
  if (/^[XYZ]/.test(nif)) return letters[Number(`${'XYZ'.indexOf(nif[0] as string)}${number}`) % 23] === control;
  if (/^[KLM]/.test(nif)) return letters[Number(number) % 23] === control;
  const sum = [...number].reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  const digit = (10 - (sum % 10)) % 10;
  return control === String(digit) || control === 'JABCDEFGHI'[digit];
}
