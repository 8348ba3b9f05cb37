import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDmn } from '../dmn/model.ts';
import { analyseTable } from './analyse.ts';
import { tableModel } from './table.fixture.ts';

const analyse = (...[sketch]: Parameters<typeof tableModel>) => analyseTable(tableModel(sketch), 'Outcome');

describe('the analysis of a decision table', () => {
  it('finds nothing in a table that covers every case once', () => {
    const found = analyse({ inputs: [['Age', 'number'], ['Member', 'boolean']], rules: [['< 18', '-'], ['>= 18', 'true'], ['>= 18', 'false']] });
    expect(found).toMatchObject({ gaps: [], overlaps: [], unreachable: [], unusedInputs: [], unreadCells: [], whole: true });
  });

  it('finds the number that falls between two rules, with a witness', () => {
    const { gaps } = analyse({ inputs: [['Age', 'number']], rules: [['< 18'], ['> 18']] });
    expect(gaps.map(({ witness }) => witness)).toEqual([{ Age: 18 }]);
    expect(gaps[0]?.explanation).toEqual({
      ca: 'Cap regla no cobreix aquest cas: Age: 18.', es: 'Ninguna regla cubre este caso: Age: 18.', en: 'No rule covers this case: Age: 18.',
    });
  });

  it('joins neighbouring regions when it tells a gap', () => {
    const { gaps } = analyse({ inputs: [['Income', 'number'], ['Child', 'boolean']], rules: [['< 1000', '-'], ['[5000..8000]', 'true'], ['> 8000', '-']] });
    expect(gaps.map(({ explanation }) => explanation.en)).toEqual([
      'No rule covers this case: Income: from 1000 and less than 5000.',
      'No rule covers this case: Income: from 5000 and up to 8000; Child: false.',
    ]);
  });

  it('knows that no day lies between two following days', () => {
    const found = analyse({ inputs: [['Day', 'date']], rules: [['<= date("2026-06-30")'], ['>= @"2026-07-01"']] });
    expect(found.gaps).toEqual([]);
  });

  it('tells moments in time as they were written, whatever their zone', () => {
    const found = analyse({ inputs: [['At', 'date and time']], rules: [['< @"2026-07-01T12:00:00+02:00"'], ['> @"2026-07-01T12:00:00@Europe/Madrid"']] });
    expect(found.gaps.map(({ explanation }) => explanation.en)).toEqual(['No rule covers this case: At: 2026-07-01T12:00:00@Europe/Madrid.']);
    expect(analyse({ inputs: [['At', 'time']], rules: [['< @"12:00:00"'], ['[@"12:00:01"..@"23:59:59"]']] }).gaps.map(({ witness }) => witness)).toEqual([{ At: '12:00:00' }]);
  });

  it('looks only among the values a type allows', () => {
    const inputs = [['Class', 'string', '"a","b","c"']] as const;
    expect(analyse({ inputs, rules: [['"a"'], ['"b","c"']] }).gaps).toEqual([]);
    expect(analyse({ inputs, rules: [['"a"'], ['"b"']] }).gaps.map(({ witness }) => witness)).toEqual([{ Class: 'c' }]);
  });

  it('warns that any other text is not covered when the values are open', () => {
    const { gaps } = analyse({ inputs: [['Class', 'string']], rules: [['"a"'], ['"b"']] });
    expect(gaps[0]?.explanation.es).toBe('Ninguna regla cubre este caso: Class: cualquier otro texto.');
  });

  it('finds no gaps where a default output answers', () => {
    expect(analyse({ inputs: [['Age', 'number']], rules: [['< 18']], outputs: [{ name: 'o', byDefault: '"other"' }] }).gaps).toEqual([]);
  });

  it('calls an overlap a conflict only where the hit policy cannot settle it', () => {
    const rules = [['[0..10]', '"x"'], ['[10..20]', '"y"'], ['[20..30]', '"y"']];
    const inputs = [['N', 'number']] as const;
    expect(analyse({ inputs, rules }).overlaps.map(({ rules: pair, conflict, witness }) => ({ pair, conflict, witness }))).toEqual([
      { pair: [1, 2], conflict: true, witness: { N: 10 } }, { pair: [2, 3], conflict: true, witness: { N: 20 } },
    ]);
    expect(analyse({ inputs, rules, hitPolicy: 'ANY' }).overlaps.map(({ rules: pair }) => pair)).toEqual([[1, 2]]);
    expect(analyse({ inputs, rules, hitPolicy: 'FIRST' }).overlaps.map(({ conflict }) => conflict)).toEqual([false]);
    expect(analyse({ inputs, rules, hitPolicy: 'COLLECT' }).overlaps).toEqual([]);
  });

  it('finds rules that never decide: impossible ones, and those that earlier rules leave nothing', () => {
    const found = analyse({ hitPolicy: 'FIRST', inputs: [['N', 'number'], ['B', 'boolean']], rules: [['< 5', 'true'], ['< 5', 'false'], ['[1..3]', '-'], ['> 9 and ? < 5', '-'], ['-', '-']] });
    expect(found.unreachable.map(({ rule, because }) => ({ rule, because }))).toEqual([{ rule: 3, because: [1, 2] }, { rule: 4, because: [] }]);
  });

  it('finds rules that stronger ones leave nothing', () => {
    const found = analyse({ hitPolicy: 'PRIORITY', inputs: [['N', 'number']], rules: [['> 10', '"low"'], ['> 5', '"high"'], ['<= 5', '"low"']], outputs: [{ name: 'o', values: '"high", "low"' }] });
    expect(found.unreachable.map(({ rule, explanation }) => [rule, explanation.ca])).toEqual([[1, 'La regla 1 no decideix mai: la regla 2 ja cobreix tots els seus casos.']]);
  });

  it('finds inputs that no rule looks at', () => {
    const { unusedInputs } = analyse({ inputs: [['N', 'number'], ['Unused', 'string']], rules: [['< 5', '-'], ['>= 5', '-']] });
    expect(unusedInputs.map(({ name }) => name)).toEqual(['Unused']);
  });

  it('says which cells it could not read, and doubts the gaps they might cover', () => {
    const found = analyse({ inputs: [['Code', 'string'], ['B', 'boolean']], rules: [['starts with(?, "08")', 'true'], ['-', 'false']] });
    expect(found.unreadCells.map(({ rule, input }) => ({ rule, input }))).toEqual([{ rule: 1, input: 'Code' }]);
    expect(found.gaps.map(({ witness, unless }) => ({ witness, unless }))).toEqual([{ witness: { B: true }, unless: [1] }]);
  });

  it('stops on tables too large to search through, and says that it did', () => {
    const inputs = Array.from({ length: 12 }, (_, index) => [`I${index}`, 'number'] as const);
    const rules = Array.from({ length: 60 }, (_, row) => inputs.map((__, column) => `[${(row * 7 + column * 3) % 50}..${((row * 7 + column * 3) % 50) + 20}]`));
    expect(analyse({ inputs, rules }).whole).toBe(false);
  });

  it('agrees with trying every combination', () => {
    const cell = fc.oneof(
      fc.constant('-'), fc.integer({ min: 0, max: 6 }).map((n) => `< ${n}`), fc.integer({ min: 0, max: 6 }).map((n) => `>= ${n}`),
      fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map(([low, high]) => `[${low}..${high})`),
      fc.integer({ min: 0, max: 6 }).map((n) => `not(${n})`),
    );
    const rule = fc.tuple(cell, cell, fc.constantFrom('-', 'true', 'false'));
    fc.assert(fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), (rules) => {
      const sketch = { inputs: [['A', 'number'], ['B', 'number'], ['C', 'boolean']] as const, rules, hitPolicy: 'RULE ORDER' };
      const model = tableModel(sketch);
      const hits = (A: number, B: number, C: boolean): number => (model.evaluate('Outcome', { A, B, C }).trace.decisions.at(-1)?.tables[0]?.matched.length ?? 0);
      const points = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5];
      const open = points.some((A) => points.some((B) => [true, false].some((C) => hits(A, B, C) === 0)));
      const found = analyseTable(model, 'Outcome');
      expect(found.gaps.length > 0).toBe(open);
      for (const { witness } of found.gaps) {
        expect(hits(Number(witness.A ?? 0), Number(witness.B ?? 0), (witness.C ?? true) as boolean)).toBe(0);
      }
      const unique = analyseTable(tableModel({ ...sketch, hitPolicy: 'UNIQUE' }), 'Outcome');
      const several = points.some((A) => points.some((B) => [true, false].some((C) => hits(A, B, C) > 1)));
      expect(unique.overlaps.length > 0).toBe(several);
      for (const { witness } of unique.overlaps) {
        expect(hits(Number(witness.A ?? 0), Number(witness.B ?? 0), (witness.C ?? true) as boolean)).toBeGreaterThan(1);
      }
    }), { numRuns: 25 });
  });

  it('refuses a decision whose logic is no table', () => {
    const model = readDmn('<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="u" name="m"><decision id="d" name="D"><literalExpression><text>1</text></literalExpression></decision></definitions>');
    expect(() => analyseTable(model, 'D')).toThrow(TypeError);
  });
});
