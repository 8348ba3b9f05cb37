export type FileRefusalCode = 'empty' | 'too-large' | 'name-unsafe' | 'type-mismatch' | 'type-not-allowed' | 'store-full' | 'missing';

/** What a person can cause with a file; `detail` holds the facts for the sentence shown to them. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly code: FileRefusalCode;
  readonly detail: Readonly<Record<string, unknown>>;
  constructor(code: FileRefusalCode, detail: Readonly<Record<string, unknown>> = {}) {
    super(`The file was refused: ${code}`);
    this.code = code;
    this.detail = detail;
  }
}

const fullCodes = new Set(['ENOSPC', 'EDQUOT']);

/** A full disk is told as such; any other failure stays what it was. */
export function asRefusal(error: unknown): unknown {
  return fullCodes.has((error as NodeJS.ErrnoException)?.code ?? '') ? new FileRefused('store-full') : error;
}
