import { safeFileName } from '../file-name.ts';

/** A file inside the PDF, associated with it as PDF/A-3 asks (ISO 19005-3, 6.8). */
export type Attachment = {
  name: string;
  bytes: Uint8Array;
  /** Media type, such as `application/json`. */
  type: string;
  description: string;
  relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
};

/** Embeds the files with the date of the document; two of one name get different ones. */
export function addAttachments(doc: PDFKit.PDFDocument, attachments: readonly Attachment[], date: Date): void {
  const taken = new Set<string>();
  for (const { name, bytes, type, description, relationship = 'Data' } of attachments) {
    doc.file(Buffer.from(bytes), {
      name: safeFileName(name, taken), type, description, relationship, creationDate: date, modifiedDate: date,
    } as PDFKit.Mixins.PDFAttachmentOptions);
  }
}
