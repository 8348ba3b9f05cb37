import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FedTable } from '../feeds/feed.ts';
import { tableChanges, textChanges } from './difference.ts';

const words = (ca: string) => ({ ca, es: ca, en: ca });
const table = (rows: FedTable['rows']): FedTable => ({ columns: [{ name: 'codi', title: words('Codi'), type: 'text' }, { name: 'mesos', title: words('Mesos'), type: 'integer' }], rows, more: false });

describe('the difference between two moments', () => {
  it('is read sentence by sentence', () => {
    expect(textChanges('Som tres. Obrim a les nou.\n\nTanquem a les dues.', 'Som quatre. Obrim a les nou. Tanquem a les dues.')).toEqual([
      { kind: 'gone', text: 'Som tres.' }, { kind: 'new', text: 'Som quatre.' }, { kind: 'same', text: 'Obrim a les nou.' }, { kind: 'same', text: 'Tanquem a les dues.' },
    ]);
  });
  it('gives back both texts, whatever they are', () => fc.assert(fc.property(fc.array(fc.constantFrom('Un.', 'Dos.', 'Tres.'), { maxLength: 12 }), fc.array(fc.constantFrom('Un.', 'Dos.', 'Tres.'), { maxLength: 12 }), (a, b) => {
    const told = textChanges(a.join(' '), b.join(' '));
    expect(told.filter(({ kind }) => kind !== 'new').map(({ text }) => text)).toEqual(a);
    expect(told.filter(({ kind }) => kind !== 'gone').map(({ text }) => text)).toEqual(b);
  })));
  it('of a table is the rows that came, went or changed, and in which cell', () => {
    expect(tableChanges(table([['a', 1], ['b', 2], ['c', 3]]), table([['a', 1], ['b', 5], ['d', 4]]))).toEqual({ more: 0, rows: [
      { kind: 'changed', key: 'b', cells: [{ column: 'mesos', before: 2, after: 5 }] },
      { kind: 'new', key: 'd', cells: [{ column: 'codi', before: null, after: 'd' }, { column: 'mesos', before: null, after: 4 }] },
      { kind: 'gone', key: 'c', cells: [{ column: 'codi', before: 'c', after: null }, { column: 'mesos', before: 3, after: null }] },
    ] });
  });
  it('of a table that has not changed is nothing, in whatever order it comes', () => fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 20 }), (codes) => {
    const rows = codes.map((code, at) => [code, at]);
    expect(tableChanges(table(rows), table(rows.toReversed())).rows).toEqual([]);
  })));
});
