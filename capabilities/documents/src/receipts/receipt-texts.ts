import { say, type Language, type Texts } from '../texts.ts';

/** The words of a receipt, in the order in which it says them. */
export const TITLE: Record<'entry' | 'exit', Texts> = {
  entry: { ca: 'Justificant de registre d’entrada', es: 'Justificante de registro de entrada', en: 'Receipt of registry entry' },
  exit: { ca: 'Justificant de registre de sortida', es: 'Justificante de registro de salida', en: 'Receipt of registry exit' },
};
export const LEAD: Record<'entry' | 'exit', Texts> = {
  entry: {
    ca: 'La documentació presentada ha quedat registrada amb el número {number}, el {moment}.',
    es: 'La documentación presentada ha quedado registrada con el número {number}, el {moment}.',
    en: 'The documents presented have been registered under number {number}, on {moment}.',
  },
  exit: {
    ca: 'La sortida de la documentació ha quedat registrada amb el número {number}, el {moment}.',
    es: 'La salida de la documentación ha quedado registrada con el número {number}, el {moment}.',
    en: 'The dispatch of the documents has been registered under number {number}, on {moment}.',
  },
};
export const L = {
  entry: { ca: 'Assentament', es: 'Asiento', en: 'Registry entry' },
  number: { ca: 'Número de registre', es: 'Número de registro', en: 'Registry number' },
  book: { ca: 'Llibre', es: 'Libro', en: 'Book' },
  presented: { ca: 'Data i hora de presentació', es: 'Fecha y hora de presentación', en: 'Presented on' },
  registered: { ca: 'Data i hora de registre', es: 'Fecha y hora de registro', en: 'Registered on' },
  effective: { ca: 'A efectes de terminis', es: 'A efectos de plazos', en: 'Terms count from' },
  effectiveNote: {
    ca: '{day}, primer dia hàbil següent (article 31.2)',
    es: '{day}, primer día hábil siguiente (artículo 31.2)',
    en: '{day}, the next working day (article 31.2)',
  },
  nature: { ca: 'Naturalesa', es: 'Naturaleza', en: 'Kind' },
  subject: { ca: 'Assumpte', es: 'Asunto', en: 'Subject' },
  interested: { ca: 'Persona interessada', es: 'Persona interesada', en: 'Interested party' },
  representative: { ca: 'Representant', es: 'Representante', en: 'Representative' },
  from: { ca: 'Òrgan remitent', es: 'Órgano remitente', en: 'Sent by' },
  to: { ca: 'Destinació', es: 'Destino', en: 'Sent to' },
  channel: { ca: 'Via de presentació', es: 'Vía de presentación', en: 'Channel' },
  office: { ca: 'Oficina', es: 'Oficina', en: 'Office' },
  caseNumber: { ca: 'Expedient', es: 'Expediente', en: 'Case file' },
  code: { ca: 'Codi segur de verificació', es: 'Código seguro de verificación', en: 'Secure verification code' },
  files: { ca: 'Documents presentats', es: 'Documentos presentados', en: 'Documents presented' },
  noFiles: { ca: 'No s’hi ha adjuntat cap document.', es: 'No se ha adjuntado ningún documento.', en: 'No document was attached.' },
  document: { ca: 'Document i empremta digital (SHA-256)', es: 'Documento y huella digital (SHA-256)', en: 'Document and fingerprint (SHA-256)' },
  type: { ca: 'Format', es: 'Formato', en: 'Format' },
  size: { ca: 'Mida', es: 'Tamaño', en: 'Size' },
  inside: {
    ca: 'Les còpies d’aquests documents van incrustades dins d’aquest fitxer PDF.',
    es: 'Las copias de estos documentos van incrustadas dentro de este fichero PDF.',
    en: 'Copies of these documents travel inside this PDF file.',
  },
  proves: { ca: 'Què acredita', es: 'Qué acredita', en: 'What it proves' },
  law: {
    ca: 'Aquest justificant acredita la data i l’hora de presentació, el número de registre i la integritat dels documents relacionats, segons l’article 16.3 de la Llei 39/2015, d’1 d’octubre, del procediment administratiu comú. Conserveu-lo: l’empremta de cada document permet demostrar que no ha canviat.',
    es: 'Este justificante acredita la fecha y la hora de presentación, el número de registro y la integridad de los documentos relacionados, según el artículo 16.3 de la Ley 39/2015, de 1 de octubre, del procedimiento administrativo común. Consérvelo: la huella de cada documento permite demostrar que no ha cambiado.',
    en: 'This receipt proves the date and time of presentation, the registry number and the integrity of the documents listed, under article 16.3 of Law 39/2015 of 1 October on common administrative procedure. Keep it: the fingerprint of each document shows that it has not changed.',
  },
  next: { ca: 'Què passa ara', es: 'Qué ocurre ahora', en: 'What happens next' },
  term: {
    ca: 'El termini màxim per resoldre i notificar el procediment «{name}» és de {months}. Si passa sense resposta, la sol·licitud s’entén {silence} (articles 21.4, 24 i 25 de la Llei 39/2015).',
    es: 'El plazo máximo para resolver y notificar el procedimiento «{name}» es de {months}. Si transcurre sin respuesta, la solicitud se entiende {silence} (artículos 21.4, 24 y 25 de la Ley 39/2015).',
    en: 'The longest time to decide and notify the procedure “{name}” is {months}. If it passes without an answer, the application counts as {silence} (articles 21.4, 24 and 25 of Law 39/2015).',
  },
  ledger: { ca: 'Inscripció al llibre segellat', es: 'Inscripción en el libro sellado', en: 'Place in the sealed ledger' },
  position: { ca: 'Posició', es: 'Posición', en: 'Position' },
  entryHash: { ca: 'Empremta de l’assentament', es: 'Huella del asiento', en: 'Fingerprint of the entry' },
  root: { ca: 'Arrel segellada', es: 'Raíz sellada', en: 'Sealed root' },
  sealedAt: { ca: 'Segellada el', es: 'Sellada el', en: 'Sealed on' },
} satisfies Record<string, Texts>;
export const CHANNEL: Record<'electronic' | 'in-person' | 'post' | 'exchange', Texts> = {
  electronic: { ca: 'Electrònica', es: 'Electrónica', en: 'Electronic' },
  'in-person': { ca: 'Presencial', es: 'Presencial', en: 'In person' },
  post: { ca: 'Correu postal', es: 'Correo postal', en: 'Post' },
  exchange: { ca: 'Intercanvi entre registres', es: 'Intercambio entre registros', en: 'Exchange between registries' },
};
export const SILENCE: Record<'granted' | 'refused', Texts> = {
  granted: { ca: 'estimada', es: 'estimada', en: 'granted' },
  refused: { ca: 'desestimada', es: 'desestimada', en: 'refused' },
};

export function monthsIn(months: number, language: Language): string {
  const one: Texts = { ca: 'un mes', es: 'un mes', en: 'one month' };
  const many: Texts = { ca: '{months} mesos', es: '{months} meses', en: '{months} months' };
  return say(months === 1 ? one : many, language, { months });
}
