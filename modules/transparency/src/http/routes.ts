import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound, sendHeld, systemActor, type Gate, type Operation, type Runner } from '@comu/kernel';
import { dcatOf, licences, rdfForms, serialise, type CatalogueDescription, type Licence, type RdfForm } from '@comu/open-data';
import { z } from 'zod';
import { ckanRoutes } from './ckan/routes.ts';
import { catalogueNow, fileNow } from './asked.ts';

export interface OpenDataParts { readonly runner: Runner; readonly gate: Gate }
export const perMinute = (max: number) => ({ config: { rateLimit: { max, timeWindow: '1 minute' } } });
const forms = { ttl: 'turtle', rdf: 'rdfxml', jsonld: 'jsonld' } as const satisfies Record<string, RdfForm>;
const code = /^[a-z][a-z0-9_]{0,62}$/;

/** What a body publishes, for programs: its catalogue in three forms of RDF, files with their dictionary, and the API that CKAN’s users know; below `/dades/<body>`. */
export function openDataRoutes(server: FastifyInstance, { runner, gate }: OpenDataParts): void {
  const asked = askerOf({ runner, gate });
  const written = new Map<string, { readonly tag: string; readonly text: string }>();

  server.get('/dades/:org/catalog.:form', perMinute(120), async (request, reply) => {
    const { form } = z.object({ form: z.enum(['ttl', 'rdf', 'jsonld']) }).catch(() => { throw notFound({ what: request.url.slice(0, 80) }); }).parse(request.params);
    const { organisation, ask } = await asked(request);
    const { tag, catalogue } = await ask<{ tag: string; catalogue: CatalogueDescription }>(catalogueNow, {});
    if (unchanged(request, reply, `${tag} ${form}`)) return reply.code(304).send();
    const key = `${organisation} ${form}`;
    const kept = written.get(key);
    const text = kept?.tag === tag ? kept.text : serialise(dcatOf(catalogue), forms[form]);
    if (written.size > 1500) written.clear();
    written.set(key, { tag, text });
    return reply.type(`${rdfForms[forms[form]]}; charset=utf-8`).header('access-control-allow-origin', '*').send(text);
  });

  server.get('/dades/:org/dataset/:file', perMinute(120), async (request, reply) => {
    const { file } = z.object({ file: z.string().max(90) }).parse(request.params);
    const [, name = '', ending = ''] = /^([a-z0-9_]+)\.(dictionary\.csv|csv|json|xlsx|parquet|geojson)$/.exec(file) ?? [];
    if (!code.test(name)) throw notFound({ what: file.slice(0, 80) });
    const { ask } = await asked(request);
    if (ending === 'dictionary.csv') {
      const { columns, licence, tag } = await ask<Dictionary>(fileNow, { kind: 'dictionary', code: name });
      if (unchanged(request, reply, `${tag} dictionary ${name}`)) return reply.code(304).send();
      return licensed(reply, licence).type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.dictionary.csv"`).send(dictionaryCsv(columns, licence));
    }
    const found = await ask<{ sha256: string; size: number; type: string; name: string; licence: Licence; modified: string }>(fileNow, { kind: 'data', code: name, format: ending });
    if (unchanged(request, reply, found.sha256)) return reply.code(304).send();
    return licensed(reply, found.licence).type(found.type).header('content-length', found.size).header('last-modified', new Date(found.modified).toUTCString()).header('access-control-allow-origin', '*')
      .header('content-disposition', `attachment; filename="${found.name}"`).send(await runner.files.open(found.sha256));
  });

  server.get('/dades/:org/document/:code', perMinute(120), async (request, reply) => {
    const { code: item } = z.object({ code: z.string().max(60) }).parse(request.params);
    const { organisation, ask } = await asked(request);
    const { sha256 } = await ask<{ sha256: string }>(fileNow, { kind: 'document', code: item });
    return sendHeld(reply, runner, organisation, sha256);
  });

  server.get('/dades/:org/logo', perMinute(240), async (request, reply) => {
    const { organisation, ask } = await asked(request);
    const { sha256 } = await ask<{ sha256: string }>(fileNow, { kind: 'logo' });
    if (unchanged(request, reply, sha256)) return reply.code(304).send();
    return sendHeld(reply, runner, organisation, sha256);
  });

  ckanRoutes(server, asked);
}

export type Asked = (request: FastifyRequest) => Promise<{ organisation: string; slug: string; ask<Out>(operation: Operation, input: unknown): Promise<Out> }>;
/** Questions to one body about what it has published; who asks does not matter, nobody sees more. */
const askerOf = ({ runner, gate }: OpenDataParts): Asked => async (request) => {
  const { org: slug } = z.object({ org: z.string().regex(/^[a-z0-9-]{1,80}$/) }).catch(() => { throw notFound({ what: 'ens' }); }).parse(request.params);
  const organisation = await gate.organisationOf(slug);
  if (organisation === undefined) throw notFound({ what: slug });
  return { organisation, slug, ask: async <Out>(operation: Operation, input: unknown) => (await runner.run(operation, input, { actor: systemActor, organisation, address: request.ip })) as Out };
};

/** Lets caches keep it for a minute and then ask whether it is old. */
function unchanged(request: FastifyRequest, reply: FastifyReply, of: string): boolean {
  const tag = `"${createHash('sha256').update(of).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', 'public, max-age=60, stale-while-revalidate=600');
  return (request.headers['if-none-match'] ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

interface Dictionary { readonly columns: readonly { readonly name: string; readonly title: string; readonly describe: string | null; readonly type: string; readonly unit: string | null }[]; readonly licence: Licence; readonly tag: string }
const licensed = (reply: FastifyReply, licence: Licence) => reply.header('link', `<${licences[licence].url}>; rel="license"`);
// A cell that begins like a formula would be run by a spreadsheet.
const csv = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const dictionaryCsv = (columns: Dictionary['columns'], licence: Licence) =>
  [['columna', 'titol', 'descripcio', 'tipus', 'unitat', 'llicencia'], ...columns.map(({ name, title, describe, type, unit }) => [name, title, describe ?? '', type, unit ?? '', licences[licence].url])].map((row) => row.map(csv).join(',')).join('\r\n').concat('\r\n');
