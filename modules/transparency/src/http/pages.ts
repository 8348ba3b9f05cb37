import type { FastifyInstance } from 'fastify';
import { notFound, type Operation } from '@comu/kernel';
import { z } from 'zod';
import { portalDataset, portalHistory, portalHome, portalItem } from '../portal/answers.ts';
import { portalTag } from './asked.ts';
import { perMinute, unchanged, type Asked } from './routes.ts';

const pages: Readonly<Record<string, Operation>> = { inici: portalHome, canvis: portalHistory, item: portalItem, dades: portalDataset };
const kept = new Map<string, { readonly tag: string; readonly text: string }>();
const mostKept = 5000;

/**
 * The public pages of a portal as data, by GET, so that caches outside may keep them: a minute without asking, then by their tag, which changes the moment anything is published.
 * Caches that empty by tag find the portal’s in `cache-tag`.
 */
export function pageRoutes(server: FastifyInstance, asked: Asked): void {
  for (const url of ['/dades/:org/portal/:page', '/dades/:org/portal/:page/:code'])
    server.get(url, perMinute(240), async (request, reply) => {
      const { page, code } = z.object({ page: z.enum(['inici', 'canvis', 'item', 'dades']), code: z.string().regex(/^[a-z0-9_-]{1,63}$/).optional() }).catch(() => { throw notFound({ what: request.url.slice(0, 80) }); }).parse(request.params);
      if ((code === undefined) === (page === 'item' || page === 'dades')) throw notFound({ what: request.url.slice(0, 80) });
      const { slug, organisation, ask } = await asked(request);
      const { tag } = await ask<{ tag: string }>(portalTag, {});
      const key = `${organisation} ${page} ${code ?? ''}`;
      if (unchanged(request, reply, `${tag} ${key}`)) return reply.code(304).send();
      const before = kept.get(key);
      const text = before?.tag === tag ? before.text : JSON.stringify(await ask(pages[page]!, code === undefined ? {} : { code }));
      if (kept.size > mostKept) kept.clear();
      kept.set(key, { tag, text });
      return reply.type('application/json; charset=utf-8').header('access-control-allow-origin', '*').header('cache-tag', `portal-${slug}`).send(text);
    });
}
