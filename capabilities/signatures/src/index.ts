/**
 * Electronic signatures: certificates and keys, signing and sealing PDF (PAdES) and XML (XAdES), timestamps, and judging the
 * signatures of others. Pure functions over bytes: nothing is stored here. What comes from outside goes through `createSignatureWorker`.
 */

// Who signs
export { createAuthority, issuePersonCertificate, issueSeal, issueTimestampCertificate, revocationList, type Authority, type KeyAlgorithm, type Revoked } from './authority.ts';
export { describeCertificate, type CertificateDescription } from './certificate.ts';
export { protectKey, revealKey } from './keys-at-rest.ts';
export { exportPkcs12, openPkcs12 } from './pkcs12.ts';
export type { Signer } from './signer.ts';

// Signing
export type { Language, Rectangle } from './pdf-appearance.ts';
export { sealPdf, type Level, type SealPdf, type Visible } from './pdf-seal.ts';
export { signXml, type Packaging, type SignXml } from './xml-sign.ts';

// Time and revocation
export { fetchRevocationLists, revocationListHandler, revocationListUrls } from './revocation-lists.ts';
export { timestampHandler } from './timestamp-handler.ts';
export { timestampReply } from './timestamp-reply.ts';
export { requestTimestamp, type TimestampSource } from './timestamp-request.ts';

// Judging
export { explainReport } from './explain.ts';
export { findingText } from './findings.ts';
export { verifyPdf } from './pdf-verify.ts';
export type { Changes, Coverage, Finding, Report, SignatureReport, Trust, Verdict } from './report.ts';
export type { Revocation } from './revocation.ts';
export { verifyXml } from './xml-verify.ts';

export { SignatureRefused, type RefusalCode, type Text } from './refusal.ts';
