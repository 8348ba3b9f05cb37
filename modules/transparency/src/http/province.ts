import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PLATFORM, Refused, systemActor, type Operation, type Runner } from '@comu/kernel';
import { dcatOfCatalogues, type CatalogueDescription, type CatalogueOfCatalogues } from '@comu/open-data';
import { answered } from '../portal/sql.ts';
import { catalogueNow, publishersNow, releasesNow, type Publishers, type Released } from './asked.ts';
import type { Room } from './ckan/given.ts';
import { nameOn, type Shelf } from './ckan/shelf.ts';
import { provincePath, provinceWords } from './province-words.ts';
import { rdfRoutes } from './rdf.ts';
import type { PortalTags } from './tags.ts';

/** How long the list of who publishes, and what another process has changed, may go unasked. */
const trusted = 10_000;
/** Bodies asked at once, so that the pool of connections is left to others. */
const together = 6;

export interface Province { room(request: FastifyRequest): Promise<Omit<Room, 'given'>> }

/** The open data of every body that publishes, as one: its API of CKAN and its catalogue of catalogues. What each body offers is kept and asked again by its tag. */
export function provinceOf({ runner, tags }: { runner: Runner; tags: PortalTags }) {
  const kept = new Map<string, { readonly tag: string; readonly catalogue: CatalogueDescription }>();
  let last: { readonly tag: string; readonly whole: CatalogueOfCatalogues } | undefined;
  let publishers: { readonly at: number; readonly told: Promise<Publishers> } | undefined;
  const forget: Parameters<typeof runner.committed.add>[0] = ({ touched }) => { if (touched.some(({ record }) => /^(transparency|identity)\./.test(record))) publishers = undefined; };
  runner.committed.add(forget);
  const asBody = (organisation: string, address: string): Shelf['ask'] => async <Out>(operation: Operation, input: unknown) => (await runner.run(operation, input, { actor: systemActor, organisation, address })) as Out;

  async function who(): Promise<Publishers> {
    if (publishers === undefined || Date.now() - publishers.at > trusted) publishers = { at: Date.now(), told: runner.run(publishersNow, {}, { actor: systemActor, organisation: PLATFORM }) as Promise<Publishers> };
    const asked = publishers;
    return asked.told.catch((failure: unknown) => { if (publishers === asked) publishers = undefined; throw failure; });
  }

  async function catalogueOf(organisation: string): Promise<{ tag: string; catalogue: CatalogueDescription } | undefined> {
    try {
      const tag = await tags.of(organisation, { trusted });
      const before = kept.get(organisation);
      if (before?.tag === tag) return before;
      const { tag: now, catalogue } = await asBody(organisation, '')<{ tag: string; catalogue: CatalogueDescription }>(catalogueNow, {});
      const made = { tag: now, catalogue };
      kept.set(organisation, made);
      return made;
    } catch (failure) {
      // A body that is being taken off the platform does not take the province with it.
      if (failure instanceof Refused) return undefined;
      throw failure;
    }
  }

  /** Who publishes anything today, by name, with what; `tag` changes with any of it. */
  async function all(address = ''): Promise<{ shelves: Shelf[]; whole: CatalogueOfCatalogues; tag: string }> {
    const { bodies, whole, council } = await who();
    const contact = council === null ? undefined : (await catalogueOf(council))?.catalogue.body;
    const shelves: Shelf[] = [], seen: string[] = [];
    for (let at = 0; at < bodies.length; at += together)
      for (const [within, found] of (await Promise.all(bodies.slice(at, at + together).map(async ({ id }) => catalogueOf(id)))).entries()) {
        const { slug, id } = bodies[at + within]!;
        if (found === undefined || found.catalogue.datasets.length === 0) continue;
        shelves.push({ slug, catalogue: found.catalogue, wide: true, ask: asBody(id, address) });
        seen.push(found.tag);
      }
    const tag = createHash('sha256').update(JSON.stringify([whole, contact, seen])).digest('hex');
    if (last?.tag !== tag) {
      const days = shelves.map(({ catalogue }) => catalogue).flatMap(({ modified, datasets }) => [modified, ...datasets.map((each) => each.modified)]);
      const first = shelves.map(({ catalogue }) => catalogue.issued).toSorted()[0];
      last = { tag, whole: { ...whole, body: { ...whole.body, ...(contact === undefined ? {} : { email: contact.email, phone: contact.phone }) }, issued: first ?? whole.issued, modified: days.toSorted().at(-1) ?? whole.modified } };
    }
    return { shelves, ...last };
  }

  /** One SELECT over the files of any bodies: each is named in double quotes, and only those named are fetched. */
  async function sql(text: string, shelves: readonly Shelf[]) {
    const tables = (await Promise.all(shelves.map(async (shelf) => {
      const codes = shelf.catalogue.datasets.filter((each) => text.includes(nameOn(shelf, each))).map(({ code }) => code);
      return codes.length === 0 ? [] : (await shelf.ask<Released[]>(releasesNow, { codes })).map(({ code, ...release }) => ({ name: nameOn(shelf, { code }), release }));
    }))).flat();
    return answered(runner, tables, text);
  }

  return {
    all,
    async room(request: FastifyRequest): Promise<Omit<Room, 'given'>> {
      const { shelves, whole } = await all(request.ip);
      return { shelves, site: { address: whole.address, path: provincePath, title: whole.title.ca ?? '', description: whole.description.ca ?? '', email: whole.body.email, sql: async (text) => sql(text, shelves) } };
    },
    close: () => { runner.committed.delete(forget); },
  };
}

/** The catalogue of the catalogues of the province; for people, the page of its portals. */
export function provinceRoutes(server: FastifyInstance, province: ReturnType<typeof provinceOf>): void {
  rdfRoutes(server, {
    at: provincePath,
    async catalogueOf(request) {
      const { shelves, whole, tag } = await province.all(request.ip);
      return { key: provinceWords.whole, tag, quads: async () => dcatOfCatalogues(whole, shelves.map(({ catalogue }) => catalogue)) };
    },
    page: async () => '/transparencia',
  });
}
