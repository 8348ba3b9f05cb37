import type { CertificateDescription } from './certificate.ts';
import { SignatureRefused } from './refusal.ts';
import type { Revocation } from './revocation.ts';

/** What the checker trusts: DER roots, revocation lists at hand, and the moment of the check (now unless told). */
export type Trust = { anchors: Uint8Array[]; crls?: Uint8Array[]; at?: Date };

/** `uncertain`: nothing wrong was found, but something that would be needed to be sure is missing. */
export type Verdict = 'valid' | 'uncertain' | 'invalid';

/** All that was found on the signatures of a document, as data. */
export type Report = {
  format: 'pdf' | 'xml';
  verdict: Verdict | 'unsigned';
  size: number;
  signatures: SignatureReport[];
  /** The file holds a signature that its form no longer leads to: it was taken out or spoilt. */
  remains: boolean;
};

export type SignatureReport = {
  kind: 'signature' | 'document-timestamp';
  /** The field of the PDF or the identifier in the XML. */
  name: string;
  signer: CertificateDescription | undefined;
  /** The time that the signer's own clock says. */
  claimedAt: Date | undefined;
  reason?: string;
  place?: string;
  timestamp: { at: Date; authority: string; valid: boolean; trusted: boolean } | undefined;
  /** The time against which certificates were judged: that of a trusted timestamp, else that of the check. */
  judgedAt: Date;
  covers: Coverage;
  integrity: 'intact' | 'broken';
  chain: { status: 'trusted' | 'untrusted' | 'outside-validity'; path: string[] };
  revocation: Revocation;
  changedAfter: Changes;
  findings: Finding[];
  verdict: Verdict;
};

export type Coverage =
  /** Half-open byte ranges of the file; `whole` when only the signature itself is left out. */
  | { kind: 'bytes'; ranges: { from: number; until: number }[]; whole: boolean }
  /** The references of an XML signature: `''` is the whole document. */
  | { kind: 'references'; uris: string[]; whole: boolean };

/** From harmless to grave; `where` names the places changed. */
export type Changes = { kind: 'none' | 'signatures' | 'unexplained' | 'forms' | 'annotations' | 'content'; where: string[] };

/** Every reason why a signature is less than plainly valid. */
export type Finding =
  | 'bytes-changed'
  | 'ranges-wrong'
  | 'signature-unreadable'
  | 'signature-value-wrong'
  | 'certificate-missing'
  | 'certificate-swapped'
  | 'content-missing'
  | 'coverage-partial'
  | 'content-changed-after'
  | 'annotations-changed-after'
  | 'forms-changed-after'
  | 'bytes-added-after'
  | 'file-repaired'
  | 'certificate-not-for-signing'
  | 'chain-untrusted'
  | 'certificate-outside-validity'
  | 'revoked'
  | 'revocation-unknown'
  | 'timestamp-broken'
  | 'timestamp-untrusted'
  | 'weak-digest';


/** Findings that leave a signature valid: a timestamp of an unknown authority proves no time, but harms nothing. */
const HARMLESS: ReadonlySet<Finding> = new Set<Finding>(['timestamp-untrusted']);

export function verdictOf(findings: Finding[]): Verdict {
  if (integrityOf(findings) === 'broken' || findings.includes('content-changed-after') || findings.includes('revoked')) return 'invalid';
  return findings.every((finding) => HARMLESS.has(finding)) ? 'valid' : 'uncertain';
}

export function verdictOfAll(signatures: SignatureReport[], remains: boolean): Report['verdict'] {
  if (signatures.length === 0) return remains ? 'invalid' : 'unsigned';
  if (signatures.some(({ verdict }) => verdict === 'invalid')) return 'invalid';
  return signatures.every(({ verdict }) => verdict === 'valid') ? 'valid' : 'uncertain';
}

/** More signatures than this are refused rather than left unsaid. */
const MAX_SIGNATURES = 100;

export function checkCount(count: number): void {
  if (count > MAX_SIGNATURES) throw new SignatureRefused('signatures.too-many-signatures', { count, limit: MAX_SIGNATURES });
}

/** Stops a check that takes longer than promised, so that a hostile file cannot hold the process. */
export type Deadline = () => void;

export function deadlineIn(maxMs: number): Deadline {
  const start = performance.now();
  return () => {
    if (performance.now() - start > maxMs) throw new SignatureRefused('signatures.check-too-long', { limit: maxMs });
  };
}

/** Findings that mean that what was signed, or who signed it, is no longer what it was. */
const BROKEN: ReadonlySet<Finding> = new Set<Finding>(['bytes-changed', 'ranges-wrong', 'signature-unreadable', 'signature-value-wrong', 'certificate-missing', 'certificate-swapped']);

export const integrityOf = (findings: Finding[]): SignatureReport['integrity'] => (findings.some((finding) => BROKEN.has(finding)) ? 'broken' : 'intact');
