import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound, systemActor, type Gate, type Operation, type Runner } from '@comu/kernel';
import { z } from 'zod';

export interface OpenDataParts { readonly runner: Runner; readonly gate: Gate }
/** How often an address answers one asker. */
export const perMinute = (max: number) => ({ config: { rateLimit: { max, timeWindow: '1 minute' } } });

export type Asked = (request: FastifyRequest) => Promise<{ organisation: string; slug: string; ask<Out>(operation: Operation, input: unknown): Promise<Out> }>;
/** Questions to one body about what it has published; who asks does not matter, nobody sees more. */
export const askerOf = ({ runner, gate }: OpenDataParts): Asked => async (request) => {
  const { org: slug } = z.object({ org: z.string().regex(/^[a-z0-9-]{1,80}$/) }).catch(() => { throw notFound({ what: 'ens' }); }).parse(request.params);
  const organisation = await gate.organisationOf(slug);
  if (organisation === undefined) throw notFound({ what: slug });
  return { organisation, slug, ask: async <Out>(operation: Operation, input: unknown) => (await runner.run(operation, input, { actor: systemActor, organisation, address: request.ip })) as Out };
};

export const etagOf = (of: string): string => `"${createHash('sha256').update(of).digest('base64url').slice(0, 27)}"`;
export const unchanged = (request: FastifyRequest, reply: FastifyReply, of: string): boolean => isSame(request, reply, etagOf(of));
/** Lets caches keep it and has them ask each time whether it is old, so that what is withdrawn is gone from all of them at once; whether theirs is this very one. */
export function isSame(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  reply.header('etag', tag).header('cache-control', 'public, no-cache');
  return (request.headers['if-none-match'] ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
