import type { FastifyInstance } from 'fastify';
import { notFound, publicActor, sendHeld, type Gate, type Runner } from '@comu/kernel';
import { verify } from '@comu/registry';
import { z } from 'zod';

const asked = z.object({ slug: z.string().max(120), code: z.string().max(40) });

/** Downloads for whoever holds a verification code, signed in or not. */
export function publicRoutes(server: FastifyInstance, { runner, gate }: { runner: Runner; gate: Gate }) {
  server.get('/api/verify/:slug/:code/receipt', { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { slug, code } = asked.parse(request.params);
    const organisation = await gate.organisationOf(slug);
    if (organisation === undefined) throw notFound({ what: slug });
    const { receipt } = await runner.run(verify, { code }, { actor: publicActor, organisation });
    return sendHeld(reply, runner, organisation, receipt);
  });
}
