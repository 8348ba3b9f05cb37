import { saveFile } from '@comu/design';

/** Takes a small table away as a CSV that Catalan spreadsheets open; what a spreadsheet would run as a formula goes as words. */
export function takeCsv(rows: readonly (readonly string[])[], name: string) {
  const cell = (value: string) => { const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value; return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain; };
  saveFile({ content: `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`, type: 'text/csv', name: `${name}.csv` });
}
