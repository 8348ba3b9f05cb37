import type { Citation, Text } from './types.ts';

/** “art. 68.1 de la Llei 39/2015” in the three languages. */
export const articleOfLaw39 = (article: string): Text => ({
  ca: `art. ${article} de la Llei 39/2015`,
  es: `art. ${article} de la Ley 39/2015`,
  en: `art. ${article} of Law 39/2015`,
});

/** A citation given once is read the same in every language. */
export const inThreeLanguages = (text: Citation): Text => (typeof text === 'string' ? { ca: text, es: text, en: text } : text);
