import type { Quantity, Text, Unit } from './types.ts';

type Forms = Readonly<{ one: Text; many: Text }>;

const UNITS: Readonly<Record<Unit, Forms>> = {
  hours: { one: { ca: 'hora', es: 'hora', en: 'hour' }, many: { ca: 'hores', es: 'horas', en: 'hours' } },
  'working-days': {
    one: { ca: 'dia hàbil', es: 'día hábil', en: 'working day' },
    many: { ca: 'dies hàbils', es: 'días hábiles', en: 'working days' },
  },
  'natural-days': {
    one: { ca: 'dia natural', es: 'día natural', en: 'calendar day' },
    many: { ca: 'dies naturals', es: 'días naturales', en: 'calendar days' },
  },
  months: { one: { ca: 'mes', es: 'mes', en: 'month' }, many: { ca: 'mesos', es: 'meses', en: 'months' } },
  years: { one: { ca: 'any', es: 'año', en: 'year' }, many: { ca: 'anys', es: 'años', en: 'years' } },
};

/** “10 dies hàbils”, “1 mes”. */
export function amountWords({ amount, unit }: { amount: number; unit: Unit }): Text {
  const forms = amount === 1 ? UNITS[unit].one : UNITS[unit].many;
  return { ca: `${amount} ${forms.ca}`, es: `${amount} ${forms.es}`, en: `${amount} ${forms.en}` };
}

/** The preposition before a figure: Catalan elides it before one and eleven (“d’1 mes”, “de 10 dies”). */
export const ofAmount = ({ amount, unit }: { amount: number; unit: Unit }): Text => {
  const words = amountWords({ amount, unit });
  return { ca: `${amount === 1 || amount === 11 ? 'd’' : 'de '}${words.ca}`, es: `de ${words.es}`, en: words.en };
};

/** “1 mes i 15 dies naturals”: a halved term may have two parts. */
export function quantityWords(quantity: Quantity): Text {
  const parts: Text[] = [];
  if (quantity.minutes % 60 > 0) parts.push(minutesWords(quantity.minutes));
  else if (quantity.minutes > 0) parts.push(amountWords({ amount: quantity.minutes / 60, unit: 'hours' }));
  if (quantity.workingDays > 0) parts.push(amountWords({ amount: quantity.workingDays, unit: 'working-days' }));
  if (quantity.months > 0) parts.push(amountWords({ amount: quantity.months, unit: 'months' }));
  if (quantity.naturalDays > 0) parts.push(amountWords({ amount: quantity.naturalDays, unit: 'natural-days' }));
  return {
    ca: parts.map((part) => part.ca).join(' i '),
    es: parts.map((part) => part.es).join(' y '),
    en: parts.map((part) => part.en).join(' and '),
  };
}

const minutesWords = (minutes: number): Text => (minutes === 1 ? { ca: '1 minut', es: '1 minuto', en: '1 minute' } : { ca: `${minutes} minuts`, es: `${minutes} minutos`, en: `${minutes} minutes` });
