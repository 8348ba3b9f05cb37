import { describeCertificate, isForSigning, type CertificateDescription } from './certificate.ts';
import { findChain, type Chain } from './chain.ts';
import type { CheckedToken } from './cms-verify.ts';
import type { Finding, SignatureReport, Trust } from './report.ts';
import { revocationOf, type Revocation, type RevocationEvidence } from './revocation.ts';

/** What a document encloses to check its signatures with. */
export type Evidence = { certificates: Uint8Array[]; crls: Uint8Array[]; ocsps: Uint8Array[] };

type Judged = Pick<SignatureReport, 'signer' | 'timestamp' | 'judgedAt' | 'chain' | 'revocation'> & { findings: Finding[] };

/**
 * Judges a signer's certificate at the best time that can be proved: that of a trusted timestamp (`token` of the signature, or
 * `provenAt` by a later one over the whole document), else the moment of the check.
 */
export function judgeSigner({ certificate, token, hasToken, provenAt, evidence, trust }: {
  certificate: Uint8Array | undefined;
  token: CheckedToken | undefined;
  hasToken: boolean;
  provenAt?: Date | undefined;
  evidence: Evidence;
  trust: Trust;
}): Judged {
  const now = trust.at ?? new Date();
  const findings: Finding[] = [];
  const timestamp = token && judgeToken({ token, evidence, trust });
  if (hasToken && !timestamp?.valid) findings.push('timestamp-broken');
  else if (timestamp && !timestamp.trusted) findings.push('timestamp-untrusted');
  const proven = [timestamp?.valid && timestamp.trusted ? timestamp.at : undefined, provenAt].filter((at) => at !== undefined);
  const judgedAt = proven.length ? new Date(Math.min(...proven.map(Number))) : now;

  const signer = certificate && describe(certificate);
  if (!certificate || !signer) return { signer: undefined, timestamp, judgedAt, chain: { status: 'untrusted', path: [] }, revocation: { status: 'unknown' }, findings };
  const chain = findChain({ certificate, pool: evidence.certificates, anchors: trust.anchors, at: judgedAt });
  if (!isForSigning(certificate)) findings.push('certificate-not-for-signing');
  if (chain.status === 'untrusted') findings.push('chain-untrusted');
  if (chain.status === 'outside-validity') findings.push('certificate-outside-validity');
  const revocation = revocationOfChain(chain, known(evidence, trust), judgedAt);
  if (revocation.status === 'revoked') findings.push('revoked');
  if (revocation.status === 'unknown' && chain.status !== 'untrusted') findings.push('revocation-unknown');
  return { signer, timestamp, judgedAt, chain: { status: chain.status, path: chain.path.map((der) => describe(der)?.name ?? '?') }, revocation, findings };
}

export function judgeToken({ token, evidence, trust }: { token: CheckedToken; evidence: Evidence; trust: Trust }): NonNullable<SignatureReport['timestamp']> {
  const chain = findChain({ certificate: token.certificate, pool: [...token.certificates, ...evidence.certificates], anchors: trust.anchors, at: token.at });
  const revoked = revocationOfChain(chain, known(evidence, trust), token.at).status === 'revoked';
  return { at: token.at, authority: describe(token.certificate)?.name ?? '?', valid: token.intact && !revoked, trusted: chain.status === 'trusted' };
}

/** The worst news of a path: one revoked certificate is enough, and so is one of which nothing is known. */
function revocationOfChain({ path }: Chain, evidence: RevocationEvidence, at: Date): Revocation {
  const each = path.slice(0, -1).map((certificate, index) => revocationOf({ certificate, issuer: path[index + 1]!, at, ...evidence }));
  return each.find(({ status }) => status === 'revoked') ?? each.find(({ status }) => status === 'unknown') ?? each[0] ?? { status: 'unknown' };
}

const known = ({ crls, ocsps }: Evidence, trust: Trust): RevocationEvidence => ({ crls: [...crls, ...(trust.crls ?? [])], ocsps });

function describe(certificate: Uint8Array): CertificateDescription | undefined {
  try {
    return describeCertificate(certificate);
  } catch {
    return undefined;
  }
}
