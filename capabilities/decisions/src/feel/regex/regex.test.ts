import { describe, expect, it } from 'vitest';
import { startRun } from '../run.ts';
import { matches, replace, split } from './index.ts';

const run = startRun();

describe('regular expressions of XPath', () => {
  it('agree with those of the platform where both mean the same', () => {
    const patterns = ['a+b*', '^(ab|cd)+$', '[a-f]{2,3}', '(a)(b)?', '\\d+-\\d+', 'x*?y', '[^a-c]+', '(?:ab)*c', 'a|b|', '.b.', '(a+)(b+)\\1', '\\s'];
    const texts = ['', 'aab', 'abcd', 'abab', 'xxxy', '12-34', 'zzz', 'ababc', 'aabbaa', 'a b', 'cabbage', 'fade'];
    for (const pattern of patterns) {
      for (const text of texts) {
        expect(matches(text, pattern, '', run), `${pattern} on ${text}`).toEqual({ value: new RegExp(pattern, 'u').test(text) });
        if (!new RegExp(pattern, 'u').test('')) {
          expect(replace(text, pattern, '<$0>', '', run), `${pattern} on ${text}`).toEqual({ value: text.replace(new RegExp(pattern, 'gu'), '<$&>') });
        }
      }
    }
  });

  it('subtract classes, know Unicode and fold case', () => {
    expect(matches('O', '^[A-Z-[OI]]$', 'i', run)).toEqual({ value: false });
    expect(matches('ç', '^\\p{Ll}$', '', run)).toEqual({ value: true });
    expect(matches('L·L', '^l·l$', 'i', run)).toEqual({ value: true });
    expect(matches('😀', '^.$', '', run)).toEqual({ value: true });
  });

  it('say what is wrong with a pattern', () => {
    for (const pattern of ['(', '[a', 'a{2,1}', '*', '\\q', '(?=a)', '\\p{Nope}', '[z-a]', '\\1']) expect(matches('a', pattern, '', run)).toHaveProperty('problem');
    expect(matches('a', 'a', 'g', run)).toHaveProperty('problem');
  });

  it('split where they match', () => {
    expect(split('08019;;08279', ';', run)).toEqual({ value: ['08019', '', '08279'] });
  });
});
