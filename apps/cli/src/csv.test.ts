import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import type { Stopped } from './terminal.ts';

const sentence = (text: string): string => {
  try {
    readCsv(Buffer.from(text));
  } catch (failure) {
    return (failure as Stopped).sentence.en;
  }
  return 'read';
};

describe('a CSV file', () => {
  it('is read as any spreadsheet writes it: with marks, separators and letters of UTF-8 or Windows', () => {
    const row = { Nom: 'Núria Peña; d’Olot', Unitat: 'Secretaria' };
    expect(readCsv(Buffer.from('\ufeffNom;Unitat\r\n"Núria Peña; d’Olot";Secretaria\r\n')).rows).toEqual([row]);
    expect(readCsv(Buffer.from('Nom,Unitat\n"Núria Peña; d’Olot", Secretaria \n')).rows).toEqual([row]);
    expect(readCsv(Buffer.from('Nom\tUnitat\nNúria Peña; d’Olot\tSecretaria')).rows).toEqual([row]);
    expect(readCsv(Buffer.concat([Buffer.from('Nom;Unitat\nN\xfaria Pe\xf1a', 'latin1'), Buffer.from(';Secretaria d\x92Olot \x80', 'latin1')])).rows).toEqual([{ Nom: 'Núria Peña', Unitat: 'Secretaria d’Olot €' }]);
  });

  it('keeps the line of each row, past empty lines and values of several lines', () => {
    const { rows, lines } = readCsv(Buffer.from('Nom;Nota\n\nA;"una\nnota"\n;\nB;x\n'));
    expect(rows).toHaveLength(2);
    expect(lines).toEqual([4, 6]);
  });

  it('that is not well made is refused with the line and the remedy', () => {
    expect(sentence('Nom;Unitat\nA;B\nC;D;E\n')).toMatch(/^Line 3: .*double quotes/);
    expect(sentence('Nom;Unitat\n"A;B\n')).toMatch(/quote is opened and not closed/);
    expect(sentence('Nom;Unitat\nA "x";B\n')).toMatch(/^Line 2.*quotes are misplaced/);
    expect(sentence('Nom;Nom\nA;B\n')).toMatch(/^Line 1: .*“Nom” appears twice/);
    expect(sentence('Nom;\nA;B\n')).toMatch(/^Line 1: a column has no name/);
    expect(sentence('Nom;Unitat\n')).toMatch(/no line of data/);
    expect(sentence('')).toMatch(/no line of data/);
  });
});
