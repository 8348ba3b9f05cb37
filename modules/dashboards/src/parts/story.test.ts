import { describe, expect, it } from 'vitest';
import { figuresIn, kept, named, piecesOf, withFigures, written } from './story.ts';

const text = 'Cardedeu té {{population:08046}} habitants, i en tenia {{ population : 08046 : 2021 }}.\n\nEl {{month-one:08019:2024-03}}. {{no}} {{population:08046}}';
const nameOf = ({ indicator, place, period }: { indicator: string; place: string; period?: string | undefined }) => `${indicator} · ${place} · ${period ?? 'últim'}`;

describe('a text with live figures', () => {
  it('names each figure once, with its period when one was chosen', () => {
    expect(figuresIn(text)).toEqual([{ indicator: 'population', place: '08046' }, { indicator: 'population', place: '08046', period: '2021' }, { indicator: 'month-one', place: '08019', period: '2024-03' }]);
    expect(piecesOf('sol')).toEqual(['sol']);
    expect(withFigures('a {{x1:08001}} b {{x1:8001}}', ({ place }) => place)).toBe('a 08001 b {{x1:8001}}');
  });
  it('is written by hand under names in brackets and kept as it was', () => {
    const { words, figures } = named(text, nameOf);
    expect(words).toContain('[population · 08046 · últim]');
    expect(words).not.toContain('{{population');
    expect(figuresIn(kept(words, figures))).toEqual(figuresIn(text));
    expect(kept('Cap xifra [aquí].', figures)).toBe('Cap xifra [aquí].');
    expect(kept('[a] [a b]', new Map([['[a', { indicator: 'a', place: '08001' }], ['[a b]', { indicator: 'b', place: '08001' }]]))).toContain('{{b:08001}}');
  });
  it('keeps what it writes', () => expect(piecesOf(written({ indicator: 'x1', place: '08001', period: '2024-Q3' }))).toEqual([{ indicator: 'x1', place: '08001', period: '2024-Q3' }]));
});
