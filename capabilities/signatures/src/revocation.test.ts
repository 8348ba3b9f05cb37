import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAuthority, issueSeal, issueTimestampCertificate, revocationList } from './authority.ts';
import { describeCertificate } from './certificate.ts';
import { sealPdf } from './pdf-seal.ts';
import { verifyPdf } from './pdf-verify.ts';
import { fetchRevocationLists, revocationListHandler } from './revocation-lists.ts';
import { revocationOf } from './revocation.ts';
import { castOf, makePdf, yesterday } from './testing/cast.ts';
import { has, output, pem } from './testing/referees.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
beforeAll(async () => {
  cast = await castOf();
});

test('the list that our authority serves is fetched and embedded, and the document proves itself ever after', async () => {
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    const options = { algorithm: 'P-256', from: yesterday } as const;
    const authority = await createAuthority({ name: 'Autoritat servida', crlUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/llista.crl`, ...options });
    lists.current = () => revocationList({ authority, from: yesterday });
    const signer = await issueSeal({ authority, organisation: { name: 'Ajuntament de Vic', nif: 'P0829900J' }, ...options });
    const timestamp = await issueTimestampCertificate({ authority, name: 'Segellat', ...options });
    const crls = await fetchRevocationLists({ certificates: signer.chain });
    expect(crls).toHaveLength(1);
    const pdf = await sealPdf({ pdf: await makePdf(), signer, level: 'B-LT', timestamp: { authority: timestamp }, crls });
    expect((await verifyPdf(pdf, { trust: { anchors: [authority.certificate] } })).verdict).toBe('valid');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
const lists: { current: () => Promise<Uint8Array> } = { current: async () => new Uint8Array() };
const handler = revocationListHandler({ list: () => lists.current() });

describe.skipIf(!has('openssl'))('single answers of an authority (OCSP), as OpenSSL makes them', () => {
  const answer = (state: 'V' | 'R', signer: { certificate: Uint8Array; key: Uint8Array }, of = cast.seal.chain[0]!) => {
    const serial = describeCertificate(of).serialNumber.toUpperCase();
    const files = {
      'index.txt': `${state}\t301231235959Z\t${state === 'R' ? '261101000000Z' : ''}\t${serial}\tunknown\t/CN=x\n`,
      'root.pem': pem('CERTIFICATE', cast.authority.certificate),
      'own.pem': pem('CERTIFICATE', of),
      'signer.pem': pem('CERTIFICATE', signer.certificate),
      'signer.key': pem('PRIVATE KEY', signer.key),
    };
    const responding = 'openssl ocsp -sha256 -issuer root.pem -cert own.pem -no_nonce -reqout request.der && openssl ocsp -index index.txt -CA root.pem -rsigner signer.pem -rkey signer.key -reqin request.der -ndays 1 -respout response.der';
    return output('sh', ['-c', `{ ${responding}; } >&2 && cat response.der`], files);
  };
  const ask = (ocsp: Uint8Array, certificate = cast.seal.chain[0]!) => revocationOf({ certificate, issuer: cast.authority.certificate, crls: [], ocsps: [ocsp], at: new Date() });

  test('good, revoked, and of another certificate', () => {
    expect(ask(answer('V', cast.authority))).toMatchObject({ status: 'good' });
    expect(ask(answer('R', cast.authority))).toMatchObject({ status: 'revoked', at: new Date('2026-11-01T00:00:00Z') });
    expect(ask(answer('V', cast.authority), cast.person.chain[0]!)).toEqual({ status: 'unknown' });
  });

  test('an answer signed by somebody whom the authority did not name counts for nothing', () => {
    expect(ask(answer('V', { certificate: cast.person.chain[0]!, key: cast.person.key }))).toEqual({ status: 'unknown' });
  });
});
