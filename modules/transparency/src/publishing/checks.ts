import { dayInMadrid, operation, type Context } from '@comu/kernel';
import { checkDcat, dcatOf, addressOf, formats, mqaOf, type Finding, type Format, type Mqa } from '@comu/open-data';
import { z } from 'zod';
import { bodyOf } from '../portal/body.ts';
import { portalOf } from '../portal/touch.ts';
import { Approval, Offer } from '../transparency.records.ts';
import { say, wordsSchema } from '../words.ts';
import { catalogueDescription, publishedOf } from './describe.ts';
import { offerNow, type OfferNow } from './now.ts';

const finding = z.object({ rule: z.string(), level: z.enum(['violation', 'warning']), source: z.string(), title: z.string().nullable(), says: wordsSchema });
const mqaSchema = z.object({
  score: z.int(), rating: z.string(), byDimension: z.array(z.object({ dimension: z.string(), title: wordsSchema, points: z.int(), of: z.int() })), next: z.array(z.object({ id: z.string(), points: z.int(), remedy: wordsSchema, missing: z.array(z.string()) })),
});
const checked = z.object({
  offer: Offer.row, dataset: z.object({ id: z.uuid(), title: z.string(), access: z.string(), personal: z.string() }), version: z.object({ number: z.int(), rows: z.int(), loadedAt: z.string() }).nullable(),
  out: z.array(z.string()), back: z.array(z.object({ column: z.string(), why: wordsSchema })), personalColumns: z.array(z.string()), needsApproval: z.boolean(), approval: Approval.row.nullable(), stops: z.array(wordsSchema), findings: z.array(finding), mqa: mqaSchema,
});

/** What keeps an offer from going out, in words; empty when nothing does. */
export function stopsOf({ offer, dataset, version, leaving }: OfferNow) {
  if (dataset.access !== 'public') return [say('El catàleg diu que el conjunt no és d’accés públic: canvieu-ne l’accés.', 'El catálogo dice que el conjunto no es de acceso público: cambie el acceso.', 'The catalogue says that the dataset is not public: change its access.')];
  if (version === null) return [say('Encara no té dades: carregueu-ne un fitxer.', 'Todavía no tiene datos: cargue un fichero.', 'It has no data yet: load a file.')];
  return [
    ...(leaving.needsApproval ? [say('Té dades personals: cal l’aprovació d’una persona amb nom i motiu.', 'Tiene datos personales: hace falta la aprobación de una persona con nombre y motivo.', 'It holds personal data: a named person’s approval and reason are needed.')] : []),
    ...(!leaving.needsApproval && leaving.out.length === 0 ? [say('Cap columna és oberta: digueu al diccionari quines ho són.', 'Ninguna columna es abierta: diga en el diccionario cuáles lo son.', 'No column is open: say in the dictionary which are.')] : []),
    ...(offer.name.es ? [] : [say('Falta el títol en castellà, que el catàleg estatal exigeix.', 'Falta el título en castellano, que el catálogo estatal exige.', 'The title in Spanish is missing, which the national catalogue demands.')]),
    ...(offer.describes?.es ? [] : [say('Falta la descripció en castellà, que el catàleg estatal exigeix.', 'Falta la descripción en castellano, que el catálogo estatal exige.', 'The description in Spanish is missing, which the national catalogue demands.')]),
  ];
}

/** The catalogue as it would be with this offer out, checked by the standard and scored of 405. */
export async function assess(context: Context, now: OfferNow): Promise<{ findings: Finding[]; mqa: Mqa }> {
  const { offer, version } = now;
  const body = await bodyOf(context, context.organisation);
  const portal = await portalOf(context);
  const out = await publishedOf(context);
  const release = out.find((each) => each.offer.id === offer.id)?.release ?? {
    number: version?.number ?? 1, loadedOn: dayInMadrid(context.now), createdAt: context.now.toISOString(), files: (Object.keys(formats) as Format[]).filter((format) => format !== 'geojson').map((format) => ({ format, sha256: '', bytes: version?.size ?? 0 })),
  };
  const description = await catalogueDescription({ publicUrl: context.publicUrl, body, portal, datasets: [...out.filter((each) => each.offer.id !== offer.id), { offer, release }] });
  const quads = dcatOf(description);
  const mine = addressOf.dataset(description.address, offer.code);
  // What is wrong with other datasets is told on their own pages.
  return { findings: checkDcat(quads).filter(({ resource, subject }) => resource === 'dcat:Catalog' || resource === 'dcat:DataService' || subject === mine || subject.startsWith(`${mine}/`)), mqa: mqaOf(quads, { only: mine }) };
}

/** How a dataset would go out today: which columns, what stops it, what the standard says of it and its score, with what to do for the next point. */
export const offerChecks = operation('transparency.offer-checks', {
  title: say('Comprova el conjunt abans de publicar-lo', 'Comprueba el conjunto antes de publicarlo', 'Check a dataset before publishing'), permission: 'transparency.publish', input: { offer: Offer.id }, output: checked,
  async run({ offer: id }, context) {
    const now = await offerNow(context, await context.db.get(Offer, id));
    const { offer, dataset, version, leaving, approval } = now;
    const { findings, mqa } = await assess(context, now);
    const classes = new Map(dataset.columns.map((each) => [each.name, each.class]));
    return {
      offer, dataset: { id: dataset.id, title: dataset.title, access: dataset.access, personal: dataset.personal }, version: version === null ? null : { number: version.number, rows: version.rows, loadedAt: version.loadedAt },
      out: [...leaving.out], back: leaving.back.map((each) => ({ ...each })), personalColumns: (version?.columns ?? []).map(({ name }) => name).filter((name) => classes.get(name) === 'personal'), needsApproval: leaving.needsApproval, approval, stops: stopsOf(now),
      findings: unique(findings), mqa: { score: mqa.score, rating: mqa.rating, byDimension: mqa.byDimension.map((each) => ({ ...each })), next: mqa.next.map((each) => ({ ...each, missing: [...each.missing] })) },
    };
  },
});

/** The same rule broken by each of five files is one thing to mend. */
function unique(findings: readonly Finding[]) {
  const seen = new Set<string>();
  return findings.filter(({ rule }) => !seen.has(rule) && seen.add(rule)).map(({ rule, level, source, title, says }) => ({ rule, level, source, title, says }));
}
