export { default as signatures } from './signatures.module.ts';
export { Certificate, OwnAuthority, SignatureRequest } from './signatures.records.ts';
export { addCertificate, issueOwnCertificate, rejectSignature, requestSignature, sealDocument, sign, tray } from './operations.ts';
export { whyAsked } from './why.ts';
export { ownAuthority, sealBytes, sealOf, sealXml, timestampSource, trustOf } from './seal.ts';
