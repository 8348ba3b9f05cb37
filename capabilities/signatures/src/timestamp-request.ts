import * as asn1js from 'asn1js';
import { randomBytes } from 'node:crypto';
import { OID } from './cms.ts';
import { readCms, same } from './cms-read.ts';
import { checkCms } from './cms-verify.ts';
import { asRead, integer, members, nothing, octets, octetsOf, oid, readDer, sequence, toDer } from './der.ts';
import { SignatureRefused } from './refusal.ts';
import type { Signer } from './signer.ts';
import { readTimestampInfo, timestampReply } from './timestamp-reply.ts';

/** Whence timestamps come: an authority on the network (RFC 3161 over HTTP), or our own in this process. */
export type TimestampSource = { url: string; timeoutMs?: number } | { authority: Signer; policy?: string | undefined };

const MAX_REPLY_BYTES = 256 * 1024;

/**
 * Obtains a timestamp token (DER) over a SHA-256 digest, and checks that it answers this request. Refuses by name when the
 * authority does not answer in time (ten seconds unless told otherwise), rejects, or answers something else.
 */
export async function requestTimestamp(source: TimestampSource & { digest: Uint8Array }): Promise<Uint8Array> {
  const nonce = new Uint8Array(randomBytes(8));
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const request = toDer(
    sequence(
      integer(1),
      sequence(sequence(oid(OID.sha256), nothing()), octets(source.digest)),
      new asn1js.Integer({ valueHex: nonce.buffer }),
      new asn1js.Boolean({ value: true }),
    ),
  );
  const reply = 'authority' in source ? await timestampReply({ request, signer: source.authority, policy: source.policy }) : await ask(source, request);
  try {
    const [status, token] = members(readDer(reply));
    const [code, text] = members(status);
    const granted = code instanceof asn1js.Integer && code.valueBlock.valueDec <= 1;
    if (!granted || !token) throw new Error(words(text) ?? 'the authority rejected the request');
    const bytes = asRead(token);
    const cms = readCms(bytes);
    const content = cms.content ?? new Uint8Array();
    if (checkCms(cms, [content]).length > 0) throw new Error('the token is not well signed');
    const info = readTimestampInfo(content);
    if (!same(info.digest, source.digest) || !info.nonce || !same(info.nonce, nonce)) throw new Error('the answer is for another request');
    return bytes;
  } catch (cause) {
    throw failed((cause as Error).message, cause);
  }
}

async function ask({ url, timeoutMs = 10_000 }: { url: string; timeoutMs?: number }, request: Uint8Array): Promise<Uint8Array> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(request),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_REPLY_BYTES) throw new Error('the answer is too long');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    const error = cause as Error;
    throw failed(error.name === 'TimeoutError' ? `no answer in ${timeoutMs} ms` : error.message, cause);
  }
}

const words = (text: asn1js.AsnType | undefined) => members(text).map((part) => Buffer.from(octetsOf(part)).toString('utf8')).join(' ') || undefined;

function failed(reason: string, cause: unknown): SignatureRefused {
  return Object.assign(new SignatureRefused('signatures.timestamp-failed', { reason }), { cause });
}
