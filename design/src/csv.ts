/** Whether a spreadsheet would run these words as a formula. A number with its sign is not one. */
const runs = (text: string) => /^[=@\t\r]|^[+-](?![\d.,\s]+$)/.test(text);

/** A table as a CSV that Catalan spreadsheets open; words that one would run as a formula go as words, with an apostrophe before them. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = typeof value === 'string' && runs(value) ? `'${value}` : String(value);
    return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}
