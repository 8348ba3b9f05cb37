import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavingOf, type Asked, type ColumnClass } from './leaving.ts';

const column = fc.string({ minLength: 1, maxLength: 8 });
const arbitrary = fc.record({
  access: fc.constantFrom('public', 'organisation', 'restricted'), personal: fc.constantFrom('none', 'personal', 'special'), present: fc.uniqueArray(column, { maxLength: 12 }), approved: fc.option(fc.array(column)),
  kinds: fc.array(fc.constantFrom<ColumnClass | 'unknown'>('open', 'internal', 'personal', 'special', 'unknown'), { minLength: 12, maxLength: 12 }),
}).map(({ kinds, present, approved, ...rest }): Asked => ({ ...rest, present, approved: approved === null ? null : [...approved, ...present.slice(0, 3)], classes: new Map(present.flatMap((name, index) => (kinds[index] === 'unknown' ? [] : [[name, kinds[index] as ColumnClass]]))) }));

describe('what may leave', () => {
  it('never lets a personal column go without an approval that names it, nor a special, internal or unknown one at all', () => fc.assert(fc.property(arbitrary, (asked) => {
    for (const name of leavingOf(asked).out) {
      const kind = asked.classes.get(name);
      expect(kind === 'open' || (kind === 'personal' && asked.approved?.includes(name))).toBe(true);
    }
  }), { numRuns: 2000 }));
  it('lets nothing go of a dataset that holds people until somebody has approved it, nor of one that is not public', () => fc.assert(fc.property(arbitrary, (asked) => {
    const people = asked.personal !== 'none' || asked.present.some((name) => ['personal', 'special'].includes(asked.classes.get(name) ?? ''));
    if ((people && asked.approved === null) || asked.access !== 'public') expect(leavingOf(asked).out).toEqual([]);
  }), { numRuns: 2000 }));
  it('accounts for every column, once', () => fc.assert(fc.property(arbitrary, (asked) => {
    const { out, back } = leavingOf(asked);
    expect([...out, ...back.map((each) => each.column)].toSorted()).toEqual([...asked.present].toSorted());
  })));
});
