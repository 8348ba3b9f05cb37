import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '@comu/kernel';
import { ckanFailure, ckanSuccess, type CatalogueDescription } from '@comu/open-data';
import { catalogueNow, sqlNow } from '../asked.ts';
import type { Province } from '../province.ts';
import { provincePath } from '../province-words.ts';
import type { Asked } from '../answering.ts';
import { actions } from './actions.ts';
import { Failure, type Room } from './given.ts';

const type = 'application/json;charset=utf-8';

/** CKAN’s action API below `/dades/<body>/api/3/action/`, and without the version as its own client asks, by GET or by POST, for anybody; and the same for all the bodies together below `/dades/provincia`. */
export function ckanRoutes(server: FastifyInstance, { asked, province }: { asked: Asked; province: Province }): void {
  const own = async (request: FastifyRequest): Promise<Omit<Room, 'given'>> => {
    const { ask, slug } = await asked(request);
    const { catalogue } = await ask<{ catalogue: CatalogueDescription }>(catalogueNow, {});
    const { address, title, description, body } = catalogue;
    return { site: { address, path: `/dades/${slug}`, title: title.ca ?? body.name, description: description.ca ?? '', email: body.email, sql: async (sql) => ask(sqlNow, { sql }) }, shelves: [{ slug, catalogue, wide: false, ask }] };
  };
  void server.register(async (scope) => {
    // Older programs send JSON with the type of a form; what is no JSON at all is told in CKAN’s own words.
    for (const kind of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      scope.removeContentTypeParser(kind);
      scope.addContentTypeParser(kind, { parseAs: 'string', bodyLimit: 100_000 }, (_request, body, done) => done(null, body));
    }
    for (const [base, roomOf] of [[provincePath, province.room], ['/dades/:org', own]] as const) {
      scope.get(`${base}/api/3`, { config: { rateLimit: { max: 300, timeWindow: '1 minute' } } }, async (request, reply) => { await roomOf(request); return reply.type(type).send(JSON.stringify({ version: 3 })); });
      for (const url of [`${base}/api/3/action/:action`, `${base}/api/action/:action`])
        scope.route({ method: ['GET', 'POST'], url, config: { rateLimit: { max: 300, timeWindow: '1 minute' } }, handler: async (request, reply) => answer(await roomOf(request), request, reply) });
    }
  });
}

async function answer(room: Omit<Room, 'given'>, request: FastifyRequest, reply: FastifyReply) {
  const { action } = request.params as { action: string };
  const help = `${room.site.address}/api/3/action/help_show?name=${encodeURIComponent(action.slice(0, 60))}`;
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  const body = bodyOf(request.body, /^application\/json/i.test(request.headers['content-type'] ?? ''));
  reply.type(type).header('access-control-allow-origin', '*').header('cache-control', 'public, no-cache');
  if (run === undefined) return reply.code(400).send(JSON.stringify(`Bad request - Action name not known: ${action.slice(0, 60).replace(/[^\w-]/g, '')}`));
  if (body === undefined) return reply.code(400).send(JSON.stringify('Bad request - JSON Error: Error decoding JSON data.'));
  try {
    return await reply.send(JSON.stringify(ckanSuccess(help, await run({ ...room, given: { ...(request.query as object), ...body } }))));
  } catch (failure) {
    return refuse(reply, help, failure);
  }
}

/** What came with a POST, as an object; `undefined` when it is none. */
function bodyOf(body: unknown, asJson: boolean): Record<string, unknown> | undefined {
  if (body === undefined || body === null || body === '') return {};
  const text = String(body);
  const shown = asJson || text.trimStart().startsWith('{') ? text : text.startsWith('%7B') ? decodeURIComponent(text.replace(/=$/, '').replaceAll('+', ' ')) : undefined;
  if (shown === undefined) return Object.fromEntries(new URLSearchParams(text));
  try { const parsed: unknown = JSON.parse(shown); return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined; } catch { return undefined; }
}

function refuse(reply: FastifyReply, help: string, failure: unknown) {
  const known = failure instanceof Failure ? failure : failure instanceof Refused ? new Failure(failure.status === 404 ? 'Not Found Error' : 'Validation Error', failure.status === 404 ? 'Not found' : { message: [failure.sentence.en] }) : undefined;
  if (known === undefined) throw failure;
  const { status, body } = ckanFailure(help, known.type, known.detail);
  return reply.code(status).header('cache-control', 'no-store').send(JSON.stringify(body));
}
