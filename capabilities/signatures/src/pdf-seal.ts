import { StandardFonts, type PdfDict } from '@libpdf/core';
import { describeCertificate } from './certificate.ts';
import { sha256, signCms } from './cms.ts';
import { drawSignature, type Language, type Rectangle } from './pdf-appearance.ts';
import { fieldsOf, forbidsChanges } from './pdf-fields.ts';
import { addValidationData } from './pdf-validation-data.ts';
import { openPdf, type OpenPdf } from './pdf-open.ts';
import { asReference, dateString, dictionary, referenceTo, serialize, textString, updatePdf, type PdfReference, type PdfUpdate } from './pdf-update.ts';
import { SignatureRefused } from './refusal.ts';
import { checkSigner, signerCertificate, type Signer } from './signer.ts';
import { requestTimestamp, type TimestampSource } from './timestamp-request.ts';

/** PAdES baseline levels (EN 319 142-1): signed; with a timestamp; with all that is needed to check it in years to come. */
export type Level = 'B-B' | 'B-T' | 'B-LT';

export type Visible = { page?: number | 'last'; language?: Language; rectangle?: Rectangle };

export type SealPdf = {
  pdf: Uint8Array;
  signer: Signer;
  level?: Level;
  timestamp?: TimestampSource;
  /** Revocation lists (DER) of every authority in the chains; they are embedded at level B-LT. */
  crls?: Uint8Array[];
  reason?: string;
  place?: string;
  /** Pages count from 1. Without it the signature shows only in the signature panel. */
  visible?: Visible;
  at?: Date;
  maxBytes?: number;
};

/** Bytes kept for a timestamp token; those of qualified authorities take up to ten thousand. */
const FOREIGN_TIMESTAMP_ROOM = 16_384;
/** Bytes that a signature takes beside its certificates, with an RSA key of 4096 bits. */
const CMS_ROOM = 2_560;

/**
 * Signs or seals a PDF (PAdES, EN 319 142-1) and answers the longer document: what came in is its prefix byte for byte, so
 * earlier signatures stay valid. Refuses empty, foreign, damaged, protected or locked files, and signers that cannot sign, by name.
 * Some 10 ms for a receipt of ours; a document from outside goes through `createSignatureWorker`.
 */
export async function sealPdf({ pdf: bytes, signer, level = 'B-B', timestamp, crls = [], reason, place, visible, at = new Date(), maxBytes }: SealPdf): Promise<Uint8Array> {
  const pdf = await openPdf(bytes, maxBytes === undefined ? {} : { maxBytes });
  if (forbidsChanges(pdf)) throw new SignatureRefused('signatures.pdf-locked');
  if (level !== 'B-B' && !timestamp) throw new SignatureRefused('signatures.timestamp-required', { level });
  checkSigner(signer, at);

  const update = updatePdf(pdf);
  const signature = update.reserve();
  const room = roomFor(signer.chain) + (!timestamp ? 0 : 'authority' in timestamp ? roomFor(timestamp.authority.chain) : FOREIGN_TIMESTAMP_ROOM);
  const ranges = '/ByteRange [0 0000000000 0000000000 0000000000]';
  update.write(signature, [
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${ranges}`,
    `/Contents <${'0'.repeat(room * 2)}>`,
    `/M ${dateString(at)} /Name ${textString(describeCertificate(signerCertificate(signer)).name)}`,
    reason ? `/Reason ${textString(reason)}` : '',
    place ? `/Location ${textString(place)}` : '',
    '>>',
  ].join(' '));
  addField(pdf, update, signature, { signer, reason, at, visible });

  const sealed = Buffer.from(update.finish().buffer);
  const rangeAt = sealed.indexOf(ranges, pdf.bytes.length);
  const open = sealed.indexOf('<', sealed.indexOf('/Contents ', rangeAt));
  const close = open + room * 2 + 2;
  const numbers = [open, close, sealed.length - close].map((number) => String(number).padEnd(10));
  sealed.write(`/ByteRange [0 ${numbers.join(' ')}]`, rangeAt, 'latin1');

  const cms = await signCms({
    signer,
    content: { kind: 'detached', digest: sha256(sealed.subarray(0, open), sealed.subarray(close)) },
    ...(timestamp ? { timestamp: (digest: Uint8Array) => requestTimestamp({ ...timestamp, digest }) } : {}),
  });
  if (cms.length > room) throw new SignatureRefused('signatures.timestamp-failed', { reason: `${cms.length - room} bytes` });
  sealed.write(Buffer.from(cms).toString('hex').toUpperCase(), open + 1, 'latin1');

  const signed = new Uint8Array(sealed.buffer, sealed.byteOffset, sealed.length);
  return level === 'B-LT' ? addValidationData({ pdf: signed, cms, crls, at }) : signed;
}

const roomFor = (chain: Uint8Array[]) => chain.reduce((sum, certificate) => sum + certificate.length, CMS_ROOM);

/** Adds the signature field to the form and its widget, shown or not, to the page. */
function addField(pdf: OpenPdf, update: PdfUpdate, signature: PdfReference, { signer, reason, at, visible }: Pick<SealPdf, 'signer' | 'reason' | 'visible'> & { at: Date }): void {
  const number = !visible ? 1 : visible.page === undefined || visible.page === 'last' ? pdf.pages.length : visible.page;
  const pageRef = pdf.pages[number - 1];
  const page = pageRef && pdf.resolve(pageRef);
  if (page?.type !== 'dict') throw new SignatureRefused('signatures.page-missing', { page: number, pages: pdf.pages.length });

  let look = '/Rect [0 0 0 0]';
  if (visible) {
    const font = update.reserve();
    const form = update.reserve();
    const drawn = drawSignature({ pdf, page, signer: describeCertificate(signerCertificate(signer)), at, language: visible.language ?? 'ca', font: referenceTo(font), ...(reason ? { reason } : {}), ...(visible.rectangle ? { rectangle: visible.rectangle } : {}) });
    update.write(font, `<< /Type /Font /Subtype /Type1 /BaseFont /${StandardFonts.Helvetica} /Encoding /WinAnsiEncoding >>`);
    update.stream(form, drawn.stream.dictionary, drawn.stream.data);
    look = `/Rect [${drawn.rectangle.map((side) => Number(side.toFixed(2))).join(' ')}] /AP << /N ${referenceTo(form)} >>`;
  }
  const field = update.reserve();
  update.write(field, `<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /T ${textString(freeName(pdf))} /P ${referenceTo(asReference(pageRef!))} ${look} /V ${referenceTo(signature)} >>`);

  const annotations = appendTo(pdf, update, page, 'Annots', field);
  if (annotations) update.write(asReference(pageRef!), dictionary(page, { Annots: annotations }));
  addToForm(pdf, update, field);
}

function addToForm(pdf: OpenPdf, update: PdfUpdate, field: PdfReference): void {
  const raw = pdf.catalog.get('AcroForm');
  const form = pdf.catalog.getDict('AcroForm', pdf.resolve);
  if (!form) {
    update.write(asReference(pdf.catalogRef), dictionary(pdf.catalog, { AcroForm: `<< /Fields [${referenceTo(field)}] /SigFlags 3 >>` }));
    return;
  }
  const fields = appendTo(pdf, update, form, 'Fields', field);
  const changed = dictionary(form, { SigFlags: '3', ...(fields ? { Fields: fields } : {}) });
  if (raw?.type === 'ref') update.write(asReference(raw), changed);
  else update.write(asReference(pdf.catalogRef), dictionary(pdf.catalog, { AcroForm: changed }));
}

/** Appends a reference to an array: rewrites the array where it is an object of its own, else answers it for its owner to rewrite. */
function appendTo(pdf: OpenPdf, update: PdfUpdate, owner: PdfDict, key: string, added: PdfReference): string | undefined {
  const raw = owner.get(key);
  const array = owner.getArray(key, pdf.resolve);
  const longer = `[${[...(array ?? [])].map(serialize).concat(referenceTo(added)).join(' ')}]`;
  if (raw?.type !== 'ref' || !array) return longer;
  update.write(asReference(raw), longer);
  return undefined;
}

function freeName(pdf: OpenPdf): string {
  const taken = new Set(fieldsOf(pdf).map(({ name }) => name));
  let number = taken.size + 1;
  while (taken.has(`Signature${number}`)) number++;
  return `Signature${number}`;
}
