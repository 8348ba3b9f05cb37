import { dayInMadrid, operation } from '@comu/kernel';
import { Organisation } from '@comu/identity';
import { formats, type CatalogueOfCatalogues, type Format } from '@comu/open-data';
import { z } from 'zod';
import { datasetIn, publicFile } from '../portal/answers.ts';
import { answered } from '../portal/sql.ts';
import type { Out } from '../portal/preview.ts';
import { provinceCatalogue } from '../publishing/describe.ts';
import { searchRows } from '../portal/rows.ts';
import { publicPortal } from '../portal/public.ts';
import { atomOf, sitemapOf } from './feed.ts';
import { notPublished } from '../refusals.ts';
import { Content, Standing } from '../transparency.records.ts';
import { say } from '../words.ts';

/** The catalogue that the routes of open data write in each form, with the tag that tells copies whether they are old. Not over HTTP by itself: the routes limit and cache it. */
export const catalogueNow = operation('transparency.catalogue-now', {
  title: say('Catàleg de dades obertes', 'Catálogo de datos abiertos', 'Open data catalogue'), permission: 'system', kind: 'query', input: {}, output: z.any(),
  async run(_, context) {
    const { tag, catalogue, body } = await publicPortal(context);
    return { tag, catalogue, slug: body.slug };
  },
});

/** Whether a copy of any page of the portal is old. */
export const portalTag = operation('transparency.portal-tag', {
  title: say('Revisió del portal', 'Revisión del portal', 'Revision of the portal'), permission: 'system', kind: 'query', input: {}, output: z.object({ tag: z.string() }),
  run: async (_, context) => ({ tag: (await publicPortal(context)).tag }),
});

/** The feed of what is new or the map of the portal’s pages, with the tag that tells copies whether they are old. */
export const newsNow = operation('transparency.news-now', {
  title: say('Novetats del portal', 'Novedades del portal', 'News of the portal'), permission: 'system', kind: 'query', input: { kind: z.enum(['atom', 'sitemap']) }, output: z.object({ tag: z.string(), text: z.string() }),
  async run({ kind }, context) {
    const portal = await publicPortal(context);
    return { tag: portal.tag, text: kind === 'atom' ? atomOf(portal, { publicUrl: context.publicUrl, openedOn: portal.catalogue.issued }) : sitemapOf(portal, context.publicUrl) };
  },
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const condition = z.union([cell, z.array(cell).max(100), z.partialRecord(z.enum(['lt', 'lte', 'gt', 'gte', 'eq', 'in']), z.union([cell, z.array(cell).max(100)]))]);
/** Rows of what is out, for the datastore of the API. */
export const datastoreNow = operation('transparency.datastore-now', {
  title: say('Files d’un conjunt publicat', 'Filas de un conjunto publicado', 'Rows of a published dataset'), permission: 'system', kind: 'query',
  input: {
    code: z.string().max(63), q: z.union([z.string().max(200), z.record(z.string(), z.string().max(200))]).optional(), filters: z.record(z.string(), condition).optional(), fields: z.array(z.string()).max(500).optional(), total: z.boolean().default(true),
    sort: z.array(z.object({ field: z.string(), descending: z.boolean() })).max(10).optional(), limit: z.int().min(0).max(32_000), offset: z.int().min(0).max(10_000_000), distinct: z.boolean().optional(),
  },
  output: z.any(),
  async run({ code, ...wanted }, context) {
    const { release } = datasetIn(await publicPortal(context), code);
    const known = new Set(['_id', ...release.columns.map(({ name }) => name)]);
    const unknown = [...Object.keys(wanted.filters ?? {}), ...(wanted.fields ?? []), ...(wanted.sort ?? []).map(({ field }) => field), ...(typeof wanted.q === 'object' ? Object.keys(wanted.q) : [])].filter((name) => !known.has(name));
    if (unknown.length > 0) return { unknown };
    return searchRows(context, release, wanted as never);
  },
});

/** One SELECT over what is out, for the datastore of the API; what is wrong with it comes back as words. */
export const sqlNow = operation('transparency.sql-now', {
  title: say('Consulta SQL dels conjunts publicats', 'Consulta SQL de los conjuntos publicados', 'SQL over the published datasets'), permission: 'system', kind: 'query', input: { sql: z.string().min(1).max(10_000) }, output: z.any(),
  run: async ({ sql }, context) => answered(context, (await publicPortal(context)).datasets.map(({ offer, release }) => ({ name: offer.code, release })), sql),
});

export interface Released { readonly code: string; readonly files: Out['files']; readonly columns: Out['columns']; readonly rows: number }
/** What is out of these datasets, for a question over those of several bodies; those that are not out are left out. */
export const releasesNow = operation('transparency.releases-now', {
  title: say('Fitxers publicats', 'Ficheros publicados', 'Published files'), permission: 'system', kind: 'query', input: { codes: z.array(z.string().max(63)).max(500) }, output: z.any(),
  run: async ({ codes }, context): Promise<Released[]> => (await publicPortal(context)).datasets.filter(({ offer }) => codes.includes(offer.code)).map(({ offer, release: { files, columns, rows } }) => ({ code: offer.code, files, columns, rows })),
});

export interface Publishers { readonly bodies: readonly { readonly id: string; readonly slug: string }[]; readonly whole: CatalogueOfCatalogues; /** Who publishes the whole: its portal says whom to ask. */ readonly council: string | null }
/** The bodies of the province with any dataset out, by name, and the catalogue of theirs, which the provincial council publishes. */
export const publishersNow = operation('transparency.publishers-now', {
  title: say('Ens que publiquen dades obertes', 'Entes que publican datos abiertos', 'Bodies with open data'), permission: 'system', scope: 'platform', kind: 'query', input: {}, output: z.any(),
  async run(_, { db, now, publicUrl }): Promise<Publishers> {
    const out = new Set((await db.all(Standing, {}, { limit: 10_000 })).filter(({ datasets }) => datasets > 0).map(({ body }) => body));
    const all = await db.all(Organisation, {}, { limit: 10_000 });
    const council = all.find(({ kind }) => kind === 'provincial-council');
    return { bodies: all.filter(({ id }) => out.has(id)).toSorted((a, b) => a.name.localeCompare(b.name, 'ca')).map(({ id, slug }) => ({ id, slug })), whole: provinceCatalogue({ publicUrl, today: dayInMadrid(now), council }), council: council?.id ?? null };
  },
});

/** Where a file of what is out lies in the store: a format of a dataset, its dictionary, the document of an item, or the logo. */
export const fileNow = operation('transparency.file-now', {
  title: say('Fitxer publicat', 'Fichero publicado', 'Published file'), permission: 'system', kind: 'query', input: { kind: z.enum(['data', 'dictionary', 'document', 'logo', 'table']), code: z.string().max(63).default(''), format: z.string().max(10).optional() }, output: z.any(),
  async run({ kind, code, format = '' }, context) {
    if (kind === 'data') {
      const { file, offer, release } = await publicFile(context, { code, format });
      return { sha256: file.sha256, size: file.bytes, type: formats[file.format as Format].media, name: `${code}.${formats[file.format as Format].ending}`, licence: offer.licence, modified: release.createdAt };
    }
    const portal = await publicPortal(context);
    if (kind === 'logo') {
      if (portal.settings.logo === null) throw notPublished({ what: 'logo' });
      return { sha256: portal.settings.logo };
    }
    if (kind === 'dictionary') {
      const { release, offer } = datasetIn(portal, code);
      return { columns: release.columns, licence: offer.licence, tag: portal.tag };
    }
    const found = portal.items.find(({ law }) => law.code === code);
    const shown = found?.score.state === 'published' || found?.score.state === 'late' ? found.row : null;
    if (kind === 'table') {
      const content = shown?.source === 'feed' && shown.content !== null ? await context.db.find(Content, shown.content) : undefined;
      if (content?.table == null) throw notPublished({ what: code });
      return { table: content.table, tag: content.fingerprint, licence: portal.settings.licence, modified: content.createdAt };
    }
    if (shown?.source !== 'document' || shown.document === null) throw notPublished({ what: code });
    return { sha256: shown.document, name: shown.documentName ?? 'document' };
  },
});
