import cookie from 'cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, PLATFORM, publicActor, Refused, sendHeld, systemActor, type Gate, type Operation, type Runner } from '@comu/kernel';
import { z } from 'zod';
import {
  attach, beginDraft, detach, discardDraft, draftOf, file, fileOfMatter, fileOfNotification, matter, matters, openNotification, receiptOf, rejectNotification, saveDraft,
} from '../operations/index.ts';
import { callbackPath, visitorJourney } from '../visitors/journey.ts';
import { endVisit } from '../visitors/visits.ts';
import { mountDemoProvider } from '../visitors/demo-provider.ts';
import { verifyCopy } from '../counter/verify-copy.ts';
import { visitCookie, visitorGate } from './gate.ts';
import { receiveFile } from './upload.ts';

export interface OfficeParts {
  readonly gate: Gate;
  /** Behind TLS, cookies are sent over TLS only. */
  readonly secure?: boolean;
  /** Adds the demonstration’s identity provider at `/demo-id`: anybody may then be any of its people. */
  readonly demo?: boolean;
}

/** What a visitor may ask, by the last word of its address; who they are comes from their visit alone. */
const verbs: Readonly<Record<string, Operation>> = {
  matters, matter, 'begin-draft': beginDraft, 'save-draft': saveDraft, draft: draftOf, detach, discard: discardDraft, file, receipt: receiptOf, 'open-notification': openNotification, 'reject-notification': rejectNotification,
};
const perMinute = (max: number) => ({ config: { rateLimit: { max, timeWindow: '1 minute' } } });
const journeyCookie = 'comu-visitor-journey';
const bodySchema = z.record(z.string(), z.unknown());

/** The addresses of the electronic office under `/api/seu`; `apps/server` adds them beside those of the house. */
export async function officeRoutes(server: FastifyInstance, runner: Runner, { gate, secure = false, demo = false }: OfficeParts): Promise<void> {
  const journey = visitorJourney(runner, { demo: demo ? await mountDemoProvider(server, { publicUrl: runner.publicUrl, callback: `${runner.publicUrl}${callbackPath}` }) : undefined });
  const visitors = visitorGate(runner, { gate, providers: async () => (await journey.ways()).map(({ slug }) => slug) });
  const kept = { httpOnly: true, sameSite: 'lax', secure } as const;
  const journeyKept = (value: string, maxAge: number) => cookie.serialize(journeyCookie, value, { ...kept, path: '/api/seu/identify', maxAge });
  const visitKept = (value: string, maxAge: number) => cookie.serialize(visitCookie, value, { ...kept, path: '/api/seu', maxAge });

  server.post('/api/seu/ways', perMinute(60), async () => (await journey.ways()).map(({ slug, name }) => ({ name, url: `/api/seu/identify/${slug}`, demo: slug === 'demo' })));

  server.get('/api/seu/identify/:provider', perMinute(30), async (request, reply) => orProblem(request, reply, async () => {
    const { provider } = request.params as { provider: string };
    const returnTo = z.string().max(500).catch('/').parse((request.query as Record<string, unknown>)['return']);
    const started = await journey.start({ provider, returnTo });
    if (started === undefined) throw notFound({ what: provider.slice(0, 40) });
    return reply.header('set-cookie', journeyKept(`${started.binding}.${officeIn(returnTo)}`, 600)).header('cache-control', 'no-store').redirect(started.url);
  }));

  server.get(callbackPath, perMinute(60), async (request, reply) => orProblem(request, reply, async () => {
    const [binding] = (cookie.parse(request.headers.cookie ?? '')[journeyCookie] ?? '').split('.');
    const { token, until, returnTo } = await journey.finish({ url: request.url, binding: binding || undefined, address: request.ip });
    return reply.header('set-cookie', [visitKept(token, Math.floor((until.getTime() - Date.now()) / 1000)), journeyKept('', 0)]).header('cache-control', 'no-store').redirect(returnTo);
  }));

  server.post('/api/seu/me', perMinute(300), async (request, reply) => {
    const found = await visitors.find(request);
    return reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(found?.visitor ?? null));
  });

  server.post('/api/seu/leave', perMinute(60), async (request, reply) => {
    const found = await visitors.find(request);
    if (found !== null) await runner.run(endVisit, { visit: found.visit }, { actor: systemActor, organisation: PLATFORM });
    return reply.header('set-cookie', visitKept('', 0)).send({});
  });

  for (const [verb, operation] of Object.entries(verbs))
    server.post(`/api/seu/:org/${verb}`, perMinute(operation.kind === 'query' ? 300 : 60), async (request, reply) => {
      const { visitor, as } = await visitors.required(request);
      const given = bodySchema.catch({}).parse(request.body ?? {});
      const output: unknown = await runner.run(operation, { ...given, visitor }, as);
      return reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(output ?? null));
    });

  server.post('/api/seu/:org/drafts/:draft/files', perMinute(60), async (request, reply) => {
    const { visitor, as } = await visitors.required(request);
    const { draft } = idIn('draft', request);
    // Whose draft it is must be known before a single byte is taken in.
    await runner.run(draftOf, { visitor, draft: draft as string }, as);
    const { code, ...stored } = await receiveFile(request, runner);
    const output = await runner.run(attach, { visitor, draft: draft as string, file: { code, ...stored } }, as);
    return reply.header('cache-control', 'no-store').type('application/json').send(JSON.stringify(output));
  });

  server.get('/api/seu/:org/copies/:code', perMinute(30), async (request, reply) => {
    const organisation = await visitors.organisationOf(request);
    const { file: copy } = await runner.run(verifyCopy, { code: (request.params as { code: string }).code }, { actor: publicActor, organisation });
    return sendHeld(reply, runner, organisation, copy);
  });

  const download = (path: 'matters' | 'notifications', name: string, operation: Operation) =>
    server.get(`/api/seu/:org/${path}/:id/files/:sha256`, perMinute(120), async (request, reply) => {
      const { visitor, as } = await visitors.required(request);
      const { id } = idIn('id', request);
      const { sha256 } = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).catch(() => { throw notFound({ what: 'fitxer' }); }).parse(request.params);
      await runner.run(operation, { visitor, [name]: id, sha256 }, as);
      return sendHeld(reply, runner, as.organisation, sha256);
    });
  download('matters', 'filing', fileOfMatter);
  download('notifications', 'notification', fileOfNotification);
}

const idIn = (name: string, request: FastifyRequest): Record<string, string> =>
  z.object({ [name]: z.uuid() }).catch(() => { throw notFound({ what: name }); }).parse(request.params) as Record<string, string>;

/** The short name in `/seu/<slug>/…`, to lead a refusal back to where the person was. */
const officeIn = (returnTo: string): string => /^\/seu\/([a-z0-9-]{1,80})/.exec(returnTo)?.[1] ?? '';

/** A person is looking and not a program, so a refusal leads to the page where they may try again. */
async function orProblem(request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    const asked = z.string().catch('').parse((request.query as Record<string, unknown>)['return']);
    const office = officeIn(asked) || /^[a-z0-9-]*$/.exec((cookie.parse(request.headers.cookie ?? '')[journeyCookie] ?? '').split('.')[1] ?? '')?.[0];
    return reply.redirect(office ? `/seu/${office}/identificacio?problem=${encodeURIComponent(failure.code)}` : `/?problem=${encodeURIComponent(failure.code)}`);
  }
}
