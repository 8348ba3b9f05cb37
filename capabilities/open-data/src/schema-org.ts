import { formats, frequencies, licences } from './dcat/codes.ts';
import { addressOf } from './dcat/dcat.ts';
import type { CatalogueDescription, DatasetDescription, Described } from './dcat/describe.ts';

const said = (words: Described) => words.ca ?? words.es ?? words.en ?? '';
const durations: Readonly<Record<keyof typeof frequencies, string | null>> = { daily: 'P1D', weekly: 'P7D', monthly: 'P1M', quarterly: 'P3M', yearly: 'P1Y', never: null, irregular: null };

/** A dataset as schema.org tells it, for search engines of datasets to find: what it is, whose, of when and where, on what terms and in which files. */
export function schemaOrgOf({ address, body, place, title: catalogueTitle }: CatalogueDescription, dataset: DatasetDescription, variables: readonly { readonly name: string; readonly describe: string | null }[] = []): Record<string, unknown> {
  const { code, title, description, keywords, licence, issued, modified, version, period, page, distributions, frequency } = dataset;
  const organisation = { '@type': 'GovernmentOrganization', name: body.name, ...(body.email === null ? {} : { email: body.email }), ...(body.dir3 === null ? {} : { identifier: body.dir3 }) };
  return {
    '@context': 'https://schema.org/', '@type': 'Dataset', '@id': addressOf.dataset(address, code), url: page, identifier: code, name: said(title), description: said(description) || said(title), inLanguage: 'ca',
    keywords: [...keywords], license: licences[licence].url, isAccessibleForFree: true, datePublished: issued, dateModified: modified, version: String(version), creator: organisation, publisher: organisation,
    includedInDataCatalog: { '@type': 'DataCatalog', '@id': address, name: said(catalogueTitle), url: address }, ...(period === null ? {} : { temporalCoverage: `${period.from ?? '..'}/${period.to ?? '..'}` }),
    ...(place === null ? {} : { spatialCoverage: { '@type': 'Place', name: place.name, geo: { '@type': 'GeoShape', box: `${place.bounds[1]} ${place.bounds[0]} ${place.bounds[3]} ${place.bounds[2]}` } } }), ...(durations[frequency] === null ? {} : { repeatFrequency: durations[frequency] }),
    variableMeasured: variables.map(({ name, describe }) => ({ '@type': 'PropertyValue', name, ...(describe === null ? {} : { description: describe }) })),
    distribution: distributions.map(({ format, url, bytes }) => ({ '@type': 'DataDownload', encodingFormat: formats[format].media, contentUrl: url, ...(bytes === null ? {} : { contentSize: `${bytes} B` }) })),
  };
}
