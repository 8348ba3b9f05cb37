/** Signs and words that mean “no data” in the files of this field; none is ever zero. */
export const dashes: readonly string[] = ['-', '–', '—', '−', '--', '---'];
const words: readonly string[] = [
  'n/a', 'na', '#n/a', '#n/d', 'n.d.', 'nd', 'n/d', 's/d', 'sd', 's.d.', 's.e.', 'null', 'nan', 'none', '..', '...', '…', ':', '.', '?', '*', 'x', '#div/0!', '#¡div/0!', '#ref!', '#¡ref!', '#valor!', '#¡valor!', '#value!', '#num!', '#¡num!', '#name?', '#nom?', '#¿nombre?',
  'sense dades', 'sense dada', 'sin datos', 'sin dato', 'no data', 'no disponible', 'not available', 'confidencial', 'secret estadístic', 'secreto estadístico', 'no consta', 'no aplica', 'no procede',
];
const known = new Set([...dashes, ...words]);

/** Whether a filled cell says that there is no data. */
export const saysNoData = (value: string): boolean => known.has(value.trim().toLowerCase());
export const isDash = (value: string): boolean => dashes.includes(value.trim());
