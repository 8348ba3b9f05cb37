import { describe, expect, it } from 'vitest';
import { codeOfFile, codesOfFiles, titleOfFile, yearsOfFiles } from './code-of-file.ts';
import { yearsApart } from './years-apart.ts';

describe('the code that a file suggests', () => {
  it.each([['padro/2024 per edat.csv', 'padro_2024_per_edat'], ['14.1.1.csv', 'd_14_1_1'], ['1.2.3_HISTORIC.csv', 'd_1_2_3_historic'], ['Població.2024.XLSX', 'poblacio_2024'], ['tb_remanente.sql.gz', 'tb_remanente'], ['€.csv', 'd']])('%s: %s, a word that SQL can name', (path, code) => {
    expect(codeOfFile(path)).toBe(code);
    expect(code).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
  });
  it('is cut where a column of the catalogue ends, with room for a number', () => expect(codeOfFile(`${'molt_llarg_'.repeat(20)}.csv`).length).toBeLessThanOrEqual(56));
  it('is never the code of another file brought at once', () => expect(codesOfFiles(['2023/pagos.csv', 'pagos.csv', 'pagos.CSV', 'Pagos.csv.gz'])).toEqual(['d_2023_pagos', 'pagos', 'pagos_2', 'pagos_3']));
  it('goes with a title that people read', () => expect([titleOfFile('polinya/2024/Places_bressol-2024.csv'), titleOfFile('13.2.2.csv')]).toEqual(['polinya 2024 Places bressol 2024', '13.2.2']));
});

describe('files that come by years', () => {
  it('are told by the year in the folder or in the name, in the order of the years', () => {
    expect(yearsOfFiles(['2024/poblacio.csv', '2023/poblacio.csv', 'atur_2022.xlsx', 'atur_2021.xlsx', 'carrers.csv'])).toEqual([
      { code: 'poblacio', title: 'poblacio', files: [{ path: '2023/poblacio.csv', year: 2023 }, { path: '2024/poblacio.csv', year: 2024 }] },
      { code: 'atur', title: 'atur', files: [{ path: 'atur_2021.xlsx', year: 2021 }, { path: 'atur_2022.xlsx', year: 2022 }] },
    ]);
  });
  it('are not guessed of one year, of the same year twice, of two years in a name, nor of other numbers', () =>
    expect(yearsOfFiles(['2023/a.csv', '2023/b.csv', 'b/2023.csv', '2023/c-2024.csv', '2024/c-2024.csv', 'x2023/d.csv', 'x2023/d.CSV', '12023/e.csv', '12024/e.csv', '2023.csv', '2024.csv'])).toEqual([]));
  it('say where they are not alike: a column that some lack, and one read in another way, but not a whole number beside a decimal', () => {
    const column = (name: string, type: 'text' | 'integer' | 'decimal') => ({ name, title: name, type });
    const years = [{ year: 2021, columns: [column('tones', 'integer'), column('cost', 'integer')] }, { year: 2022, columns: [column('tones', 'decimal'), column('cost', 'decimal')] }, { year: 2023, columns: [column('tones', 'text'), column('cost', 'integer'), column('nota', 'text')] }];
    expect(yearsApart(years).map(({ en }) => en.slice(0, 30))).toEqual(['“tones” was not read in 2023 a', '“nota” is not in the files of ']);
  });
});
