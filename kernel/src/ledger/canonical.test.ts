import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, entryHash } from './canonical.ts';

test('writes the example of RFC 8785 exactly', () => {
  const value = JSON.parse(String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
    "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`) as unknown;
  expect(canonicalText(value)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});

test('orders keys by UTF-16 units as RFC 8785 §3.2.3 shows', () => {
  expect(canonicalText({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }).match(/\d(?=[,}])/g)).toEqual(['2', '4', '6', '7', '1', '5', '3']);
});

test('the same value gives the same hash whatever the order of its keys, and survives storage as JSON', () => {
  fc.assert(fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' })), (content) => {
    const shuffled = Object.fromEntries(Object.entries(content).toReversed());
    const stored = JSON.parse(JSON.stringify(content)) as unknown;
    const hashes = [content, shuffled, stored].map((one) => Buffer.from(entryHash({ organisation: 'a', position: 1, content: one })).toString('hex'));
    expect(new Set(hashes).size).toBe(1);
  }));
});

test('refuses what JSON cannot say exactly, naming where it is', () => {
  expect(() => canonicalText({ cost: [1, Number.NaN] })).toThrow('$.cost[1] is NaN');
  expect(() => canonicalText({ at: new Date(0) })).toThrow('$.at is a Date');
  expect(() => canonicalText({ amount: 1n })).toThrow('$.amount is bigint');
  expect(() => canonicalText({ name: '\ud800' })).toThrow('$.name holds half a surrogate pair');
  expect(() => canonicalText([undefined])).toThrow('$[0] is undefined');
});
