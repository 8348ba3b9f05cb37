/** Words that SQL keeps for itself and people use as headings (“Any”, “Grup”, “Data”). */
const reserved = new Set('all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default deferrable desc describe distinct do else end except false fetch for foreign from grant group having in initially intersect into lambda lateral leading limit not null offset on only or order pivot placing primary qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot using variadic when where window with'.split(' '));

/** Names for columns that SQL takes without quotes: lower case, no accents, each once. */
export function columnNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, at) => {
    let name = title.normalize('NFD').replace(/\p{M}/gu, '').replace(/[·']/g, '').toLowerCase().replace(/€/g, 'eur').replace(/%/g, ' pct ').replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 60);
    if (name === '') name = `columna_${at + 1}`;
    if (/^\d/.test(name)) name = `_${name}`;
    if (reserved.has(name)) name = `${name}_`;
    let unique = name;
    for (let again = 2; taken.has(unique); again += 1) unique = `${name}_${again}`;
    taken.add(unique);
    return unique;
  });
}
