import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, PLATFORM, systemActor, type Operation, type Runner } from '@comu/kernel';
import { z } from 'zod';
import { portalItemChange } from '../history/contents.ts';
import { about, dress } from '../portal/about.ts';
import { compare, portalDataset, portalHistory, portalHome, portalItem, provinceShapes } from '../portal/answers.ts';
import { etagOf, isSame, perMinute, type Asked } from './answering.ts';
import { provinceWords } from './province-words.ts';
import type { PortalTags } from './tags.ts';

const pages: Readonly<Record<string, Operation>> = { inici: portalHome, canvis: portalHistory, item: portalItem, dades: portalDataset, sobre: about, colors: dress };
const province: Readonly<Record<string, Operation>> = { [provinceWords.compared]: compare, [provinceWords.map]: provinceShapes };
interface Kept { readonly tag: string; readonly etag: string; readonly plain: Buffer; readonly packed: Buffer; readonly at: number }
const mostKept = 5000;
/** How long the comparison of all the portals is given without reading their standings again. */
const provinceKept = 10_000;
const packed = promisify(gzip);

/**
 * The public pages of a portal as data, by GET, so that caches outside may keep them and ask by their tag, which changes the moment anything is published or withdrawn.
 * Caches that empty by tag find the portal’s in `cache-tag`.
 */
export function pageRoutes(server: FastifyInstance, { asked, runner, tags }: { readonly asked: Asked; readonly runner: Runner; readonly tags: PortalTags }): void {
  const kept = new Map<string, Kept>();

  async function keep(key: string, tag: string, answer: Promise<unknown>): Promise<Kept> {
    const plain = Buffer.from(JSON.stringify(await answer));
    const made = { tag, etag: etagOf(`${tag} ${key}`), plain, packed: await packed(plain), at: Date.now() };
    if (kept.size > mostKept) kept.clear();
    kept.set(key, made);
    return made;
  }

  for (const url of ['/dades/:org/portal/:page', '/dades/:org/portal/:page/:code'])
    server.get(url, perMinute(480), async (request, reply) => {
      const { page, code } = z.object({ page: z.enum(['inici', 'canvis', 'item', 'dades', 'sobre', 'colors']), code: z.string().regex(/^[a-z0-9_-]{1,63}$/).optional() }).catch(() => { throw notFound({ what: request.url.slice(0, 80) }); }).parse(request.params);
      if ((code === undefined) === (page === 'item' || page === 'dades')) throw notFound({ what: request.url.slice(0, 80) });
      const { slug, organisation, ask } = await asked(request);
      const key = `${organisation} ${page} ${code ?? ''}`;
      // A page with what an item or a dataset holds is asked every time: what is withdrawn, or comes to hold people, is gone at once in every process.
      const tag = await tags.of(organisation, { now: page === 'dades' || page === 'item' });
      const before = kept.get(key);
      const found = before?.tag === tag ? before : await keep(key, tag, ask(pages[page]!, code === undefined ? {} : { code }));
      return send(request, reply.header('cache-tag', `portal-${slug}`), found);
    });

  server.get('/dades/:org/portal/item/:code/canvi/:from/:to', perMinute(120), async (request, reply) => {
    const { code, from, to } = z.object({ code: z.string().regex(/^[a-z0-9-]{1,60}$/), from: z.coerce.number().int().min(1).max(1_000_000), to: z.coerce.number().int().min(1).max(1_000_000) }).catch(() => { throw notFound({ what: request.url.slice(0, 80) }); }).parse(request.params);
    const { slug, organisation, ask } = await asked(request);
    const key = `${organisation} canvi ${code} ${from} ${to}`;
    const tag = await tags.of(organisation, { now: true });
    const before = kept.get(key);
    return send(request, reply.header('cache-tag', `portal-${slug}`), before?.tag === tag ? before : await keep(key, tag, ask(portalItemChange, { code, from, to })));
  });

  for (const [page, operation] of Object.entries(province))
    server.get(`/dades/${page}`, perMinute(240), async (request, reply) => {
      const before = kept.get(page);
      if (before !== undefined && Date.now() - before.at < provinceKept) return send(request, reply, before);
      const answer: unknown = await runner.run(operation, {}, { actor: systemActor, organisation: PLATFORM });
      return send(request, reply, await keep(page, createHash('sha256').update(JSON.stringify(answer)).digest('hex'), Promise.resolve(answer)));
    });
}

/** Sends a kept page, packed for whoever unpacks it, or says that the copy is not old. */
function send(request: FastifyRequest, reply: FastifyReply, { etag, plain, packed: small }: Kept) {
  reply.header('access-control-allow-origin', '*').header('vary', 'accept-encoding');
  if (isSame(request, reply, etag)) return reply.code(304).send();
  reply.type('application/json; charset=utf-8');
  return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? reply.header('content-encoding', 'gzip').send(small) : reply.send(plain);
}
