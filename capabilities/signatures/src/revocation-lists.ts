import type { IncomingMessage, ServerResponse } from 'node:http';
import * as x509 from '@peculiar/x509';

const MAX_LIST_BYTES = 20 * 1024 * 1024;

/** Serves our authority's revocation list as a plain `node:http` handler; `list` answers the current one, DER. */
export function revocationListHandler({ list }: { list: () => Promise<Uint8Array> }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    const bytes = await list();
    response.writeHead(200, { 'content-type': 'application/pkix-crl', 'content-length': bytes.length, 'cache-control': 'max-age=3600' });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
}

/** Where a certificate says that its issuer's revocation list is (RFC 5280 §4.2.1.13), http and https only. */
export function revocationListUrls(certificate: Uint8Array): string[] {
  const points = new x509.X509Certificate(new Uint8Array(certificate)).getExtension(x509.CRLDistributionPointsExtension)?.distributionPoints ?? [];
  const urls = points.flatMap((point) => point.distributionPoint?.fullName?.map((name) => name.uniformResourceIdentifier) ?? []);
  return urls.filter((url): url is string => /^https?:\/\//.test(url ?? ''));
}

/**
 * Downloads the revocation lists of a signer's chain, to embed them at level B-LT. Only for certificates that are ours or of an
 * authority we chose: a stranger's certificate could send us anywhere. Lists that do not come (ms) are left out.
 */
export async function fetchRevocationLists({ certificates, timeoutMs = 10_000 }: { certificates: Uint8Array[]; timeoutMs?: number }): Promise<Uint8Array[]> {
  const urls = [...new Set(certificates.flatMap(revocationListUrls))];
  const lists = await Promise.all(urls.map((url) => download(url, timeoutMs).catch(() => undefined)));
  return lists.filter((list) => list !== undefined);
}

async function download(url: string, timeoutMs: number): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MAX_LIST_BYTES) throw new Error('The list is too long.');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
