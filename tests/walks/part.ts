export type Language = 'ca' | 'es' | 'en';
export type Theme = 'day' | 'night';
/** What of each screen is walked: Catalan always, which the other languages are compared with. */
export interface Part { readonly languages: readonly ['ca', ...Language[]]; readonly themes: readonly Theme[] }

const known = ['ca', 'es', 'en', 'day', 'night'] as const;

/** The part that words like `es night` name; none named of a kind means all of it. Throws on a word that names nothing. */
export function partOf(said: readonly string[]): Part {
  const unknown = said.find((word) => !(known as readonly string[]).includes(word));
  if (unknown !== undefined) throw new Error(`“${unknown}” is no part of the walk: say any of ${known.join(', ')}, --resume to go on with one that was stopped, and --pictures to keep what is seen.`);
  const languages = (['ca', 'es', 'en'] as const).filter((each) => said.includes(each));
  const themes = (['day', 'night'] as const).filter((each) => said.includes(each));
  return { languages: ['ca', ...(languages.length === 0 ? (['es', 'en'] as const) : languages.filter((each) => each !== 'ca'))], themes: themes.length === 0 ? ['day', 'night'] : themes };
}
