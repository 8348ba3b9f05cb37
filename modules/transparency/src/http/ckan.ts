import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refused } from '@comu/kernel';
import { ckanFailure, ckanOrganisation, ckanPackage, ckanSuccess, ckanType, searchPackages, type CatalogueDescription, type CkanFailure } from '@comu/open-data';
import { z } from 'zod';
import { catalogueNow, datastoreNow } from './asked.ts';
import type { Asked } from './routes.ts';

class Failure extends Error {
  readonly type: CkanFailure;
  readonly detail: string | Readonly<Record<string, readonly string[]>>;
  constructor(type: CkanFailure, detail: Failure['detail']) {
    super(type);
    this.type = type;
    this.detail = detail;
  }
}
interface Room { readonly catalogue: CatalogueDescription; readonly slug: string; readonly given: Readonly<Record<string, unknown>>; ask: Awaited<ReturnType<Asked>>['ask'] }

const whole = (value: unknown, usual: number, name: string): number => {
  if (value === undefined || value === '') return usual;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new Failure('Validation Error', { [name]: ['Must be a natural number'] });
  return number;
};
const words = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const idOf = (given: Room['given']): string => words(given['id']) || (() => { throw new Failure('Validation Error', { id: ['Missing value'] }); })();
const packageOf = ({ catalogue, slug, given }: Room) => {
  const found = catalogue.datasets.find(({ code }) => code === idOf(given));
  if (found === undefined) throw new Failure('Not Found Error', 'Not found');
  return ckanPackage(catalogue, found, slug);
};
const json = (value: unknown, name: string): unknown => {
  if (typeof value !== 'string') return value;
  try { return JSON.parse(value); } catch { throw new Failure('Validation Error', { [name]: ['Cannot parse JSON'] }); }
};

/** The calls of CKAN’s action API that re-users of a portal make. */
const actions: Readonly<Record<string, (room: Room) => unknown>> = {
  status_show: ({ catalogue }) => ({ ckan_version: '2.10.0', site_title: catalogue.title.ca, site_description: catalogue.description.ca, site_url: catalogue.address, error_emails_to: catalogue.body.email, locale_default: 'ca', extensions: ['datastore', 'dcat'] }),
  site_read: () => true,
  package_list: ({ catalogue, given }) => { const start = whole(given['offset'], 0, 'offset'); return catalogue.datasets.map(({ code }) => code).toSorted().slice(start, start + whole(given['limit'], 1000, 'limit')); },
  current_package_list_with_resources: ({ catalogue, slug, given }) => { const start = whole(given['offset'], 0, 'offset'); return catalogue.datasets.map((each) => ckanPackage(catalogue, each, slug)).slice(start, start + whole(given['limit'], 100, 'limit')); },
  package_show: packageOf,
  package_search: ({ catalogue, slug, given }) => searchPackages(catalogue.datasets.map((each) => ckanPackage(catalogue, each, slug)), {
    q: words(given['q']).slice(0, 500), fq: words(given['fq']).slice(0, 500), rows: whole(given['rows'], 10, 'rows'), start: whole(given['start'], 0, 'start'), ...(words(given['sort']) === '' ? {} : { sort: words(given['sort']) }),
    facets: z.array(z.string()).catch([]).parse(json(given['facet.field'] ?? '[]', 'facet.field')),
  }),
  organization_list: ({ catalogue, slug, given }) => (['true', true, 'True', '1'].includes(given['all_fields'] as string) ? [ckanOrganisation(catalogue, slug)] : [slug]),
  organization_show: ({ catalogue, slug, given }) => {
    if (idOf(given) !== slug) throw new Failure('Not Found Error', 'Not found');
    return { ...ckanOrganisation(catalogue, slug), packages: catalogue.datasets.map((each) => ckanPackage(catalogue, each, slug)) };
  },
  group_list: ({ catalogue, slug }) => [...new Set(catalogue.datasets.flatMap((each) => ckanPackage(catalogue, each, slug).groups.map(({ name }) => name)))].toSorted(),
  tag_list: ({ catalogue }) => [...new Set(catalogue.datasets.flatMap(({ keywords }) => keywords))].toSorted(),
  resource_show: ({ catalogue, slug, given }) => {
    const found = catalogue.datasets.flatMap((each) => ckanPackage(catalogue, each, slug).resources).find(({ id }) => id === idOf(given));
    if (found === undefined) throw new Failure('Not Found Error', 'Not found: Resource was not found.');
    return found;
  },
  datastore_search: searchDatastore,
};

async function searchDatastore({ catalogue, given, ask }: Room) {
  const resource = words(given['resource_id']);
  if (resource === '') throw new Failure('Validation Error', { resource_id: ['Missing value'] });
  const code = resource.split('.')[0] ?? '';
  if (!catalogue.datasets.some((each) => each.code === code)) throw new Failure('Not Found Error', `Resource "${resource.slice(0, 80)}" was not found.`);
  const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
  const filters = z.record(z.string(), z.union([cell, z.array(cell).max(100)])).safeParse(json(given['filters'] ?? '{}', 'filters'));
  if (!filters.success) throw new Failure('Validation Error', { filters: ['Not a json object'] });
  const fields = given['fields'] === undefined ? undefined : Array.isArray(given['fields']) ? given['fields'].map(String) : words(given['fields']).split(',').map((each) => each.trim()).filter(Boolean);
  const sort = words(given['sort']).split(',').map((each) => each.trim()).filter(Boolean).map((each) => ({ field: each.replace(/\s+(asc|desc)$/i, '').replaceAll('"', ''), descending: /\sdesc$/i.test(each) }));
  const limit = Math.min(32_000, whole(given['limit'], 100, 'limit')), offset = whole(given['offset'], 0, 'offset');
  const found = await ask<{ unknown?: string[]; columns: { name: string; type: string; title: string }[]; records: Record<string, unknown>[]; total: number }>(datastoreNow, {
    code, filters: filters.data, limit, offset, sort, ...(fields === undefined ? {} : { fields }), ...(words(given['q']) === '' ? {} : { q: words(given['q']).slice(0, 200) }), ...(['true', true, 'True'].includes(given['distinct'] as string) ? { distinct: true } : {}),
  });
  if (found.unknown !== undefined) throw new Failure('Validation Error', { fields: found.unknown.map((name) => `field "${name.slice(0, 80)}" not in table`) });
  return { resource_id: resource, include_total: true, limit, offset, total: found.total, total_was_estimated: false, fields: found.columns.map(({ name, type, title }) => ({ id: name, type: ckanType(type), info: { label: title } })), records: found.records };
}

/** CKAN’s action API below `/dades/<body>/api/3/action/`, by GET or by POST, for anybody. */
export function ckanRoutes(server: FastifyInstance, asked: Asked): void {
  server.route({
    method: ['GET', 'POST'], url: '/dades/:org/api/3/action/:action', config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
    async handler(request, reply) {
      const { ask, slug } = await asked(request);
      const { action } = request.params as { action: string };
      const { catalogue } = await ask<{ catalogue: CatalogueDescription }>(catalogueNow, {});
      const help = `${catalogue.address}/api/3/action/help_show?name=${encodeURIComponent(action.slice(0, 60))}`;
      const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
      const given = { ...(request.query as object), ...(typeof request.body === 'object' && request.body !== null ? request.body : {}) };
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60');
      if (run === undefined) return reply.code(400).send(`"Bad request - Action name not known: ${action.slice(0, 60).replace(/[^\w-]/g, '')}"`);
      try {
        return await reply.type('application/json').send(JSON.stringify(ckanSuccess(help, await run({ catalogue, slug, given, ask }))));
      } catch (failure) {
        return refuse(reply, help, failure);
      }
    },
  });
}

function refuse(reply: FastifyReply, help: string, failure: unknown) {
  const known = failure instanceof Failure ? failure : failure instanceof Refused ? new Failure(failure.status === 404 ? 'Not Found Error' : 'Validation Error', failure.status === 404 ? 'Not found' : { message: [failure.sentence.en] }) : undefined;
  if (known === undefined) throw failure;
  const { status, body } = ckanFailure(help, known.type, known.detail);
  return reply.code(status).header('cache-control', 'no-store').type('application/json').send(JSON.stringify(body));
}
