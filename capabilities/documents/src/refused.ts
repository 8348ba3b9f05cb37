import { say, type Language, type Texts } from './texts.ts';

/**
 * A refusal that a person can act on: a stable code, the data of the case and a sentence in three languages that
 * names field, rule and remedy. The web layer turns it into a problem document (RFC 9457).
 */
export class DocumentRefused extends Error {
  readonly code: string;
  readonly texts: Texts;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: string, texts: Texts, detail: Readonly<Record<string, string | number>> = {}) {
    super(say(texts, 'en', detail));
    this.name = 'DocumentRefused';
    this.code = code;
    this.texts = texts;
    this.detail = detail;
  }

  /** The sentence for the person, in their language. */
  sentence(language: Language): string {
    return say(this.texts, language, this.detail);
  }
}
