import type { Text } from './types.ts';

/** What a person can cause with a file or a question: which part, and how to go on. */
export class TablesError extends Error {
  readonly code: string;
  readonly field: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly text: Text;

  constructor({ code, field, facts = {}, text }: { code: string; field: string; facts?: Readonly<Record<string, unknown>>; text: Text }) {
    super(`${field}: ${text.en}`);
    this.name = 'TablesError';
    this.code = code;
    this.field = field;
    this.facts = facts;
    this.text = text;
  }
}
