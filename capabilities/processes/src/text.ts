/** Everything a person reads, in the three languages of the house; the same shape as the kernel's, which this core does not need otherwise. */
export type Text = Readonly<Record<'ca' | 'es' | 'en', string>>;

/** Puts values into a sentence: `{name}` becomes the value of `name`. */
export function fill(text: Text, values: Readonly<Record<string, unknown>>): Text {
  const one = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  return { ca: one(text.ca), es: one(text.es), en: one(text.en) };
}
