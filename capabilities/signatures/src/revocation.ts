import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { describeCertificate } from './certificate.ts';
import { issuerAndSerial } from './cms.ts';
import { same } from './cms-read.ts';
import { asRead, bitsOf, dateOf, members, octetsOf, oidOf, readDer } from './der.ts';
import { readOcsp } from './ocsp.ts';
import { SignatureRefused } from './refusal.ts';
import { verifySignature } from './signature-value.ts';

export type Revocation =
  | { status: 'good'; knownFrom: Date; knownUntil: Date | undefined }
  | { status: 'revoked'; at: Date }
  /** Nothing from the issuer covers the moment. */
  | { status: 'unknown' };

/** What issuers have said of their certificates: lists (RFC 5280 §5) and single answers (RFC 6960), DER. */
export type RevocationEvidence = { crls: Uint8Array[]; ocsps?: Uint8Array[] };

/** What the issuer says of a certificate at a moment (RFC 5280 §6.3): only what it signed itself and was not outdated then counts, the newest first. */
export function revocationOf({ certificate, issuer, crls, ocsps = [], at }: { certificate: Uint8Array; issuer: Uint8Array; at: Date } & RevocationEvidence): Revocation {
  const serial = octetsOf(issuerAndSerial(certificate).serialNumber);
  const listed = crls.flatMap((crl) => readList(crl, issuer)).map(({ from, until, revoked }) => ({ from, until, revokedAt: revoked.find((entry) => same(entry.serial, serial))?.at }));
  const answered = ocsps.flatMap((response) => readOcsp({ response, certificate, issuer }));
  const [newest] = [...listed, ...answered].filter(({ until }) => !until || until >= at).toSorted((a, b) => b.from.getTime() - a.from.getTime());
  if (!newest) return { status: 'unknown' };
  if (newest.revokedAt && newest.revokedAt <= at) return { status: 'revoked', at: newest.revokedAt };
  return { status: 'good', knownFrom: newest.from, knownUntil: newest.until };
}

/** The lists that prove every certificate good at a moment; refuses by name when one lacks or says revoked. Roots need none. */
export function requireRevocation({ certificates, crls, at, level }: { certificates: Uint8Array[]; crls: Uint8Array[]; at: Date; level: string }): Uint8Array[] {
  for (const certificate of certificates) {
    const subject = new X509Certificate(certificate);
    if (isSelfIssued(subject)) continue;
    const { name } = describeCertificate(certificate);
    const issuer = certificates.find((other) => subject.checkIssued(new X509Certificate(other)));
    const revocation: Revocation = issuer ? revocationOf({ certificate, issuer, crls, at }) : { status: 'unknown' };
    if (revocation.status === 'unknown') throw new SignatureRefused('signatures.revocation-missing', { certificate: name, level });
    if (revocation.status === 'revoked') throw new SignatureRefused('signatures.certificate-revoked', { certificate: name, at: revocation.at.toISOString().slice(0, 10) });
  }
  return crls;
}

export const isSelfIssued = (certificate: X509Certificate): boolean => certificate.subject === certificate.issuer;

type RevocationList = { from: Date; until: Date | undefined; revoked: { serial: Uint8Array; at: Date }[] };

/** Reads a CertificateList if it is the issuer's own and well signed; none otherwise. */
function readList(crl: Uint8Array, issuer: Uint8Array): RevocationList[] {
  try {
    const [tbs, algorithm, signature] = members(readDer(crl));
    const fields = members(tbs);
    if (fields[0] instanceof asn1js.Integer) fields.shift();
    const [, name, from, second, third] = fields;
    const until = dateOf(second);
    const entries = until ? third : second;
    const listed = dateOf(from);
    const authority = new X509Certificate(issuer);
    if (!name || !tbs || !listed || !same(asRead(name), subjectOf(issuer))) return [];
    const [type, parameters] = members(algorithm);
    const signed = verifySignature({ algorithm: oidOf(type), parameters: parameters && asRead(parameters), key: authority.publicKey, data: asRead(tbs), signature: bitsOf(signature) });
    if (!signed) return [];
    const revoked = entries && entries.idBlock.tagClass === 1
      ? members(entries).flatMap((entry) => {
          const [serial, at] = members(entry);
          const date = dateOf(at);
          return date ? [{ serial: octetsOf(serial), at: date }] : [];
        })
      : [];
    return [{ from: listed, until, revoked }];
  } catch {
    return [];
  }
}

function subjectOf(certificate: Uint8Array): Uint8Array {
  const tbs = members(members(readDer(certificate))[0]);
  const first = tbs[0]?.idBlock.tagClass === 3 ? 1 : 0;
  return asRead(tbs[first + 4]!);
}

