import type { ColumnReading, Reading } from '@comu/tables';

/** What the columns of a file were called, told apart without accents, capitals or blanks. */
const plain = (title: string) => title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/**
 * Reads a new file as a person once agreed for its dataset: columns are met by their title wherever they stand now, and keep the name,
 * type and code agreed. A column never seen is read as proposed. `fresh` is the proposal for the new file.
 */
export function asAgreed(fresh: Reading, agreed: Reading | undefined): Reading {
  if (agreed === undefined) return fresh;
  const known = new Map(agreed.columns.map((each) => [plain(each.title), each]));
  return { ...fresh, leaveTotals: agreed.leaveTotals, blanks: [...new Set([...agreed.blanks, ...fresh.blanks])], columns: fresh.columns.map((each): ColumnReading => {
    const before = known.get(plain(each.title));
    return before === undefined ? each : { ...each, ...before, at: each.at, title: each.title, ...(each.decimalComma === undefined ? {} : { decimalComma: each.decimalComma }) };
  }) };
}

/** What of an agreed reading says how the file itself is taken apart, before its columns. */
export function formOf(agreed: Reading | undefined, kind: Reading['kind']): Partial<Reading> {
  if (agreed === undefined || agreed.kind !== kind) return {};
  const { columns: _, kind: _kind, encoding: _encoding, delimiter: _delimiter, ...form } = agreed;
  return form;
}
