import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as x509 from '@peculiar/x509';
import * as asn1js from 'asn1js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from './cms.ts';
import { readCms } from './cms-read.ts';
import { checkCms, checkToken } from './cms-verify.ts';
import type { Signer } from './signer.ts';
import { castOf } from './testing/cast.ts';
import { has, output, pem, run } from './testing/referees.ts';
import { timestampHandler } from './timestamp-handler.ts';
import { OWN_POLICY, readTimestampInfo, timestampReply } from './timestamp-reply.ts';
import { requestTimestamp } from './timestamp-request.ts';

let cast: Awaited<ReturnType<typeof castOf>>;
let rsa: Awaited<ReturnType<typeof castOf>>;
let server: Server;
let url: string;
beforeAll(async () => {
  [cast, rsa] = await Promise.all([castOf(), castOf('RSA-2048')]);
  const handle = timestampHandler({ signer: cast.timestamp });
  server = createServer((request, response) => {
    if (request.url === '/slow') return;
    if (request.url === '/broken') return void response.writeHead(503).end();
    if (request.url === '/nonsense') return void response.end('hola');
    void handle(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe.skipIf(!has('openssl'))('OpenSSL accepts our timestamps', () => {
  const data = Buffer.from('un document');

  test.each(['sha256', 'sha384', 'sha512'])('over %s, with and without certificates in the reply', async (digest) => {
    for (const { authority, timestamp } of [cast, rsa]) {
      for (const certificates of [['-cert'], []]) {
        const request = output('openssl', ['ts', '-query', '-data', 'data', `-${digest}`, ...certificates], { data });
        const reply = await timestampReply({ request, signer: timestamp });
        const files = { data, reply, request, 'root.pem': pem('CERTIFICATE', authority.certificate), 'tsa.pem': pem('CERTIFICATE', timestamp.chain[0]!) };
        const { said } = run('openssl', ['ts', '-verify', '-queryfile', 'request', '-in', 'reply', '-CAfile', 'root.pem', '-untrusted', 'tsa.pem'], files);
        expect(said).toContain('Verification: OK');
      }
    }
  });

  test('and a signature that names its certificate by key identifier is read like any other', () => {
    const files = { data, 'own.pem': pem('CERTIFICATE', rsa.seal.chain[0]!), 'root.pem': pem('CERTIFICATE', rsa.authority.certificate), 'key.pem': pem('PRIVATE KEY', rsa.seal.key) };
    const cms = readCms(output('openssl', ['cms', '-sign', '-in', 'data', '-binary', '-keyid', '-outform', 'DER', '-signer', 'own.pem', '-inkey', 'key.pem', '-certfile', 'root.pem'], files));
    expect(cms.signer.certificate).toEqual(rsa.seal.chain[0]);
    expect(checkCms(cms, [data])).toEqual([]);
    expect(checkCms(cms, [Buffer.from('un altre')])).toContain('bytes-changed');
  });

  test('and sees a rejection with its reason where the digest is too weak', async () => {
    const request = output('openssl', ['ts', '-query', '-data', 'data', '-md5'], { data });
    const { said } = run('openssl', ['ts', '-reply', '-in', 'reply', '-text'], { reply: await timestampReply({ request, signer: cast.timestamp }) });
    expect(said).toMatch(/Status: Rejected[\s\S]*Use SHA-256[\s\S]*unrecognized or unsupported algorithm identifier/);
  });

  test('and reads our policy, or the one that we were told, as the number it is', async () => {
    const request = output('openssl', ['ts', '-query', '-data', 'data', '-sha256', '-tspolicy', OWN_POLICY], { data });
    const reply = await timestampReply({ request, signer: cast.timestamp });
    expect(run('openssl', ['ts', '-reply', '-in', 'reply', '-text'], { reply }).said).toContain(`Policy OID: ${OWN_POLICY}`);
    const other = await timestampReply({ request: output('openssl', ['ts', '-query', '-data', 'data', '-sha256'], { data }), signer: cast.timestamp, policy: '1.3.6.1.4.1.99999.7' });
    expect(run('openssl', ['ts', '-reply', '-in', 'reply', '-text'], { reply: other }).said).toContain('Policy OID: 1.3.6.1.4.1.99999.7');
  });

  test('and a token that we asked for over HTTP', async () => {
    const token = await requestTimestamp({ url, digest: sha256(data) });
    const { said } = run('openssl', ['ts', '-verify', '-data', 'data', '-in', 'token', '-token_in', '-CAfile', 'root.pem'], { data, token, 'root.pem': pem('CERTIFICATE', cast.authority.certificate) });
    expect(said).toContain('Verification: OK');
  });
});

test('a certificate whose digest happens to read as ASN.1 stamps like any other', async () => {
  const authority = { authority: await signerWhoseDigestReadsAsAsn1() };
  const token = await requestTimestamp({ ...authority, digest: sha256(Buffer.from('un document')) });
  expect(checkToken(token, [Buffer.from('un document')])).toMatchObject({ intact: true });
});

test('a digest that happens to read as ASN.1 is stamped like any other', async () => {
  const digest = Buffer.from(`041e${'00'.repeat(30)}`, 'hex');
  expect(readTimestampInfo(readCms(await requestTimestamp({ authority: cast.timestamp, digest })).content!).digest).toEqual(new Uint8Array(digest));
});

function readsAsAsn1(digest: Uint8Array): boolean {
  try {
    return asn1js.fromBER(new Uint8Array(digest)).offset === digest.length;
  } catch {
    return false;
  }
}

/** One certificate in some three hundred; an installation that drew it could not stamp anything. */
async function signerWhoseDigestReadsAsAsn1(): Promise<Signer> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  for (let serial = 1; ; serial++) {
    const made = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serial.toString(16).padStart(4, '0'), name: 'CN=Segell de temps', keys, signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' }, extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.timeStamping], true)],
    });
    const own = new Uint8Array(made.rawData);
    if (readsAsAsn1(sha256(own))) return { chain: [own], key: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)) };
  }
}

test('a request that is nonsense gets a rejection, never a crash', async () => {
  for (const request of [new Uint8Array(), Buffer.from('hola'), Buffer.from('30030201ff', 'hex'), Buffer.alloc(5000, 0x30)]) {
    const reply = Buffer.from(await timestampReply({ request, signer: cast.timestamp }));
    expect(reply.includes('RFC 3161')).toBe(true);
  }
});

test('an authority that is slow, broken, absent or answers nonsense is told by name', async () => {
  const digest = sha256(Buffer.from('x'));
  const refused = (path: string, reason: RegExp, timeoutMs = 2000) =>
    expect(requestTimestamp({ url: path, timeoutMs, digest })).rejects.toMatchObject({ code: 'signatures.timestamp-failed', detail: { reason: expect.stringMatching(reason) } });
  await refused(`${url}/slow`, /no answer in 100 ms/, 100);
  await refused(`${url}/broken`, /HTTP 503/);
  await refused(`${url}/nonsense`, /ASN\.1/);
  await refused('http://127.0.0.1:1/', /fetch failed/);
});

test('the handler takes only timestamp queries of a sensible size', async () => {
  const post = (body: BodyInit, type = 'application/timestamp-query') => fetch(url, { method: 'POST', body, headers: { 'content-type': type } }).then(({ status }) => status);
  expect(await fetch(url).then(({ status }) => status)).toBe(405);
  expect(await post('x', 'text/plain')).toBe(415);
  expect(await post('x'.repeat(20_000))).toBe(413);
});
