import type { CatalogueDescription, DatasetDescription } from '../dcat/describe.ts';
import { formats, licences, sectors } from '../dcat/codes.ts';

export interface CkanOrganisation { readonly id: string; readonly name: string; readonly title: string; readonly description: string; readonly package_count: number; readonly is_organization: true; readonly state: 'active'; readonly type: 'organization'; readonly approval_status: 'approved'; readonly image_url: ''; readonly image_display_url: ''; readonly display_name: string; readonly created: string; readonly num_followers: 0 }
export interface CkanResource { readonly id: string; readonly package_id: string; readonly name: string; readonly description: string; readonly format: string; readonly mimetype: string; readonly url: string; readonly size: number | null; readonly created: string; readonly last_modified: string; readonly metadata_modified: string; readonly datastore_active: boolean; readonly state: 'active'; readonly position: number; readonly hash: ''; readonly cache_url: null; readonly cache_last_updated: null; readonly mimetype_inner: null; readonly resource_type: null; readonly url_type: null }
export interface CkanTag { readonly id: string; readonly name: string; readonly display_name: string; readonly state: 'active'; readonly vocabulary_id: null }
export interface CkanPackage {
  readonly id: string; readonly name: string; readonly title: string; readonly notes: string; readonly url: string; readonly state: 'active'; readonly type: 'dataset'; readonly private: false; readonly isopen: boolean;
  readonly license_id: string; readonly license_title: string; readonly license_url: string; readonly metadata_created: string; readonly metadata_modified: string; readonly version: string;
  readonly author: string; readonly author_email: string | null; readonly maintainer: string; readonly maintainer_email: string | null; readonly creator_user_id: null; readonly relationships_as_subject: readonly []; readonly relationships_as_object: readonly [];
  readonly owner_org: string; readonly organization: Pick<CkanOrganisation, 'id' | 'name' | 'title' | 'type' | 'description' | 'image_url' | 'created' | 'is_organization' | 'approval_status' | 'state'>; readonly num_resources: number; readonly num_tags: number;
  readonly tags: readonly CkanTag[]; readonly groups: readonly { readonly id: string; readonly name: string; readonly title: string; readonly display_name: string; readonly description: string; readonly image_display_url: '' }[];
  readonly resources: readonly CkanResource[]; readonly extras: readonly { readonly key: string; readonly value: string }[];
}

/** A body as CKAN 2.10 tells an organisation. */
export function ckanOrganisation({ body, title, description, issued, datasets }: CatalogueDescription, slug: string): CkanOrganisation {
  return { id: slug, name: slug, title: body.name, description: description.ca ?? title.ca ?? '', package_count: datasets.length, is_organization: true, state: 'active', type: 'organization', approval_status: 'approved', image_url: '', image_display_url: '', display_name: body.name, created: `${issued}T00:00:00`, num_followers: 0 };
}

/** The identifier under which CKAN knows one file of a dataset. */
export const resourceId = (name: string, format: string) => `${name}.${format}`;

/** A dataset as CKAN 2.10 tells a package, under its own code or, where the datasets of several bodies stand together, under another name. */
export function ckanPackage(catalogue: CatalogueDescription, dataset: DatasetDescription, slug: string, named: string = dataset.code): CkanPackage {
  const { id, name, title: bodyTitle, type, description: bodyDescribes, image_url: image, created, is_organization: isOrganisation, approval_status: approval, state } = ckanOrganisation(catalogue, slug);
  const organization = { id, name, title: bodyTitle, type, description: bodyDescribes, image_url: image, created, is_organization: isOrganisation, approval_status: approval, state };
  const { code, title, description, keywords, licence, issued, modified, version, page, distributions, sector, frequency, period } = dataset;
  const when = (day: string) => `${day}T00:00:00`;
  const known = licences[licence];
  return {
    id: named, name: named, title: title.ca ?? title.es ?? code, notes: description.ca ?? description.es ?? '', url: page, state: 'active', type: 'dataset', private: false, isopen: true,
    license_id: licence, license_title: known.label.ca, license_url: known.url, metadata_created: when(issued), metadata_modified: when(modified), version: String(version), author: catalogue.body.name, author_email: catalogue.body.email, maintainer: catalogue.body.name, maintainer_email: catalogue.body.email, creator_user_id: null, relationships_as_subject: [], relationships_as_object: [], owner_org: slug, organization,
    num_resources: distributions.length, num_tags: keywords.length, tags: keywords.map(ckanTag), groups: [{ id: sector, name: sector, title: sectors[sector].label.ca, display_name: sectors[sector].label.ca, description: '', image_display_url: '' }],
    resources: distributions.map(({ format, url, bytes }, position) => ({
      id: resourceId(named, format), package_id: named, name: `${title.ca ?? code} (${format.toUpperCase()})`, description: formats[format].label.ca, format: format.toUpperCase(), mimetype: formats[format].media, url, size: bytes,
      created: when(issued), last_modified: when(modified), metadata_modified: when(modified), datastore_active: true, state: 'active', position, hash: '', cache_url: null, cache_last_updated: null, mimetype_inner: null, resource_type: null, url_type: null,
    })),
    extras: [{ key: 'frequency', value: frequency }, ...(period === null ? [] : [{ key: 'temporal_start', value: period.from ?? '' }, { key: 'temporal_end', value: period.to ?? '' }])],
  };
}

/** A keyword as CKAN tells a tag. */
export const ckanTag = (name: string): CkanTag => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null });

/** The sectors of these datasets as CKAN tells groups, by name, each with how many are in it. */
export function ckanGroups(packages: readonly CkanPackage[]) {
  const counted = new Map<string, { title: string; count: number }>();
  for (const { groups } of packages) for (const { name, title } of groups) counted.set(name, { title, count: (counted.get(name)?.count ?? 0) + 1 });
  return [...counted].toSorted(([a], [b]) => a.localeCompare(b, 'ca')).map(([sector, { title, count }]) => ckanGroup(sector, title, count));
}

function ckanGroup(sector: string, title: string, count: number) {
  return { id: sector, name: sector, title, display_name: title, description: '', image_url: '', image_display_url: '', package_count: count, is_organization: false, state: 'active', type: 'group', approval_status: 'approved', num_followers: 0 } as const;
}

/** The licences under which data are offered, as CKAN’s `license_list` tells them. */
export const ckanLicences = () => Object.entries(licences).map(([id, { label, url }]) => ({ id, title: label.ca, url, status: 'active', maintainer: '', family: '', is_okd_compliant: true, is_osi_compliant: false, is_generic: false, domain_content: true, domain_data: true, domain_software: false, od_conformance: 'approved', osd_conformance: 'not reviewed' }));
