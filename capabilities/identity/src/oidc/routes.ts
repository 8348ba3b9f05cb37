import { Refused, sessionCookie, type Runner } from '@comu/kernel';
import { callbackPath, oidcJourney } from './journey.ts';

interface Request { readonly url: string; readonly ip: string; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly params: unknown; readonly query: unknown }
interface Reply { header(name: string, value: string | string[]): Reply; redirect(url: string, code?: number): unknown; callNotFound(): unknown }
interface RouteServer { get(path: string, handler: (request: any, reply: any) => unknown): unknown }

const bindingCookie = 'comu-oidc';

/**
 * Adds `GET /api/identity/oidc/<provider>?return=<path>`, which sends the browser to the provider, and the address where it comes back.
 * A refusal leads to `/sign-in?problem=<code>`, for a person is looking and not a program.
 */
export function oidcRoutes(server: RouteServer, runner: Runner, { secure = false }: { secure?: boolean } = {}): void {
  const journey = oidcJourney(runner);
  const ended = secure ? '; Secure' : '';
  const binding = (value: string, seconds: number) => `${bindingCookie}=${value}; Max-Age=${seconds}; Path=/api/identity/oidc; HttpOnly; SameSite=Lax${ended}`;
  const orProblem = async (reply: Reply, work: () => Promise<unknown>) => {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      return reply.redirect(`/sign-in?problem=${encodeURIComponent(failure.code)}`);
    }
  };

  server.get(callbackPath, (request: Request, reply: Reply) => orProblem(reply, async () => {
    const kept = new RegExp(`(?:^|;\\s*)${bindingCookie}=([\\w-]+)`).exec([request.headers['cookie']].flat()[0] ?? '')?.[1];
    const { session, returnTo } = await journey.finish({ url: request.url, binding: kept, address: request.ip });
    reply.header('set-cookie', [sessionCookie(session, { secure }), binding('', 0)]);
    return reply.redirect(returnTo);
  }));
  server.get('/api/identity/oidc/:provider', (request: Request, reply: Reply) => orProblem(reply, async () => {
    const { provider } = request.params as { provider: string };
    const returnTo = (request.query as Record<string, unknown>)['return'];
    const started = await journey.start({ provider, ...(typeof returnTo === 'string' ? { returnTo } : {}) });
    if (started === undefined) return reply.callNotFound();
    reply.header('set-cookie', binding(started.binding, 600)).header('cache-control', 'no-store');
    return reply.redirect(started.url);
  }));
}
