import { ckanOrganisation, ckanPackage, type CatalogueDescription, type CkanPackage, type DatasetDescription } from '@comu/open-data';
import type { Asked } from '../answering.ts';

/** Where an API of CKAN answers: a body’s own address, or that of the whole province. */
export interface Site {
  /** Its address, without `/api/3`. */
  readonly address: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly email: string | null;
  /** Answers one SELECT over the files that are out here. */
  sql(sql: string): Promise<unknown>;
}

/** What one body offers, and how to ask it for rows. `wide`: beside the datasets of others, so that their names carry the body’s. */
export interface Shelf { readonly slug: string; readonly catalogue: CatalogueDescription; readonly wide: boolean; readonly ask: Awaited<ReturnType<Asked>>['ask'] }

/** The name of a dataset where it stands: its code, or `<body>-<code>` among those of others; a code has no hyphen, so the last one parts them. */
export const nameOn = ({ slug, wide }: Pick<Shelf, 'slug' | 'wide'>, { code }: Pick<DatasetDescription, 'code'>): string => (wide ? `${slug}-${code}` : code);

const told = { wide: new WeakMap<CatalogueDescription, readonly CkanPackage[]>(), own: new WeakMap<CatalogueDescription, readonly CkanPackage[]>() };
/** The packages of a body, put together once for as long as its catalogue is the same. */
export function packagesOn(shelf: Shelf): readonly CkanPackage[] {
  const kept = told[shelf.wide ? 'wide' : 'own'];
  const before = kept.get(shelf.catalogue);
  if (before !== undefined) return before;
  const made = shelf.catalogue.datasets.map((each) => ckanPackage(shelf.catalogue, each, shelf.slug, nameOn(shelf, each)));
  kept.set(shelf.catalogue, made);
  return made;
}

export const packagesOf = (shelves: readonly Shelf[]): CkanPackage[] => shelves.flatMap((each) => [...packagesOn(each)]);
export const organisationsOf = (shelves: readonly Shelf[]) => shelves.map(({ catalogue, slug }) => ckanOrganisation(catalogue, slug));

/** The dataset that an identifier of a file, or of the dataset, names here. */
export function datasetNamed(shelves: readonly Shelf[], resource: string): { readonly shelf: Shelf; readonly code: string } | undefined {
  for (const shelf of shelves)
    for (const each of shelf.catalogue.datasets) {
      const name = nameOn(shelf, each);
      if (resource === name || each.distributions.some(({ format }) => resource === `${name}.${format}`)) return { shelf, code: each.code };
    }
  return undefined;
}
