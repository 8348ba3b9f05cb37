import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSmall } from './suppress.ts';

const of = (...sizes: number[]) => suppressSmall({ rows: sizes, sizes, smallest: 5 });

describe('small counts', () => {
  it('are left out', () => expect(of(10, 4, 3, 20)).toEqual({ rows: [10, 20], left: 2 }));
  it('do not come back by taking the others from the total', () => {
    expect(of(10, 4, 20)).toEqual({ rows: [20], left: 2 });
    expect(of(10, 1, 1, 20)).toEqual({ rows: [20], left: 3 });
  });
  it('leave all alone when none is small', () => expect(of(5, 6)).toEqual({ rows: [5, 6], left: 0 }));
  it('never show a small group, nor hide fewer rows than the smallest allowed, whatever the groups', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }), fc.integer({ min: 2, max: 10 }), (sizes, smallest) => {
      const { rows, left } = suppressSmall({ rows: sizes, sizes, smallest });
      const hidden = sizes.reduce((a, b) => a + b, 0) - rows.reduce((a, b) => a + b, 0);
      expect(rows.every((size) => size >= smallest)).toBe(true);
      expect(left === 0 || rows.length === 0 || (hidden >= smallest && left > 1)).toBe(true);
    }));
  });
});
