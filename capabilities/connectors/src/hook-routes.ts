import { notFound, systemActor, type Runner } from '@comu/kernel';
import { z } from 'zod';
import { receiveHook } from './operations/hooks.ts';

interface Request { readonly params: unknown; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: unknown }
interface Reply { header(name: string, value: string): Reply; send(body: unknown): unknown }
/** As much of Fastify as this needs: a part of the server whose bodies are read as they came. */
interface RouteServer {
  register(part: (server: any) => Promise<void>): unknown;
}
const asked = z.object({ organisation: z.uuid(), hook: z.uuid() });
const one = (value: string | string[] | undefined) => [value].flat()[0] ?? '';

/** Adds `POST /hook/<organisation>/<hook>`, whose body is read as it came because that is what is signed; sixty a minute from one address. */
export function hookRoutes(server: RouteServer, { runner }: { runner: Runner }): void {
  server.register(async (part) => {
    part.removeAllContentTypeParsers();
    part.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1_000_000 }, (_request: unknown, body: string, done: (failure: null, body: string) => void) => done(null, body));
    part.post('/hook/:organisation/:hook', { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, async (request: Request, reply: Reply) => {
      const { success, data } = asked.safeParse(request.params);
      if (!success) throw notFound({ what: 'hook' });
      const taken = await runner.run(receiveHook, { hook: data.hook, timestamp: one(request.headers['comu-timestamp']), signature: one(request.headers['comu-signature']), body: typeof request.body === 'string' ? request.body : '' }, { actor: systemActor, organisation: data.organisation });
      return reply.header('cache-control', 'no-store').send(taken);
    });
  });
}
