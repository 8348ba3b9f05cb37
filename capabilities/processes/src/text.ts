/** Everything a person reads, in the three languages of the house; the same shape as the kernel's, which this core does not need otherwise. */
export type Text = Readonly<Record<'ca' | 'es' | 'en', string>>;

/** Puts values into a sentence: `{name}` becomes the value of `name`, in the language of the sentence when the value has one for each. */
export function fill(text: Text, values: Readonly<Record<string, unknown>>): Text {
  const inLanguage = (language: keyof Text) =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return isText(value) ? value[language] : String(value);
    });
  return { ca: inLanguage('ca'), es: inLanguage('es'), en: inLanguage('en') };
}

const isText = (value: unknown): value is Text => value !== null && typeof value === 'object' && 'ca' in value && 'es' in value && 'en' in value;
