import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { languageFrom } from '@comu/kernel';
import { demoPage } from './demo-page.ts';
import { demoVisitors } from './demo-visitors.ts';
import type { KnownProvider } from './providers.ts';

interface Interactions {
  proxy: boolean;
  callback(): (request: IncomingMessage, response: ServerResponse) => unknown;
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ uid: string }>;
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: unknown): Promise<void>;
}

const mount = '/demo-id';

/** Makes the provider without its notices to whoever would run it for real: that it keeps all in memory is what a demonstration wants. */
async function quietly(make: (Provider: new (issuer: string, configuration: object) => unknown) => Interactions): Promise<Interactions> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return make((await import('oidc-provider')).default);
  } finally {
    Object.assign(console, { warn, info });
  }
}

/**
 * A true OpenID Connect provider at `/demo-id`, whose people anybody may choose to be: for demonstrations, so that the office is tried with
 * the very protocol of real ones. Its keys and client secret live as long as the process, and the office speaks with it without the network.
 */
export async function mountDemoProvider(server: FastifyInstance, { publicUrl, callback }: { publicUrl: string; callback: string }): Promise<KnownProvider> {
  const issuer = `${publicUrl}${mount}`;
  const secret = randomBytes(32).toString('base64url');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = await quietly((Provider) => new Provider(issuer, {
    clients: [{ client_id: 'comu-seu', client_secret: secret, redirect_uris: [callback] }],
    claims: { openid: ['sub', 'nif', 'kind', 'represents'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: (_: unknown, sub: string) => { const found = demoVisitors[sub]; return found && { accountId: sub, claims: () => ({ sub, ...found, email_verified: true }) }; },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${mount}/tria/${uid}` },
    // Nobody consents to more than what the page of the provider already says.
    async loadExistingGrant({ oidc }: any) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    features: { devInteractions: { enabled: false } }, jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'demo' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] }, ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  }) as unknown as Interactions);
  provider.proxy = true;
  const answer = provider.callback();

  await server.register(async (scope) => {
    // The provider reads its own bodies.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => { done(null); });
    scope.get(`${mount}/tria/:uid`, async (request, reply) => {
      const { uid } = await provider.interactionDetails(request.raw, reply.raw);
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(demoPage(`${mount}/tria/${uid}`, languageFrom(request.headers['accept-language'])));
    });
    scope.post(`${mount}/tria/:uid`, async (request, reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request.raw) chunks.push(chunk as Buffer);
      const accountId = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('person') ?? '';
      const result = accountId in demoVisitors ? { login: { accountId, remember: false } } : { error: 'access_denied', error_description: 'nobody chosen' };
      reply.hijack();
      await provider.interactionFinished(request.raw, reply.raw, result);
    });
    scope.all(`${mount}/*`, (request, reply) => {
      const { raw } = request;
      reply.hijack();
      Object.assign(raw, { originalUrl: raw.url, url: (raw.url ?? '').slice(mount.length) });
      void answer(raw, reply.raw);
    });
  });

  const fetchInside = async (url: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: unknown }): Promise<Response> => {
    const { pathname, search, host, protocol } = new URL(url);
    const inside = await server.inject({ method: method as 'GET', url: `${pathname}${search}`, headers: { ...headers, host, 'x-forwarded-proto': protocol.slice(0, -1) }, ...(body === undefined || body === null ? {} : { payload: String(body) }) });
    return new Response(inside.statusCode === 204 ? null : new Uint8Array(inside.rawPayload), { status: inside.statusCode, headers: { 'content-type': String(inside.headers['content-type'] ?? '') } });
  };
  return { slug: 'demo', name: 'el proveïdor de demostració', issuer, clientId: 'comu-seu', secret, claims: {}, fetch: fetchInside };
}
