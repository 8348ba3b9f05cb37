import type { Text } from './refusal.ts';
import type { Finding } from './report.ts';

/** Each finding in a sentence that says what it means for whoever has to decide. */
export const findingText: Record<Finding, Text> = {
  'bytes-changed': {
    ca: 'El contingut signat ha canviat després de la signatura. No accepteu el document: demaneu-ne l’original.',
    es: 'El contenido firmado ha cambiado después de la firma. No acepte el documento: pida el original.',
    en: 'The signed content changed after it was signed. Do not accept the document: ask for the original.',
  },
  'ranges-wrong': {
    ca: 'La signatura no indica bé què signa: podria amagar contingut. No accepteu el document.',
    es: 'La firma no indica bien qué firma: podría ocultar contenido. No acepte el documento.',
    en: 'The signature does not say properly what it signs: content could be hidden. Do not accept the document.',
  },
  'signature-unreadable': {
    ca: 'La signatura està malmesa o fa servir una tècnica que no es reconeix.',
    es: 'La firma está dañada o usa una técnica que no se reconoce.',
    en: 'The signature is damaged or uses a technique that is not recognised.',
  },
  'signature-value-wrong': {
    ca: 'La signatura no correspon al certificat que l’acompanya. No accepteu el document.',
    es: 'La firma no corresponde al certificado que la acompaña. No acepte el documento.',
    en: 'The signature does not match the certificate that comes with it. Do not accept the document.',
  },
  'certificate-missing': {
    ca: 'La signatura no porta el certificat de qui signa: no se sap qui ha signat.',
    es: 'La firma no lleva el certificado de quien firma: no se sabe quién ha firmado.',
    en: 'The signature lacks the signer’s certificate: who signed is not known.',
  },
  'certificate-swapped': {
    ca: 'El certificat no és el que la signatura esmenta: algú l’ha canviat. No accepteu el document.',
    es: 'El certificado no es el que la firma menciona: alguien lo ha cambiado. No acepte el documento.',
    en: 'The certificate is not the one the signature names: somebody swapped it. Do not accept the document.',
  },
  'content-missing': {
    ca: 'La signatura és en un fitxer a part i falta el document signat. Afegiu-lo per comprovar-la.',
    es: 'La firma está en un fichero aparte y falta el documento firmado. Añádalo para comprobarla.',
    en: 'The signature is in a separate file and the signed document is missing. Add it to check the signature.',
  },
  'coverage-partial': {
    ca: 'La signatura només cobreix una part del document. Comproveu que sigui la part que us interessa.',
    es: 'La firma solo cubre una parte del documento. Compruebe que sea la parte que le interesa.',
    en: 'The signature covers only part of the document. Check that it is the part that matters.',
  },
  'content-changed-after': {
    ca: 'Després de la signatura s’ha canviat el contingut del document. Només val la versió que es va signar: demaneu-la.',
    es: 'Después de la firma se ha cambiado el contenido del documento. Solo vale la versión que se firmó: pídala.',
    en: 'The content of the document was changed after signing. Only the version that was signed counts: ask for it.',
  },
  'annotations-changed-after': {
    ca: 'Després de la signatura s’han afegit o canviat anotacions. No formen part del que es va signar.',
    es: 'Después de la firma se han añadido o cambiado anotaciones. No forman parte de lo que se firmó.',
    en: 'Notes were added or changed after signing. They are not part of what was signed.',
  },
  'forms-changed-after': {
    ca: 'Després de la signatura s’han omplert o canviat camps de formulari. Aquestes dades no estan signades.',
    es: 'Después de la firma se han rellenado o cambiado campos de formulario. Estos datos no están firmados.',
    en: 'Form fields were filled in or changed after signing. Those data are not signed.',
  },
  'bytes-added-after': {
    ca: 'Després de la signatura s’han afegit dades al fitxer que no canvien el que es veu, però que no s’expliquen.',
    es: 'Después de la firma se han añadido datos al fichero que no cambian lo que se ve, pero que no se explican.',
    en: 'Data were added to the file after signing; they do not change what is seen, but nothing explains them.',
  },
  'file-repaired': {
    ca: 'El fitxer està malmès i s’ha hagut de reconstruir per llegir-lo. Demaneu-ne una altra còpia.',
    es: 'El fichero está dañado y ha habido que reconstruirlo para leerlo. Pida otra copia.',
    en: 'The file is damaged and had to be rebuilt to be read. Ask for another copy.',
  },
  'certificate-not-for-signing': {
    ca: 'El certificat no es va emetre per signar documents.',
    es: 'El certificado no se emitió para firmar documentos.',
    en: 'The certificate was not issued for signing documents.',
  },
  'chain-untrusted': {
    ca: 'El certificat no l’ha emès cap entitat de confiança coneguda: no se’n pot assegurar la identitat.',
    es: 'El certificado no lo ha emitido ninguna entidad de confianza conocida: no se puede asegurar la identidad.',
    en: 'The certificate was not issued by any known trusted authority: the identity cannot be assured.',
  },
  'certificate-outside-validity': {
    ca: 'El certificat no era vigent en la data que es pot acreditar. Cap segell de temps no prova que se signés abans que caduqués.',
    es: 'El certificado no estaba vigente en la fecha que se puede acreditar. Ningún sello de tiempo prueba que se firmara antes de caducar.',
    en: 'The certificate was not valid on the date that can be proved. No timestamp shows that it was signed before it expired.',
  },
  revoked: {
    ca: 'El certificat estava revocat. La signatura no té valor.',
    es: 'El certificado estaba revocado. La firma no tiene valor.',
    en: 'The certificate had been revoked. The signature has no value.',
  },
  'revocation-unknown': {
    ca: 'No s’ha pogut comprovar si el certificat estava revocat.',
    es: 'No se ha podido comprobar si el certificado estaba revocado.',
    en: 'Whether the certificate had been revoked could not be checked.',
  },
  'timestamp-broken': {
    ca: 'El segell de temps no és vàlid: l’hora de la signatura no està provada.',
    es: 'El sello de tiempo no es válido: la hora de la firma no está probada.',
    en: 'The timestamp is not valid: the time of signing is not proved.',
  },
  'timestamp-untrusted': {
    ca: 'El segell de temps és d’una autoritat desconeguda: l’hora de la signatura no està provada.',
    es: 'El sello de tiempo es de una autoridad desconocida: la hora de la firma no está probada.',
    en: 'The timestamp is from an unknown authority: the time of signing is not proved.',
  },
  'weak-digest': {
    ca: 'La signatura fa servir una tècnica antiga (SHA-1) que avui es pot falsificar.',
    es: 'La firma usa una técnica antigua (SHA-1) que hoy se puede falsificar.',
    en: 'The signature uses an old technique (SHA-1) that can be forged today.',
  },
};
