import { describe, expect, it, vi } from 'vitest';

describe('a letter of a face', () => {
  it.each(['regular', 'bold', 'italic', 'other'] as const)('is still told from its glyph when it was first drawn as a part of another (%s)', async (name) => {
    vi.resetModules();
    const { face } = await import('./fonts.ts');
    const font = face(name);
    for (const composed of 'òàçñŀ·') font.glyphForCodePoint(composed.codePointAt(0)!).path.toSVG();
    for (const letter of 'oacnlOC') expect(font.glyphForCodePoint(letter.codePointAt(0)!).codePoints).toEqual([letter.codePointAt(0)]);
  });
});
