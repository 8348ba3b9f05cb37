/**
 * The official spelling, article first and in lower case: “Ametlla del Vallès, L'” and “L'Ametlla del Vallès” are both
 * “l'Ametlla del Vallès”.
 */
export function officialName(written: string): string {
  const text = written.trim().replaceAll('’', "'");
  const inverted = /^(.+), (L'|El|La|Els|Les)$/i.exec(text);
  const straight = inverted ? `${inverted[2]}${inverted[2]?.endsWith("'") ? '' : ' '}${inverted[1]}` : text;
  return straight.replace(/^(?:L'|(?:El|La|Els|Les) )/, (article) => article.toLowerCase());
}
