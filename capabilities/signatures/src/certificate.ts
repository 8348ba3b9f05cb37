import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** What a certificate says of its holder, read with the fields that Spanish certificates use. */
export type CertificateDescription = {
  name: string;
  nif?: string;
  organisation?: string;
  organisationNif?: string;
  kind: 'seal' | 'person' | 'authority' | 'timestamp';
  issuer: string;
  serialNumber: string;
  from: Date;
  until: Date;
};

/** Describes a DER certificate. Throws an Error when the bytes are no certificate. */
export function describeCertificate(der: Uint8Array): CertificateDescription {
  const certificate = new x509.X509Certificate(new Uint8Array(der));
  const subject = (field: string) => certificate.subjectName.getField(field).map(plain)[0];
  const organisation = subject('O');
  const organisationNif = withoutPrefix(subject('2.5.4.97'));
  const own = numberIn(subject('2.5.4.5'));
  const surname = subject('2.5.4.4');
  const kind = kindOf(certificate, surname !== undefined);
  const nif = kind === 'seal' ? organisationNif ?? own : own;
  const name = kind === 'person' && surname && subject('2.5.4.42') ? `${subject('2.5.4.42')} ${surname}` : subject('CN') ?? organisation ?? plain(certificate.subject);
  const issuerName = certificate.issuerName;
  return {
    name,
    ...(nif ? { nif } : {}),
    ...(organisation ? { organisation } : {}),
    ...(organisationNif ? { organisationNif } : {}),
    kind,
    issuer: plain(issuerName.getField('CN')[0] ?? issuerName.getField('O')[0] ?? certificate.issuer),
    serialNumber: new X509Certificate(der).serialNumber.toLowerCase(),
    from: certificate.notBefore,
    until: certificate.notAfter,
  };
}

function kindOf(certificate: x509.X509Certificate, hasSurname: boolean): CertificateDescription['kind'] {
  if (certificate.getExtension(x509.BasicConstraintsExtension)?.ca) return 'authority';
  if (certificate.getExtension(x509.ExtendedKeyUsageExtension)?.usages.includes(x509.ExtendedKeyUsage.timeStamping)) return 'timestamp';
  return hasSurname ? 'person' : 'seal';
}

/** Whether the issuer meant the certificate for signatures (RFC 5280 §4.2.1.3); one that names no use may do anything. */
export function isForSigning(der: Uint8Array): boolean {
  const usages = new x509.X509Certificate(new Uint8Array(der)).getExtension(x509.KeyUsagesExtension)?.usages;
  return usages === undefined || (usages & (x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation)) !== 0;
}

/** `IDCES-12345678Z` and `VATES-P0800000B` carry the number after the dash (ETSI EN 319 412-1 §5.1.3). */
const withoutPrefix = (value: string | undefined) => value?.replace(/^(?:[A-Z]{3}[A-Z]{2})-/, '');

/** The identity number in a serial number: with its prefix, or bare as older Spanish certificates carry it. Any other is the issuer’s own reference. */
const numberIn = (serial: string | undefined) => (serial !== undefined && (/^[A-Z]{5}-/.test(serial) || /^[0-9A-Z]\d{7}[0-9A-Z]$/.test(serial)) ? withoutPrefix(serial) : undefined);

/** A stranger's text made safe to show: no control letters, none that turn the direction of writing, no more than 200. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim().slice(0, 200);
}
