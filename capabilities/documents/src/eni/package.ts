import { zip, type AsyncZippable } from 'fflate';
import { contentHash } from '../content-hash.ts';
import { safeFileName } from '../file-name.ts';
import { DocumentRefused } from '../refused.ts';
import { eniCaseFile, type EniCaseFile, type IndexEntry } from './case-file.ts';
import { eniDocument, type EniDocument } from './document.ts';

/** What a case holds, in the order of its index. */
export type PackageEntry =
  | { kind: 'document'; document: EniDocument; fileName: string; addedAt: Date }
  | { kind: 'folder'; name: string; entries: readonly PackageEntry[] };

export type EniPackageRequest = {
  caseFile: Omit<EniCaseFile, 'entries'>;
  entries: readonly PackageEntry[];
};

export type EniPackage = {
  bytes: Uint8Array;
  /** Paths inside, in order. */
  files: readonly string[];
  /** Documents without a signature: the scheme wants one on every administrative document. */
  unsigned: readonly string[];
};

type Packing = { files: AsyncZippable; number: number; size: number; unsigned: string[] };

/** Beyond this a package does not fit in memory with comfort; it is sent in parts. */
const SIZE_LIMIT = 500_000_000;

/**
 * A whole case as one ZIP: `expediente.xml` with the signed index, `documentos/` with each ENI document, and `ficheros/` with the same
 * contents under readable names, for who has no ENI viewer. The index holds the SHA-256 of each file of `documentos/`.
 * @throws DocumentRefused as `eniDocument` and `eniCaseFile` do, and when the package is too large.
 */
export async function eniPackage({ caseFile, entries }: EniPackageRequest): Promise<EniPackage> {
  const packing: Packing = { files: {}, number: 0, size: 0, unsigned: [] };
  const index = pack(entries, 'ficheros/', packing);
  const xml = await eniCaseFile({ ...caseFile, entries: index });
  const files: AsyncZippable = { 'expediente.xml': Buffer.from(xml), ...packing.files };
  return { bytes: await compress(files, caseFile.indexedAt), files: Object.keys(files), unsigned: packing.unsigned };
}

function pack(entries: readonly PackageEntry[], folder: string, packing: Packing): IndexEntry[] {
  const taken = new Set<string>();
  return entries.map((entry): IndexEntry => {
    if (entry.kind === 'folder') {
      return { kind: 'folder', name: entry.name, entries: pack(entry.entries, `${folder}${safeFileName(entry.name, taken)}/`, packing) };
    }
    const { document, fileName, addedAt } = entry;
    const xml = Buffer.from(eniDocument(document));
    packing.number++;
    packing.size += xml.byteLength + document.content.bytes.byteLength;
    if (packing.size > SIZE_LIMIT) throw tooLarge();
    packing.files[`documentos/${document.identifier}.xml`] = xml;
    packing.files[folder + safeFileName(fileName, taken)] = [document.content.bytes, { level: 0 }];
    if (!document.signatures?.length) packing.unsigned.push(document.identifier);
    return {
      kind: 'document', identifier: document.identifier, addedAt, order: String(packing.number),
      digest: { function: 'sha256', base64: contentHash(xml).sha256.base64 },
    };
  });
}

/** ZIP keeps local times without a zone: the date of the index is written in universal time, so that the bytes do not depend on the server. */
function compress(files: AsyncZippable, date: Date): Promise<Uint8Array> {
  const mtime = new Date(date.getTime() + date.getTimezoneOffset() * 60_000);
  return new Promise((resolve, reject) => {
    zip(files, { level: 6, mtime }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

function tooLarge(): DocumentRefused {
  return new DocumentRefused('documents.eni-package-too-large', {
    ca: 'L’expedient passa de {limit} MB: exporteu-lo per carpetes.',
    es: 'El expediente supera los {limit} MB: expórtelo por carpetas.',
    en: 'The case is larger than {limit} MB: export it by folders.',
  }, { limit: SIZE_LIMIT / 1e6 });
}
