import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import { asker, sessionCookie, type Gate } from './asker.ts';
import { explainFailure } from './failure.ts';
import { exportRoutes } from './export.ts';
import { fileRoutes } from './http-files.ts';
import { sendProblem } from './http-problem.ts';
import { progressLines } from './http-progress.ts';
import { openApi, pathOf } from './openapi.ts';
import type { Operation } from './operation.ts';
import { notFound, refusal } from './problem.ts';
import type { As, Runner } from './run.ts';
import { wordsBesideShortNames } from './short-names.ts';

export interface HttpParts {
  readonly runner: Runner;
  readonly gate: Gate;
  readonly log?: boolean;
  readonly version?: string;
  /** Behind a proxy that ends TLS, cookies are sent over TLS only and the asking address is the forwarded one. */
  readonly secure?: boolean;
}

const tooMany = refusal('kernel.too-many-requests', {
  status: 429,
  says: {
    ca: 'Massa peticions seguides des d’aquesta adreça. Espereu un minut i torneu-ho a provar.',
    es: 'Demasiadas peticiones seguidas desde esta dirección. Espere un minuto y vuelva a intentarlo.',
    en: 'Too many requests from this address. Wait a minute and try again.',
  },
});

/** The HTTP face of a house: every operation at `POST /api/<name>`, with what the web app needs around it. */
export async function buildHttp({ runner, gate, log = false, version = '0', secure = false }: HttpParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: log ? { level: 'warn', redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    bodyLimit: 2 * 1024 * 1024, genReqId: () => randomUUID(), trustProxy: secure, requestTimeout: 120_000, forceCloseConnections: true,
  });
  const addresses: string[] = [];
  server.addHook('onRoute', ({ url }) => { addresses.push(url); });
  server.addHook('onReady', async () => {
    const missing = wordsBesideShortNames(addresses).filter((word) => !runner.house.reserved.has(word));
    if (missing.length > 0) throw new Error(`Addresses have ${missing.join(', ')} where an organisation’s short name may stand, and no module reserves it.`);
  });
  await server.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] });
  await server.register(rateLimit, { global: false, errorResponseBuilder: () => tooMany() });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin').header('x-frame-options', 'SAMEORIGIN')
      .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
      .header('content-security-policy', "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'");
  });
  // What was refused before it was read to its end, such as an upload on a full disk, must not hold the next request of the same connection.
  server.addHook('onResponse', async ({ raw }) => { if (!raw.readableEnded) raw.unpipe().resume(); });
  server.setErrorHandler((failure, request, reply) => sendProblem(explainFailure(failure, runner.house), request, reply));
  server.setNotFoundHandler((request, reply) => sendProblem(notFound({ what: request.url.split('?')[0] }), request, reply));

  for (const operation of runner.house.operations.values()) {
    if (operation.permission === 'system') continue;
    const limited = { ...(operation.perMinute === undefined ? {} : { config: { rateLimit: { max: operation.perMinute, timeWindow: '1 minute' } } }), ...(operation.carries === undefined ? {} : { bodyLimit: operation.carries }) };
    server.post(pathOf(operation.name), limited, async (request, reply) => {
      const as = await asker(request, gate);
      const lines = progressLines(request, reply);
      const output = await lines.follow(runner.run(operation as Operation, request.body ?? {}, { ...as, onProgress: lines.tell, onSession: (session) => { reply.header('set-cookie', sessionCookie(session, { secure })); } }));
      if (reply.sent) return reply;
      reply.header('cache-control', 'no-store');
      return reply.type('application/json').send(JSON.stringify(output ?? null));
    });
  }

  await fileRoutes(server, { runner, gate });
  exportRoutes(server, { runner, gate });
  let document: unknown;
  server.get('/api/openapi.json', async () => (document ??= openApi(runner.house, { url: runner.publicUrl, version })));
  server.get('/api/health', async (_request, reply) => {
    const alive = await runner.database.owner.query('select 1').then(() => true, () => false);
    return reply.code(alive ? 200 : 503).send({ alive });
  });
  server.get('/api/live', async (request, reply) => live(runner, await asker(request, gate), request, reply));
  return server;
}

/** Tells a browser what changed in its person's organisations, so that it asks again; it carries no data of rows. */
function live(runner: Runner, { actor }: As, request: FastifyRequest, reply: FastifyReply) {
  const mine = new Set(actor.standings.map(({ organisation }) => organisation));
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  reply.raw.write(': comu\n\n');
  const listener: Parameters<typeof runner.committed.add>[0] = ({ organisation, touched }) => {
    if (mine.has(organisation)) for (const { record, id } of touched.slice(0, 20)) reply.raw.write(`data: ${JSON.stringify({ type: 'changed', organisation, record, id })}\n\n`);
  };
  const beat = setInterval(() => reply.raw.write(': beat\n\n'), 25_000);
  runner.committed.add(listener);
  request.raw.on('close', () => { clearInterval(beat); runner.committed.delete(listener); });
}
