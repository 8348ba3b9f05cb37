import type { FastifyInstance } from 'fastify';
import { PLATFORM, systemActor, type Runner } from '@comu/kernel';
import { compare } from '../portal/answers.ts';
import { newsNow } from './asked.ts';
import { robots, sitemapIndex } from './feed.ts';
import { perMinute, unchanged, type Asked } from './answering.ts';

/** What tells of the portals to programs that find and follow: the feed of what is new, the maps of their pages, and what robots may read. */
export function foundRoutes(server: FastifyInstance, { asked, runner }: { asked: Asked; runner: Runner }): void {
  for (const [path, kind, type] of [['novetats.atom', 'atom', 'application/atom+xml'], ['sitemap.xml', 'sitemap', 'application/xml']] as const)
    server.get(`/dades/:org/${path}`, perMinute(120), async (request, reply) => {
      const { ask } = await asked(request);
      const { tag, text } = await ask<{ tag: string; text: string }>(newsNow, { kind });
      if (unchanged(request, reply, `${tag} ${kind}`)) return reply.code(304).send();
      return reply.type(`${type}; charset=utf-8`).header('access-control-allow-origin', '*').send(text);
    });
  server.get('/sitemap.xml', perMinute(60), async (_request, reply) => {
    const { portals } = (await runner.run(compare, {}, { actor: systemActor, organisation: PLATFORM })) as { portals: readonly { slug: string; published: number; datasets: number }[] };
    return reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=3600').send(sitemapIndex(portals.filter(({ published, datasets }) => published + datasets > 0).map(({ slug }) => slug), runner.publicUrl));
  });
  server.get('/robots.txt', perMinute(60), async (_request, reply) => reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=3600').send(robots(runner.publicUrl)));
}
