import { PDF, type PdfDict, type PdfObject, type PdfRef } from '@libpdf/core';
import { SignatureRefused } from './refusal.ts';

/** Bytes; larger documents are refused before they are read. */
export const MAX_PDF_BYTES = 64 * 1024 * 1024;

export type OpenPdf = {
  bytes: Uint8Array;
  catalog: PdfDict;
  catalogRef: PdfRef;
  trailer: PdfDict;
  pages: PdfRef[];
  /** Where the newest cross-reference section starts, and whether it is a stream or a table. */
  crossReference: { offset: number; stream: boolean };
  repaired: boolean;
  nextObjectNumber: number;
  resolve: (ref: PdfRef) => PdfObject | null;
};

/**
 * Reads a PDF that can be added to without touching a byte of it, or refuses it by name before anything happens.
 * `tolerant` also reads a file whose index is broken, which is enough to judge its signatures but not to add one; `repaired` tells.
 */
export async function openPdf(bytes: Uint8Array, { maxBytes = MAX_PDF_BYTES, tolerant = false }: { maxBytes?: number; tolerant?: boolean } = {}): Promise<OpenPdf> {
  if (bytes.length === 0) throw new SignatureRefused('signatures.empty-file');
  if (bytes.length > maxBytes) throw new SignatureRefused('signatures.file-too-large', { size: bytes.length, limit: maxBytes });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.subarray(0, 1024).includes('%PDF-')) throw new SignatureRefused('signatures.not-a-pdf');

  const pdf = await PDF.load(bytes).catch((cause: unknown) => {
    throw Object.assign(new SignatureRefused('signatures.pdf-damaged'), { cause });
  });
  const { trailer } = pdf.context.info;
  if (pdf.isEncrypted || trailer.has('Encrypt')) throw new SignatureRefused('signatures.pdf-protected');

  const crossReference = findCrossReference(buffer);
  const catalogRef = trailer.getRef('Root');
  const pages = pdf.context.pages.getPages();
  const repaired = pdf.recoveredViaBruteForce || !crossReference;
  if ((repaired && !tolerant) || !catalogRef || pages.length === 0) throw new SignatureRefused('signatures.pdf-damaged');
  const { registry } = pdf.context;
  const size = trailer.getNumber('Size')?.value ?? 0;
  return {
    bytes,
    catalog: pdf.context.catalog.getDict(),
    catalogRef,
    trailer,
    pages,
    crossReference: crossReference ?? { offset: 0, stream: false },
    repaired,
    nextObjectNumber: Math.max(registry.nextObjectNumber, size),
    resolve: (ref) => registry.resolve(ref),
  };
}

function findCrossReference(buffer: Buffer): { offset: number; stream: boolean } | null {
  const at = buffer.lastIndexOf('startxref');
  if (at < 0) return null;
  const offset = Number(/^startxref\s+(\d+)/.exec(buffer.toString('latin1', at, at + 40))?.[1] ?? Number.NaN);
  if (!(offset < at)) return null;
  const start = buffer.toString('latin1', offset, offset + 40);
  if (/^\s*xref\b/.test(start)) return { offset, stream: false };
  if (/^\s*\d+\s+\d+\s+obj\b/.test(start)) return { offset, stream: true };
  return null;
}
