export { createAuthority, issuePersonCertificate, issueSeal, issueTimestampCertificate, revocationList, type Authority, type KeyAlgorithm, type Revoked } from './authority.ts';
export { describeCertificate, type CertificateDescription } from './certificate.ts';
export type { Language, Rectangle } from './pdf-appearance.ts';
export { sealPdf, type Level, type SealPdf, type Visible } from './pdf-seal.ts';
export { SignatureRefused, type RefusalCode, type Text } from './refusal.ts';
export type { Signer } from './signer.ts';
export { timestampReply } from './timestamp-reply.ts';
export { requestTimestamp, type TimestampSource } from './timestamp-request.ts';
