import type { BackUp } from './installation.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far a backup or a restore has come. */
export const progressOf = (terminal: Terminal): NonNullable<BackUp['onProgress']> => ({ table, files, of }) =>
  terminal.progress(table ?? { ca: `fitxers: ${files} de ${of}`, es: `archivos: ${files} de ${of}`, en: `files: ${files} of ${of}` });

/** Bytes in the unit that a person would say. */
export function bytesIn(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
