/** The part of fontkit that this package uses; the library carries no types of its own. */
declare module 'fontkit' {
  export type Font = {
    unitsPerEm: number;
    /** The code points that it has letters for, in ascending order. */
    characterSet: readonly number[];
    hasGlyphForCodePoint(code: number): boolean;
    glyphForCodePoint(code: number): { codePoints: readonly number[]; path: { toSVG(): string } };
    layout(text: string, features?: readonly string[]): { advanceWidth: number };
  };
  export function create(bytes: Uint8Array): Font;
}
