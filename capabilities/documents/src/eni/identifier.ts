import { DocumentRefused } from '../refused.ts';

const ORGAN = /^(?=.{9}$)[A-Z]{1,2}\d{7,8}$/;
const DOCUMENT = /^ES_[A-Z]{1,2}\d{7,8}_\d{4}_[A-Za-z0-9]{1,30}$/;
const CASE = /^ES_[A-Z]{1,2}\d{7,8}_\d{4}_EXP_[A-Za-z0-9]{1,30}$/;

type Parts = {
  /** Code of the body in the common directory (DIR3), nine signs. */
  organ: string;
  year: number;
  /** What tells it apart within the body: 1 to 30 letters and digits, or a UUID. */
  id: string;
};

/** Identifier of a document, `ES_<organ>_<year>_<30 signs>` (NTI de Documento electrónico, annex I). */
export function eniDocumentIdentifier({ organ, year, id }: Parts): string {
  return `ES_${checkedOrgan(organ)}_${checkedYear(year)}_${specific(id)}`;
}

/** Identifier of a case file, `ES_<organ>_<year>_EXP_<30 signs>` (NTI de Expediente electrónico, annex I). */
export function eniCaseIdentifier({ organ, year, id }: Parts): string {
  return `ES_${checkedOrgan(organ)}_${checkedYear(year)}_EXP_${specific(id)}`;
}

export function isEniDocumentIdentifier(text: string): boolean {
  return DOCUMENT.test(text);
}

export function isEniCaseIdentifier(text: string): boolean {
  return CASE.test(text);
}

export function isOrganCode(text: string): boolean {
  return ORGAN.test(text);
}

function checkedOrgan(organ: string): string {
  if (isOrganCode(organ)) return organ;
  throw new DocumentRefused('documents.eni-organ-not-valid', {
    ca: '«{organ}» no és un codi d’òrgan DIR3: té nou signes, com ara L01080193.',
    es: '«{organ}» no es un código de órgano DIR3: tiene nueve signos, como L01080193.',
    en: '“{organ}” is not a DIR3 body code: it has nine signs, such as L01080193.',
  }, { organ: organ.slice(0, 40) });
}

function checkedYear(year: number): number {
  if (Number.isInteger(year) && year >= 1900 && year <= 9999) return year;
  throw new DocumentRefused('documents.eni-year-not-valid', {
    ca: 'L’any de l’identificador no és vàlid: ha de tenir quatre xifres.',
    es: 'El año del identificador no es válido: debe tener cuatro cifras.',
    en: 'The year of the identifier is not valid: it must have four digits.',
  }, { year });
}

/** Thirty signs, filled with zeros on the left; the 128 bits of a UUID fit in twenty-five of base 36. */
function specific(id: string): string {
  const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
  const signs = uuid ? BigInt(`0x${id.replaceAll('-', '')}`).toString(36).toUpperCase() : id;
  if (/^[A-Za-z0-9]{1,30}$/.test(signs)) return signs.padStart(30, '0');
  throw new DocumentRefused('documents.eni-id-not-valid', {
    ca: '«{id}» no pot identificar un document ENI: useu d’1 a 30 lletres sense accent i xifres, o un UUID.',
    es: '«{id}» no puede identificar un documento ENI: use de 1 a 30 letras sin tilde y cifras, o un UUID.',
    en: '“{id}” cannot identify an ENI document: use 1 to 30 plain letters and digits, or a UUID.',
  }, { id: id.slice(0, 60) });
}
