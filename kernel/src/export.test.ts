import { describe, expect, it } from 'vitest';
import { keptAsText } from './export.ts';

describe('A list that is taken away as CSV', () => {
  it('runs nothing in a spreadsheet', () => {
    for (const text of ['=1+1', '@SUM(A1)', '\t=1', '\r=1', '+A1', '-2+3', '-A1']) expect(keptAsText(text)).toBe(`'${text}`);
  });
  it('keeps numbers with their sign and telephones as they are', () => {
    for (const text of ['-5,00', '-1.234,56', '+34 938 444 004', '12', 'a=b', '']) expect(keptAsText(text)).toBe(text);
  });
});
