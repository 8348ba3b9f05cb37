import { many } from '../many.ts';
import type { Code, DayOrder, Text } from '../types.ts';

const codeNames: Record<Code, Text> = {
  ine5: { ca: 'codis INE de municipi (5 xifres)', es: 'códigos INE de municipio (5 cifras)', en: 'INE municipality codes (5 digits)' },
  idescat6: { ca: 'codis de municipi amb dígit de control (6 xifres, Idescat)', es: 'códigos de municipio con dígito de control (6 cifras, Idescat)', en: 'municipality codes with control digit (6 digits, Idescat)' },
  entity10: { ca: 'codis d’ens local (10 posicions)', es: 'códigos de ente local (10 posiciones)', en: 'local entity codes (10 positions)' },
  nif: { ca: 'NIF', es: 'NIF', en: 'tax numbers (NIF)' },
  postcode: { ca: 'codis postals', es: 'códigos postales', en: 'postcodes' },
};
export const codeName = (code: Code): Text => codeNames[code];

const orders: Record<DayOrder, Text> = {
  'day-month-year': { ca: 'dia, mes, any', es: 'día, mes, año', en: 'day, month, year' },
  'month-day-year': { ca: 'mes, dia, any', es: 'mes, día, año', en: 'month, day, year' },
  'year-month-day': { ca: 'any, mes, dia', es: 'año, mes, día', en: 'year, month, day' },
};

/** Why a column was taken for what it was. */
export const why = {
  empty: { ca: 'No té cap valor: es deixa com a text.', es: 'No tiene ningún valor: se deja como texto.', en: 'It has no value: left as text.' },
  text: { ca: 'Són textos.', es: 'Son textos.', en: 'They are texts.' },
  json: { ca: 'Cada valor és un objecte JSON.', es: 'Cada valor es un objeto JSON.', en: 'Each value is a JSON object.' },
  yesNo: { ca: 'Només hi ha sí i no.', es: 'Solo hay sí y no.', en: 'There is only yes and no.' },
  longDigits: { ca: 'Són xifres massa llargues per ser un nombre: és un identificador.', es: 'Son cifras demasiado largas para ser un número: es un identificador.', en: 'Digits too long to be a number: an identifier.' },
  corrected: { ca: 'Ho ha decidit una persona.', es: 'Lo ha decidido una persona.', en: 'A person decided it.' },
  leadingZeros: (value: string): Text => ({ ca: `Hi ha valors que comencen amb zero («${value}»): és un codi i els zeros es conserven.`, es: `Hay valores que empiezan por cero («${value}»): es un código y los ceros se conservan.`, en: `Some values begin with zero (“${value}”): it is a code and the zeros are kept.` }),
  mixed: (numbers: number, all: number): Text => ({ ca: `Hi ha ${numbers} ${many(numbers, 'nombre', 'nombres')} i ${all - numbers} ${many(all - numbers, 'text', 'textos')}: es deixa com a text per no perdre res.`, es: `Hay ${numbers} ${many(numbers, 'número', 'números')} y ${all - numbers} ${many(all - numbers, 'texto', 'textos')}: se deja como texto para no perder nada.`, en: `There ${many(numbers, 'is', 'are')} ${numbers} ${many(numbers, 'number', 'numbers')} and ${all - numbers} ${many(all - numbers, 'text', 'texts')}: left as text so that nothing is lost.` }),
  code: (code: Code, lost: boolean): Text => ({
    ca: `Són ${codeNames[code].ca}${lost ? '; a alguns els falta el zero inicial i es proposa tornar-lo a posar' : ''}.`,
    es: `Son ${codeNames[code].es}${lost ? '; a algunos les falta el cero inicial y se propone volver a ponerlo' : ''}.`,
    en: `They are ${codeNames[code].en}${lost ? '; some lost their leading zero, which is proposed to be put back' : ''}.`,
  }),
  day: (type: 'day' | 'moment', order: DayOrder): Text => ({ ca: `Són ${type === 'day' ? 'dates' : 'dates amb hora'} (${orders[order].ca}).`, es: `Son ${type === 'day' ? 'fechas' : 'fechas con hora'} (${orders[order].es}).`, en: `They are ${type === 'day' ? 'dates' : 'dates with time'} (${orders[order].en}).` }),
  number: (type: 'integer' | 'decimal', comma: boolean, thousands: boolean): Text => ({
    ca: `Són nombres ${type === 'integer' ? 'enters' : comma ? 'amb coma decimal' : 'amb punt decimal'}${thousands ? ' i separador de milers' : ''}.`,
    es: `Son números ${type === 'integer' ? 'enteros' : comma ? 'con coma decimal' : 'con punto decimal'}${thousands ? ' y separador de miles' : ''}.`,
    en: `They are ${type === 'integer' ? 'whole numbers' : comma ? 'numbers with a decimal comma' : 'numbers with a decimal point'}${thousands ? ' and a thousands separator' : ''}.`,
  }),
};
