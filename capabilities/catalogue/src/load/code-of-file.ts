const endings = /(\.(csv|tsv|txt|xlsx|ods|json|ndjson|geojson|parquet|zip|gz|sql))+$/i;

/** The code that the place and the name of a file suggest: `padro/2024 per edat.csv` becomes `padro_2024_per_edat`, a word that SQL can name. */
export function codeOfFile(path: string): string {
  const word = path.replace(endings, '').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return (/^[a-z]/.test(word) ? word : `d_${word}`).slice(0, 56).replace(/_+$/, '');
}

/** What people are shown of that name: `Places_bressol-2024.csv` becomes “Places bressol 2024”. */
export const titleOfFile = (path: string): string => path.replace(endings, '').replaceAll(/[_\-/\s]+/g, ' ').trim().slice(0, 200);

/** A code of its own for each of several files: those of the same name in different folders are numbered, so that none takes the place of another. */
export function codesOfFiles(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const stem = codeOfFile(path);
    let code = stem;
    for (let number = 2; taken.has(code); number += 1) code = `${stem}_${number}`;
    taken.add(code);
    return code;
  });
}

/** Files alike but for the year in their place or their name: what one would be called if it held all of them. */
export interface Years { readonly code: string; readonly title: string; readonly files: readonly { readonly path: string; readonly year: number }[] }

const yearIn = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;

/** Of several files, those that come by years, in the order of the years; what has two years in its name, or a year twice, is left alone. */
export function yearsOfFiles(paths: readonly string[]): Years[] {
  const groups = new Map<string, { title: string; files: { path: string; year: number }[] }>();
  for (const path of paths) {
    const found = [...path.matchAll(yearIn)];
    const [year] = found[0] ?? [];
    if (year === undefined || found.length > 1) continue;
    const without = path.replace(year, '').replace(/^[\s_/-]+/, '');
    const title = titleOfFile(without);
    if (title === '') continue;
    const group = groups.get(codeOfFile(without)) ?? { title, files: [] };
    group.files.push({ path, year: Number(year) });
    groups.set(codeOfFile(without), group);
  }
  return [...groups].flatMap(([code, { title, files }]) => (files.length > 1 && new Set(files.map(({ year }) => year)).size === files.length ? [{ code, title, files: files.toSorted((a, b) => a.year - b.year) }] : []));
}
