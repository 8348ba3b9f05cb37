/** The languages people read documents in; Catalan is the default of the house. */
export type Language = 'ca' | 'es' | 'en';

/** One text in the three languages, kept beside what it names. */
export type Texts = Readonly<Record<Language, string>>;

/** Replaces `{name}` marks of a text; an unknown mark stays visible, so that a mistake is seen. */
export function say(texts: Texts, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return texts[language].replaceAll(/\{(\w+)\}/g, (mark, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : mark,
  );
}
