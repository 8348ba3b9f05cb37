import { describe, expect, it } from 'vitest';
import { lawItems } from '../law/items.ts';
import { families } from '../law/families.ts';
import { asksOf } from '../law/item.ts';
import { scoreOf, type Fed } from './score.ts';

const yearly = lawItems.find(({ code }) => code === 'pressupost')!;
const fed = (more: Partial<Fed> = {}): Fed => ({ source: 'text', published: true, notApplicable: null, contentOn: '2026-11-01', body: { ca: 'x'.repeat(200), es: 'y' }, quality: null, ...more });
const today = '2026-11-24';

describe('what the law asks to publish', () => {
  it('has each item once, in a known family', () => {
    expect(new Set(lawItems.map(({ code }) => code)).size).toBe(lawItems.length);
    for (const { family } of lawItems) expect(families).toHaveProperty(family);
    expect(Object.keys(families).filter((family) => !lawItems.some((each) => each.family === family))).toEqual([]);
  });
  it('says in which text each was read, and cites Llei 19/2014 down to the letter in the families that it tells', () => {
    for (const { code, article, read } of lawItems) if (read === 'llei-19-2014') expect(article, code).toMatch(/^Llei 19\/2014, art\. \d/);
    for (const { code, article, read } of lawItems) if (read === 'lbrl') expect(article, code).toMatch(/LBRL, arts?\. \d/);
    const letters = (article: number, last: string) => Array.from({ length: last.charCodeAt(0) - 96 }, (_, at) => `${article}.1.${String.fromCharCode(97 + at)}`);
    const cited = lawItems.map(({ article }) => article).join(' · ');
    for (const each of [...letters(9, 'm'), ...letters(10, 'i'), ...letters(11, 'f'), ...letters(13, 'i'), ...letters(15, 'e')]) expect(cited, each).toContain(each);
  });
  it('asks of a body by its kind and, where the law says so, its size', () => {
    const zone = lawItems.find(({ code }) => code === 'zona-baixes-emissions')!;
    expect(asksOf(zone, { kind: 'municipality', inhabitants: 60_000 })).toBe(true);
    expect(asksOf(zone, { kind: 'municipality', inhabitants: 900 })).toBe(false);
    expect(asksOf(zone, { kind: 'municipality', inhabitants: null })).toBe(false);
    expect(asksOf(zone, { kind: 'county-council', inhabitants: null })).toBe(false);
    expect(asksOf(yearly, { kind: 'consortium', inhabitants: null })).toBe(true);
  });
});
describe('the score of an item', () => {
  it('gives everything to what is whole and fresh', () => expect(scoreOf(yearly, fed(), today)).toMatchObject({ state: 'published', score: 100, todo: null }));
  it('gives nothing to what is ready but not published', () => expect(scoreOf(yearly, fed({ published: false }), today)).toMatchObject({ state: 'ready', score: 0, completeness: 100 }));
  it('takes away half as what is published grows old, and says for how long it is late', () => {
    expect(scoreOf(yearly, fed({ contentOn: '2025-04-14' }), today)).toMatchObject({ state: 'late', lateDays: 189, freshness: 53, score: 77 });
    expect(scoreOf(yearly, fed({ contentOn: '2020-01-01' }), today)).toMatchObject({ state: 'late', freshness: 0, score: 50 });
  });
  it('counts a dataset by its quality', () => expect(scoreOf(yearly, fed({ source: 'dataset', quality: 92, body: null }), today).completeness).toBe(92));
  it('says what to do where there is nothing', () => expect(scoreOf(yearly, fed({ source: 'none', published: false }), today)).toMatchObject({ state: 'empty', score: 0, todo: { ca: expect.stringContaining('Poseu-hi') } }));
  it('asks nothing of what does not apply', () => expect(scoreOf(yearly, fed({ source: 'none', notApplicable: 'No en tenim.' }), today)).toMatchObject({ state: 'not-applicable', todo: null }));
});
