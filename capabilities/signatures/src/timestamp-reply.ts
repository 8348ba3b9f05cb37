import * as asn1js from 'asn1js';
import { randomBytes } from 'node:crypto';
import { OID, signCms } from './cms.ts';
import { dateOf, integer, members, octetsOf, oid, oidOf, readDer, sequence, toDer } from './der.ts';
import type { Signer } from './signer.ts';

/**
 * The policy under which our own authority stamps (RFC 3161 §2.4.2) unless it is told another: it says “stamped by a Comú installation, not
 * qualified” and promises nothing else. It is the UUID ebde2a59-428e-430b-890b-accd2e703e57, made for this alone, under the arc 2.25 that
 * ITU-T X.667 opens to anybody without registration. Who needs a policy that others recognise sets `TSA_URL` to a qualified authority.
 */
export const OWN_POLICY = '2.25.313522127845157773731550046521798966871';
const DIGEST_LENGTHS: Record<string, number> = { [OID.sha256]: 32, [OID.sha384]: 48, [OID.sha512]: 64 };
/** RFC 3161 §2.4.2: bits of PKIFailureInfo. */
const FAILURE = { badAlgorithm: 0, badDataFormat: 5, unacceptedPolicy: 15, unacceptedExtension: 16 };

/**
 * Answers a timestamp request (RFC 3161), DER to DER, with a token or with a rejection that says why. Never throws for a bad request.
 * `signer` holds a timestamp certificate; `at` is the time that is certified, to the second.
 */
export async function timestampReply({ request, signer, policy = OWN_POLICY, at = new Date() }: { request: Uint8Array; signer: Signer; policy?: string | undefined; at?: Date }): Promise<Uint8Array> {
  let asked: ReturnType<typeof readRequest>;
  try {
    asked = readRequest(request);
  } catch {
    return rejection(FAILURE.badDataFormat, 'The request is not a TimeStampReq of RFC 3161.');
  }
  if (!(asked.algorithm in DIGEST_LENGTHS)) return rejection(FAILURE.badAlgorithm, 'Use SHA-256, SHA-384 or SHA-512.');
  if (DIGEST_LENGTHS[asked.algorithm] !== asked.digest.length) return rejection(FAILURE.badDataFormat, 'The digest has not the length of its algorithm.');
  if (asked.policy && asked.policy !== policy) return rejection(FAILURE.unacceptedPolicy, `The only policy is ${policy}.`);
  if (asked.extensions) return rejection(FAILURE.unacceptedExtension, 'Extensions are not accepted.');

  const seconds = new Date(Math.floor(at.getTime() / 1000) * 1000);
  const info = sequence(
    integer(1),
    oid(policy),
    asked.imprint,
    new asn1js.Integer({ valueHex: positive(randomBytes(12)).buffer }),
    new asn1js.GeneralizedTime({ valueDate: seconds }),
    sequence(integer(1)),
    ...(asked.nonce ? [asked.nonce] : []),
  );
  const token = await signCms({
    signer,
    content: { kind: 'attached', type: OID.tstInfo, bytes: toDer(info) },
    signingTime: seconds,
    // RFC 3161 §2.4.1: certificates travel only when they are asked for.
    certificates: asked.certificates ? signer.chain : [],
  });
  return toDer(sequence(sequence(integer(0)), readDer(token)));
}

function readRequest(bytes: Uint8Array) {
  const [version, imprint, ...rest] = members(readDer(bytes));
  const [algorithm, digest] = members(imprint);
  if (!(version instanceof asn1js.Integer) || version.valueBlock.valueDec !== 1 || !imprint || !(digest instanceof asn1js.OctetString)) throw new Error('Not a TimeStampReq.');
  const optional = rest.filter((field) => field.idBlock.tagClass === 1);
  const flag = optional.find((field) => field instanceof asn1js.Boolean);
  return {
    imprint,
    algorithm: oidOf(members(algorithm)[0]),
    digest: octetsOf(digest),
    policy: oidOf(optional.find((field) => field instanceof asn1js.ObjectIdentifier)),
    nonce: optional.find((field) => field instanceof asn1js.Integer),
    certificates: flag?.getValue() === true,
    extensions: rest.some((field) => field.idBlock.tagClass === 3),
  };
}

function rejection(failure: number, reason: string): Uint8Array {
  const bits = Buffer.alloc(Math.floor(failure / 8) + 1);
  bits[failure >> 3] = 0x80 >> (failure & 7);
  const status = sequence(
    integer(2),
    sequence(new asn1js.Utf8String({ value: reason })),
    new asn1js.BitString({ valueHex: new Uint8Array(bits).buffer, unusedBits: 7 - (failure & 7) }),
  );
  return toDer(sequence(status));
}

function positive(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  copy[0] = (copy[0]! & 0x3f) | 0x40;
  return copy;
}

export type TimestampInfo = { at: Date; algorithm: string; digest: Uint8Array; nonce: Uint8Array | undefined; policy: string };

/** Reads the TSTInfo that a token certifies. Throws an Error when the bytes are something else. */
export function readTimestampInfo(bytes: Uint8Array): TimestampInfo {
  const [, policy, imprint, , at, ...rest] = members(readDer(bytes));
  const [algorithm, digest] = members(imprint);
  const time = dateOf(at);
  if (!time || !digest) throw new Error('Not a TSTInfo.');
  const nonce = rest.find((field) => field instanceof asn1js.Integer);
  return { at: time, algorithm: oidOf(members(algorithm)[0]), digest: octetsOf(digest), nonce: nonce && octetsOf(nonce), policy: oidOf(policy) };
}
