import { DocumentRefused } from '../refused.ts';
import { element, readXml, type Markup } from '../xml.ts';
import { missingMetadatum, NS } from './metadata.ts';

/** Signatures as `firmasEni.xsd` knows them. */
export type EniSignature =
  /** TF01: secure verification code, and the act that regulates it. */
  | { type: 'TF01'; code: string; regulation: string }
  /** TF02 and TF03: XAdES, detached inside the XML or enveloped; the `ds:Signature` element as text. */
  | { type: 'TF02' | 'TF03'; signature: string }
  /** TF04 and TF05: CAdES, beside the content or around it. */
  | { type: 'TF04' | 'TF05'; bytes: Uint8Array }
  /** TF06: PAdES, which is inside the PDF that is the content. */
  | { type: 'TF06' };

/** The `firmas` element, or nothing when there is no signature: the schema wants at least one inside. */
export function signaturesElement(signatures: readonly EniSignature[], contentId: string): Markup | undefined {
  if (signatures.length === 0) return undefined;
  return element('enids:firmas', signatures.map((signature, index) =>
    element('enids:firma', [element('enids:TipoFirma', signature.type), element('enids:ContenidoFirma', [signatureContent(signature, contentId)])], {
      Id: `FIRMA_${index + 1}`, ref: `#${contentId}`,
    }),
  ));
}

function signatureContent(signature: EniSignature, contentId: string): Markup {
  switch (signature.type) {
    case 'TF01':
      if (!signature.code.trim()) throw missingMetadatum('ValorCSV');
      if (!signature.regulation.trim()) throw missingMetadatum('RegulacionGeneracionCSV');
      return element('enids:CSV', [element('enids:ValorCSV', signature.code), element('enids:RegulacionGeneracionCSV', signature.regulation)]);
    case 'TF02':
    case 'TF03':
      return certificate(xmlSignature(signature.signature));
    case 'TF04':
    case 'TF05':
      return certificate(element('enids:FirmaBase64', Buffer.from(signature.bytes).toString('base64')));
    case 'TF06':
      return certificate(element('enids:ReferenciaFirma', `#${contentId}`));
  }
}

function certificate(content: Markup): Markup {
  return element('enids:FirmaConCertificado', [content]);
}

/** A signature ready to be put in place: one `ds:Signature` element and nothing before or after. */
function xmlSignature(text: string): Markup {
  const xml = text.replace(/^\uFEFF?\s*(<\?xml[^?]*\?>)?/, '').trim();
  const root = (() => {
    try {
      return readXml(xml, ({ name, namespaceUri }) => ({ name, namespaceUri }));
    } catch {
      return undefined;
    }
  })();
  if (root?.name === 'Signature' && root.namespaceUri === NS.xmldsig) return { xml };
  throw new DocumentRefused('documents.eni-signature-not-xmldsig', {
    ca: 'La signatura rebuda no és un element ds:Signature: reviseu qui signa l’índex.',
    es: 'La firma recibida no es un elemento ds:Signature: revise quién firma el índice.',
    en: 'The signature received is not a ds:Signature element: check who signs the index.',
  });
}
