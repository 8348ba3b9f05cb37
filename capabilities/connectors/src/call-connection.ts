import { fill, privateHosts, type Context, type RowOf } from '@comu/kernel';
import type { OutsideAnswer } from '@comu/running-processes';
import { below, hostOf } from './address.ts';
import { ask } from './ask.ts';
import { Connection } from './connection.records.ts';
import { didBadly, didWell, restingUntil } from './health.ts';
import { secretOf } from './secrets.ts';
import { failures, passing, resting, statusBroken, statusRefused } from './words.ts';

export interface HttpCall {
  readonly path: string;
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The same for every attempt at one piece of work, so that the other system can tell a repetition. */
  readonly key: string | undefined;
  /** Whether it is asked even while it is left alone: by a person who wants to see whether it works again. */
  readonly evenResting?: boolean;
}

/** Pauses when another system says nothing about when to come back. */
const pause = 20;
const longestPause = 3600;

/** Asks a system of the list, within its limits; its health is kept, and after too many failures in a row it is left alone for a while. */
export async function callConnection(context: Context, connection: RowOf<typeof Connection>, call: HttpCall): Promise<OutsideAnswer> {
  const { db, settings, now } = context;
  const facts = { name: connection.name, seconds: connection.seconds, kilobytes: connection.kilobytes };
  const until = call.evenResting === true ? undefined : await restingUntil(context, connection.id);
  if (until !== undefined) return { outcome: 'failed', message: fill(resting, { ...facts, time: clock(until) }), again: Math.min(longestPause, (until.getTime() - now.getTime()) / 1000 + 1) };
  const url = below(connection.base, call.path, call.query);
  if (url === undefined) return { outcome: 'failed', code: 'connectors.bad-path', message: { ca: `El camí «${call.path}» surt de l’adreça de «${connection.name}».`, es: `La ruta «${call.path}» sale de la dirección de «${connection.name}».`, en: `The path “${call.path}” leaves the address of “${connection.name}”.` }, again: null };
  const others = await db.all(Connection, { state: 'active' });
  const answer = await ask({
    url, method: call.method, timeout: connection.seconds * 1000, mostBytes: connection.kilobytes * 1000, ca: connection.ca ?? undefined,
    hosts: new Set(others.map(({ base }) => hostOf(new URL(base)))), allowed: privateHosts(settings.COMU_CONNECTORS_PRIVATE), secrets: await signIn(context, connection),
    headers: { accept: 'application/json, text/*;q=0.8', 'user-agent': 'comu', ...(call.body === undefined ? {} : { 'content-type': 'application/json' }), ...(call.key === undefined || call.method === 'GET' ? {} : { 'idempotency-key': call.key }) },
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  });
  if (answer.outcome === 'failed') {
    const message = fill(failures[answer.why], facts);
    await didBadly(context, connection.id, message);
    return { outcome: 'failed', message, ...(passing.has(answer.why) ? {} : { code: `connectors.${answer.why}` }), again: passing.has(answer.why) ? pause : null };
  }
  const { status, headers, body } = answer;
  if (status >= 500 || status === 429 || status === 408) {
    const message = fill(statusBroken, { ...facts, status });
    await didBadly(context, connection.id, message);
    return { outcome: 'failed', message, again: pauseAsked(headers['retry-after'], now) };
  }
  await didWell(context, connection.id);
  if (status >= 300) return { outcome: 'failed', code: `connectors.http-${status}`, message: fill(statusRefused, { ...facts, status }), again: null };
  return { outcome: 'done', value: { status, body: contentOf(headers['content-type'] ?? '', body) } };
}

async function signIn(context: Context, { id, auth, header }: RowOf<typeof Connection>): Promise<Record<string, string>> {
  const secret = auth === 'none' ? undefined : await secretOf(context, id);
  if (secret === undefined) return {};
  if (auth === 'header') return { [(header ?? 'x-api-key').toLowerCase()]: secret };
  return { authorization: auth === 'basic' ? `Basic ${Buffer.from(secret).toString('base64')}` : `Bearer ${secret}` };
}

function pauseAsked(said: string | undefined, now: Date): number {
  const seconds = said === undefined ? Number.NaN : /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.min(longestPause, Math.max(1, seconds)) : pause;
}

/** JSON as data, text as text; anything else is not for a process. */
function contentOf(type: string, body: Buffer): unknown {
  if (body.length === 0) return null;
  const text = body.toString('utf8');
  if (!/json/i.test(type)) return text;
  try { return JSON.parse(text); } catch { return text; }
}

const clock = (at: Date) => new Intl.DateTimeFormat('ca-ES', { timeZone: 'Europe/Madrid', timeStyle: 'short' }).format(at);
