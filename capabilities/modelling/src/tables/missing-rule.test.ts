import { describe, expect, it } from 'vitest';
import { readDmn } from '@comu/decisions';
import { newTable } from '../screens/dmn/new-table.ts';
import { tablesOf } from './look.ts';
import { columnsOf, resultsOf, withRule } from './missing-rule.ts';

/** A table of two data whose only rule is for small amounts of the council itself. */
const started = newTable({ name: 'Òrgan', result: 'Alcaldia', inputs: [{ name: 'import', label: 'Import', kind: 'money' }, { name: 'tipus', label: 'Tipus', kind: 'text' }] })
  .replace('<inputEntry id="entry-import-1"><text></text>', '<inputEntry id="entry-import-1"><text>&lt; 3000</text>').replace('<inputEntry id="entry-tipus-1"><text></text>', '<inputEntry id="entry-tipus-1"><text>"obra"</text>');
const gapsOf = (xml: string) => tablesOf(readDmn(xml)).flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'gap'));

describe('the rule that a table lacks', () => {
  it('has the conditions of the gap, so that adding one for each gap leaves none', () => {
    let xml = started;
    for (let round = 0; gapsOf(xml).length > 0; round += 1) {
      expect(round).toBeLessThan(4);
      const [gap] = gapsOf(xml);
      const next = withRule(xml, { decision: tablesOf(readDmn(xml))[0]?.id ?? '', id: `rule_new_${round}`, conditions: gap?.conditions ?? [], results: ['"Ple"'] });
      xml = next ?? xml;
    }
    const model = readDmn(xml);
    expect(model.problems).toEqual([]);
    expect(model.evaluate('Òrgan', { import: 2999, tipus: 'obra' }).value).toBe('Alcaldia');
    expect(model.evaluate('Òrgan', { import: 3000, tipus: 'obra' }).value).toBe('Ple');
    expect(model.evaluate('Òrgan', { import: 1, tipus: 'subministrament' }).value).toBe('Ple');
  });
  it('is written with the results that the others have', () => {
    expect(resultsOf(started, tablesOf(readDmn(started))[0]?.id ?? '')).toEqual([{ label: 'Alcaldia', text: true, used: ['"Alcaldia"'] }]);
    expect(columnsOf(started, tablesOf(readDmn(started))[0]?.id ?? '')).toEqual(['Import', 'Tipus']);
  });
  it('is not written anywhere when the table is not there', () => {
    expect(withRule(started, { decision: 'cap', id: 'r', conditions: [], results: [] })).toBeUndefined();
  });
});
