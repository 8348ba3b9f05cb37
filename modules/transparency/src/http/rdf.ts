import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '@comu/kernel';
import { rdfForms, serialise, type RdfForm } from '@comu/open-data';
import { z } from 'zod';
import { preferred } from './negotiate.ts';
import { perMinute, unchanged } from './answering.ts';

const forms = { ttl: 'turtle', rdf: 'rdfxml', jsonld: 'jsonld' } as const satisfies Record<string, RdfForm>;

/** A catalogue as it is now: whose it is, the tag that changes with it, and what it says, only asked when it has changed. */
export interface CatalogueAsked { readonly key: string; readonly tag: string; quads(): Promise<Parameters<typeof serialise>[0]> }

/** The addresses of a catalogue: in three forms of RDF by their endings, and by itself RDF for programs and a page for people. What was written is kept until its tag changes. */
export function rdfRoutes(server: FastifyInstance, { at, catalogueOf, page }: { at: string; catalogueOf(request: FastifyRequest): Promise<CatalogueAsked>; page(request: FastifyRequest): Promise<string> }): void {
  const written = new Map<string, { readonly tag: string; readonly text: string }>();
  const send = async (request: FastifyRequest, reply: FastifyReply, form: RdfForm) => {
    const { key, tag, quads } = await catalogueOf(request);
    if (unchanged(request, reply, `${tag} ${form}`)) return reply.code(304).send();
    const place = `${key} ${form}`;
    const kept = written.get(place);
    const text = kept?.tag === tag ? kept.text : serialise(await quads(), form);
    if (written.size > 1500) written.clear();
    written.set(place, { tag, text });
    return reply.type(`${rdfForms[form]}; charset=utf-8`).header('access-control-allow-origin', '*').send(text);
  };
  server.get(`${at}/catalog.:form`, perMinute(120), async (request, reply) => {
    const { form } = z.object({ form: z.enum(['ttl', 'rdf', 'jsonld']) }).catch(() => { throw notFound({ what: request.url.slice(0, 80) }); }).parse(request.params);
    return send(request, reply, forms[form]);
  });
  for (const url of [at, `${at}/catalog`])
    server.get(url, perMinute(120), async (request, reply) => {
      const form = preferred(request.headers.accept);
      reply.header('vary', 'accept');
      return form === 'html' ? reply.redirect(await page(request), 303) : send(request, reply, form);
    });
}
