import { describe, expect, it } from 'vitest';
import { namesSomething } from './plain-numbers.ts';

const column = (name: string, more: object = {}) => ({ name, type: 'integer', ...more });

describe('a whole number that names something is not an amount', () => {
  it('years, codes and identifiers, by their name, their title or their values', () => {
    for (const name of ['any', 'any_exercici', 'exercici', 'codi_postal', 'id', 'num_expedient', 'curs']) expect(namesSomething(column(name), [1, 99999]), name).toBe(true);
    expect(namesSomething(column('a', { title: 'Any del padró' }), [5])).toBe(true);
    expect(namesSomething(column('a', { code: 'ine5' }), [8001])).toBe(true);
    expect(namesSomething(column('periode'), [2019, 2024, null])).toBe(true);
  });
  it('but people, euros and counts are', () => {
    for (const name of ['poblacio', 'import', 'companyia', 'habitants', 'manyes']) expect(namesSomething(column(name), [2024, 15_000]), name).toBe(false);
    expect(namesSomething(column('buida'), [null])).toBe(false);
    expect(namesSomething({ name: 'any', type: 'decimal' }, ['2024.5'])).toBe(false);
  });
});
