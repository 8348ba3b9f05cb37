import { describe, expect, it } from 'vitest';
import { lawItems } from './items.ts';
import { sources } from './sources.ts';

/** The lettered lists of what Llei 19/2014 has published, arts. 9, 10, 11, 13 and 15. */
const lists = { '9.1': 'abcdefghijklm', '10.1': 'abcdefghi', '11.1': 'abcdef', '13.1': 'abcdefghi', '15.1': 'abcde' } as const;

describe('the contents that the law asks for', () => {
  it('have an item for every letter of its lists', () => {
    const cited = new Set(lawItems.flatMap(({ article }) => [...article.matchAll(/\b(\d+\.\d+)\.([a-z])\b/g)].map(([, list, letter]) => `${list}.${letter}`)));
    const asked = Object.entries(lists).flatMap(([list, letters]) => [...letters].map((letter) => `${list}.${letter}`));
    expect(asked.filter((each) => !cited.has(each))).toEqual([]);
  });
  it('say each once, in which text it was read and which day', () => {
    expect(new Set(lawItems.map(({ code }) => code)).size).toBe(lawItems.length);
    for (const { read, code } of lawItems) expect(sources[read].readOn, code).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
