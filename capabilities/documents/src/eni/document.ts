import { documentOf, element, optional, xmlMoment } from '../xml.ts';
import { isEniDocumentIdentifier } from './identifier.ts';
import { DOCUMENT_TYPES, ELABORATION_STATES, missingMetadatum, NS, requireMoment, requireOneOf, requireOrgans, requireText, wrongMetadatum, type DocumentType, type ElaborationState } from './metadata.ts';
import { signaturesElement, type EniSignature } from './signature.ts';

export type EniDocument = {
  identifier: string;
  /** Codes of the bodies that own it (DIR3). */
  organs: readonly string[];
  /** When it entered the document system. */
  capturedAt: Date;
  /** Who made it. */
  origin: 'citizen' | 'administration';
  state: ElaborationState;
  /** Identifier of the document that this one copies; mandatory for EE02 and EE04. */
  sourceIdentifier?: string;
  type: DocumentType;
  content: {
    bytes: Uint8Array;
    /** Name of the format in the catalogue of standards: `PDF`, `XML`, `JPEG`. */
    format: string;
  };
  signatures?: readonly EniSignature[];
};

/**
 * A document of the national interoperability scheme as XML, with its content inside (NTI de Documento electrónico,
 * Resolución de 19 de julio de 2011), valid against `documentoEni.xsd`.
 * @throws DocumentRefused that names the mandatory metadatum that is missing or the rule that one breaks.
 */
export function eniDocument(document: EniDocument): string {
  checkDocument(document);
  const { identifier, content } = document;
  const contentId = `CONTENIDO_${identifier}`;
  return documentOf(element('enidoc:documento', [
    element('enifile:contenido', [
      element('enifile:ValorBinario', Buffer.from(content.bytes).toString('base64')),
      element('enifile:NombreFormato', content.format),
    ], { Id: contentId }),
    element('enidocmeta:metadatos', [
      element('enidocmeta:VersionNTI', NS.document),
      element('enidocmeta:Identificador', identifier),
      ...document.organs.map((organ) => element('enidocmeta:Organo', organ)),
      element('enidocmeta:FechaCaptura', xmlMoment(document.capturedAt)),
      element('enidocmeta:OrigenCiudadanoAdministracion', document.origin === 'administration' ? 'true' : 'false'),
      element('enidocmeta:EstadoElaboracion', [
        element('enidocmeta:ValorEstadoElaboracion', document.state),
        optional('enidocmeta:IdentificadorDocumentoOrigen', document.sourceIdentifier),
      ]),
      element('enidocmeta:TipoDocumental', document.type),
    ], { Id: `METADATOS_${identifier}` }),
    signaturesElement(document.signatures ?? [], contentId),
  ], {
    'xmlns:enidoc': NS.document, 'xmlns:enifile': NS.content, 'xmlns:enidocmeta': NS.documentMetadata, 'xmlns:enids': NS.signatures, 'xmlns:ds': NS.xmldsig,
    Id: identifier,
  }));
}

function checkDocument({ identifier, organs, capturedAt, origin, state, sourceIdentifier, type, content }: EniDocument): void {
  requireText('Identificador', identifier);
  if (!isEniDocumentIdentifier(identifier)) throw wrongMetadatum('Identificador', identifier, 'ES_<órgano>_<AAAA>_<ID>');
  requireOrgans(organs);
  requireMoment('FechaCaptura', capturedAt);
  requireOneOf('OrigenCiudadanoAdministracion', origin, ['citizen', 'administration']);
  requireOneOf('EstadoElaboracion', state, ELABORATION_STATES);
  // A copy says of which electronic document it is; a copy of paper (EE03) has none to name.
  if ((state === 'EE02' || state === 'EE04') && !sourceIdentifier) throw missingMetadatum('IdentificadorDocumentoOrigen');
  requireOneOf('TipoDocumental', type, DOCUMENT_TYPES);
  requireText('NombreFormato', content.format);
  if (content.bytes.byteLength === 0) throw missingMetadatum('ValorBinario');
}
