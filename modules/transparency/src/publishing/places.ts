import type { Finding } from '@comu/open-data';

/** Where what a catalogue lacks is put right: a field of the page of the dataset, or the portal, the body, the dictionary or the files. */
export const places = ['name', 'describes', 'keywords', 'sector', 'frequency', 'licence', 'period', 'highValue', 'contact', 'body', 'dataset', 'files'] as const;
export type Place = (typeof places)[number];

const ofDataset: Readonly<Record<string, Place>> = {
  'dct:title': 'name', 'dct:description': 'describes', 'dcat:keyword': 'keywords', 'dcat:theme': 'sector', 'dct:accrualPeriodicity': 'frequency', 'dct:license': 'licence', 'dct:temporal': 'period', 'dcatap:hvdCategory': 'highValue', 'dcatap:applicableLegislation': 'highValue',
  'dcat:contactPoint': 'contact', 'dct:publisher': 'body', 'dct:spatial': 'body', 'dct:accessRights': 'dataset',
};
/** The place of a finding of the standard: what a catalogue, a service or a file says comes from the dataset, the portal or the body that it is made of. */
export function placeOfFinding({ resource, path }: Pick<Finding, 'resource' | 'path'>): Place {
  if (path === null) return 'dataset';
  const own = ofDataset[path];
  if (resource === 'dcat:Dataset') return own ?? 'files';
  if (path === 'dcat:contactPoint' || path === 'dct:publisher') return own!;
  if (resource === 'dcat:Distribution') return path === 'dct:title' || path === 'dct:license' || path === 'dcatap:applicableLegislation' ? own! : 'files';
  return resource === 'dcat:DataService' && path.startsWith('dcatap:') ? 'highValue' : 'contact';
}

const ofMeasure: Readonly<Record<string, Place>> = {
  keywordAvailability: 'keywords', categoryAvailability: 'sector', spatialAvailability: 'body', temporalAvailability: 'period', licenseAvailability: 'licence', knownLicense: 'licence', accessRightsAvailability: 'dataset', accessRightsVocabularyAlignment: 'dataset',
  contactPointAvailability: 'contact', publisherAvailability: 'body',
};
/** The place of a measure of the metadata quality assessment; `null`: wherever the standard finds fault. */
export const placeOfMeasure = (id: string): Place | null => (id === 'dcatApCompliance' ? null : (ofMeasure[id] ?? 'files'));
