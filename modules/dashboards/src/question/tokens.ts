/** A word of what somebody wrote, with where it stands. */
export interface Token { readonly text: string; readonly fold: string; readonly stem: string; readonly from: number; readonly to: number; readonly number: number | null }

/** Without accents, in lower case: what people leave out when they type. */
export const fold = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('·', '');

/**
 * The part of a word that its singular and plural, its masculine and feminine and its Catalan and Spanish forms share:
 * `comarques` and `comarca` are `comarc`, `población` and `poblacions` are `poblaci`.
 */
export function stem(word: string): string {
  const plain = fold(word);
  if (plain.length < 4 || /\d/.test(plain)) return plain;
  const one = plain.replace(/ones$/, 'on').replace(/ions$/, 'io').replace(/ques$/, 'ca').replace(/gues$/, 'ga').replace(/([aeiou]?)s$/, (_, vowel: string) => vowel);
  const short = one.replace(/ion$/, 'io').replace(/([^aeiou])es$/, '$1');
  return short.length > 3 ? short.replace(/[aeio]$/, '') : short;
}

const word = /\d{1,3}(?:[.,]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)?|[<>]=?|=|[\p{L}][\p{L}\p{M}\p{N}·_]*/gu;

/** The words and numbers of a sentence; `1.000` is a thousand and `12,5` twelve and a half. */
export const tokensOf = (sentence: string): Token[] => [...sentence.normalize('NFC').matchAll(word)].map(({ 0: text, index }) => ({ text, fold: fold(text), stem: stem(text), from: index, to: index + text.length, number: numberOf(text) }));

function numberOf(text: string): number | null {
  if (!/^\d/.test(text)) return null;
  const plain = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(text) ? text.replace(/[.,]/g, '') : text.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.');
  return Number(plain);
}

/** Words that only hold others together, in the three languages. */
const links = new Set('de del dels d da do la el els les l lo los las un una uns unes i y e and the of a al als en in on s es se que qui amb con with this estan esta hi ha hay son are is was cada every each ens quin quina quins quines cual cuales vull quiero want saber know dona dame give me mostra muestra show'.split(' '));
export const isLink = ({ fold: plain }: Pick<Token, 'fold'>): boolean => links.has(plain);

/** The stems that a name is found by, without the words that hold it together. */
export const phraseOf = (name: string): string[] => {
  const all = tokensOf(name);
  const kept = all.filter((token) => !isLink(token) && !['per', 'por', 'by', 'for'].includes(token.fold));
  return (kept.length === 0 ? all : kept).map((token) => token.stem);
};

/** How many words of a phrase are said from here on, and where they end; what holds them together is passed over. */
export function follow(tokens: readonly Token[], at: number, phrase: readonly string[]): { matched: number; to: number } {
  let [matched, here, to] = [0, at, at];
  while (matched < phrase.length && here < tokens.length) {
    const token = tokens[here] as Token;
    if (token.stem === phrase[matched]) { matched += 1; here += 1; to = here; }
    else if (matched > 0 && (isLink(token) || ['per', 'por', 'by', 'for'].includes(token.fold))) here += 1;
    else break;
  }
  return { matched, to };
}
