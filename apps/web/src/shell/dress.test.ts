import { contrastOf, readable } from '@comu/design/contrast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dressedIn } from './dress.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const shades = (told: string) => [...told.matchAll(/#[0-9a-f]{6}/g)].map(([shade]) => shade);

describe('the house of citizens in a body’s own colour', () => {
  it('whatever it is, reads on every ground by day and by night, as text and under text', () => fc.assert(fc.property(colour, (each) => {
    const { '--pine': pine = '', '--pine-on': on = '' } = dressedIn(each);
    const [[day, night], [onDay, onNight]] = [shades(pine), shades(on)] as [[string, string], [string, string]];
    for (const ground of ['#faf6ee', '#fffdf8', '#e5dac6', onDay]) expect(contrastOf(day, ground)).toBeGreaterThanOrEqual(readable);
    for (const ground of ['#191612', '#221e19', '#3a342b', onNight]) expect(contrastOf(night, ground)).toBeGreaterThanOrEqual(readable);
  })));
  it('is the usual one when the body has none, or one that is no colour', () => {
    expect(dressedIn(null)).toEqual({});
    expect(dressedIn('red;--x:1')).toEqual({});
  });
});
