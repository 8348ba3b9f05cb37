import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enough, tellsOfNone, type Held } from './classes.ts';
import { suppressSmall } from './suppress.ts';

const alone = (rows: number): Held => ({ rows, people: rows, numbers: [] });
const safeFor = (smallest: number) => (held: Held) => enough(held, { smallest, rowsOfOne: 1 }) && held.numbers.every((each) => tellsOfNone(each, { smallest, rowsOfOne: 1 }));

const of = (...sizes: number[]) => suppressSmall({ rows: sizes, held: sizes.map(alone), keys: sizes.map((_, at) => [String(at)]), safe: safeFor(5) });

describe('small counts', () => {
  it('are left out', () => expect(of(10, 4, 3, 20)).toEqual({ rows: [10, 20], left: 2 }));
  it('do not come back by taking the others from the total', () => {
    expect(of(10, 4, 20)).toEqual({ rows: [20], left: 2 });
    expect(of(10, 1, 1, 20)).toEqual({ rows: [20], left: 3 });
  });
  it('leave all alone when none is small', () => expect(of(5, 6)).toEqual({ rows: [5, 6], left: 0 }));
  it('leave out a figure that is made of few rows of a large group', () => expect(suppressSmall({ rows: ['a', 'b', 'c'], held: [[40, 1], [30, 30], [20, 20]].map(([rows = 0, values = 0]) => ({ rows, people: rows, numbers: [{ values, sum: values, size: values, largest: [1, 1] as const }] })), keys: [['a'], ['b'], ['c']], safe: safeFor(5) })).toEqual({ rows: ['b'], left: 2 }));
  it('do not come back from the total of a row or a column of a table of two groupings', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 }), fc.integer({ min: 2, max: 8 }), (table, smallest) => {
      const cells = table.flatMap((line, row) => line.flatMap((size, column) => (size === 0 ? [] : [{ row, column, size }])));
      const told = new Set(suppressSmall({ rows: cells, held: cells.map(({ size }) => alone(size)), keys: cells.map(({ row, column }) => [String(row), String(column)]), safe: safeFor(smallest) }).rows);
      for (const by of ['row', 'column'] as const) for (const value of new Set(cells.map((cell) => cell[by]))) {
        const line = cells.filter((cell) => cell[by] === value);
        const hidden = line.filter((cell) => !told.has(cell));
        expect(hidden.length === 0 || hidden.length === line.length || (hidden.length > 1 && hidden.reduce((sum, { size }) => sum + size, 0) >= smallest)).toBe(true);
      }
      expect([...told].every(({ size }) => size >= smallest)).toBe(true);
    }));
  });
  it('never show a small group, nor hide fewer rows than the smallest allowed, whatever the groups', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 }), fc.integer({ min: 2, max: 10 }), (sizes, smallest) => {
      const { rows, left } = suppressSmall({ rows: sizes, held: sizes.map(alone), keys: sizes.map((_, at) => [String(at)]), safe: safeFor(smallest) });
      const hidden = sizes.reduce((a, b) => a + b, 0) - rows.reduce((a, b) => a + b, 0);
      expect(rows.every((size) => size >= smallest)).toBe(true);
      expect(left === 0 || rows.length === 0 || (hidden >= smallest && left > 1)).toBe(true);
    }));
  });
});
