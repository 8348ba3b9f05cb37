/** Everything a person reads stands in three languages beside the thing it names; a missing language does not compile. */
export type Language = 'ca' | 'es' | 'en';
export type Text = Readonly<Record<Language, string>>;

/** What people read, in the three languages, written in one line beside what it names. */
export const words = (ca: string, es: string, en: string): Text => ({ ca, es, en });

export const languages: readonly Language[] = ['ca', 'es', 'en'];

/** The best of the languages a browser asks for (`Accept-Language`), Catalan when it asks for none of ours. */
export function languageFrom(header: string | undefined): Language {
  const asked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.trim().split(';');
      return { tag: tag.slice(0, 2).toLowerCase(), weight: Number(q.trim().replace('q=', '')) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of asked) if ((languages as readonly string[]).includes(tag)) return tag as Language;
  return 'ca';
}

const inWords = (fact: unknown, language: Language): string => String(typeof fact === 'object' && fact !== null && language in fact ? (fact as Text)[language] : fact);

/**
 * Puts the facts of a refusal or a notice into its sentence: `{tag}` becomes the value of `tag`, in the language of the sentence when it is words in three;
 * `{count|fila|files}` the word that agrees with it, for one and for any other number.
 */
export function fill(text: Text, facts: Readonly<Record<string, unknown>>): Text {
  const said = (language: Language) => text[language].replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    if (!(name in facts)) return whole;
    const fact = inWords(facts[name], language);
    return one === undefined ? fact : ((fact === '1' ? one : many) ?? whole);
  });
  return { ca: said('ca'), es: said('es'), en: said('en') };
}

const inEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as it may stand in XML or HTML, between tags or in an attribute; characters that XML does not carry as they are are left out. */
// oxlint-disable-next-line no-control-regex
export const inMarkup = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => inEntities[sign] ?? sign);
