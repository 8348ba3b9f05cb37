import type { CatalogueDescription, DatasetDescription } from '../dcat/describe.ts';
import { formats, licences, sectors } from '../dcat/codes.ts';

export interface CkanOrganisation { readonly id: string; readonly name: string; readonly title: string; readonly description: string; readonly package_count: number; readonly is_organization: true; readonly state: 'active'; readonly type: 'organization'; readonly approval_status: 'approved'; readonly image_url: '' }
export interface CkanResource { readonly id: string; readonly package_id: string; readonly name: string; readonly description: string; readonly format: string; readonly mimetype: string; readonly url: string; readonly size: number | null; readonly created: string; readonly last_modified: string; readonly datastore_active: boolean; readonly state: 'active'; readonly position: number }
export interface CkanPackage {
  readonly id: string; readonly name: string; readonly title: string; readonly notes: string; readonly url: string; readonly state: 'active'; readonly type: 'dataset'; readonly private: false; readonly isopen: boolean;
  readonly license_id: string; readonly license_title: string; readonly license_url: string; readonly metadata_created: string; readonly metadata_modified: string; readonly version: string;
  readonly owner_org: string; readonly organization: Omit<CkanOrganisation, 'package_count'>; readonly num_resources: number; readonly num_tags: number;
  readonly tags: readonly { readonly name: string; readonly display_name: string; readonly state: 'active' }[]; readonly groups: readonly { readonly name: string; readonly title: string; readonly display_name: string }[];
  readonly resources: readonly CkanResource[]; readonly extras: readonly { readonly key: string; readonly value: string }[];
}

/** A body as CKAN 2.10 tells an organisation. */
export function ckanOrganisation({ body, title, description, datasets }: CatalogueDescription, slug: string): CkanOrganisation {
  return { id: slug, name: slug, title: body.name, description: description.ca ?? title.ca ?? '', package_count: datasets.length, is_organization: true, state: 'active', type: 'organization', approval_status: 'approved', image_url: '' };
}

/** The identifier under which CKAN knows one file of a dataset. */
export const resourceId = (code: string, format: string) => `${code}.${format}`;

/** A dataset as CKAN 2.10 tells a package. */
export function ckanPackage(catalogue: CatalogueDescription, dataset: DatasetDescription, slug: string): CkanPackage {
  const { package_count: _, ...organization } = ckanOrganisation(catalogue, slug);
  const { code, title, description, keywords, licence, issued, modified, version, page, distributions, sector, frequency, period } = dataset;
  const when = (day: string) => `${day}T00:00:00`;
  const known = licences[licence];
  return {
    id: code, name: code, title: title.ca ?? title.es ?? code, notes: description.ca ?? description.es ?? '', url: page, state: 'active', type: 'dataset', private: false, isopen: true,
    license_id: licence, license_title: known.label.ca, license_url: known.url, metadata_created: when(issued), metadata_modified: when(modified), version: String(version), owner_org: slug, organization,
    num_resources: distributions.length, num_tags: keywords.length, tags: keywords.map((name) => ({ name, display_name: name, state: 'active' })), groups: [{ name: sector, title: sectors[sector].label.ca, display_name: sectors[sector].label.ca }],
    resources: distributions.map(({ format, url, bytes }, position) => ({
      id: resourceId(code, format), package_id: code, name: `${title.ca ?? code} (${format.toUpperCase()})`, description: formats[format].label.ca, format: format.toUpperCase(), mimetype: formats[format].media, url, size: bytes,
      created: when(issued), last_modified: when(modified), datastore_active: true, state: 'active', position,
    })),
    extras: [{ key: 'frequency', value: frequency }, ...(period === null ? [] : [{ key: 'temporal_start', value: period.from ?? '' }, { key: 'temporal_end', value: period.to ?? '' }])],
  };
}
