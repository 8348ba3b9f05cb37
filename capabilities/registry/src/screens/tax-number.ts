import { useEffect, useState } from 'react';

export type NumberKind = 'dni' | 'nie' | 'cif';
type Judge = (number: string) => NumberKind | 'short' | 'wrong';

/** `12.345.678-z` → `12345678Z`. */
export const compactNumber = (number: string): string => number.replace(/[\s.\-/]/g, '').toUpperCase();

/** Judges a Spanish tax number as it is typed; the rules come in a piece of their own, so that no other page waits for them. */
export function useTaxNumber(typed: string): NumberKind | 'empty' | 'short' | 'wrong' {
  const [judge, setJudge] = useState<{ of: Judge }>();
  useEffect(() => {
    void import('stdnum/lib/esm/es/index.js').then(({ dni, nie, cif }) => {
      const kinds = { dni, nie, cif };
      const of: Judge = (number) => {
        if (number.length < 9) return 'short';
        const found = (Object.keys(kinds) as NumberKind[]).find((kind) => kinds[kind].validate(number).isValid);
        return found ?? 'wrong';
      };
      setJudge({ of });
    });
  }, []);
  const number = compactNumber(typed);
  if (number === '') return 'empty';
  return judge?.of(number) ?? 'short';
}

/** What a tax number says of whoever bears it: P, Q and S are public bodies, the other letters companies (Order EHA/451/2008). */
export const bearerOf = (number: string): 'person' | 'company' | 'organisation' => {
  const [letter = ''] = compactNumber(number);
  if (/[PQS]/.test(letter)) return 'organisation';
  return /[ABCDEFGHJNRUVW]/.test(letter) ? 'company' : 'person';
};
