import type { FastifyInstance } from 'fastify';
import { asker, type Gate, type Runner } from '@comu/kernel';

/** Where the clients of OpenLineage send their events when they are given this server and a service token, which says whose lineage it is. */
export function lineageRoute(server: FastifyInstance, { runner, gate }: { runner: Runner; gate: Gate }) {
  server.post('/api/v1/lineage', { config: { rateLimit: { max: 600, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { actor, organisation } = await asker(request, gate);
    await runner.run('data.receive-lineage', { event: request.body }, { actor, organisation: actor.kind === 'service' ? actor.standings[0]?.organisation ?? organisation : organisation });
    return reply.code(201).send();
  });
}
