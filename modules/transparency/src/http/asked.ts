import { operation } from '@comu/kernel';
import { formats, type Format } from '@comu/open-data';
import { TablesError } from '@comu/tables';
import { z } from 'zod';
import { datasetIn, publicFile } from '../portal/answers.ts';
import { askPublicSql } from '../portal/sql.ts';
import { searchRows } from '../portal/rows.ts';
import { publicPortal } from '../portal/public.ts';
import { lawItem } from '../law/items.ts';
import { atomOf, sitemapOf } from './feed.ts';
import { notPublished } from '../refusals.ts';
import { Content } from '../transparency.records.ts';
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

/** One SELECT over what is out, for the datastore of the API; what is wrong with it comes back as words, for CKAN’s clients to read. */
export const sqlNow = operation('transparency.sql-now', {
  title: say('Consulta SQL dels conjunts publicats', 'Consulta SQL de los conjuntos publicados', 'SQL over the published datasets'), permission: 'system', kind: 'query', input: { sql: z.string().min(1).max(10_000) }, output: z.any(),
  async run({ sql }, context) {
    const portal = await publicPortal(context);
    return askPublicSql(context, portal, sql).catch((failure: unknown) => {
      if (failure instanceof TablesError) return { refused: failure.code, says: failure.text.en, table: typeof failure.facts['table'] === 'string' ? failure.facts['table'] : null };
      throw failure;
    });
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
    if (kind === 'table') {
      const shown = found?.score.state === 'published' || found?.score.state === 'late' ? found.row : null;
      const content = shown?.source === 'feed' && shown.content !== null ? await context.db.find(Content, shown.content) : undefined;
      if (content?.table == null) throw notPublished({ what: code });
      return { table: content.table, tag: content.fingerprint, licence: portal.settings.licence, modified: content.createdAt };
    }
    if (lawItem(code) === undefined || found?.row?.published !== true || found.row.source !== 'document' || found.row.document === null) throw notPublished({ what: code });
    return { sha256: found.row.document, name: found.row.documentName ?? 'document' };
  },
});
