import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, NotOutside, outsideLookup } from '@comu/kernel';
import { hostOf } from './address.ts';

export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that go only to the host of the connection, never where a redirect leads. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeout: number;
  readonly mostBytes: number;
  /** Certificate authorities of the body itself, in PEM, besides the public ones. */
  readonly ca: string | undefined;
  /** Hosts (`host:port`) to which a redirect may lead. */
  readonly hosts: ReadonlySet<string>;
  /** Private hosts that the installation allows. */
  readonly allowed: ReadonlySet<string>;
}

export type Failure = 'timeout' | 'too-large' | 'certificate' | 'unknown-host' | 'private-address' | 'refused-connection' | 'redirect-outside' | 'too-many-redirects' | 'broken-off';
export type Answer =
  | { readonly outcome: 'answered'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }
  | { readonly outcome: 'failed'; readonly why: Failure };

class Failed extends Error {
  readonly why: Failure;
  constructor(why: Failure) { super(why); this.why = why; }
}

const mostRedirects = 3;

/** Asks an address within a time and a size, follows redirects only to hosts of the list, and never reaches a private address that the installation does not allow. */
export async function ask(asked: Asked): Promise<Answer> {
  const signal = AbortSignal.timeout(asked.timeout);
  let { url, method, body } = asked;
  try {
    for (let hops = 0; ; hops += 1) {
      const own = hostOf(url) === hostOf(asked.url) && url.protocol === asked.url.protocol;
      const response = await once({ ...asked, url, method, body, headers: { ...asked.headers, ...(own ? asked.secrets : {}) }, signal });
      const { location } = response.headers;
      if (response.status < 300 || response.status > 399 || response.status === 304 || location === undefined) return { outcome: 'answered', ...response };
      const next = new URL(location, url);
      if (!asked.hosts.has(hostOf(next)) || (url.protocol === 'https:' && next.protocol !== 'https:')) throw new Failed('redirect-outside');
      if (hops === mostRedirects) throw new Failed('too-many-redirects');
      if (response.status === 303 || ((response.status === 301 || response.status === 302) && method === 'POST')) [method, body] = ['GET', undefined];
      url = next;
    }
  } catch (failure) {
    return { outcome: 'failed', why: signal.aborted ? 'timeout' : whyOf(failure) };
  }
}

function once({ url, method, headers, body, mostBytes, ca, allowed, signal }: Omit<Asked, 'secrets' | 'hosts' | 'timeout'> & { signal: AbortSignal }): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  const secure = url.protocol === 'https:';
  const free = allowed.has(hostOf(url));
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !free && !isPublic(bare)) throw new Failed('private-address');
  return new Promise((done, fail) => {
    const given = {
      method, signal, agent: false as const, lookup: free ? undefined : outsideLookup, maxHeaderSize: 16_384,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
    };
    const sent: ClientRequest = secure ? overHttps(url, { ...given, ...(ca === undefined ? {} : { ca: [ca] }) }) : overHttp(url, given);
    sent.once('error', fail);
    sent.once('response', (response) => gather(response, mostBytes).then((all) => done({ status: response.statusCode ?? 0, headers: plain(response), body: all }), (failure: unknown) => { sent.destroy(); fail(failure); }));
    sent.end(body);
  });
}

async function gather(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) throw new Failed('too-large');
    parts.push(part);
  }
  if (!response.complete) throw new Failed('broken-off');
  return Buffer.concat(parts);
}

const plain = ({ headers }: IncomingMessage) => Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(', ')]])));

function whyOf(failure: unknown): Failure {
  if (failure instanceof Failed) return failure.why;
  if (failure instanceof NotOutside) return 'private-address';
  const code = String((failure as { code?: unknown }).code ?? '');
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return 'certificate';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ERR_INVALID_URL') return 'unknown-host';
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'refused-connection';
  return 'broken-off';
}
