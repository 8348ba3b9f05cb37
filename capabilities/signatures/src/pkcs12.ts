import { createHmac, createPrivateKey, randomBytes, timingSafeEqual, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { describeCertificate } from './certificate.ts';
import { OID } from './cms.ts';
import { integer, isTagged, members, nothing, octets, octetsOf, oid, oidOf, readDer, sequence, tagged, toDer } from './der.ts';
import { decryptWithPassphrase, encryptWithPassphrase, iterationsOf, stretchPassphrase } from './password-encryption.ts';
import { SignatureRefused } from './refusal.ts';
import { digestName } from './signature-value.ts';
import { signerCertificate, type Signer } from './signer.ts';

const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAG = { key: '1.2.840.113549.1.12.10.1.1', shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' };
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const MAX_BYTES = 1024 * 1024;
const MAC_ITERATIONS = 2048;

/**
 * Opens a person's or organisation's PKCS#12 file (RFC 7292), new or old style, and answers its signer with the chain in order.
 * Refuses a wrong passphrase, and a file that is something else or lacks key or certificate, each by its name.
 */
export async function openPkcs12(bytes: Uint8Array, passphrase: string): Promise<Signer> {
  if (bytes.length > MAX_BYTES) throw new SignatureRefused('signatures.file-too-large', { size: bytes.length, limit: MAX_BYTES });
  let safe: Uint8Array;
  let mac: asn1js.AsnType | undefined;
  try {
    const [, authSafe, macData] = members(readDer(bytes));
    const [type, content] = members(authSafe);
    if (oidOf(type) !== OID.data) throw new Error('Only files protected by a passphrase are read.');
    safe = octetsOf(members(content)[0]);
    mac = macData;
    readDer(safe);
  } catch (cause) {
    throw Object.assign(new SignatureRefused('signatures.not-pkcs12'), { cause });
  }
  if (mac && !macMatches(mac, safe, passphrase)) throw new SignatureRefused('signatures.wrong-passphrase');

  const found = { keys: [] as Uint8Array[], certificates: [] as Uint8Array[] };
  try {
    for (const part of members(readDer(safe))) await readSafe(part, passphrase, found);
  } catch (cause) {
    throw Object.assign(new SignatureRefused(mac ? 'signatures.not-pkcs12' : 'signatures.wrong-passphrase'), { cause });
  }
  for (const key of found.keys) {
    const privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
    const own = found.certificates.find((certificate) => new X509Certificate(certificate).checkPrivateKey(privateKey));
    if (own) return { chain: inOrder(own, found.certificates), key: new Uint8Array(key) };
  }
  throw new SignatureRefused(found.keys.length && found.certificates.length ? 'signatures.key-mismatch' : 'signatures.not-pkcs12');
}

/** Writes a signer as PKCS#12 that OpenSSL, Windows and browsers open: AES-256, integrity by HMAC-SHA-256. */
export async function exportPkcs12(signer: Signer, passphrase: string): Promise<Uint8Array> {
  const { name } = describeCertificate(signerCertificate(signer));
  const friendly = sequence(oid(FRIENDLY_NAME), new asn1js.Set({ value: [new asn1js.BmpString({ value: name })] }));
  const keyId = sequence(oid(LOCAL_KEY_ID), new asn1js.Set({ value: [octets(Buffer.of(1))] }));
  const attributes = () => new asn1js.Set({ value: [friendly, keyId] });

  const certificates = sequence(...signer.chain.map((certificate, index) =>
    sequence(oid(BAG.certificate), tagged(0, sequence(oid(X509_CERTIFICATE), tagged(0, octets(certificate)))), ...(index === 0 ? [attributes()] : []))));
  const sealedCertificates = await encryptWithPassphrase(toDer(certificates), passphrase);
  const encryptedContent = new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: new Uint8Array(sealedCertificates.data).buffer });
  const sealedKey = await encryptWithPassphrase(signer.key, passphrase);
  const keys = sequence(sequence(oid(BAG.shroudedKey), tagged(0, sequence(sealedKey.algorithm, octets(sealedKey.data))), attributes()));
  const safe = toDer(sequence(
    sequence(oid(ENCRYPTED_DATA), tagged(0, sequence(integer(0), sequence(oid(OID.data), sealedCertificates.algorithm, encryptedContent)))),
    sequence(oid(OID.data), tagged(0, octets(toDer(keys)))),
  ));

  const salt = randomBytes(16);
  const macKey = stretchPassphrase({ passphrase, salt, iterations: MAC_ITERATIONS, purpose: 3, length: 32, digest: 'sha256' });
  const mac = createHmac('sha256', macKey).update(safe).digest();
  return toDer(sequence(
    integer(3),
    sequence(oid(OID.data), tagged(0, octets(safe))),
    sequence(sequence(sequence(oid(OID.sha256), nothing()), octets(mac)), octets(salt), integer(MAC_ITERATIONS)),
  ));
}

function macMatches(macData: asn1js.AsnType, safe: Uint8Array, passphrase: string): boolean {
  try {
    const [digestInfo, salt, iterations] = members(macData);
    const [algorithm, expected] = members(digestInfo);
    const digest = digestName(oidOf(members(algorithm)[0]));
    if (!digest) return false;
    const length = octetsOf(expected).length;
    const key = stretchPassphrase({ passphrase, salt: octetsOf(salt), iterations: iterationsOf(iterations), purpose: 3, length, digest });
    return timingSafeEqual(createHmac(digest, key).update(safe).digest(), octetsOf(expected));
  } catch {
    return false;
  }
}

async function readSafe(part: asn1js.AsnType, passphrase: string, found: { keys: Uint8Array[]; certificates: Uint8Array[] }): Promise<void> {
  const [type, content] = members(part);
  let bags: Uint8Array;
  if (oidOf(type) === ENCRYPTED_DATA) {
    const [, algorithm, encrypted] = members(members(members(content)[0])[1]);
    bags = await decryptWithPassphrase({ algorithm, data: isTagged(encrypted, 0) ? pieces(encrypted) : new Uint8Array(), passphrase });
  } else bags = octetsOf(members(content)[0]);

  for (const bag of members(readDer(bags))) {
    const [bagType, wrapped] = members(bag);
    const value = members(wrapped)[0];
    if (oidOf(bagType) === BAG.certificate) found.certificates.push(octetsOf(members(members(value)[1])[0]));
    else if (oidOf(bagType) === BAG.key && value) found.keys.push(toDer(value));
    else if (oidOf(bagType) === BAG.shroudedKey) {
      const [algorithm, data] = members(value);
      found.keys.push(await decryptWithPassphrase({ algorithm, data: octetsOf(data), passphrase }));
    }
  }
}

/** Implicit octets come in one piece (DER) or several (BER, as Windows writes them). */
function pieces(encrypted: asn1js.AsnType | undefined): Uint8Array {
  const several = members(encrypted);
  return several.length ? Buffer.concat(several.map(octetsOf)) : octetsOf(encrypted);
}

function inOrder(own: Uint8Array, all: Uint8Array[]): Uint8Array[] {
  const chain = [own];
  for (;;) {
    const last = new X509Certificate(chain.at(-1)!);
    const issuer = all.find((certificate) => !chain.includes(certificate) && last.checkIssued(new X509Certificate(certificate)));
    if (!issuer) return chain;
    chain.push(issuer);
  }
}
