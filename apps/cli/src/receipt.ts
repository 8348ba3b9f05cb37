import { hashOf, verifyReceipt, type Text } from '@comu/kernel';

/** What was found of a receipt: whether it proves what it says, why, and what it says. */
export interface ReceiptCheck {
  readonly ok: boolean;
  readonly reason: Text;
  /** The public key it was signed with, when it is at least readable. */
  readonly key: string | undefined;
  /** The row that was sealed, to be compared with what one reads on paper. */
  readonly row: Readonly<Record<string, unknown>> | undefined;
}

/** Checks a proof and the row that comes with it, without any connection. Without trusted keys the receipt’s own is taken, and proves only that nothing in it was changed since. */
export function checkReceipt(json: string, trustedKeys: readonly string[]): ReceiptCheck {
  const { row, ...proof } = parse(json);
  const key = typeof proof['publicKey'] === 'string' ? proof['publicKey'] : undefined;
  const checked = verifyReceipt(proof, { trustedKeys: trustedKeys.length > 0 || key === undefined ? trustedKeys : [key] });
  if (!checked.ok || row === undefined) return { ...checked, key, row: undefined };
  const { hash, subject } = (proof['entry'] as { content: { hash?: string; subject?: string } }).content;
  if (!isRow(row) || row['id'] !== subject || digest(row) !== hash) return { ok: false, reason: otherRow, key, row: undefined };
  return { ...checked, key, row };
}

function parse(json: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(json);
    return isRow(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const isRow = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function digest(row: unknown): string | undefined {
  try {
    return hashOf(row);
  } catch {
    return undefined;
  }
}

const otherRow: Text = {
  ca: 'Les dades que acompanyen la prova no són les que es van segellar: s’han modificat.',
  es: 'Los datos que acompañan la prueba no son los que se sellaron: se han modificado.',
  en: 'The data that come with the proof are not those that were sealed: they were changed.',
};
