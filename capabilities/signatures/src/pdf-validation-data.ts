import { PdfStream, type PdfObject } from '@libpdf/core';
import { readCms, same } from './cms-read.ts';
import { openPdf } from './pdf-open.ts';
import { asReference, dictionary, referenceTo, serialize, updatePdf, type PdfReference } from './pdf-update.ts';
import { requireRevocation } from './revocation.ts';

/**
 * Appends the document security store (EN 319 142-1 §5.4.2): the certificates of signer and timestamp and the revocation lists
 * that prove them good, so that level B-LT holds. Refuses when a list is missing, outdated, or says revoked.
 */
export async function addValidationData({ pdf: bytes, cms, crls, at }: { pdf: Uint8Array; cms: Uint8Array; crls: Uint8Array[]; at: Date }): Promise<Uint8Array> {
  const { certificates, signer } = readCms(cms);
  const stamped = signer.timestampToken ? readCms(signer.timestampToken).certificates : [];
  const all = unique([...certificates, ...stamped]);
  const needed = requireRevocation({ certificates: all, crls, at, level: 'B-LT' });

  const pdf = await openPdf(bytes, { maxBytes: Number.POSITIVE_INFINITY });
  const update = updatePdf(pdf);
  const put = (data: Uint8Array): PdfReference => {
    const reference = update.reserve();
    update.stream(reference, '', data);
    return reference;
  };
  const raw = pdf.catalog.get('DSS');
  const store = pdf.catalog.getDict('DSS', pdf.resolve);
  const longer = (key: string, added: Uint8Array[]) => {
    const kept = [...(store?.getArray(key, pdf.resolve) ?? [])];
    const known = kept.map((entry) => streamData(entry.type === 'ref' ? pdf.resolve(entry) : entry));
    const missing = added.filter((data) => !known.some((other) => other && same(other, data)));
    return `[${[...kept.map(serialize), ...missing.map((data) => referenceTo(put(data)))].join(' ')}]`;
  };
  const entries = dictionary(store ?? [], { Type: '/DSS', Certs: longer('Certs', all), CRLs: longer('CRLs', needed) });
  const reference = raw?.type === 'ref' ? asReference(raw) : update.reserve();
  update.write(reference, entries);
  if (raw?.type !== 'ref') update.write(asReference(pdf.catalogRef), dictionary(pdf.catalog, { DSS: referenceTo(reference) }));
  return update.finish();
}

export function streamData(value: PdfObject | null | undefined): Uint8Array | undefined {
  return value instanceof PdfStream ? value.getDecodedData() : undefined;
}

export const unique = (all: Uint8Array[]): Uint8Array[] => all.filter((one, index) => all.findIndex((other) => same(one, other)) === index);
