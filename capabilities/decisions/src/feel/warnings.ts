import { inEach, type Text } from '../text.ts';
import { type FeelType, typeText } from './types.ts';
import type { Kind } from './values.ts';

/** Why an expression, or a part of it, gave null or was changed on the way. */
export interface Warning {
  readonly code: string;
  readonly message: Text;
  /** Where in the expression, counted in characters from 0. */
  readonly at?: number;
}

const KINDS: Record<Kind, Text> = {
  null: { ca: 'cap valor', es: 'ningún valor', en: 'no value' },
  boolean: { ca: 'un sí o no', es: 'un sí o no', en: 'a boolean' },
  string: { ca: 'un text', es: 'un texto', en: 'a string' },
  number: { ca: 'un nombre', es: 'un número', en: 'a number' },
  date: { ca: 'una data', es: 'una fecha', en: 'a date' },
  time: { ca: 'una hora', es: 'una hora', en: 'a time' },
  'date and time': { ca: 'una data i hora', es: 'una fecha y hora', en: 'a date and time' },
  'years and months duration': { ca: 'una durada en anys i mesos', es: 'una duración en años y meses', en: 'a years and months duration' },
  'days and time duration': { ca: 'una durada en dies i hores', es: 'una duración en días y horas', en: 'a days and time duration' },
  range: { ca: 'un interval', es: 'un intervalo', en: 'a range' },
  list: { ca: 'una llista', es: 'una lista', en: 'a list' },
  context: { ca: 'un context', es: 'un contexto', en: 'a context' },
  function: { ca: 'una funció', es: 'una función', en: 'a function' },
};

export const kindText = (kind: Kind): Text => KINDS[kind];

/** What a type asks for: a kind in words, or the type as it is written. */
export function typeWords(type: FeelType): Text | string {
  if (type.type === 'named') return type.name;
  return type.type in KINDS && !['list', 'context', 'function', 'range'].includes(type.type) ? KINDS[type.type as Kind] : typeText(type);
}

type Writer = (...details: string[]) => Text;

/** Every reason the language can give, in the three languages. */
export const REASONS = {
  unknownName: (name) => ({
    ca: `No hi ha cap dada que es digui «${name}».`,
    es: `No hay ningún dato que se llame «${name}».`,
    en: `Nothing is called “${name}”.`,
  }),
  noMember: (name, owner) => ({
    ca: `«${name}» no és a ${owner}.`,
    es: `«${name}» no está en ${owner}.`,
    en: `“${name}” is not in ${owner}.`,
  }),
  notAFunction: (kind) => ({
    ca: `No es pot cridar ${kind}: no és una funció.`,
    es: `No se puede llamar a ${kind}: no es una función.`,
    en: `Cannot call ${kind}: it is not a function.`,
  }),
  wrongArguments: (name, detail) => ({
    ca: `La funció ${name} no accepta aquests arguments (${detail}).`,
    es: `La función ${name} no admite estos argumentos (${detail}).`,
    en: `The function ${name} does not take these arguments (${detail}).`,
  }),
  wrongArgument: (name, parameter, expected, given) => ({
    ca: `La funció ${name} espera ${expected} a «${parameter}» i ha rebut ${given}.`,
    es: `La función ${name} espera ${expected} en «${parameter}» y ha recibido ${given}.`,
    en: `The function ${name} expects ${expected} for “${parameter}” and was given ${given}.`,
  }),
  noResult: (name, detail) => ({
    ca: `La funció ${name} no té resultat: ${detail}.`,
    es: `La función ${name} no tiene resultado: ${detail}.`,
    en: `The function ${name} has no result: ${detail}.`,
  }),
  cannotOperate: (operator, left, right) => ({
    ca: `No es pot calcular «${operator}» amb ${left} i ${right}.`,
    es: `No se puede calcular «${operator}» con ${left} y ${right}.`,
    en: `Cannot work out “${operator}” with ${left} and ${right}.`,
  }),
  cannotCompare: (left, right) => ({
    ca: `No es pot comparar ${left} amb ${right}.`,
    es: `No se puede comparar ${left} con ${right}.`,
    en: `Cannot compare ${left} with ${right}.`,
  }),
  divisionByZero: () => ({
    ca: 'No es pot dividir per zero.',
    es: 'No se puede dividir por cero.',
    en: 'Cannot divide by zero.',
  }),
  tooLarge: (operator) => ({
    ca: `El resultat de «${operator}» és fora del que es pot representar.`,
    es: `El resultado de «${operator}» queda fuera de lo que se puede representar.`,
    en: `The result of “${operator}” is beyond what can be represented.`,
  }),
  notALiteral: (text) => ({
    ca: `«${text}» no és cap data, hora ni durada vàlida.`,
    es: `«${text}» no es ninguna fecha, hora ni duración válida.`,
    en: `“${text}” is no valid date, time or duration.`,
  }),
  notABoolean: (place, kind) => ({
    ca: `«${place}» espera un sí o no i ha rebut ${kind}.`,
    es: `«${place}» espera un sí o no y ha recibido ${kind}.`,
    en: `“${place}” expects a boolean and was given ${kind}.`,
  }),
  noSuchPosition: (position, size) => ({
    ca: `La llista té ${size} elements i no en té cap a la posició ${position}.`,
    es: `La lista tiene ${size} elementos y ninguno en la posición ${position}.`,
    en: `The list has ${size} elements and none at position ${position}.`,
  }),
  badFilter: (kind) => ({
    ca: `Un filtre ha de donar un sí o no, o una posició; ha donat ${kind}.`,
    es: `Un filtro debe dar un sí o no, o una posición; ha dado ${kind}.`,
    en: `A filter must give a boolean or a position; it gave ${kind}.`,
  }),
  cannotIterate: (kind) => ({
    ca: `No es pot recórrer ${kind}.`,
    es: `No se puede recorrer ${kind}.`,
    en: `Cannot iterate over ${kind}.`,
  }),
  badRange: (start, end) => ({
    ca: `No hi ha cap interval entre ${start} i ${end}.`,
    es: `No hay ningún intervalo entre ${start} y ${end}.`,
    en: `There is no range between ${start} and ${end}.`,
  }),
  duplicateKey: (name) => ({
    ca: `El context té dues vegades l’entrada «${name}».`,
    es: `El contexto tiene dos veces la entrada «${name}».`,
    en: `The context has the entry “${name}” twice.`,
  }),
  external: (name) => ({
    ca: `La funció ${name} està feta fora de FEEL (Java o PMML) i no té equivalent aquí, on no s’executa codi de fora.`,
    es: `La función ${name} está hecha fuera de FEEL (Java o PMML) y no tiene equivalente aquí, donde no se ejecuta código externo.`,
    en: `The function ${name} is written outside FEEL (Java or PMML) and has no equivalent here, where no outside code is run.`,
  }),
  wrongType: (owner, expected, given) => ({
    ca: `${owner} ha de ser ${expected} i ha rebut ${given}.`,
    es: `${owner} debe ser ${expected} y ha recibido ${given}.`,
    en: `${owner} must be ${expected} and was given ${given}.`,
  }),
  notAllowed: (owner, value) => ({
    ca: `${owner} no admet el valor ${value}.`,
    es: `${owner} no admite el valor ${value}.`,
    en: `${owner} does not allow the value ${value}.`,
  }),
  unreadable: (detail) => ({
    ca: `L’expressió no es pot llegir: ${detail}`,
    es: `La expresión no se puede leer: ${detail}`,
    en: `The expression cannot be read: ${detail}`,
  }),
} satisfies Record<string, Writer>;

export type Reason = keyof typeof REASONS;

/** A warning in the three languages; a detail may itself be a text in each. */
export function warning(reason: Reason, details: readonly (string | Text)[], at?: number): Warning {
  const write: Writer = REASONS[reason];
  const message = inEach((language) => write(...details.map((detail) => (typeof detail === 'string' ? detail : detail[language])))[language]);
  return at === undefined ? { code: reason, message } : { code: reason, message, at };
}
