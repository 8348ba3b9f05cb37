import { DIGEST_URI } from '../content-hash.ts';
import { DocumentRefused } from '../refused.ts';
import { documentOf, element, optional, xmlMoment, type Markup } from '../xml.ts';
import { isEniCaseIdentifier, isEniDocumentIdentifier } from './identifier.ts';
import { CASE_STATES, missingMetadatum, NS, requireMoment, requireOneOf, requireOrgans, requireText, wrongMetadatum, type CaseState } from './metadata.ts';
import { signaturesElement, type EniSignature } from './signature.ts';

/** One line of the index. */
export type IndexEntry =
  | {
      kind: 'document';
      identifier: string;
      digest: { function: keyof typeof DIGEST_URI; base64: string };
      addedAt?: Date;
      order?: string;
    }
  | { kind: 'folder'; name: string; entries: readonly IndexEntry[] }
  /** Another case file inside this one. */
  | { kind: 'case'; indexedAt: Date; entries: readonly IndexEntry[] };

/**
 * Signs the content of an index: gets the whole XML and the `Id` of the node to sign, and gives back a `ds:Signature` element that
 * refers to it (`URI="#<id>"`), which is put in the place that the schema has for it (TF02, XAdES internally detached).
 */
export type SignXml = (request: { xml: string; id: string }) => string | Promise<string>;

export type EniCaseFile = {
  identifier: string;
  organs: readonly string[];
  openedAt: Date;
  /** Code of the procedure in SIA, or `<organ>_PRO_<id>` when it has none. */
  classification: string;
  state: CaseState;
  /** Identifiers or names of the interested parties. */
  parties?: readonly string[];
  indexedAt: Date;
  entries: readonly IndexEntry[];
  /** How the index is signed; the schema wants at least one signature. */
  signature: { sign: SignXml } | { code: string; regulation: string };
};

const DEPTH_LIMIT = 20;

/**
 * A case file of the national interoperability scheme: its signed index and its metadata (NTI de Expediente electrónico, Resolución de
 * 19 de julio de 2011), valid against `expedienteEni.xsd`.
 * @throws DocumentRefused that names the mandatory metadatum that is missing or the rule that one breaks.
 */
export async function eniCaseFile(file: EniCaseFile): Promise<string> {
  checkCaseFile(file);
  const id = `INDICE_CONTENIDO_${file.identifier}`;
  const signature: EniSignature = 'sign' in file.signature
    ? { type: 'TF02', signature: await file.signature.sign({ xml: caseFileXml(file, id, undefined), id }) }
    : { type: 'TF01', ...file.signature };
  return caseFileXml(file, id, signature);
}

/** Everything but the signature is the same with it and without, so what was signed stays as it was. */
function caseFileXml(file: EniCaseFile, indexContentId: string, signature: EniSignature | undefined): string {
  const { identifier, indexedAt, entries } = file;
  return documentOf(element('eniexp:expediente', [
    element('eniexpind:indice', [
      element('eniexpind:IndiceContenido', [
        element('eniconexpind:FechaIndiceElectronico', xmlMoment(indexedAt)),
        ...entries.map(entryElement),
      ], { Id: indexContentId }),
      signature && signaturesElement([signature], indexContentId),
    ], { Id: `INDICE_${identifier}` }),
    element('eniexpmeta:metadatosExp', [
      element('eniexpmeta:VersionNTI', NS.caseFile),
      element('eniexpmeta:Identificador', identifier),
      ...file.organs.map((organ) => element('eniexpmeta:Organo', organ)),
      element('eniexpmeta:FechaAperturaExpediente', xmlMoment(file.openedAt)),
      element('eniexpmeta:Clasificacion', file.classification),
      element('eniexpmeta:Estado', file.state),
      ...(file.parties ?? []).map((party) => element('eniexpmeta:Interesado', party)),
    ], { Id: `METADATOS_${identifier}` }),
  ], {
    'xmlns:eniexp': NS.caseFile, 'xmlns:eniexpind': NS.index, 'xmlns:eniconexpind': NS.indexContent, 'xmlns:eniexpmeta': NS.caseMetadata, 'xmlns:enids': NS.signatures, 'xmlns:ds': NS.xmldsig,
    Id: identifier,
  }));
}

function entryElement(entry: IndexEntry): Markup {
  switch (entry.kind) {
    case 'document':
      return element('eniconexpind:DocumentoIndizado', [
        element('eniconexpind:IdentificadorDocumento', entry.identifier),
        element('eniconexpind:ValorHuella', entry.digest.base64),
        element('eniconexpind:FuncionResumen', DIGEST_URI[entry.digest.function]),
        optional('eniconexpind:FechaIncorporacionExpediente', entry.addedAt && xmlMoment(entry.addedAt)),
        optional('eniconexpind:OrdenDocumentoExpediente', entry.order),
      ]);
    case 'folder':
      return element('eniconexpind:CarpetaIndizada', [element('eniconexpind:IdentificadorCarpeta', entry.name), ...entry.entries.map(entryElement)]);
    case 'case':
      return element('eniconexpind:ExpedienteIndizado', [
        element('eniconexpind:FechaIndiceElectronico', xmlMoment(entry.indexedAt)),
        ...entry.entries.map(entryElement),
      ]);
  }
}

function checkCaseFile(file: EniCaseFile): void {
  const { identifier, organs, openedAt, classification, state, parties, indexedAt, entries, signature } = file;
  requireText('Identificador', identifier);
  if (!isEniCaseIdentifier(identifier)) throw wrongMetadatum('Identificador', identifier, 'ES_<órgano>_<AAAA>_EXP_<ID>');
  requireOrgans(organs);
  requireMoment('FechaAperturaExpediente', openedAt);
  requireText('Clasificacion', classification);
  if (!/^(\d{1,8}|[A-Z]{1,2}\d{7,8}_PRO_[A-Za-z0-9_-]{1,30})$/.test(classification)) throw wrongMetadatum('Clasificacion', classification, 'SIA, <órgano>_PRO_<ID>');
  requireOneOf('Estado', state, CASE_STATES);
  for (const party of parties ?? []) requireText('Interesado', party);
  requireMoment('FechaIndiceElectronico', indexedAt);
  checkEntries(entries, new Set(), 0);
  if ('sign' in signature) return;
  requireText('ValorCSV', signature.code);
  requireText('RegulacionGeneracionCSV', signature.regulation);
}

function checkEntries(entries: readonly IndexEntry[], seen: Set<string>, depth: number): void {
  if (depth > DEPTH_LIMIT) throw wrongMetadatum('CarpetaIndizada', String(depth), `≤ ${DEPTH_LIMIT}`);
  if (entries.length === 0) throw missingMetadatum('DocumentoIndizado');
  for (const entry of entries) {
    if (entry.kind === 'document') checkIndexed(entry, seen);
    else {
      if (entry.kind === 'folder') requireText('IdentificadorCarpeta', entry.name);
      else requireMoment('FechaIndiceElectronico', entry.indexedAt);
      checkEntries(entry.entries, seen, depth + 1);
    }
  }
}

function checkIndexed({ identifier, digest }: Extract<IndexEntry, { kind: 'document' }>, seen: Set<string>): void {
  if (!isEniDocumentIdentifier(identifier)) throw wrongMetadatum('IdentificadorDocumento', identifier, 'ES_<órgano>_<AAAA>_<ID>');
  requireText('ValorHuella', digest.base64);
  if (seen.has(identifier)) {
    throw new DocumentRefused('documents.eni-document-twice', {
      ca: 'El document {identifier} surt dues vegades a l’índex: deixeu-n’hi un.',
      es: 'El documento {identifier} aparece dos veces en el índice: deje uno.',
      en: 'Document {identifier} is twice in the index: leave one.',
    }, { identifier });
  }
  seen.add(identifier);
}
