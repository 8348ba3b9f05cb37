import { describe, expect, it } from 'vitest';
import { placesInLine } from './rooms-in-line.ts';

describe('the rooms of a place in one line', () => {
  const widths = [100, 100, 100, 250];

  it('are all there when they fit', () => {
    expect([...placesInLine({ widths, room: 562, at: 0 })]).toEqual([0, 1, 2, 3]);
  });

  it('are the first ones and leave place for “More” when they do not', () => {
    expect([...placesInLine({ widths, room: 400, at: 0 })]).toEqual([0, 1, 2]);
  });

  it('always count the width of the one where we are, however wide it is', () => {
    expect([...placesInLine({ widths, room: 390, at: 3 })]).toEqual([3]);
    expect([...placesInLine({ widths, room: 450, at: 3 })]).toEqual([3, 0]);
  });
});
