import { afterEach, describe, expect, it } from 'vitest';
import type { RequestListener } from 'node:http';
import { ask, type Asked } from './ask.ts';
import { certificateFor, listen, type Listening } from './testing.ts';

const open: Listening[] = [];
afterEach(async () => { for (const each of open.splice(0)) await each.close(); });
const serve = async (handler: RequestListener, tls?: Parameters<typeof listen>[1]) => { const made = await listen(handler, tls); open.push(made); return made; };
const calling = (server: Listening, more: Partial<Asked> = {}): Promise<Awaited<ReturnType<typeof ask>>> =>
  ask({ url: new URL(server.url), method: 'GET', headers: {}, secrets: {}, body: undefined, timeout: 60_000, mostBytes: 10_000, ca: undefined, hosts: new Set([server.host]), allowed: new Set([server.host]), ...more });
const why = async (asked: ReturnType<typeof ask>) => { const answer = await asked; return answer.outcome === 'failed' ? answer.why : answer.status; };
const year = (offset: number) => new Date(Date.now() + offset * 365 * 86_400_000);

describe('another system is asked', () => {
  it('and its answer comes back whole', async () => {
    const server = await serve((request, response) => { response.setHeader('content-type', 'application/json'); response.end(JSON.stringify({ method: request.method, sent: request.headers['x-one'] })); });
    const answer = await calling(server, { headers: { 'x-one': '1' } });
    expect(answer).toMatchObject({ outcome: 'answered', status: 200 });
    expect(JSON.parse((answer as { body: Buffer }).body.toString())).toEqual({ method: 'GET', sent: '1' });
  });
  it('only when the installation allows its private address, told by name or by number', async () => {
    let reached = 0;
    const server = await serve((_request, response) => { reached += 1; response.end(); });
    expect(await why(calling(server, { allowed: new Set() }))).toBe('private-address');
    expect(await why(calling(server, { allowed: new Set(), url: new URL(server.url.replace('localhost', '127.0.0.1')) }))).toBe('private-address');
    expect(await why(calling(server, { allowed: new Set(), url: new URL(server.url.replace('localhost', '[::ffff:127.0.0.1]')) }))).toBe('private-address');
    expect(reached).toBe(0);
  });
  it('for no longer than its time, even when it answers drop by drop', async () => {
    const silent = await serve(() => undefined);
    expect(await why(calling(silent, { timeout: 150 }))).toBe('timeout');
    const slow = await serve((_request, response) => { const timer = setInterval(() => response.write('x'), 20); response.once('close', () => clearInterval(timer)); });
    expect(await why(calling(slow, { timeout: 200 }))).toBe('timeout');
  });
  it('and an answer without end is cut at its size', async () => {
    let sent = 0;
    const server = await serve((_request, response) => { const more = () => { while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536; }; response.on('drain', more); more(); });
    expect(await why(calling(server))).toBe('too-large');
    expect(sent).toBeLessThan(50_000_000);
  });
  it('and what is cut short is not taken for whole', async () => {
    const server = await serve((_request, response) => { response.writeHead(200, { 'content-length': '1000' }); response.write('half'); setTimeout(() => response.destroy(), 20); });
    expect(await why(calling(server))).toBe('broken-off');
  });
  it('over TLS only with a certificate of its own name, in its time, signed by somebody trusted', async () => {
    const good = await certificateFor('localhost', { from: year(-1), to: year(1) });
    const server = await serve((_request, response) => { response.end('ok'); }, good);
    expect(await why(calling(server))).toBe('certificate');
    expect(await why(calling(server, { ca: good.cert }))).toBe(200);
    const old = await certificateFor('localhost', { from: year(-2), to: year(-1) });
    expect(await why(calling(await serve((_request, response) => { response.end(); }, old), { ca: old.cert }))).toBe('certificate');
    const other = await certificateFor('exemple.cat', { from: year(-1), to: year(1) });
    expect(await why(calling(await serve((_request, response) => { response.end(); }, other), { ca: other.cert }))).toBe('certificate');
  });
  it('and a redirect is followed only within the list, without taking the secret to another host, and not for ever', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => { seen.push(request.headers.authorization); response.end('there'); });
    const server = await serve((request, response) => { response.writeHead(302, { location: request.url === '/loop' ? '/loop' : other.url }); response.end(); });
    const both = new Set([server.host, other.host]);
    expect(await why(calling(server, { allowed: both }))).toBe('redirect-outside');
    expect(await why(calling(server, { allowed: both, hosts: both, secrets: { authorization: 'Bearer secret' } }))).toBe(200);
    expect(seen).toEqual([undefined]);
    expect(await why(calling(server, { url: new URL(`${server.url}/loop`) }))).toBe('too-many-redirects');
    // On the list of connections, and yet of a private network that the installation does not allow.
    expect(await why(calling(server, { hosts: both }))).toBe('private-address');
  });
  it('and says so when there is nobody', async () => {
    const server = await serve(() => undefined);
    await server.close();
    open.splice(0);
    expect(await why(calling(server))).toBe('refused-connection');
    expect(await why(calling(server, { url: new URL('https://no-such-host.invalid/') }))).toBe('unknown-host');
  });
});
