import type { Text } from './types.ts';

/** Bad input or a step that the law forbids: which field, which article, and how to go on. */
export class TermError extends Error {
  readonly code: string;
  readonly field: string;
  readonly article: string | undefined;
  readonly text: Text;

  constructor({ code, field, article, text }: { code: string; field: string; article?: string; text: Text }) {
    super(`${field}: ${text.en}`);
    this.name = 'TermError';
    this.code = code;
    this.field = field;
    this.article = article;
    this.text = text;
  }
}
