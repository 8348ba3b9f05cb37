import { generateKeyPairSync } from 'node:crypto';
import { createServer as httpServer, type RequestListener, type Server } from 'node:http';
import { createServer as httpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** A server of a test, at its own port of this machine. */
export interface Listening {
  readonly host: string;
  readonly url: string;
  close(): Promise<void>;
}

/** Listens until it is closed; with a certificate, over TLS. */
export async function listen(handler: RequestListener, tls?: { key: string; cert: string }): Promise<Listening> {
  const server: Server = tls === undefined ? httpServer(handler) : httpsServer(tls, handler);
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.address() as AddressInfo;
  const host = `localhost:${port}`;
  return { host, url: `${tls === undefined ? 'http' : 'https'}://${host}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }) };
}

/** A certificate that signs itself, for a name, between two days. */
export async function certificateFor(name: string, { from, to }: { from: Date; to: Date }): Promise<{ key: string; cert: string }> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const jwk = privateKey.export({ format: 'jwk' });
  const secret = await crypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']);
  const open = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x: jwk.x as string, y: jwk.y as string }, algorithm, true, ['verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`, notBefore: from, notAfter: to, signingAlgorithm: algorithm, keys: { privateKey: secret, publicKey: open },
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true), new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  });
  return { key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), cert: made.toString('pem') };
}
