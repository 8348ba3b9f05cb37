import { operation } from '@comu/kernel';
import { addressOf, dcatOf, mqaOf, type Mqa } from '@comu/open-data';
import { z } from 'zod';
import { publicPortal, type PublicPortal } from '../portal/public.ts';
import { say, wordsSchema } from '../words.ts';
import { placeOfMeasure, places } from './places.ts';

const dimension = z.object({ dimension: z.string(), title: wordsSchema, points: z.int(), of: z.int() });
const quality = z.object({
  datasets: z.int(), score: z.int(), rating: z.string(), byDimension: z.array(dimension), lines: z.array(z.object({ id: z.string(), dimension: z.string(), says: wordsSchema, points: z.int(), of: z.int(), share: z.number() })),
  next: z.array(z.object({ id: z.string(), points: z.int(), remedy: wordsSchema, place: z.enum(places).nullable(), count: z.int(), where: z.array(z.object({ offer: z.uuid(), title: z.string() })) })),
});

const kept = new Map<string, { readonly tag: string; readonly mqa: Mqa }>();
/** The score of all that a body has out, of 405; measured once for each revision of its portal. */
export function qualityOf({ tag, catalogue }: Pick<PublicPortal, 'tag' | 'catalogue'>): Mqa {
  const before = kept.get(catalogue.address);
  if (before?.tag === tag) return before.mqa;
  const mqa = mqaOf(dcatOf(catalogue));
  if (kept.size >= 500) kept.clear();
  kept.set(catalogue.address, { tag, mqa });
  return mqa;
}

/** How well the body’s catalogue is told, as data.europa.eu measures it: points by measure, and for the next ones what to do, where, and in which datasets. */
export const catalogueQuality = operation('transparency.catalogue-quality', {
  title: say('Qualitat del catàleg de dades obertes', 'Calidad del catálogo de datos abiertos', 'Quality of the open data catalogue'), permission: 'transparency.read', kind: 'query', input: {}, output: quality,
  async run(_, context) {
    const portal = await publicPortal(context);
    const { score, rating, byDimension, lines, next } = qualityOf(portal);
    const offers = portal.datasets.map(({ offer }) => ({ id: offer.id, title: offer.name.ca, address: addressOf.dataset(portal.catalogue.address, offer.code) }));
    const whose = (address: string) => offers.find((each) => address === each.address || address.startsWith(`${each.address}/`));
    return {
      datasets: offers.length, score, rating, byDimension: byDimension.map((each) => ({ ...each })), lines: lines.map((each) => ({ ...each })),
      next: next.map(({ id, points, remedy, missing, count }) => {
        const found = new Map(missing.flatMap(({ address }) => { const offer = whose(address); return offer === undefined ? [] : [[offer.id, offer.title] as const]; }));
        return { id, points, remedy, place: placeOfMeasure(id), count, where: [...found].map(([offer, title]) => ({ offer, title })) };
      }),
    };
  },
});
