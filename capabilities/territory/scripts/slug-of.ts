/** A short name for addresses: no article, no accents, words with hyphens (“l'Hospitalet de Llobregat” → hospitalet-de-llobregat). */
export function slugOf(name: string): string {
  return name
    .replace(/^(?:l'|(?:el|la|els|les) )/, '')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
