import { DocumentRefused } from '../refused.ts';
import { isOrganCode } from './identifier.ts';

/** Namespaces of the official schemas, which are also the values of `VersionNTI`. */
const BASE = 'http://administracionelectronica.gob.es/ENI/XSD/v1.0';
export const NS = {
  document: `${BASE}/documento-e`,
  content: `${BASE}/documento-e/contenido`,
  documentMetadata: `${BASE}/documento-e/metadatos`,
  signatures: `${BASE}/firma`,
  caseFile: `${BASE}/expediente-e`,
  index: `${BASE}/expediente-e/indice-e`,
  indexContent: `${BASE}/expediente-e/indice-e/contenido`,
  caseMetadata: `${BASE}/expediente-e/metadatos`,
  xmldsig: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

/** How the document came to be: original, copy with change of format, copy of paper, partial copy, other. */
export const ELABORATION_STATES = ['EE01', 'EE02', 'EE03', 'EE04', 'EE99'] as const;
export type ElaborationState = (typeof ELABORATION_STATES)[number];

/** Kinds of document (NTI de Documento electrónico, annex I). */
export const DOCUMENT_TYPES = [
  'TD01', 'TD02', 'TD03', 'TD04', 'TD05', 'TD06', 'TD07', 'TD08', 'TD09', 'TD10', 'TD11',
  'TD12', 'TD13', 'TD14', 'TD15', 'TD16', 'TD17', 'TD18', 'TD19', 'TD20', 'TD99',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Open, closed, index closed for sending. */
export const CASE_STATES = ['E01', 'E02', 'E03'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** A mandatory datum of the scheme that is not there. */
export function missingMetadatum(field: string): DocumentRefused {
  return new DocumentRefused('documents.eni-metadatum-missing', {
    ca: 'Falta la metadada obligatòria «{field}» de l’Esquema Nacional d’Interoperabilitat: empleneu-la.',
    es: 'Falta el metadato obligatorio «{field}» del Esquema Nacional de Interoperabilidad: rellénelo.',
    en: 'The mandatory metadatum “{field}” of the National Interoperability Scheme is missing: fill it in.',
  }, { field });
}

/** A datum that breaks its rule. */
export function wrongMetadatum(field: string, value: string, rule: string): DocumentRefused {
  return new DocumentRefused('documents.eni-metadatum-not-valid', {
    ca: 'La metadada «{field}» no pot valer «{value}»: ha de ser {rule}.',
    es: 'El metadato «{field}» no puede valer «{value}»: debe ser {rule}.',
    en: 'The metadatum “{field}” cannot be “{value}”: it must be {rule}.',
  }, { field, value: value.slice(0, 80), rule });
}

export function requireText(field: string, value: string | undefined): void {
  if (!value?.trim()) throw missingMetadatum(field);
}

export function requireMoment(field: string, value: Date | undefined): void {
  if (!value) throw missingMetadatum(field);
  if (Number.isNaN(value.getTime())) throw wrongMetadatum(field, String(value), 'AAAA-MM-DDThh:mm:ssZ');
}

export function requireOneOf(field: string, value: string | undefined, allowed: readonly string[]): void {
  if (!value) throw missingMetadatum(field);
  if (!allowed.includes(value)) throw wrongMetadatum(field, value, allowed.join(', '));
}

/** At least one body, each with its code in the common directory. */
export function requireOrgans(organs: readonly string[] | undefined): void {
  if (!organs?.length) throw missingMetadatum('Organo');
  for (const organ of organs) if (!isOrganCode(organ)) throw wrongMetadatum('Organo', organ, 'DIR3, L01080193');
}
