/** A sentence for a person, Catalan first. */
export type Text = { ca: string; es: string; en: string };

const sentences = {
  'signatures.empty-file': {
    ca: 'El fitxer és buit. Trieu-ne un altre.',
    es: 'El fichero está vacío. Elija otro.',
    en: 'The file is empty. Choose another one.',
  },
  'signatures.file-too-large': {
    ca: 'El fitxer és massa gran: fa {size} bytes i el màxim és {limit}. Reduïu-lo i torneu-ho a provar.',
    es: 'El fichero es demasiado grande: ocupa {size} bytes y el máximo es {limit}. Redúzcalo y vuelva a probar.',
    en: 'The file is too large: it has {size} bytes and the limit is {limit}. Make it smaller and try again.',
  },
  'signatures.not-a-pdf': {
    ca: 'El fitxer no és un PDF. Convertiu-lo a PDF i torneu-ho a provar.',
    es: 'El fichero no es un PDF. Conviértalo a PDF y vuelva a probar.',
    en: 'The file is not a PDF. Convert it to PDF and try again.',
  },
  'signatures.pdf-damaged': {
    ca: 'El PDF està malmès. Torneu-lo a desar amb el programa d’origen.',
    es: 'El PDF está dañado. Vuelva a guardarlo con el programa de origen.',
    en: 'The PDF is damaged. Save it again from the program that made it.',
  },
  'signatures.pdf-protected': {
    ca: 'El PDF està protegit amb contrasenya. Deseu-ne una còpia sense protecció i torneu-ho a provar.',
    es: 'El PDF está protegido con contraseña. Guarde una copia sin protección y vuelva a probar.',
    en: 'The PDF is protected with a password. Save a copy without protection and try again.',
  },
  'signatures.pdf-locked': {
    ca: 'Una signatura anterior d’aquest PDF prohibeix afegir-hi res. Demaneu-ne una còpia que es pugui signar.',
    es: 'Una firma anterior de este PDF prohíbe añadirle nada. Pida una copia que se pueda firmar.',
    en: 'An earlier signature on this PDF forbids adding anything. Ask for a copy that can be signed.',
  },
  'signatures.check-too-long': {
    ca: 'La comprovació s’ha aturat perquè el fitxer és massa complex: ha superat {limit} ms. Demaneu-ne una còpia més senzilla.',
    es: 'La comprobación se ha detenido porque el fichero es demasiado complejo: ha superado {limit} ms. Pida una copia más sencilla.',
    en: 'The check was stopped because the file is too complex: it took more than {limit} ms. Ask for a simpler copy.',
  },
  'signatures.too-many-signatures': {
    ca: 'El document porta {count} signatures i se’n comproven com a molt {limit}. Demaneu-ne una còpia amb menys signatures.',
    es: 'El documento lleva {count} firmas y se comprueban como mucho {limit}. Pida una copia con menos firmas.',
    en: 'The document carries {count} signatures and at most {limit} are checked. Ask for a copy with fewer signatures.',
  },
  'signatures.page-missing': {
    ca: 'El document no té la pàgina {page}. En té {pages}: trieu-ne una.',
    es: 'El documento no tiene la página {page}. Tiene {pages}: elija una.',
    en: 'The document has no page {page}. It has {pages}: choose one of them.',
  },
  'signatures.not-xml': {
    ca: 'El fitxer no és un XML ben format: {reason}',
    es: 'El fichero no es un XML bien formado: {reason}',
    en: 'The file is not well-formed XML: {reason}',
  },
  'signatures.xml-unsafe': {
    ca: 'L’XML porta una definició de tipus (DOCTYPE), que no s’admet per seguretat. Traieu-la i torneu-ho a provar.',
    es: 'El XML contiene una definición de tipo (DOCTYPE), que no se admite por seguridad. Quítela y vuelva a probar.',
    en: 'The XML carries a document type (DOCTYPE), which is not accepted for safety. Remove it and try again.',
  },
  'signatures.xml-locked': {
    ca: 'Una signatura anterior d’aquest XML quedaria invalidada si n’hi afegíssiu una altra. Feu una signatura separada (detached).',
    es: 'Una firma anterior de este XML quedaría invalidada si se añadiera otra. Haga una firma separada (detached).',
    en: 'An earlier signature on this XML would become invalid if another were added. Make a detached signature.',
  },
  'signatures.xml-element-missing': {
    ca: 'L’XML no té cap element únic amb l’identificador «{id}». Reviseu-lo i torneu-ho a provar.',
    es: 'El XML no tiene ningún elemento único con el identificador «{id}». Revíselo y vuelva a probar.',
    en: 'The XML has no single element with the identifier “{id}”. Check it and try again.',
  },
  'signatures.not-pkcs12': {
    ca: 'El fitxer no és un certificat PKCS#12 (.p12 o .pfx) complet.',
    es: 'El fichero no es un certificado PKCS#12 (.p12 o .pfx) completo.',
    en: 'The file is not a complete PKCS#12 certificate (.p12 or .pfx).',
  },
  'signatures.wrong-passphrase': {
    ca: 'La contrasenya del certificat no és correcta. Torneu-la a escriure.',
    es: 'La contraseña del certificado no es correcta. Escríbala de nuevo.',
    en: 'The certificate passphrase is not correct. Type it again.',
  },
  'signatures.wrong-secret': {
    ca: 'La clau privada desada no es pot obrir: el secret no és el que la va xifrar, o el contingut s’ha alterat.',
    es: 'La clave privada guardada no se puede abrir: el secreto no es el que la cifró, o el contenido se ha alterado.',
    en: 'The stored private key cannot be opened: the secret is not the one that encrypted it, or the content was altered.',
  },
  'signatures.key-mismatch': {
    ca: 'La clau privada no correspon al certificat. Torneu a exportar el certificat amb la seva clau.',
    es: 'La clave privada no corresponde al certificado. Vuelva a exportar el certificado con su clave.',
    en: 'The private key does not belong to the certificate. Export the certificate again with its key.',
  },
  'signatures.certificate-outside-validity': {
    ca: 'El certificat només val del {from} al {until}. Feu-ne servir un de vigent.',
    es: 'El certificado solo vale del {from} al {until}. Utilice uno vigente.',
    en: 'The certificate is only valid from {from} to {until}. Use a current one.',
  },
  'signatures.timestamp-required': {
    ca: 'El nivell {level} necessita un segell de temps. Indiqueu una autoritat de segellat de temps.',
    es: 'El nivel {level} necesita un sello de tiempo. Indique una autoridad de sellado de tiempo.',
    en: 'Level {level} needs a timestamp. Give a timestamp authority.',
  },
  'signatures.timestamp-failed': {
    ca: 'No s’ha pogut obtenir el segell de temps: {reason}. Torneu-ho a provar d’aquí a una estona.',
    es: 'No se ha podido obtener el sello de tiempo: {reason}. Vuelva a probar dentro de un rato.',
    en: 'The timestamp could not be obtained: {reason}. Try again in a while.',
  },
  'signatures.revocation-missing': {
    ca: 'Falta la llista de revocació vigent per al certificat «{certificate}». Sense aquesta llista no es pot arribar al nivell {level}.',
    es: 'Falta la lista de revocación vigente para el certificado «{certificate}». Sin ella no se puede alcanzar el nivel {level}.',
    en: 'The current revocation list for the certificate “{certificate}” is missing. Level {level} cannot be reached without it.',
  },
  'signatures.certificate-revoked': {
    ca: 'El certificat «{certificate}» està revocat des del {at}. Feu-ne servir un altre.',
    es: 'El certificado «{certificate}» está revocado desde el {at}. Utilice otro.',
    en: 'The certificate “{certificate}” has been revoked since {at}. Use another one.',
  },
} satisfies Record<string, Text>;

export type RefusalCode = keyof typeof sentences;

/** Something a person can cause and put right. `text` says what happened and how to go on; `detail` is the same as data. */
export class SignatureRefused extends Error {
  readonly code: RefusalCode;
  readonly detail: Record<string, string | number>;
  readonly text: Text;

  constructor(code: RefusalCode, detail: Record<string, string | number> = {}) {
    const text = fill(sentences[code], detail);
    super(`${code}: ${text.en}`);
    this.name = 'SignatureRefused';
    this.code = code;
    this.detail = detail;
    this.text = text;
  }
}

/** Replaces `{name}` in each language by its value. */
export function fill(text: Text, values: Record<string, string | number>): Text {
  const one = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return { ca: one(text.ca), es: one(text.es), en: one(text.en) };
}
