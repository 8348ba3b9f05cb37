import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a table taken away as CSV', () => {
  it('holds no words that a spreadsheet would run, and every number as it is', () => {
    expect(csvOf([['Ens', 'Import'], ['=1+1', -5], ['@SUM(A1)', 3], ['+34-cmd', 1], ['-2,5', 0], ['-x', 2]])).toBe('\uFEFFEns;Import\r\n\'=1+1;-5\r\n\'@SUM(A1);3\r\n\'+34-cmd;1\r\n-2,5;0\r\n\'-x;2\r\n');
  });
  it('quotes what would break a cell', () => expect(csvOf([['a;b', 'diu "sí"', 'dues\nlínies']])).toBe('\uFEFF"a;b";"diu ""sí""";"dues\nlínies"\r\n'));
});
