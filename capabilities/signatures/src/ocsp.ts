import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as x509 from '@peculiar/x509';
import { issuerAndSerial } from './cms.ts';
import { same } from './cms-read.ts';
import { asRead, bitsOf, dateOf, isTagged, members, octetsOf, oidOf, readDer } from './der.ts';
import { digestOf, verifySignature } from './signature-value.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const RESPONDER = '1.3.6.1.5.5.7.3.9';

/** What an authority answered on one certificate, with the time span for which it answered. */
export type OcspStatus = { from: Date; until: Date | undefined; revokedAt: Date | undefined };

/**
 * Reads what an OCSP response (RFC 6960) says of a certificate, if it was signed by its issuer or by a responder that the issuer
 * named. None when it speaks of another certificate, of nothing known, or is badly signed.
 */
export function readOcsp({ response, certificate, issuer }: { response: Uint8Array; certificate: Uint8Array; issuer: Uint8Array }): OcspStatus[] {
  try {
    const bytes = members(members(readDer(response)).find((field) => isTagged(field, 0)))[0];
    const [type, body] = members(bytes);
    if (oidOf(type) !== BASIC) return [];
    const [data, algorithm, signature, certificates] = members(readDer(octetsOf(body)));
    if (!data || !signedByResponder({ data, algorithm, signature, enclosed: members(members(certificates)[0]).map(asRead), issuer })) return [];
    const responses = members(data).find((field) => field instanceof asn1js.Sequence);
    return members(responses).flatMap((single) => {
      const [id, status, from, ...rest] = members(single);
      const since = dateOf(from);
      if (!since || !status || !speaksOf(id, certificate, issuer) || isTagged(status, 2)) return [];
      const until = dateOf(members(rest.find((field) => isTagged(field, 0)))[0]);
      return [{ from: since, until, revokedAt: isTagged(status, 1) ? dateOf(members(status)[0]) ?? since : undefined }];
    });
  } catch {
    return [];
  }
}

function speaksOf(id: asn1js.AsnType | undefined, certificate: Uint8Array, issuer: Uint8Array): boolean {
  const [algorithm, name, key, serial] = members(id);
  const hash = oidOf(members(algorithm)[0]);
  const tbs = members(members(readDer(issuer))[0]);
  const first = isTagged(tbs[0], 0) ? 1 : 0;
  const publicKey = bitsOf(members(tbs[first + 5])[1]);
  const [nameHash, keyHash] = [digestOf(hash, asRead(tbs[first + 4]!)), digestOf(hash, publicKey)];
  return !!nameHash && !!keyHash && same(octetsOf(name), nameHash) && same(octetsOf(key), keyHash) && same(octetsOf(serial), octetsOf(issuerAndSerial(certificate).serialNumber));
}

function signedByResponder({ data, algorithm, signature, enclosed, issuer }: { data: asn1js.AsnType; algorithm: asn1js.AsnType | undefined; signature: asn1js.AsnType | undefined; enclosed: Uint8Array[]; issuer: Uint8Array }): boolean {
  const authority = new X509Certificate(issuer);
  const named = enclosed.slice(0, 10).filter((der) => {
    const one = new X509Certificate(der);
    const uses = new x509.X509Certificate(new Uint8Array(der)).getExtension(x509.ExtendedKeyUsageExtension)?.usages ?? [];
    return uses.includes(RESPONDER) && one.checkIssued(authority) && one.verify(authority.publicKey);
  });
  const [type, parameters] = members(algorithm);
  return [issuer, ...named].some((der) =>
    verifySignature({ algorithm: oidOf(type), parameters: parameters && asRead(parameters), key: new X509Certificate(der).publicKey, data: asRead(data), signature: bitsOf(signature) }));
}
