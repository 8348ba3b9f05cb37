import { describe, expect, it } from 'vitest';
import { formats } from './format.ts';

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('words and figures as each language writes them', () => {
  it('an amount keeps every cent and its thousands', () => {
    expect(plain(formats('ca').money('442030.00'))).toBe('442.030,00 €');
    expect(plain(formats('es').money('1234.5'))).toBe('1.234,50 €');
    expect(plain(formats('en').money('442030.00'))).toBe('€442,030.00');
  });
  it('an amount larger than binary floating point can hold is shown exactly', () => {
    expect(plain(formats('ca').money('900719925474099.31'))).toBe('900.719.925.474.099,31 €');
  });
  it('a day is told in words, with its weekday', () => {
    expect(formats('ca').day('2026-11-24')).toBe('dimarts, 24 de novembre de 2026');
    expect(formats('es').day('2026-11-24')).toBe('martes, 24 de noviembre de 2026');
    expect(formats('en').day('2026-11-24')).toMatch(/^Tuesday,? 24 November 2026$/);
  });
  it('an instant is told in the hour of Madrid, by day and by night', () => {
    expect(formats('ca').shortDay('2026-11-24')).toBe('24/11/2026');
    expect(formats('ca').hour('2026-07-01T22:30:00Z')).toBe('00:30');
    expect(formats('ca').moment('2026-07-01T22:30:00Z')).toContain('2 de juliol');
  });
  it('a decimal shows the places it has', () => {
    expect(formats('ca').decimal('12.50')).toBe('12,50');
    expect(formats('en').decimal('1234.125')).toBe('1,234.125');
  });
});
