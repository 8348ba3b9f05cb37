import { beforeAll, describe, expect, test } from 'vitest';
import { issuePersonCertificate, revocationList } from './authority.ts';
import { describeCertificate } from './certificate.ts';
import { castOf, yesterday } from './testing/cast.ts';
import { has, pem, run } from './testing/referees.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
beforeAll(async () => {
  cast = await castOf('RSA-2048');
});

test('a seal names its organisation and NIF where Spanish programs look for them', () => {
  expect(describeCertificate(cast.seal.chain[0]!)).toMatchObject({ kind: 'seal', organisation: 'Ajuntament de Sant Martí', organisationNif: 'P0812345C', nif: 'P0812345C', issuer: 'Autoritat de proves' });
  expect(describeCertificate(cast.person.chain[0]!)).toMatchObject({ kind: 'person', name: 'Núria Puig i Ferrer', nif: '12345678Z' });
  expect(describeCertificate(cast.timestamp.chain[0]!).kind).toBe('timestamp');
  expect(describeCertificate(cast.authority.certificate).kind).toBe('authority');
});

test('a person whose NIF is not known is told apart without any number that looks like one', async () => {
  const { chain: [own] } = await issuePersonCertificate({ authority: cast.authority, person: { givenName: 'Mary', surname: 'Jones', reference: '0198f7c2-0000-7000-8000-000000000001' }, algorithm: 'P-256' });
  const read = describeCertificate(own!);
  expect(read).toMatchObject({ kind: 'person', name: 'Mary Jones' });
  expect(read.nif).toBeUndefined();
});

describe.skipIf(!has('openssl'))('OpenSSL agrees', () => {
  const check = (certificate: Uint8Array, list: Uint8Array, purpose: string) =>
    run('openssl', ['verify', '-x509_strict', '-CAfile', 'root.pem', '-CRLfile', 'list.pem', '-crl_check', '-purpose', purpose, 'own.pem'], {
      'root.pem': pem('CERTIFICATE', cast.authority.certificate),
      'own.pem': pem('CERTIFICATE', certificate),
      'list.pem': pem('X509 CRL', list),
    }).said;

  test('that the chains hold, strictly, and nobody is revoked', () => {
    expect(check(cast.seal.chain[0]!, cast.crls[0]!, 'any')).toContain('OK');
    expect(check(cast.person.chain[0]!, cast.crls[0]!, 'any')).toContain('OK');
    expect(check(cast.timestamp.chain[0]!, cast.crls[0]!, 'timestampsign')).toContain('OK');
  });

  test('that a revoked certificate is', async () => {
    const { serialNumber } = describeCertificate(cast.seal.chain[0]!);
    const list = await revocationList({ authority: cast.authority, revoked: [{ serialNumber, at: yesterday }] });
    expect(check(cast.seal.chain[0]!, list, 'any')).toContain('certificate revoked');
  });

  test('that the fields of the seal stand in subject and alternative name', () => {
    const { said } = run('openssl', ['x509', '-in', 'own.pem', '-noout', '-subject', '-ext', 'subjectAltName', '-nameopt', 'utf8'], { 'own.pem': pem('CERTIFICATE', cast.seal.chain[0]!) });
    expect(said).toContain('VATES-P0812345C');
    expect(said).toContain('2.16.724.1.3.5.6.2.3=P0812345C');
  });
});
