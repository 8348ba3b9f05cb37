import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dir3IsRight, ineControl, nifIsRight } from './codes.ts';

const reference = process.env['COMU_REFERENCE'] ?? resolve(import.meta.dirname, '../../../../shared/reference');
const municipalities = resolve(reference, 'municipal/visor2030/municipalities.json');

describe('codes', () => {
  it.each(['12345678Z', 'X1234567L', 'Y1234567X', 'P0800000B', 'P0801900B', 'Q0801175A', 'A58818501'])('the NIF %s is right', (nif) => expect(nifIsRight(nif)).toBe(true));
  it.each(['12345678A', 'X1234567A', 'P0800000C', '1234567', 'Ñ2345678Z'])('the NIF %s is wrong', (nif) => expect(nifIsRight(nif)).toBe(false));
  it('a town hall’s DIR3 carries INE’s control digit', () => {
    expect(['L01080193', 'L01280796', 'A09002970', 'LA0000123'].map(dir3IsRight)).toEqual([true, true, true, true]);
    expect(['L01080194', 'L0108019', 'Z00000000'].map(dir3IsRight)).toEqual([false, false, false]);
  });
  it.skipIf(!existsSync(municipalities))('INE’s control digit is right for the 311 municipalities', () => {
    const all = JSON.parse(readFileSync(municipalities, 'utf8')) as { municipality_code_6: string }[];
    expect(all).toHaveLength(311);
    for (const { municipality_code_6: code } of all) expect(ineControl(code.slice(0, 5)), code).toBe(Number(code[5]));
  });
});
