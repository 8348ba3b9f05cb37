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
