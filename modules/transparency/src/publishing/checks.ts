import { dayInMadrid, operation, type Context } from '@comu/kernel';
import { checkDcat, dcatOf, addressOf, formats, mqaOf, type Finding, type Format, type Mqa } from '@comu/open-data';
import { z } from 'zod';
import { bodyOf } from '../portal/body.ts';
import { portalNow } from '../portal/touch.ts';
import { Approval, Offer, Release } from '../transparency.records.ts';
import { say, wordsSchema } from '../words.ts';
import { catalogueDescription } from './describe.ts';
import { offerNow, type OfferNow } from './now.ts';
import { beingWritten, withWords } from './offer-words.ts';
import { placeOfFinding, placeOfMeasure, places } from './places.ts';

const place = z.enum(places);
const finding = z.object({ rule: z.string(), level: z.enum(['violation', 'warning']), source: z.string(), place, says: wordsSchema });
const stop = z.object({ says: wordsSchema, place: z.enum([...places, 'approval']) });
const mqaSchema = z.object({
  score: z.int(), rating: z.string(), byDimension: z.array(z.object({ dimension: z.string(), title: wordsSchema, points: z.int(), of: z.int() })), next: z.array(z.object({ id: z.string(), points: z.int(), remedy: wordsSchema, place })),
});
const checked = z.object({
  offer: Offer.row, dataset: z.object({ id: z.uuid(), code: z.string(), title: z.string(), access: z.string(), personal: z.string() }), version: z.object({ number: z.int(), rows: z.int(), loadedAt: z.string() }).nullable(),
  out: z.array(z.string()), back: z.array(z.object({ column: z.string(), why: wordsSchema })), personalColumns: z.array(z.string()), needsApproval: z.boolean(), approval: Approval.row.nullable(), stops: z.array(stop), findings: z.array(finding), mqa: mqaSchema,
});

/** What keeps an offer from going out, in words, with where it is put right; empty when nothing but the standard does. */
export function stopsOf({ dataset, version, leaving }: OfferNow): z.output<typeof stop>[] {
  if (dataset.access !== 'public') return [{ place: 'dataset', says: say('El catàleg diu que el conjunt no és d’accés públic: canvieu-ne l’accés.', 'El catálogo dice que el conjunto no es de acceso público: cambie el acceso.', 'The catalogue says that the dataset is not public: change its access.') }];
  if (version === null) return [{ place: 'dataset', says: say('Encara no té dades: carregueu-ne un fitxer.', 'Todavía no tiene datos: cargue un fichero.', 'It has no data yet: load a file.') }];
  if (leaving.needsApproval) return [{ place: 'approval', says: say('Té dades personals: cal l’aprovació d’una persona amb nom i motiu.', 'Tiene datos personales: hace falta la aprobación de una persona con nombre y motivo.', 'It holds personal data: a named person’s approval and reason are needed.') }];
  return leaving.out.length === 0 ? [{ place: 'dataset', says: say('Cap columna és oberta: digueu al diccionari quines ho són.', 'Ninguna columna es abierta: diga en el diccionario cuáles lo son.', 'No column is open: say in the dictionary which are.') }] : [];
}

/** The offer as the catalogue would tell it, checked by the standard and scored of 405. What is wrong with other datasets is told on their own pages. */
export async function assess(context: Context, { offer, version }: Pick<OfferNow, 'offer' | 'version'>): Promise<{ findings: Finding[]; mqa: Mqa }> {
  const body = await bodyOf(context, context.organisation);
  const portal = await portalNow(context);
  const out = offer.state === 'published' && offer.release !== null ? await context.db.find(Release, offer.release) : undefined;
  const release = out ?? {
    number: version?.number ?? 1, loadedOn: dayInMadrid(context.now), createdAt: context.now.toISOString(), files: (Object.keys(formats) as Format[]).filter((format) => format !== 'geojson').map((format) => ({ format, sha256: '', bytes: version?.size ?? 0 })),
  };
  const description = await catalogueDescription({ publicUrl: context.publicUrl, body, portal, datasets: [{ offer, release }] });
  const quads = dcatOf(description);
  return { findings: checkDcat(quads), mqa: mqaOf(quads, { only: addressOf.dataset(description.address, offer.code) }) };
}

/** How a dataset would go out today, or in the words that are being written: which columns, what stops it, what the standard says of each field and its score, with what to do for the next point. */
export const offerChecks = operation('transparency.offer-checks', {
  title: say('Comprova el conjunt abans de publicar-lo', 'Comprueba el conjunto antes de publicarlo', 'Check a dataset before publishing'), permission: 'transparency.publish', kind: 'query', input: { offer: Offer.id, written: beingWritten.optional() }, output: checked,
  async run({ offer: id, written }, context) {
    const kept = await context.db.get(Offer, id);
    const now = await offerNow(context, kept);
    const { dataset, version, leaving, approval } = now;
    const { findings, mqa } = await assess(context, { offer: withWords(kept, written ?? {}), version });
    const classes = new Map(dataset.columns.map((each) => [each.name, each.class]));
    const told = unique(findings);
    const gravest = told.find(({ level }) => level === 'violation')?.place ?? 'files';
    return {
      offer: kept, dataset: { id: dataset.id, code: dataset.code, title: dataset.title, access: dataset.access, personal: dataset.personal }, version: version === null ? null : { number: version.number, rows: version.rows, loadedAt: version.loadedAt },
      out: [...leaving.out], back: leaving.back.map((each) => ({ ...each })), personalColumns: (version?.columns ?? []).map(({ name }) => name).filter((name) => classes.get(name) === 'personal'), needsApproval: leaving.needsApproval, approval, stops: stopsOf(now),
      findings: told, mqa: { score: mqa.score, rating: mqa.rating, byDimension: mqa.byDimension.map((each) => ({ ...each })), next: mqa.next.map(({ id: measure, points, remedy }) => ({ id: measure, points, remedy, place: placeOfMeasure(measure) ?? gravest })) },
    };
  },
});

/** The same rule broken by each of five files, or by the dataset and by its files after it, is one thing to mend. */
function unique(findings: readonly Finding[]) {
  const seen = new Set<string>();
  return findings.map((each) => ({ ...each, place: placeOfFinding(each) })).filter(({ place: at, level, says }) => !seen.has(`${at} ${level} ${says.ca}`) && seen.add(`${at} ${level} ${says.ca}`))
    .map(({ rule, level, source, place: at, says }) => ({ rule, level, source, place: at, says }));
}
