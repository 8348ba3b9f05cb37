import type { Context, RowOf } from '@comu/kernel';
import type { CatalogueDescription, CatalogueOfCatalogues, DatasetDescription, Described } from '@comu/open-data';
import { provincePath } from '../http/province-words.ts';
import { boundsOf, type Body } from '../portal/body.ts';
import { Offer, Release, type Portal } from '../transparency.records.ts';

type Published = { readonly offer: RowOf<typeof Offer>; readonly release: Pick<RowOf<typeof Release>, 'number' | 'files' | 'loadedOn' | 'createdAt'> };

/** More than any body offers. */
export const mostOffers = 50_000;
/** Where a body’s open data are: the catalogue and, below it, everything else. */
export const addresses = (publicUrl: string, slug: string) => ({ data: `${publicUrl}/dades/${slug}`, portal: `${publicUrl}/transparencia/${slug}` });

/** The datasets that are out, with what of each is. */
export async function publishedOf({ db }: Pick<Context, 'db'>): Promise<{ offer: RowOf<typeof Offer>; release: RowOf<typeof Release> }[]> {
  const offers = await db.all(Offer, { state: 'published' }, { limit: mostOffers });
  const releases = new Map((offers.length === 0 ? [] : await db.all(Release, { id: offers.flatMap(({ release }) => (release === null ? [] : [release])) }, { limit: mostOffers })).map((each) => [each.id, each]));
  return offers.flatMap((offer) => { const release = offer.release === null ? undefined : releases.get(offer.release); return release === undefined ? [] : [{ offer, release }]; });
}

const described = (words: { ca: string; es?: string | undefined; en?: string | undefined } | null): Described => Object.fromEntries(Object.entries(words ?? {}).filter(([, text]) => text)) as Described;

export function datasetDescription({ offer, release }: Published, { data, portal }: ReturnType<typeof addresses>): DatasetDescription {
  return {
    code: offer.code, title: described(offer.name), description: described(offer.describes), keywords: offer.keywords, sector: offer.sector, frequency: offer.frequency, licence: offer.licence, issued: offer.firstOn ?? release.loadedOn, modified: release.createdAt.slice(0, 10),
    version: release.number, period: offer.from === null && offer.to === null ? null : { from: offer.from, to: offer.to }, highValue: offer.highValue, page: `${portal}/dades/${offer.code}`,
    distributions: release.files.map(({ format, bytes }) => ({ format, url: `${data}/dataset/${offer.code}.${format}`, bytes })),
  };
}

/** A body’s open data as its catalogue tells them: these datasets and no others. */
export async function catalogueDescription({ publicUrl, body, portal, datasets }: { publicUrl: string; body: Body; portal: Pick<RowOf<typeof Portal>, 'email' | 'phone' | 'licence' | 'openedOn' | 'changedAt'>; datasets: readonly Published[] }): Promise<CatalogueDescription> {
  const where = addresses(publicUrl, body.slug);
  const bounds = await boundsOf(body);
  return {
    address: where.data, page: where.portal, title: { ca: `Dades obertes de ${body.name}`, es: `Datos abiertos de ${body.name}`, en: `Open data of ${body.name}` },
    description: { ca: `El que ${body.name} publica perquè tothom ho pugui consultar i reutilitzar.`, es: `Lo que ${body.name} publica para que todo el mundo lo pueda consultar y reutilizar.`, en: `What ${body.name} publishes for everybody to read and re-use.` },
    body: { name: body.name, dir3: body.dir3, level: 'LocalAuthority', email: portal.email ?? body.email, phone: portal.phone }, issued: portal.openedOn, modified: portal.changedAt.slice(0, 10), licence: portal.licence ?? 'cc-by-4.0', territory: 'Provincia/Barcelona',
    place: bounds === null ? null : { name: body.name, bounds }, service: { endpoint: `${where.data}/api/3`, documentation: `${where.portal}/api` }, datasets: datasets.map((each) => datasetDescription(each, where)),
  };
}

/** The catalogue that leads to those of the bodies of the province; its publisher is the provincial council, where there is one. */
export function provinceCatalogue({ publicUrl, today, council }: { publicUrl: string; today: string; council: Pick<Body, 'name' | 'dir3' | 'email'> | undefined }): CatalogueOfCatalogues {
  const address = `${publicUrl}${provincePath}`;
  return {
    address, page: `${publicUrl}/transparencia`, title: { ca: 'Dades obertes dels ens de la província de Barcelona', es: 'Datos abiertos de los entes de la provincia de Barcelona', en: 'Open data of the bodies of the province of Barcelona' },
    description: { ca: 'Els catàlegs de dades obertes dels ens locals, junts: cada ens publica i respon de les seves dades.', es: 'Los catálogos de datos abiertos de los entes locales, juntos: cada ente publica y responde de sus datos.', en: 'The open data catalogues of the local bodies, together: each body publishes its data and answers for them.' },
    body: { name: council?.name ?? 'Província de Barcelona', dir3: council?.dir3 ?? null, level: 'LocalAuthority', email: council?.email ?? null, phone: null }, issued: today, modified: today, licence: 'cc-by-4.0', territory: 'Provincia/Barcelona', service: { endpoint: `${address}/api/3`, documentation: `${publicUrl}/transparencia` },
  };
}
