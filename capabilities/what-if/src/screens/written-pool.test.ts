import { describe, expect, it } from 'vitest';
import { costWritten, peopleWritten, rightlyWritten } from './written-pool.ts';

describe('what is written of a team', () => {
  it('is read with comma or point, and is no amount when it is beyond what can be asked', () => {
    expect([costWritten('27,5'), costWritten('27.50'), costWritten('1000'), costWritten('0')]).toEqual([27.5, 27.5, 1000, 0]);
    expect(['', '-1', '1001', '12,345', 'trenta', '1e3'].map(costWritten)).toEqual(Array.from({ length: 6 }));
  });
  it('has at least one person and no more than five hundred', () => {
    expect([peopleWritten('1'), peopleWritten('500'), peopleWritten('0'), peopleWritten('501'), peopleWritten('2,5')]).toEqual([1, 500, undefined, undefined, undefined]);
  });
  it('cannot be saved while any of it is wrong', () => {
    expect([rightlyWritten({}), rightlyWritten({ people: '2', cost: '30' }), rightlyWritten({ people: '' }), rightlyWritten({ cost: 'x' })]).toEqual([true, true, false, false]);
  });
});
