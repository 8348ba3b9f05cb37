import { csvOf } from './csv.ts';

/** Takes what the screen holds away as a file of this name; it never leaves the browser for that. */
export function saveFile({ content, type, name }: { content: string; type: string; name: string }): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/** Takes a table away as a CSV for a spreadsheet. */
export const saveTable = ({ rows, name }: { rows: readonly (readonly (string | number)[])[]; name: string }): void => saveFile({ content: csvOf(rows), type: 'text/csv', name: `${name}.csv` });
