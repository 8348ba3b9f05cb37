import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { Signer } from './signer.ts';

/**
 * A small certificate authority for demonstrations and tests. It is not a qualified trust service (eIDAS art. 24):
 * its certificates carry the fields of the Spanish profiles but never claim to be qualified.
 */
export type Authority = { name: string; certificate: Uint8Array; key: Uint8Array; crlUrl?: string };

export type KeyAlgorithm = 'RSA-2048' | 'RSA-3072' | 'P-256';

type Validity = { from?: Date; until?: Date; algorithm?: KeyAlgorithm };

const ORGANISATION_IDENTIFIER = '2.5.4.97';
const SERIAL_NUMBER = '2.5.4.5';
const SURNAME = '2.5.4.4';
const GIVEN_NAME = '2.5.4.42';
// Attributes by which Spanish administrations read seals and public servants' certificates, medium level.
const SEAL = '2.16.724.1.3.5.6.2';

/** Creates a root. Times are UTC; it is valid for ten years unless told otherwise. */
export async function createAuthority({ name, crlUrl, from = new Date(), until = years(from, 10), algorithm = 'RSA-3072' }: { name: string; crlUrl?: string } & Validity): Promise<Authority> {
  const keys = await generateKeys(algorithm);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [{ C: ['ES'] }, { O: [name] }, { CN: [name] }],
    notBefore: from,
    notAfter: until,
    keys,
    signingAlgorithm: signingAlgorithm(keys.privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { name, certificate: bytes(certificate.rawData), key: await exportKey(keys.privateKey), ...(crlUrl ? { crlUrl } : {}) };
}

/** Issues the electronic seal of an organisation (Llei 40/2015 art. 40; ETSI EN 319 412-3). */
export function issueSeal({ authority, organisation, ...validity }: { authority: Authority; organisation: { name: string; nif: string } } & Validity): Promise<Signer> {
  return issue({
    authority,
    ...validity,
    subject: [
      { C: ['ES'] },
      { O: [organisation.name] },
      { OU: ['SEGELL ELECTRÒNIC'] },
      { [ORGANISATION_IDENTIFIER]: [`VATES-${organisation.nif}`] },
      { [SERIAL_NUMBER]: [organisation.nif] },
      { CN: [`${organisation.name} - Segell electrònic`] },
    ],
    alternative: [
      { [`${SEAL}.1`]: ['SEGELL ELECTRÒNIC DE NIVELL MITJÀ'] },
      { [`${SEAL}.2`]: [organisation.name] },
      { [`${SEAL}.3`]: [organisation.nif] },
    ],
  });
}

/**
 * Issues a person's signing certificate (ETSI EN 319 412-2), with the organisation where they serve if it is given. A person whose NIF
 * is not known is told apart by a `reference` of the issuer: a serial number without the prefix of EN 319 412-1 §5.1.3 claims no identity document.
 */
export function issuePersonCertificate({ authority, person, organisation, ...validity }: {
  authority: Authority;
  person: { givenName: string; surname: string; nif?: string; reference?: string };
  organisation?: { name: string; nif: string };
} & Validity): Promise<Signer> {
  const works: x509.JsonName = organisation ? [{ O: [organisation.name] }, { [ORGANISATION_IDENTIFIER]: [`VATES-${organisation.nif}`] }] : [];
  const number = person.nif === undefined ? person.reference : `IDCES-${person.nif}`;
  return issue({
    authority,
    ...validity,
    subject: [
      { C: ['ES'] },
      ...works,
      ...(number === undefined ? [] : [{ [SERIAL_NUMBER]: [number] }]),
      { [SURNAME]: [person.surname] },
      { [GIVEN_NAME]: [person.givenName] },
      { CN: [`${person.givenName} ${person.surname}${person.nif === undefined ? '' : ` - ${person.nif}`}`] },
    ],
  });
}

/** Issues the certificate of a timestamp authority: RFC 3161 §2.3 wants that single, critical extended use. */
export function issueTimestampCertificate({ authority, name, ...validity }: { authority: Authority; name: string } & Validity): Promise<Signer> {
  return issue({ authority, ...validity, subject: [{ C: ['ES'] }, { O: [authority.name] }, { CN: [name] }], timestamping: true });
}

export type Revoked = { serialNumber: string; at: Date };

/** Signs the list of revoked certificates (RFC 5280 §5), DER. Serial numbers are hexadecimal. */
export async function revocationList({ authority, revoked = [], from = new Date(), until = new Date(from.getTime() + 7 * 86_400_000) }: { authority: Authority; revoked?: Revoked[]; from?: Date; until?: Date }): Promise<Uint8Array> {
  const root = new x509.X509Certificate(new Uint8Array(authority.certificate));
  const signingKey = await importKey(authority.key);
  const list = await x509.X509CrlGenerator.create({
    issuer: root.subjectName,
    thisUpdate: from,
    nextUpdate: until,
    entries: revoked.map(({ serialNumber, at }) => ({ serialNumber, revocationDate: at })),
    extensions: [await x509.AuthorityKeyIdentifierExtension.create(root)],
    signingAlgorithm: signingAlgorithm(signingKey),
    signingKey,
  });
  return bytes(list.rawData);
}

async function issue({ authority, subject, alternative, timestamping = false, from = new Date(), until = years(from, 3), algorithm = 'RSA-3072' }: {
  authority: Authority;
  subject: x509.JsonName;
  alternative?: x509.JsonName;
  timestamping?: boolean;
} & Validity): Promise<Signer> {
  const root = new x509.X509Certificate(new Uint8Array(authority.certificate));
  const keys = await generateKeys(algorithm);
  const signingKey = await importKey(authority.key);
  const extensions: x509.Extension[] = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
    await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    await x509.AuthorityKeyIdentifierExtension.create(root),
  ];
  if (timestamping) extensions.push(new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.timeStamping], true));
  if (alternative) extensions.push(new x509.SubjectAlternativeNameExtension([{ type: 'dn', value: new x509.Name(alternative).toString() }]));
  if (authority.crlUrl) extensions.push(new x509.CRLDistributionPointsExtension([authority.crlUrl]));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject,
    issuer: root.subjectName,
    notBefore: from,
    notAfter: until,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: signingAlgorithm(signingKey),
    extensions,
  });
  return { chain: [bytes(certificate.rawData), authority.certificate], key: await exportKey(keys.privateKey) };
}

function generateKeys(algorithm: KeyAlgorithm): Promise<CryptoKeyPair> {
  if (algorithm === 'P-256') return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const modulusLength = algorithm === 'RSA-2048' ? 2048 : 3072;
  return crypto.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign', 'verify']);
}

function signingAlgorithm(key: CryptoKey): Algorithm | EcdsaParams {
  return key.algorithm.name === 'ECDSA' ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'RSASSA-PKCS1-v1_5' };
}

async function importKey(pkcs8: Uint8Array): Promise<CryptoKey> {
  const data = new Uint8Array(pkcs8);
  return await crypto.subtle
    .importKey('pkcs8', data, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['sign'])
    .catch(() => crypto.subtle.importKey('pkcs8', data, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']));
}

const exportKey = async (key: CryptoKey) => bytes(await crypto.subtle.exportKey('pkcs8', key));
const bytes = (buffer: ArrayBuffer) => new Uint8Array(buffer);

/** Sixteen random bytes, positive and without a leading zero, as RFC 5280 §4.1.2.2 asks. */
function newSerial(): string {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  return serial.toString('hex');
}

function years(from: Date, count: number): Date {
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + count);
  return until;
}
