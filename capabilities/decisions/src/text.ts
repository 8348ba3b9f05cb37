/** A text for people in the three languages of the house. */
export interface Text {
  readonly ca: string;
  readonly es: string;
  readonly en: string;
}

export type Language = keyof Text;

/** Builds a text by writing the same thing once per language. */
export function inEach(write: (language: Language) => string): Text {
  return { ca: write('ca'), es: write('es'), en: write('en') };
}
