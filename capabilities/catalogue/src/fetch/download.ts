import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotOutside, refusal } from '@comu/kernel';
import { say } from '../words.ts';
import { notPublic, reachable, type Allowed } from './address.ts';

const stalled = refusal('data.source-stalled', { status: 503, says: say('La font no respon o s’ha aturat a mig camí ({address}). La versió anterior continua vigent.', 'La fuente no responde o se ha parado a medio camino ({address}). La versión anterior sigue vigente.', 'The source does not answer or stopped half way ({address}). The former version stays in place.') });
const answered = refusal('data.source-answered', { status: 503, says: say('La font ha contestat amb un error {status} ({address}). La versió anterior continua vigent.', 'La fuente ha contestado con un error {status} ({address}). La versión anterior sigue vigente.', 'The source answered with error {status} ({address}). The former version stays in place.') });
const served = refusal('data.source-served-page', { status: 422, says: say('La font ha servit una pàgina web en lloc de dades ({address}): potser ha canviat d’adreça o demana entrar-hi. La versió anterior continua vigent.', 'La fuente ha servido una página web en lugar de datos ({address}): quizá ha cambiado de dirección o pide entrar. La versión anterior sigue vigente.', 'The source served a web page instead of data ({address}): it may have moved or ask to sign in. The former version stays in place.') });
const tooLarge = refusal('data.source-too-large', { status: 413, says: say('La font envia més de {most}. La versió anterior continua vigent.', 'La fuente envía más de {most}. La versión anterior sigue vigente.', 'The source sends more than {most}. The former version stays in place.') });

const mostRedirects = 5;
const most = 8 * 1024 ** 3;

/** How a server names what it sent, so that the next time it can say that it is the same. */
export interface Mark { readonly etag?: string; readonly modified?: string }
export interface Fetched { readonly name: string; readonly bytes: number; readonly mark: Mark }
/** Silence after which a source counts as stalled, and the longest a whole file may take, in milliseconds. */
export interface Patience { readonly silence?: number; readonly whole?: number }
export interface Download {
  readonly address: string;
  readonly to: string;
  readonly allowed: Allowed;
  readonly patience?: Patience;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the server said of the last one; when it says that nothing changed, nothing is fetched. */
  readonly mark?: Mark;
  readonly mostBytes?: number;
}

/**
 * Fetches a public address into a file, following redirections each of which is judged anew, to the very address that was judged; nothing
 * when the server says that it has not changed. Refused with a sentence when it stalls, errors, sends a web page or too much; nothing is left then.
 */
export async function download({ address, to, allowed, patience: { silence = 30_000, whole = 30 * 60_000 } = {}, headers = {}, mark = {}, mostBytes = most }: Download): Promise<Fetched | undefined> {
  const until = AbortSignal.timeout(whole);
  try {
    const asked = { ...headers, ...(mark.etag === undefined ? {} : { 'if-none-match': mark.etag }), ...(mark.modified === undefined ? {} : { 'if-modified-since': mark.modified }) };
    const reached = await reach(address, { silence, signal: until, headers: asked, allowed });
    if (reached === undefined) return undefined;
    const { response, url } = reached;
    const name = nameOf(response, url);
    const bytes = await receive(response, to, { address: url.href, silence, name, mostBytes });
    return { name, bytes, mark: markOf(response) };
  } catch (failure) {
    await rm(to, { force: true });
    if (failure instanceof NotOutside) throw notPublic({ address: hostOf(address) });
    throw passing(failure) ? stalled({ address: hostOf(address) }) : failure;
  }
}

interface Reach { readonly silence: number; readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>>; readonly allowed: Allowed }

async function reach(address: string, { headers, allowed, ...limits }: Reach): Promise<{ response: IncomingMessage; url: URL } | undefined> {
  let next = address;
  let sent = headers;
  for (let step = 0; step <= mostRedirects; step += 1) {
    const { url, lookup } = reachable(next, allowed);
    const response = await ask(url, { ...limits, lookup, headers: sent });
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status === 304) { response.destroy(); return undefined; }
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      if (!URL.canParse(location, url)) throw answered({ status, address: url.host });
      const target = new URL(location, url);
      // A token given to one host is not handed to another, nor over a line that anybody reads.
      if (target.host !== url.host || (url.protocol === 'https:' && target.protocol === 'http:')) sent = {};
      next = target.href;
      continue;
    }
    if (status < 200 || status >= 300) { response.destroy(); throw answered({ status, address: url.host }); }
    return { response, url };
  }
  throw answered({ status: 310, address: hostOf(address) });
}

const ask = (url: URL, { lookup, silence, signal, headers }: Omit<Reach, 'allowed'> & Pick<ReturnType<typeof reachable>, 'lookup'>) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === 'https:' ? https : http;
    const asked = send(url, { ...(lookup === undefined ? {} : { lookup }), agent: false, signal, headers: { 'user-agent': 'Comu/1 (data catalogue)', accept: '*/*', 'accept-encoding': 'identity', ...headers } }, resolve);
    asked.setTimeout(silence, () => asked.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
    asked.on('error', reject);
    asked.end();
  });

function markOf({ headers: { etag, 'last-modified': modified } }: IncomingMessage): Mark {
  return { ...(etag === undefined ? {} : { etag: etag.slice(0, 500) }), ...(modified === undefined ? {} : { modified: modified.slice(0, 100) }) };
}

async function receive(response: IncomingMessage, to: string, { address, silence, name, mostBytes }: { address: string; silence: number; name: string; mostBytes: number }): Promise<number> {
  let bytes = 0;
  let head = '';
  response.setTimeout(silence, () => response.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
  const watch = new Transform({
    transform(chunk: Buffer, _, done) {
      if (head.length < 1024) { head += chunk.subarray(0, 1024).toString('latin1'); if (looksLikePage(head) && !/\.html?$/i.test(name)) return done(served({ address: hostOf(address) })); }
      bytes += chunk.length;
      done(bytes > mostBytes ? tooLarge({ most: mostBytes < 1024 ** 3 ? `${mostBytes / 1024 ** 2} MB` : `${mostBytes / 1024 ** 3} GB` }) : null, chunk);
    },
  });
  await pipeline(response, watch, createWriteStream(to));
  const promised = Number(response.headers['content-length']);
  if (Number.isFinite(promised) && promised !== bytes) throw stalled({ address: hostOf(address) });
  return bytes;
}

/** What begins as a web page is one, whatever its label says. */
export const looksLikePage = (head: string): boolean => /^[\uFEFF\xEF\xBB\xBF\s]*(<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(head);

function nameOf(response: IncomingMessage, url: URL): string {
  const said = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(response.headers['content-disposition'] ?? '')?.[1];
  const name = decodeURIComponentSafe(said ?? url.pathname.split('/').at(-1) ?? '').replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(-120);
  const type = (response.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  if (/\.[a-z0-9]{2,8}$/i.test(name)) return name;
  return `${name === '' ? 'dades' : name}${{ 'application/json': '.json', 'application/geo+json': '.geojson', 'text/csv': '.csv', 'application/zip': '.zip' }[type] ?? '.csv'}`;
}
const decodeURIComponentSafe = (text: string) => { try { return decodeURIComponent(text); } catch { return text; } };
const hostOf = (address: string) => { try { return new URL(address).host; } catch { return address.slice(0, 100); } };
const passing = (failure: unknown) => ['ETIMEDOUT', 'ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'HPE_INVALID_CONSTANT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes((failure as NodeJS.ErrnoException).code ?? '') || (failure as Error).name === 'TimeoutError';
