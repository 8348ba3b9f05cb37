import { describe, expect, it } from 'vitest';
import { valuesOf } from './values.ts';

const options = { universe: ['08001', '08002', '08003'], factor: 100, threshold: 0.5 };
const at = (found: ReturnType<typeof valuesOf>, place: string) => found.values.find((each) => each.place === place);

describe('values of a formula', () => {
  it('are numerator by denominator, with both kept', () => {
    const found = valuesOf([{ place: '08001', period: 2023, numerator: '1', denominator: '3' }], options);
    expect(at(found, '08001')).toMatchObject({ value: 33.3333333333, numerator: '1', denominator: '3', absent: null });
  });
  it('no data is never zero, and says why', () => {
    const found = valuesOf([{ place: '08001', period: '2023', numerator: null, denominator: '3' }, { place: '08002', period: '2023', numerator: '3', denominator: '0' }], options);
    expect(['08001', '08002', '08003'].map((place) => [at(found, place)?.value, at(found, place)?.absent])).toEqual([[null, 'no-numerator'], [null, 'no-denominator'], [null, 'no-row']]);
    expect(valuesOf([{ place: '08001', period: '2023', value: '' }], options).values[0]).toMatchObject({ value: null, absent: 'blank' });
    expect(valuesOf([{ place: '08001', period: '2023', value: '0' }], options).values[0]).toMatchObject({ value: 0, absent: null });
  });
  it('a period with too little data is not published', () => {
    const found = valuesOf([{ place: '08001', period: '2022', value: 1 }, { place: '08001', period: '2023', value: 1 }, { place: '08002', period: '2023', value: 2 }], options);
    expect(found.periods).toEqual([{ period: '2022', filled: 1, of: 3, published: false }, { period: '2023', filled: 2, of: 3, published: true }]);
  });
  it('counts rows of no known place, of no period, and those that contradict another', () => {
    const found = valuesOf([{ place: '8001', period: '2023', value: 1 }, { place: '08001', period: 'fa temps', value: 1 }, { place: '08002', period: '2023', value: 1 }, { place: '08002', period: '2023', value: 7 }, { place: '08002', period: '2023', value: null }], options);
    expect(found.rejected).toBe(3);
    expect(at(found, '08002')).toMatchObject({ value: 0 + 100 });
  });
  it('a blank repeated beside a figure does not hide it', () => expect(at(valuesOf([{ place: '08001', period: '2023', value: null }, { place: '08001', period: '2023', value: 5 }], options), '08001')).toMatchObject({ value: 500 }));
});
