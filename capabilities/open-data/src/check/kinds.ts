import type { Store, Term } from 'n3';
import { sectors } from '../dcat/codes.ts';
import { authorities, prefixes, term, type Name } from '../vocabulary.ts';
import { say, type Words } from '../words.ts';

export type Level = 'violation' | 'warning';
export interface Asked { readonly store: Store; readonly subject: Term; readonly path: Name; readonly values: readonly Term[] }
/** One kind of demand upon the values of a property, with what a steward is told when it is broken. `{the}` is the property with its article. */
export interface Kind {
  readonly level: Level;
  /** Section of DCAT-AP-ES 1.0.0 that says so, where it is a convention of its own. */
  readonly convention?: string;
  readonly says: Words;
  holds(asked: Asked): boolean;
}

const each = (holds: (value: Term, asked: Asked) => boolean) => (asked: Asked) => asked.values.every((value) => holds(value, asked));
const isIri = (value: Term) => value.termType === 'NamedNode';
const matches = (pattern: RegExp) => each((value) => isIri(value) && pattern.test(value.value));
const below = (base: string) => new RegExp(`^${base.replaceAll('.', '\\.')}/.+$`);
export const facts = ({ store, path }: Pick<Asked, 'store' | 'path'>, subject: Term) => store.getObjects(subject as never, term(path), null);
const hasType = (store: Store, node: Term, ...kinds: readonly Name[]) => kinds.some((kind) => store.countQuads(node as never, term('rdf:type'), term(kind), null) > 0);
const spanish = (values: readonly Term[]) => values.length === 0 || values.some((value) => value.termType === 'Literal' && value.language === 'es');
const languageOf = (value: Term) => (value.termType === 'Literal' ? value.language : '');
const datatype = (value: Term) => (value.termType === 'Literal' ? value.datatype.value.replace(prefixes.xsd, '') : '');
/** An address told elsewhere, of which this catalogue says nothing. */
const toldElsewhere = (store: Store, node: Term) => isIri(node) && store.countQuads(node as never, null, null, null) === 0;

const dates: readonly (readonly [string, RegExp])[] = [
  ['dateTime', /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))?$/],
  ['date', /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/], ['gYearMonth', /^[1-9]\d{3}-(0[1-9]|1[0-2])$/], ['gYear', /^[1-9]\d{3}$/],
];
const duration = (value: Term) => value.termType === 'Literal' && (/^\d+(\.\d+)?$/.test(value.value) || ['decimal', 'double', 'float', 'integer'].includes(datatype(value)) || (datatype(value) === 'duration' && /^P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(value.value)));
export const dir3 = new RegExp(`^${authorities.body.replaceAll('.', '\\.')}/[A-Z][A-Z0-9]{8}$`);
const places = [...['country', 'place', 'continent', 'atu'].map((list) => new RegExp(`^http://publications\\.europa\\.eu/resource/authority/${list}/.+$`)), /^https?:\/\/sws\.geonames\.org\/\d+\/$/, new RegExp(`^${authorities.territory.replaceAll('.', '\\.')}/(Pais/España|Autonomia/Cataluna|Provincia/(Barcelona|Girona|Lleida|Tarragona))$`)];
const isSector = (value: string) => value.startsWith(`${authorities.sector}/`) && Object.hasOwn(sectors, value.slice(authorities.sector.length + 1));
const themes = [ below(authorities.theme), /^http:\/\/inspire\.ec\.europa\.eu\/theme\/.+$/];
const media = /^https?:\/\/www\.iana\.org\/assignments\/media-types\/[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;
const law = /^http:\/\/data\.europa\.eu\/eli\/.+$|^https:\/\/www\.boe\.es\/eli\/.+$/;
const highValueLaw = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** The demands that DCAT-AP-ES 1.0.0 makes, each once; `table.ts` says upon which property of which resource. */
export const kinds = {
  must: { level: 'violation', says: say('Falta {the}.', 'Falta {the}.', '{the} is missing.'), holds: ({ values }) => values.length > 0 },
  should: { level: 'warning', says: say('Convé dir {the}: ajuda a trobar i reutilitzar les dades.', 'Conviene decir {the}: ayuda a encontrar y reutilizar los datos.', '{the} should be given: it helps to find and re-use the data.'), holds: ({ values }) => values.length > 0 },
  one: { level: 'violation', says: say('Hi ha més d’un valor per a {the} i només n’hi pot haver un.', 'Hay más de un valor para {the} y solo puede haber uno.', 'There is more than one value for {the}; only one is allowed.'), holds: ({ values }) => values.length <= 1 },
  literal: { level: 'violation', says: say('{the} ha de ser un text.', '{the} debe ser un texto.', '{the} must be a text.'), holds: each((value) => value.termType === 'Literal') },
  address: { level: 'violation', says: say('{the} ha de ser una adreça (https://…).', '{the} debe ser una dirección (https://…).', '{the} must be an address (https://…).'), holds: each(isIri) },
  language: { level: 'violation', convention: 'Convención 02', says: say('{the} ha de dir en quina llengua està escrit.', '{the} debe decir en qué lengua está escrito.', '{the} must say in which language it is written.'), holds: each((value) => languageOf(value) !== '') },
  filled: { level: 'violation', convention: 'Convención 02', says: say('{the} és buit.', '{the} está vacío.', '{the} is empty.'), holds: each((value) => value.value.trim() !== '') },
  'once-each': { level: 'violation', convention: 'Convención 02', says: say('{the} hi és dues vegades en la mateixa llengua.', '{the} está dos veces en la misma lengua.', '{the} appears twice in the same language.'), holds: ({ values }) => { const said = values.map(languageOf).filter(Boolean); return new Set(said).size === said.length; } },
  spanish: { level: 'violation', convention: 'Convención 02', says: say('Falta {the} en castellà, que el catàleg estatal exigeix.', 'Falta {the} en castellano, que el catálogo estatal exige.', '{the} is missing in Spanish, which the national catalogue demands.'), holds: ({ values }) => spanish(values) },
  'spanish-too': { level: 'violation', convention: 'Convención 02', says: say('Entre les llengües hi ha de ser el castellà.', 'Entre las lenguas debe estar el castellano.', 'Spanish must be among the languages.'), holds: ({ values }) => values.length === 0 || values.some(({ value }) => value === `${authorities.language}/SPA`) },
  plain: { level: 'violation', convention: 'Convención 02', says: say('{the} ha de ser un codi, sense llengua.', '{the} debe ser un código, sin lengua.', '{the} must be a code, with no language.'), holds: each((value) => value.termType === 'Literal' && datatype(value) === 'string') },
  date: { level: 'violation', convention: 'Convención 08', says: say('{the} ha de ser una data, com ara 2026-11-24.', '{the} debe ser una fecha, como 2026-11-24.', '{the} must be a date, such as 2026-11-24.'), holds: each((value) => value.termType === 'Literal' && dates.some(([kind, pattern]) => datatype(value) === kind && pattern.test(value.value))) },
  publisher: {
    level: 'violation', convention: 'Convención 01', says: say('Qui publica s’ha d’identificar amb el seu codi DIR3 i, si se’n diu res més, amb el nom en castellà.', 'Quien publica debe identificarse con su código DIR3 y, si se dice algo más, con su nombre en castellano.', 'The publisher must be identified by its DIR3 code and, if more is said of it, by its name in Spanish.'),
    holds: each((value, { store }) => isIri(value) && dir3.test(value.value) && (toldElsewhere(store, value) || (agentSound(store, value) && hasType(store, value, 'foaf:Agent', 'foaf:Organization' as Name)))),
  },
  'publisher-told': { level: 'warning', says: say('Convé dir el codi i el tipus de qui publica.', 'Conviene decir el código y el tipo de quien publica.', 'The code and the kind of publisher should be given.'), holds: each((value, { store }) => toldElsewhere(store, value) || (['dct:identifier', 'dct:type'] as const).every((path) => facts({ store, path }, value).length > 0)) },
  'sector-list': { level: 'violation', convention: 'Convención 10', says: say('El catàleg ha de dir que classifica amb la taxonomia de sectors estatal.', 'El catálogo debe decir que clasifica con la taxonomía de sectores estatal.', 'The catalogue must say that it classifies by the national taxonomy of sectors.'), holds: ({ values }) => values.some(({ value }) => value === authorities.sector) },
  'known-list': { level: 'warning', convention: 'Convención 11', says: say('Convé classificar només amb taxonomies conegudes.', 'Conviene clasificar solo con taxonomías conocidas.', 'Only known taxonomies should be used.'), holds: each(({ value }) => [authorities.sector, authorities.theme, 'http://inspire.ec.europa.eu/theme'].includes(value)) },
  sector: { level: 'violation', convention: 'Convención 10', says: say('Cal triar un sector de la taxonomia estatal.', 'Hay que elegir un sector de la taxonomía estatal.', 'A sector of the national taxonomy must be chosen.'), holds: ({ values }) => values.some(({ value }) => isSector(value)) },
  theme: { level: 'warning', convention: 'Convención 30', says: say('{the} ha de ser de la taxonomia estatal, de l’europea o d’INSPIRE.', '{the} debe ser de la taxonomía estatal, de la europea o de INSPIRE.', '{the} must be of the national taxonomy, the European one or INSPIRE.'), holds: each((value) => isIri(value) && (isSector(value.value) || themes.some((pattern) => pattern.test(value.value)))) },
  tongue: { level: 'violation', says: say('{the} ha de ser de la llista europea.', '{the} debe ser de la lista europea.', '{the} must be of the European list.'), holds: matches(below(authorities.language)) },
  licence: { level: 'violation', says: say('{the} ha de ser una adreça, millor de la llista europea.', '{the} debe ser una dirección, mejor de la lista europea.', '{the} must be an address, better of the European list.'), holds: each((value, { store }) => isIri(value) || (value.termType === 'BlankNode' && facts({ store, path: 'dct:type' }, value).length > 0)) },
  place: { level: 'violation', convention: 'Convención 15', says: say('{the} ha de ser d’una llista oficial de llocs o dir-ne els límits.', '{the} debe ser de una lista oficial de lugares o decir sus límites.', '{the} must be of an official list of places, or say its bounds.'), holds: each((value, { store }) => hasType(store, value, 'dct:Location') || (isIri(value) && places.some((pattern) => pattern.test(value.value)))) },
  period: { level: 'violation', convention: 'Convención 22', says: say('{the} ha de tenir inici o final.', '{the} debe tener inicio o final.', '{the} must have a beginning or an end.'), holds: each((value, { store }) => (['dcat:startDate', 'dcat:endDate'] as const).some((path) => facts({ store, path }, value).some(({ termType }) => termType === 'Literal'))) },
  distribution: { level: 'violation', says: say('{the} ha de ser un fitxer o una adreça descrits.', '{the} debe ser un fichero o una dirección descritos.', '{the} must be a described file or address.'), holds: each((value, { store }) => hasType(store, value, 'dcat:Distribution')) },
  contact: {
    level: 'violation', says: say('El contacte ha de ser una persona o entitat amb correu o adreça web.', 'El contacto debe ser una persona o entidad con correo o dirección web.', 'The contact must be a person or body with an e-mail or web address.'),
    holds: each((value, { store }) => hasType(store, value, 'vcard:Kind', 'vcard:Organization', 'vcard:Group', 'vcard:Individual', 'vcard:Location') && (['vcard:hasEmail', 'vcard:hasURL'] as const).some((path) => facts({ store, path }, value).length > 0)),
  },
  'contact-apart': { level: 'violation', says: say('El contacte no pot ser el codi DIR3 de l’ens: ha de ser una fitxa de contacte.', 'El contacto no puede ser el código DIR3 del ente: debe ser una ficha de contacto.', 'The contact cannot be the DIR3 code of the body: it must be a contact card.'), holds: each((value) => !(isIri(value) && dir3.test(value.value))) },
  'contact-told': { level: 'warning', convention: 'Convención 19', says: say('Convé que el contacte tingui nom, correu, telèfon, pàgina i identificador.', 'Conviene que el contacto tenga nombre, correo, teléfono, página e identificador.', 'The contact should have a name, an e-mail, a telephone, a page and an identifier.'), holds: each((value, { store }) => (['vcard:fn', 'vcard:organization-name', 'vcard:hasTelephone', 'vcard:hasEmail', 'vcard:hasURL', 'vcard:hasUID'] as const).every((path) => facts({ store, path }, value).length > 0)) },
  law: { level: 'violation', convention: 'Convención 07', says: say('{the} ha de ser un identificador ELI.', '{the} debe ser un identificador ELI.', '{the} must be an ELI identifier.'), holds: each((value, { store }) => (isIri(value) && law.test(value.value)) || hasType(store, value, 'eli:LegalResource')) },
  availability: { level: 'violation', says: say('{the} ha de ser de la llista europea.', '{the} debe ser de la lista europea.', '{the} must be of the European list.'), holds: matches(below(authorities.availability)) },
  format: { level: 'violation', says: say('{the} ha de ser de la llista europea de formats.', '{the} debe ser de la lista europea de formatos.', '{the} must be of the European list of formats.'), holds: each((value, { store }) => (isIri(value) && below(authorities.format).test(value.value)) || hasType(store, value, 'dct:IMT' as Name)) },
  media: { level: 'violation', says: say('{the} ha de ser un tipus de contingut registrat a la IANA.', '{the} debe ser un tipo de contenido registrado en la IANA.', '{the} must be a media type registered with IANA.'), holds: matches(media) },
  status: { level: 'violation', says: say('{the} ha de ser de la llista europea.', '{the} debe ser de la lista europea.', '{the} must be of the European list.'), holds: matches(below(authorities.status)) },
  access: { level: 'violation', says: say('{the} ha de ser de la llista europea.', '{the} debe ser de la lista europea.', '{the} must be of the European list.'), holds: matches(below(authorities.access)) },
  frequency: { level: 'violation', says: say('{the} ha de ser de la llista europea de freqüències.', '{the} debe ser de la lista europea de frecuencias.', '{the} must be of the European list of frequencies.'), holds: each((value, { store }) => (isIri(value) && below(authorities.frequency).test(value.value)) || hasType(store, value, 'dct:Frequency' as Name) || duration(value)) },
  resolution: { level: 'violation', convention: 'Convención 31', says: say('{the} ha de ser una durada (P1Y, P1M…).', '{the} debe ser una duración (P1Y, P1M…).', '{the} must be a duration (P1Y, P1M…).'), holds: each(duration) },
  metres: { level: 'violation', says: say('{the} ha de ser un nombre de metres, zero o més.', '{the} debe ser un número de metros, cero o más.', '{the} must be a number of metres, zero or more.'), holds: each((value) => ['decimal', 'double', 'integer'].includes(datatype(value)) && Number(value.value) >= 0) },
  checksum: { level: 'violation', says: say('{the} ha de ser una empremta descrita.', '{the} debe ser una huella descrita.', '{the} must be a described checksum.'), holds: each((value, { store }) => hasType(store, value, 'spdx:Checksum')) },
  'high-value-law': { level: 'violation', says: say('Un conjunt d’alt valor ha de citar el Reglament d’execució (UE) 2023/138.', 'Un conjunto de alto valor debe citar el Reglamento de Ejecución (UE) 2023/138.', 'A high-value dataset must cite Implementing Regulation (EU) 2023/138.'), holds: ({ values }) => values.some(({ value }) => value === highValueLaw) },
  'high-value': { level: 'violation', says: say('{the} ha de ser de la llista europea de conjunts d’alt valor.', '{the} debe ser de la lista europea de conjuntos de alto valor.', '{the} must be of the European list of high-value datasets.'), holds: matches(/^http:\/\/data.europa.eu\/bna\/.+$/) },
} satisfies Record<string, Kind>;
export type KindName = keyof typeof kinds;

/** The body that publishes, when its own facts are told: named once in each language and in Spanish, one code and one kind at the most. */
function agentSound(store: Store, node: Term): boolean {
  const names = facts({ store, path: 'foaf:name' }, node), codes = facts({ store, path: 'dct:identifier' }, node), types = facts({ store, path: 'dct:type' }, node);
  const said = names.map(languageOf);
  return names.length > 0 && names.every((name) => name.termType === 'Literal' && name.language !== '' && name.value.trim() !== '') && new Set(said).size === said.length && said.includes('es')
    && codes.length <= 1 && codes.every((code) => code.termType === 'Literal' && code.value.trim() !== '') && types.length <= 1 && types.every((type) => isIri(type) && /^http:\/\/purl\.org\/adms\/publishertype\/[A-Z][A-Za-z0-9_()-]{5,}$/.test(type.value));
}
