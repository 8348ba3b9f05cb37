import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, inkFor, nearestReadable, readable } from './contrast.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the colours of a portal', () => {
  it('are measured as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21);
    expect(contrastOf('#777777', '#ffffff')).toBe(4.47);
    expect(contrastOf('#767676', '#ffffff')).toBe(4.54);
    expect(contrastOf('#d62828', '#ffd60a')).toBeLessThan(readable);
  });
  it('always have black or white to be read in', () => fc.assert(fc.property(colour, (each) => contrastOf(each, inkFor(each)) >= readable)));
  it('are offered in the nearest shade that can be read, which is itself when it can', () => {
    fc.assert(fc.property(colour, fc.constantFrom('#ffffff', '#000000', '#ffd60a', '#1a1a40'), (each, ink) => {
      const shade = nearestReadable(each, ink);
      expect(contrastOf(shade, ink)).toBeGreaterThanOrEqual(readable);
      if (contrastOf(each, ink) >= readable) expect(shade).toBe(each);
    }));
  });
});
