import { PdfString, type PdfDict } from '@libpdf/core';
import { plain } from './certificate.ts';
import { readCms, same } from './cms-read.ts';
import { derLength } from './der.ts';
import { checkCms, checkToken, type CheckedToken } from './cms-verify.ts';
import { sha1 } from './signature-value.ts';
import { judgeSigner, judgeToken, type Evidence } from './judge.ts';
import { changesBetween } from './pdf-changes.ts';
import { fieldsOf, type SignatureField } from './pdf-fields.ts';
import { openPdf, type OpenPdf } from './pdf-open.ts';
import { streamData } from './pdf-validation-data.ts';
import { SignatureRefused } from './refusal.ts';
import { checkCount, deadlineIn, integrityOf, verdictOf, verdictOfAll, type Changes, type Coverage, type Deadline, type Finding, type Report, type SignatureReport, type Trust } from './report.ts';

/**
 * Judges every signature of a PDF that anybody may have sent: who, when, over which bytes, whether a byte or the document changed
 * since, whether the certificate leads to a trusted root and was revoked. Nothing is fetched. Refuses what is no readable PDF; bad
 * signatures never throw: they are findings. Size and our own work (ms) are bounded, but the PDF reader beneath can be made to
 * turn for ever or to swell: call it through `createSignatureWorker` for documents that come from outside.
 */
export async function verifyPdf(bytes: Uint8Array, { trust, maxBytes, maxMs = 15_000 }: { trust: Trust; maxBytes?: number; maxMs?: number }): Promise<Report> {
  const deadline = deadlineIn(maxMs);
  const pdf = await openPdf(bytes, { tolerant: true, ...(maxBytes === undefined ? {} : { maxBytes }) });
  const evidence = validationData(pdf);
  const signed = fieldsOf(pdf).filter((field) => field.signature);
  checkCount(signed.length);
  const read = signed.map((field) => readSignature(pdf, field));
  const stamps = read.flatMap(({ documentToken, end }) => (documentToken ? [{ token: documentToken, end }] : []));

  const signatures: SignatureReport[] = [];
  for (const one of read) {
    deadline();
    signatures.push(await judge({ pdf, one, stamps, evidence, trust, deadline }));
  }
  // Usage rights of Adobe's are signed too, but are no signature of the document.
  const remains = signatures.length === 0 && !pdf.catalog.has('Perms') && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ByteRange');
  return { format: 'pdf', verdict: verdictOfAll(signatures, remains), size: bytes.length, signatures, remains };
}

type Read = {
  field: SignatureField;
  dict: PdfDict;
  coverage: Coverage;
  /** Where the signed revision ends. */
  end: number;
  parts: Uint8Array[];
  cms: ReturnType<typeof readCms> | undefined;
  documentToken: CheckedToken | undefined;
  findings: Finding[];
};

function readSignature(pdf: OpenPdf, field: SignatureField): Read {
  const dict = field.signature!;
  const found = readRanges(pdf, dict);
  const nothing = { field, dict, coverage: { kind: 'bytes', ranges: [], whole: false } as Coverage, end: 0, parts: [], cms: undefined, documentToken: undefined };
  if (!found) return { ...nothing, findings: ['ranges-wrong'] };
  const { parts, contents, end } = found;
  const coverage: Coverage = { kind: 'bytes', ranges: found.ranges, whole: end === pdf.bytes.length };
  const isStamp = dict.getName('SubFilter', pdf.resolve)?.value === 'ETSI.RFC3161';
  try {
    const cms = readCms(contents);
    // Nothing signs the room left after the signature: it must be empty.
    const stuffed: Finding[] = contents.subarray(derLength(contents)).some((byte) => byte !== 0) ? ['bytes-added-after'] : [];
    if (isStamp) {
      const documentToken = checkToken(contents, parts);
      return { ...nothing, coverage, end, parts, cms, documentToken, findings: documentToken?.intact ? stuffed : ['bytes-changed'] };
    }
    // The older adbe.pkcs7.sha1 encloses the SHA-1 of the ranges and signs that.
    if (cms.content && !same(cms.content, sha1(...parts))) return { ...nothing, coverage, end, parts, cms, findings: ['bytes-changed'] };
    return { ...nothing, coverage, end, parts, cms, findings: [...stuffed, ...(cms.content ? [...checkCms(cms, [cms.content]), 'weak-digest' as const] : checkCms(cms, parts))] };
  } catch {
    return { ...nothing, coverage, end, parts, findings: ['signature-unreadable'] };
  }
}

/** The two ranges must leave out exactly the signature's own hexadecimal string, or something could hide in the gap. */
function readRanges(pdf: OpenPdf, dict: PdfDict) {
  const array = dict.getArray('ByteRange', pdf.resolve);
  const numbers = array?.length === 4 ? [...array].map((entry) => (entry.type === 'number' ? entry.value : Number.NaN)) : [];
  const [start, first, second, rest] = numbers as [number, number, number, number];
  const contents = dict.get('Contents', pdf.resolve);
  const end = second + rest;
  if (numbers.length !== 4 || numbers.some((number) => !Number.isSafeInteger(number) || number < 0)) return undefined;
  if (start !== 0 || first >= second || end > pdf.bytes.length || !(contents instanceof PdfString)) return undefined;
  const buffer = Buffer.from(pdf.bytes.buffer, pdf.bytes.byteOffset, pdf.bytes.length);
  const gap = buffer.toString('latin1', first, second);
  if (!/^<[0-9A-Fa-f\s]*>$/.test(gap) || !same(Buffer.from(gap.slice(1, -1).replace(/\s/g, ''), 'hex'), contents.bytes)) return undefined;
  return { ranges: [{ from: 0, until: first }, { from: second, until: end }], end, contents: contents.bytes, parts: [buffer.subarray(0, first), buffer.subarray(second, end)] };
}

async function judge({ pdf, one, stamps, evidence, trust, deadline }: {
  pdf: OpenPdf;
  one: Read;
  stamps: { token: CheckedToken; end: number }[];
  evidence: Evidence;
  trust: Trust;
  deadline: Deadline;
}): Promise<SignatureReport> {
  const { dict, cms, documentToken } = one;
  const own: Evidence = { certificates: [...(cms?.certificates ?? []), ...evidence.certificates], crls: [...(cms?.crls ?? []), ...evidence.crls], ocsps: evidence.ocsps };
  const embedded = cms?.signer.timestampToken;
  const token = documentToken ?? (embedded && cms ? checkToken(embedded, [cms.signer.signature]) : undefined);
  const later = stamps
    .filter((stamp) => stamp.end >= one.end && stamp.token !== documentToken && stamp.token.intact)
    .filter((stamp) => judgeToken({ token: stamp.token, evidence: own, trust }).trusted)
    .map((stamp) => stamp.token.at.getTime());
  const judged = judgeSigner({
    certificate: cms?.signer.certificate,
    token,
    hasToken: !!embedded,
    provenAt: later.length ? new Date(Math.min(...later)) : undefined,
    evidence: own,
    trust,
  });
  const changedAfter = await changesAfter(pdf, one, deadline);
  const findings = [...new Set([...one.findings, ...judged.findings, ...CHANGED[changedAfter.kind], ...(pdf.repaired ? (['file-repaired'] as const) : [])])];
  const reason = plain(dict.getString('Reason', pdf.resolve)?.asString() ?? '');
  const place = plain(dict.getString('Location', pdf.resolve)?.asString() ?? '');
  const { findings: _, ...facts } = judged;
  return {
    kind: documentToken ? 'document-timestamp' : 'signature',
    name: plain(one.field.name),
    ...facts,
    claimedAt: documentToken?.at ?? pdfDate(dict.getString('M', pdf.resolve)?.asString()) ?? cms?.signer.signingTime,
    ...(reason ? { reason } : {}),
    ...(place ? { place } : {}),
    covers: one.coverage,
    integrity: integrityOf(findings),
    changedAfter,
    findings,
    verdict: verdictOf(findings),
  };
}

const CHANGED: Record<Changes['kind'], Finding[]> = {
  none: [],
  signatures: [],
  unexplained: ['bytes-added-after'],
  forms: ['forms-changed-after'],
  annotations: ['annotations-changed-after'],
  content: ['content-changed-after'],
};

async function changesAfter(pdf: OpenPdf, { end }: Read, deadline: Deadline): Promise<Changes> {
  if (end === 0 || /^\s*$/.test(Buffer.from(pdf.bytes.subarray(end, end + 64)).toString('latin1')) && pdf.bytes.length - end <= 64) return { kind: 'none', where: [] };
  try {
    const signed = await openPdf(pdf.bytes.subarray(0, end), { tolerant: true, maxBytes: Number.POSITIVE_INFINITY });
    const changes = changesBetween({ signed, current: pdf, deadline });
    return changes.kind === 'none' ? { kind: 'unexplained', where: [] } : changes;
  } catch (cause) {
    if (cause instanceof SignatureRefused && cause.code === 'signatures.check-too-long') throw cause;
    return { kind: 'content', where: ['document'] };
  }
}

/** Certificates, revocation lists and answers of the document security store. */
function validationData(pdf: OpenPdf): Evidence {
  const store = pdf.catalog.getDict('DSS', pdf.resolve);
  const all = (key: string) =>
    [...(store?.getArray(key, pdf.resolve) ?? [])].slice(0, 200).flatMap((entry) => {
      try {
        return streamData(entry.type === 'ref' ? pdf.resolve(entry) : entry) ?? [];
      } catch {
        return [];
      }
    });
  return { certificates: all('Certs'), crls: all('CRLs'), ocsps: all('OCSPs') };
}

/** A PDF date, `D:20261123150751+01'00'` (ISO 32000-2 §7.9.4). */
function pdfDate(text: string | undefined): Date | undefined {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text ?? '');
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
