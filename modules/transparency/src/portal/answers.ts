import { notFound, operation, type Context } from '@comu/kernel';
import { formats, licences, mqaOf, dcatOf, schemaOrgOf, sectors } from '@comu/open-data';
import { Organisation } from '@comu/identity';
import { fedTable } from '../feeds/feed.ts';
import { feedByCode } from '../feeds/feeds.ts';
import { publicContents } from '../history/contents.ts';
import { municipalityPaths } from '@comu/territory';
import { z } from 'zod';
import { familyList, familySchema, scoreSchema } from '../items/list.ts';
import type { StandingItem } from '../items/standing.ts';
import { rhythms } from '../law/families.ts';
import { notPublished } from '../refusals.ts';
import { Content, Standing } from '../transparency.records.ts';
import { say, wordsSchema } from '../words.ts';
import { previewOf } from './preview.ts';
import { publicPortal, type PublicDataset, type PublicPortal } from './public.ts';

const partial = z.object({ ca: z.string(), es: z.string().optional(), en: z.string().optional() });
const shownItem = z.object({ code: z.string(), family: z.string(), title: wordsSchema, article: z.string(), state: z.enum(['published', 'late', 'missing', 'not-applicable']), contentOn: z.string().nullable(), source: z.string() });
const shownDataset = z.object({ code: z.string(), name: partial, describes: partial.nullable(), sector: wordsSchema, keywords: z.array(z.string()), updatedAt: z.string(), rows: z.int(), formats: z.array(z.string()) });
const shownEvent = z.object({ kind: z.enum(['item', 'dataset']), code: z.string(), name: z.string(), what: z.enum(['published', 'renewed', 'withdrawn']), at: z.string(), reason: z.string().nullable() });
const totals = z.object({ score: z.int(), published: z.int(), asked: z.int(), late: z.int(), byFamily: z.record(z.string(), z.int()) });
export const homeSchema = z.object({
  body: z.object({ name: z.string(), slug: z.string() }), intro: partial.nullable(), contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }), families: z.array(familySchema), items: z.array(shownItem),
  datasets: z.array(shownDataset), latest: z.array(shownEvent), totals, requests: z.string(),
});

const publicState = ({ score, row }: StandingItem): z.output<typeof shownItem>['state'] => (score.state === 'not-applicable' ? 'not-applicable' : score.state === 'late' ? 'late' : row?.published && score.state === 'published' ? 'published' : 'missing');
const itemShown = (each: StandingItem): z.output<typeof shownItem> => {
  const state = publicState(each);
  return { code: each.law.code, family: each.law.family, title: each.law.title, article: each.law.article, state, contentOn: state === 'missing' ? null : each.contentOn, source: state === 'missing' ? 'none' : (each.row?.source ?? 'none') };
};
const datasetShown = ({ offer, release }: PublicDataset): z.output<typeof shownDataset> => ({ code: offer.code, name: offer.name, describes: offer.describes, sector: sectors[offer.sector].label, keywords: offer.keywords, updatedAt: release.createdAt, rows: release.rows, formats: release.files.map(({ format }) => format) });
/** History tells what happened, never what was not public. */
const eventsOf = ({ happenings }: PublicPortal) => happenings.map(({ kind, code, name, what, createdAt, reason }) => ({ kind, code, name, what, at: new Date(createdAt).toISOString(), reason }));

/** The front of the portal: families with their items, datasets, what changed lately and the score. */
export const homeOf = (portal: PublicPortal): z.output<typeof homeSchema> => ({
  body: { name: portal.body.name, slug: portal.body.slug }, intro: portal.intro, contact: portal.contact, families: familyList.map((each) => ({ ...each })), items: portal.items.map(itemShown), datasets: portal.datasets.map(datasetShown),
  latest: eventsOf(portal).slice(0, 12), totals: { ...portal.totals, byFamily: { ...portal.totals.byFamily } }, requests: `/seu/${portal.body.slug}/tramit/access-to-information`,
});

export const portalHome = operation('transparency.portal', {
  title: say('Portal de transparència', 'Portal de transparencia', 'Transparency portal'), permission: 'anyone', kind: 'query', perMinute: 240, input: {}, output: homeSchema,
  run: async (_, context) => homeOf(await publicPortal(context)),
});

export const portalItem = operation('transparency.portal-item', {
  title: say('Ítem del portal', 'Ítem del portal', 'Item of the portal'), permission: 'anyone', kind: 'query', perMinute: 240, input: { code: z.string().max(60) },
  output: z.object({
    item: shownItem, rhythm: wordsSchema, body: partial.nullable(), document: z.object({ name: z.string(), url: z.string() }).nullable(), dataset: shownDataset.nullable(), history: z.array(shownEvent), publishedAt: z.string().nullable(), notApplicable: z.string().nullable(), contents: z.array(z.object({ number: z.int(), at: z.string(), reason: z.string() })),
    fed: z.object({ says: wordsSchema, none: wordsSchema.nullable(), columns: fedTable.shape.columns, rows: fedTable.shape.rows, total: z.int(), more: z.boolean(), files: z.array(z.object({ format: z.string(), url: z.string() })) }).nullable(), score: scoreSchema.pick({ completeness: true, freshness: true, score: true, why: true }).nullable(),
  }),
  async run({ code }, context) {
    const portal = await publicPortal(context);
    const found = portal.items.find(({ law }) => law.code === code);
    if (found === undefined) throw notPublished({ what: code });
    const { law, row, score } = found;
    const shown = itemShown(found);
    const out = shown.state === 'published' || shown.state === 'late' ? row : null;
    const fed = out?.source === 'feed' ? await fedOf(context, portal.body.slug, found) : null;
    const dataset = out?.source === 'dataset' ? portal.datasets.find(({ offer }) => offer.code === out.dataset) : undefined;
    return {
      item: shown, fed, contents: await publicContents(context, code), rhythm: rhythms[law.rhythm].label, body: out?.source === 'text' ? out.body : null, dataset: dataset === undefined ? null : datasetShown(dataset), publishedAt: out?.publishedAt ?? null, notApplicable: row?.notApplicable ?? null,
      document: out?.source === 'document' && out.document !== null ? { name: out.documentName ?? 'document', url: `/dades/${portal.body.slug}/document/${code}` } : null,
      history: eventsOf(portal).filter((each) => each.kind === 'item' && each.code === code), score: out === null ? null : { completeness: score.completeness, freshness: score.freshness, score: score.score, why: [...score.why] },
    };
  },
});

const shownRows = 200;
/** The rows of what feeds itself, as they were last published, with where they are whole. */
async function fedOf(context: Context, slug: string, { law: { code }, row }: StandingItem) {
  const content = row?.content == null ? undefined : await context.db.find(Content, row.content);
  const feed = feedByCode(content?.feed ?? null);
  if (content?.table == null || feed === undefined) return null;
  const { columns, rows, more } = content.table;
  return { says: feed.says, none: feed.none, columns, rows: rows.slice(0, shownRows), total: rows.length, more, files: ['csv', 'json'].map((format) => ({ format, url: `/dades/${slug}/item/${code}.${format}` })) };
}

export const portalDataset = operation('transparency.portal-dataset', {
  title: say('Conjunt de dades del portal', 'Conjunto de datos del portal', 'Dataset of the portal'), permission: 'anyone', kind: 'query', perMinute: 120, input: { code: z.string().max(63) },
  output: z.object({
    dataset: shownDataset, licence: z.object({ title: wordsSchema, url: z.string() }), period: z.object({ from: z.string().nullable(), to: z.string().nullable() }), frequency: z.string(), version: z.int(), loadedOn: z.string(), firstOn: z.string().nullable(), quality: z.int().nullable(), withheld: z.int(), mqa: z.int(),
    columns: z.array(z.object({ name: z.string(), title: z.string(), describe: z.string().nullable(), type: z.string(), unit: z.string().nullable() })), files: z.array(z.object({ format: z.string(), says: wordsSchema, url: z.string(), bytes: z.int() })), dictionary: z.string(), api: z.string(),
    preview: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))), total: z.int() }), history: z.array(shownEvent), schemaOrg: z.record(z.string(), z.unknown()),
  }),
  async run({ code }, context) {
    const portal = await publicPortal(context);
    const found = datasetIn(portal, code);
    const { offer, release } = found;
    const base = `/dades/${portal.body.slug}`;
    return {
      dataset: datasetShown(found), licence: { title: licences[offer.licence].label, url: licences[offer.licence].url }, period: { from: offer.from, to: offer.to }, frequency: offer.frequency, version: release.number, loadedOn: release.loadedOn, firstOn: offer.firstOn, quality: release.quality, withheld: release.withheld,
      mqa: mqaOf(dcatOf({ ...portal.catalogue, datasets: portal.catalogue.datasets.filter((each) => each.code === code) }), { only: `${portal.catalogue.address}/dataset/${code}` }).score, columns: release.columns, files: release.files.map(({ format, bytes }) => ({ format, says: formats[format].label, url: `${base}/dataset/${code}.${format}`, bytes })),
      dictionary: `${base}/dataset/${code}.dictionary.csv`, api: `${base}/api/3/action/datastore_search?resource_id=${code}.csv&limit=5`, preview: await previewOf(context, release), history: eventsOf(portal).filter((each) => each.kind === 'dataset' && each.code === code),
      schemaOrg: schemaOrgOf(portal.catalogue, portal.catalogue.datasets.find((each) => each.code === code)!, release.columns.map(({ name, describe }) => ({ name, describe }))),
    };
  },
});

/** What was published, renewed and withdrawn lately, newest first. */
export const portalHistory = operation('transparency.portal-history', {
  title: say('Què ha canviat', 'Qué ha cambiado', 'What has changed'), permission: 'anyone', kind: 'query', perMinute: 120, input: {}, output: z.object({ events: z.array(shownEvent) }),
  run: async (_, context) => ({ events: eventsOf(await publicPortal(context)) }),
});

/** How the portals of the province stand, beside each other. */
export const compare = operation('transparency.compare', {
  title: say('Compara els portals', 'Compara los portales', 'Compare the portals'), permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 60, input: {},
  output: z.object({ families: z.array(familySchema), portals: z.array(z.object({ name: z.string(), slug: z.string(), kind: z.string(), ine: z.string().nullable(), score: z.int(), published: z.int(), asked: z.int(), late: z.int(), datasets: z.int(), byFamily: z.record(z.string(), z.int()), measuredOn: z.string() })), bodies: z.int() }),
  async run(_, { db }) {
    const bodies = new Map((await db.all(Organisation, {}, { limit: 2000 })).map((each) => [each.id, each]));
    const standings = await db.all(Standing, {}, { limit: 2000 });
    const portals = standings.flatMap(({ body, score, published, asked, late, datasets, byFamily, measuredOn }) => { const of = bodies.get(body); return of === undefined ? [] : [{ name: of.name, slug: of.slug, kind: of.kind, ine: of.kind === 'municipality' ? of.ine : null, score, published, asked, late, datasets, byFamily, measuredOn }]; });
    return { families: familyList.map((each) => ({ ...each })), portals: portals.toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'ca')), bodies: bodies.size };
  },
});

const box = { width: 480, height: 500 };
/** The outlines of the municipalities, for the map of the portals. */
export const provinceShapes = operation('transparency.province-shapes', {
  title: say('Mapa de la província', 'Mapa de la provincia', 'Map of the province'), permission: 'anyone', scope: 'platform', kind: 'query', perMinute: 60, input: {},
  output: z.object({ box: z.object({ width: z.int(), height: z.int() }), places: z.array(z.object({ ine: z.string(), name: z.string(), path: z.string() })) }),
  run: async () => ({ box, places: [...(await municipalityPaths(box))] }),
});

/** A dataset that is out in this portal now, or a refusal that says it is not. */
export function datasetIn(portal: PublicPortal, code: string): PublicDataset {
  const found = portal.datasets.find(({ offer }) => offer.code === code);
  if (found === undefined) throw notPublished({ what: code.slice(0, 63) });
  return found;
}

/** The file of one format of what is out, by its hash, or “not found”. */
export async function publicFile(context: Context, { code, format }: { code: string; format: string }) {
  const portal = await publicPortal(context);
  const { offer, release } = datasetIn(portal, code);
  const file = release.files.find((each) => each.format === format);
  if (file === undefined) throw notFound({ what: `${code}.${format}`.slice(0, 80) });
  return { portal, offer, release, file };
}
