import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './lines.ts';

const measure = (text: string) => [...text].length * 5;
const words = fc.array(fc.string({ unit: fc.constantFrom(...'aàl·ç-/.€'), minLength: 1, maxLength: 40 }), { maxLength: 12 });

describe('breaking a text into lines', () => {
  it('loses no letter and leaves no line too wide', () => {
    fc.assert(fc.property(words, fc.integer({ min: 5, max: 200 }), (list, width) => {
      const lines = breakLines({ text: list.join(' '), width, measure });
      const drawn = lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join('');
      expect(drawn.replaceAll(' ', '')).toBe(list.join('').normalize('NFC'));
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
    }), { numRuns: 300 });
  });

  it('keeps together what has no space between, also when the style changes', () => {
    const lines = breakLines({ text: ['aaaa ', { text: 'bbbb', bold: true }, ', cc'], width: 45, measure });
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(['aaaa ', 'bbbb, cc']);
  });

  it('starts a line where the text does', () => {
    expect(breakLines({ text: 'a\nb\n\nc', width: 100, measure }).map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(['a', 'b', '', 'c']);
  });
});
