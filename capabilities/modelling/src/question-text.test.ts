import { describe, expect, it } from 'vitest';
import { contextOf, entriesOf, feelText, literalText, parametersIn } from './question-text.ts';

describe('a question that a step asks', () => {
  it('is kept as a text of FEEL and read back as it was written', () => {
    const sql = 'select "Nom complet"\nfrom padro -- tot\nwhere barri = \'L\'\'Eixample\'';
    expect(literalText(feelText(sql))).toBe(sql);
    expect(literalText('"select " + camp')).toBeNull();
    expect(feelText('  ')).toBe('');
  });
  it('names what the process fills, outside quotes and comments', () => {
    expect(parametersIn("select '$no', \"$tampoc\" from a where x = $nif and y > $import_minim and z = $nif -- $res\n/* $mai */")).toEqual(['nif', 'import_minim']);
  });
  it('takes each value from an expression of its own, whatever brackets and commas are in it', () => {
    const entries = entriesOf('{ nif: nif, any: year(date("2026,01")), llista: [1, 2], "text": "a, \\"b\\": c" }');
    expect(entries).toEqual({ nif: 'nif', any: 'year(date("2026,01"))', llista: '[1, 2]', text: '"a, \\"b\\": c"' });
    expect(entriesOf(contextOf(Object.keys(entries), entries))).toEqual(entries);
    expect(contextOf(['nif'], {})).toBe('{ nif: nif }');
    expect(contextOf([], { nif: 'nif' })).toBe('');
  });
});
