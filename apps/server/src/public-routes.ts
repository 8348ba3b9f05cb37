import type { FastifyInstance } from 'fastify';
import { notFound, publicActor, sendHeld, type Gate, type Runner } from '@comu/kernel';
import { embedded } from '@comu/dashboards';
import { verify } from '@comu/registry';
import { z } from 'zod';

const asked = z.object({ slug: z.string().max(120), code: z.string().max(40) });

const embed = z.object({ slug: z.string().max(120), dashboard: z.uuid(), part: z.string().max(24), code: z.string().max(200) });

/** Downloads for whoever holds a verification code, signed in or not. */
export function publicRoutes(server: FastifyInstance, { runner, gate }: { runner: Runner; gate: Gate }) {
  server.get('/api/verify/:slug/:code/receipt', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { slug, code } = asked.parse(request.params);
    const organisation = await gate.organisationOf(slug);
    if (organisation === undefined) throw notFound({ what: slug });
    const { receipt } = await runner.run(verify, { code }, { actor: publicActor, organisation });
    return sendHeld(reply, runner, organisation, receipt);
  });
  // A chart at its signed address, as a picture that any page may show; asked each time, so that what is withdrawn is gone at once.
  server.get('/api/embed/:slug/:dashboard/:part/:code', { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }, async (request, reply) => {
    const asked = embed.safeParse(request.params);
    const organisation = asked.success ? await gate.organisationOf(asked.data.slug) : undefined;
    if (!asked.success || organisation === undefined) throw notFound({ what: 'embed' });
    const { dashboard, part, code } = asked.data;
    const { svg } = await runner.run(embedded, { dashboard, part, code }, { actor: publicActor, organisation });
    return reply.header('content-type', 'image/svg+xml; charset=utf-8').header('cross-origin-resource-policy', 'cross-origin').header('cache-control', 'public, no-cache').send(svg);
  });
}
