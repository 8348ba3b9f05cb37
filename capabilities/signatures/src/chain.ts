import { X509Certificate } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { same } from './cms-read.ts';

export type Chain = { status: 'trusted' | 'untrusted' | 'outside-validity'; path: Uint8Array[] };

/** Bounds for certificates that strangers enclose. */
const MAX_POOL = 60;
const MAX_LENGTH = 8;
const MAX_TRIES = 5_000;

/**
 * Finds a path from a certificate to a trust anchor through the certificates at hand (RFC 5280 §6.1): signatures, names,
 * who may issue and how deep, and validity of each at the moment. `path` starts with the certificate itself.
 */
export function findChain({ certificate, pool, anchors, at }: { certificate: Uint8Array; pool: Uint8Array[]; anchors: Uint8Array[]; at: Date }): Chain {
  const candidates = [...anchors.map((der) => read(der, true)), ...pool.slice(0, MAX_POOL).map((der) => read(der, false))].flatMap((one) => one ?? []);
  const leaf = read(certificate, anchors.some((anchor) => same(anchor, certificate)));
  if (!leaf) return { status: 'untrusted', path: [certificate] };

  let longest: Known[] = [leaf];
  let tries = 0;
  const climb = (path: Known[]): Known[] | undefined => {
    const last = path.at(-1)!;
    if (path.length > longest.length) longest = path;
    if (last.anchor) return path;
    if (path.length >= MAX_LENGTH) return undefined;
    for (const issuer of candidates) {
      // Certificates that all issue one another would otherwise make the search endless.
      if (++tries > MAX_TRIES + anchors.length) return undefined;
      if (!issued(last, issuer) || !mayIssue(issuer, path.length - 1) || path.some((one) => same(one.der, issuer.der))) continue;
      const found = climb([...path, issuer]);
      if (found) return found;
    }
    return undefined;
  };
  const path = climb([leaf]);
  if (!path) return { status: 'untrusted', path: longest.map(({ der }) => der) };
  const current = path.every(({ read: { validFrom, validTo } }) => new Date(validFrom) <= at && at <= new Date(validTo));
  return { status: current ? 'trusted' : 'outside-validity', path: path.map(({ der }) => der) };
}

type Known = { der: Uint8Array; read: X509Certificate; anchor: boolean };

function read(der: Uint8Array, anchor: boolean): Known | undefined {
  try {
    return { der, read: new X509Certificate(der), anchor };
  } catch {
    return undefined;
  }
}

function issued({ read: subject }: Known, { read: issuer }: Known): boolean {
  try {
    return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Whether a certificate is an authority's, with `below` authorities between it and the signer. */
function mayIssue({ der, read: { ca } }: Known, below: number): boolean {
  if (!ca) return false;
  const { pathLength } = new x509.X509Certificate(new Uint8Array(der)).getExtension(x509.BasicConstraintsExtension) ?? {};
  return pathLength === undefined || below <= pathLength;
}
