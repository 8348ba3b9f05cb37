import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refusal } from '@comu/kernel';
import { say } from '../words.ts';
import { publicAddress } from './address.ts';

const stalled = refusal('data.source-stalled', { status: 503, says: say('La font no respon o s’ha aturat a mig camí ({address}). La versió anterior continua vigent.', 'La fuente no responde o se ha parado a medio camino ({address}). La versión anterior sigue vigente.', 'The source does not answer or stopped half way ({address}). The former version stays in place.') });
const answered = refusal('data.source-answered', { status: 503, says: say('La font ha contestat amb un error {status} ({address}). La versió anterior continua vigent.', 'La fuente ha contestado con un error {status} ({address}). La versión anterior sigue vigente.', 'The source answered with error {status} ({address}). The former version stays in place.') });
const served = refusal('data.source-served-page', { status: 422, says: say('La font ha servit una pàgina web en lloc de dades ({address}): potser ha canviat d’adreça o demana entrar-hi. La versió anterior continua vigent.', 'La fuente ha servido una página web en lugar de datos ({address}): quizá ha cambiado de dirección o pide entrar. La versión anterior sigue vigente.', 'The source served a web page instead of data ({address}): it may have moved or ask to sign in. The former version stays in place.') });
const tooLarge = refusal('data.source-too-large', { status: 413, says: say('La font envia més de {most} GB. La versió anterior continua vigent.', 'La fuente envía más de {most} GB. La versión anterior sigue vigente.', 'The source sends more than {most} GB. The former version stays in place.') });

const mostRedirects = 5;
const most = 8 * 1024 ** 3;

export interface Fetched { readonly name: string; readonly bytes: number }
/** Silence after which a source counts as stalled, and the longest a whole file may take, in milliseconds. */
export interface Patience { readonly silence?: number; readonly whole?: number }

/**
 * Fetches a public address into a file, following redirections each of which is judged anew, to the very address that was judged.
 * Refused with a sentence when it stalls, errors, sends a web page or too much; nothing is left then.
 */
export async function download(address: string, to: string, { silence = 30_000, whole = 30 * 60_000 }: Patience = {}, headers: Readonly<Record<string, string>> = {}): Promise<Fetched> {
  const until = AbortSignal.timeout(whole);
  try {
    const { response, url } = await reach(address, { silence, signal: until, headers });
    const name = nameOf(response, url);
    const bytes = await receive(response, to, { address: url.href, silence, name });
    return { name, bytes };
  } catch (failure) {
    await rm(to, { force: true });
    throw passing(failure) ? stalled({ address: hostOf(address) }) : failure;
  }
}

async function reach(address: string, { silence, signal, headers }: { silence: number; signal: AbortSignal; headers: Readonly<Record<string, string>> }): Promise<{ response: IncomingMessage; url: URL }> {
  let next = address;
  let sent = headers;
  for (let step = 0; step <= mostRedirects; step += 1) {
    const { url, ip, family } = await publicAddress(next);
    const response = await ask(url, { ip, family, silence, signal, headers: sent });
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      const target = new URL(location, url);
      // A token given to one host is not handed to another.
      if (target.host !== url.host) sent = {};
      next = target.href;
      continue;
    }
    if (status < 200 || status >= 300) { response.destroy(); throw answered({ status, address: url.host }); }
    return { response, url };
  }
  throw answered({ status: 310, address: hostOf(address) });
}

const ask = (url: URL, { ip, family, silence, signal, headers }: { ip: string; family: 4 | 6; silence: number; signal: AbortSignal; headers: Readonly<Record<string, string>> }) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === 'https:' ? https : http;
    // Node may ask for one address or for all of them.
    const lookup = (_: string, options: { all?: boolean }, done: (failure: null, address: unknown, family?: number) => void) => (options.all === true ? done(null, [{ address: ip, family }]) : done(null, ip, family));
    const asked = send(url, { lookup: lookup as never, signal, headers: { 'user-agent': 'Comu/1 (data catalogue)', accept: '*/*', 'accept-encoding': 'identity', ...headers } }, resolve);
    asked.setTimeout(silence, () => asked.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
    asked.on('error', reject);
    asked.end();
  });

async function receive(response: IncomingMessage, to: string, { address, silence, name }: { address: string; silence: number; name: string }): Promise<number> {
  let bytes = 0;
  let head = '';
  response.setTimeout(silence, () => response.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
  const watch = new Transform({
    transform(chunk: Buffer, _, done) {
      if (head.length < 1024) { head += chunk.subarray(0, 1024).toString('latin1'); if (looksLikePage(head) && !/\.html?$/i.test(name)) return done(served({ address: hostOf(address) })); }
      bytes += chunk.length;
      done(bytes > most ? tooLarge({ most: most / 1024 ** 3 }) : null, chunk);
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
