/** The part of fontkit that this package uses; the library carries no types of its own. */
declare module 'fontkit' {
  export type Font = {
    unitsPerEm: number;
    hasGlyphForCodePoint(code: number): boolean;
    layout(text: string, features?: readonly string[]): { advanceWidth: number };
  };
  export function create(bytes: Uint8Array): Font;
}
