import { describe, expect, it } from 'vitest';
import { readPlain, writePlain, type Plain } from './condition.ts';
import type { Variable } from './variables.ts';

const known = (name: string, kind: Variable['kind']): Variable => ({ name, label: name, kind, options: [] });
const variables = [known('import', 'money'), known('sentit', 'choice'), known('complet', 'yes-no'), known('fins', 'day'), known('nom', 'text')];

describe('a condition put together from lists', () => {
  it('is written in FEEL by the kind of each datum, and read back the same', () => {
    const plain: Plain = { join: 'and', clauses: [{ variable: 'import', is: '>', value: '3000,50' }, { variable: 'sentit', is: '=', value: 'granted' }, { variable: 'complet', is: '=', value: 'false' }, { variable: 'fins', is: '<=', value: '2026-12-31' }, { variable: 'nom', is: '!=', value: 'A and "B"' }] };
    const source = writePlain(plain, variables);
    expect(source).toBe('import > 3000.50 and sentit = "granted" and complet = false and date(fins) <= date("2026-12-31") and nom != "A and \\"B\\""');
    expect(readPlain(source)).toEqual({ ...plain, clauses: plain.clauses.map((each) => (each.variable === 'import' ? { ...each, value: '3000.50' } : each)) });
    expect(readPlain('a = 1 or b = "x or y"')).toEqual({ join: 'or', clauses: [{ variable: 'a', is: '=', value: '1' }, { variable: 'b', is: '=', value: 'x or y' }] });
  });
  it('that says more than lists can is left in FEEL', () => {
    for (const source of ['count(list) > 3', 'a = b', 'a > 1 and (b = 2 or c = 3)', 'a + 1 > 2']) expect(readPlain(source)).toBeUndefined();
  });
});
