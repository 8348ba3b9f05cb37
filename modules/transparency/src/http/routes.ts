import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keptAsText, notFound, sendHeld } from '@comu/kernel';
import { addressOf, dcatOf, licences, rdfForms, serialise, type CatalogueDescription, type Licence } from '@comu/open-data';
import { z } from 'zod';
import type { FedCell, FedTable } from '../feeds/feed.ts';
import { ckanRoutes } from './ckan/routes.ts';
import { askerOf, perMinute, unchanged, type OpenDataParts } from './answering.ts';
import { catalogueNow, fileNow } from './asked.ts';
import { foundRoutes } from './found.ts';
import { pageRoutes } from './pages.ts';
import { preferred } from './negotiate.ts';
import { provinceOf, provinceRoutes } from './province.ts';
import { rdfRoutes } from './rdf.ts';
import { portalTags } from './tags.ts';

const code = /^[a-z][a-z0-9_]{0,62}$/;

/** What a body publishes, for programs: its catalogue in three forms of RDF, files with their dictionary, and the API that CKAN’s users know; below `/dades/<body>`. */
export function openDataRoutes(server: FastifyInstance, { runner, gate }: OpenDataParts): void {
  const asked = askerOf({ runner, gate });
  const tags = portalTags(runner);
  const province = provinceOf({ runner, tags });
  server.addHook('onClose', async () => { tags.close(); province.close(); });

  rdfRoutes(server, {
    at: '/dades/:org',
    async catalogueOf(request) {
      const { organisation, ask } = await asked(request);
      return { key: organisation, tag: await tags.of(organisation), quads: async () => dcatOf((await ask<{ catalogue: CatalogueDescription }>(catalogueNow, {})).catalogue) };
    },
    page: async (request) => `/transparencia/${(await asked(request)).slug}`,
  });
  // The address of a dataset, and of each of its files, as the catalogue names them.
  server.get('/dades/:org/dataset/:code/:format', perMinute(120), async (request, reply) => {
    const { code: name, format } = z.object({ code: z.string().regex(code), format: z.string().regex(/^[a-z]{3,8}$/) }).catch(() => { throw notFound({ what: request.url.slice(0, 80) }); }).parse(request.params);
    const { slug, ask } = await asked(request);
    await ask(fileNow, { kind: 'data', code: name, format });
    return reply.redirect(`/dades/${slug}/dataset/${name}.${format}`, 303);
  });

  server.get('/dades/:org/dataset/:file', perMinute(120), async (request, reply) => {
    const { file } = z.object({ file: z.string().max(90) }).parse(request.params);
    const [, name = '', ending = ''] = /^([a-z0-9_]+)\.(dictionary\.csv|csv|json|xlsx|parquet|geojson)$/.exec(file) ?? [];
    if (code.test(file)) return thing(request, reply, file);
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
    if (unchanged(request, reply, sha256)) return reply.code(304).send();
    return sendHeld(reply, runner, organisation, sha256);
  });

  server.get('/dades/:org/item/:file', perMinute(120), async (request, reply) => {
    const { file } = z.object({ file: z.string().max(90) }).parse(request.params);
    const [, item = '', ending = ''] = /^([a-z0-9-]{1,60})\.(csv|json)$/.exec(file) ?? [];
    if (item === '') throw notFound({ what: file.slice(0, 80) });
    const { ask } = await asked(request);
    const { table, tag, licence, modified } = await ask<{ table: FedTable; tag: string; licence: Licence; modified: string }>(fileNow, { kind: 'table', code: item });
    if (unchanged(request, reply, `${tag} ${ending}`)) return reply.code(304).send();
    licensed(reply, licence).header('access-control-allow-origin', '*').header('last-modified', new Date(modified).toUTCString()).header('content-disposition', `attachment; filename="${item}.${ending}"`);
    return ending === 'csv' ? reply.type('text/csv; charset=utf-8').send(tableCsv(table)) : reply.type('application/json; charset=utf-8').send(JSON.stringify(tableRows(table)));
  });

  async function thing(request: FastifyRequest, reply: FastifyReply, name: string) {
    const { slug, ask } = await asked(request);
    const { tag, catalogue: told } = await ask<{ tag: string; catalogue: CatalogueDescription }>(catalogueNow, {});
    if (!told.datasets.some((each) => each.code === name)) throw notFound({ what: name });
    const form = preferred(request.headers.accept);
    reply.header('vary', 'accept');
    if (form === 'html') return reply.redirect(`/transparencia/${slug}/dades/${name}`, 303);
    if (unchanged(request, reply, `${tag} ${name} ${form}`)) return reply.code(304).send();
    const about = addressOf.dataset(told.address, name);
    return reply.type(`${rdfForms[form]}; charset=utf-8`).header('access-control-allow-origin', '*').send(serialise(dcatOf(told).filter(({ subject }) => subject.value === about || subject.value.startsWith(`${about}/`) || subject.value.startsWith(`${about}#`)), form));
  }

  server.get('/dades/:org/logo', perMinute(240), async (request, reply) => {
    const { organisation, ask } = await asked(request);
    const { sha256 } = await ask<{ sha256: string }>(fileNow, { kind: 'logo' });
    if (unchanged(request, reply, sha256)) return reply.code(304).send();
    return sendHeld(reply, runner, organisation, sha256);
  });

  foundRoutes(server, { asked, runner });
  ckanRoutes(server, { asked, province });
  provinceRoutes(server, province);
  pageRoutes(server, { asked, runner, tags });
}

interface Dictionary { readonly columns: readonly { readonly name: string; readonly title: string; readonly describe: string | null; readonly type: string; readonly unit: string | null }[]; readonly licence: Licence; readonly tag: string }
const licensed = (reply: FastifyReply, licence: Licence) => reply.header('link', `<${licences[licence].url}>; rel="license"`);
const csv = (text: string) => `"${keptAsText(text).replaceAll('"', '""')}"`;
const wordOf = (cell: FedCell) => (cell === null ? '' : typeof cell === 'object' ? cell.ca : String(cell));
const tableCsv = ({ columns, rows }: FedTable) => [columns.map(({ name }) => csv(name)), ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : csv(wordOf(cell)))))].map((row) => row.join(',')).join('\r\n').concat('\r\n');
const tableRows = ({ columns, rows }: FedTable) => rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] !== null && typeof row[at] === 'object' ? row[at].ca : (row[at] ?? null)])));
const dictionaryCsv = (columns: Dictionary['columns'], licence: Licence) =>
  [['columna', 'titol', 'descripcio', 'tipus', 'unitat', 'llicencia'], ...columns.map(({ name, title, describe, type, unit }) => [name, title, describe ?? '', type, unit ?? '', licences[licence].url])].map((row) => row.map(csv).join(',')).join('\r\n').concat('\r\n');
