import type { NonWorkingDay } from '@comu/terms';
import { fromEaster } from './easter.ts';

type Text = NonWorkingDay['name'];
type Named = Readonly<{ day: string | number; name: Text }>;

/** Holidays of the whole state: RDL 2/2015, art. 37.2, and RD 2001/1983, art. 45. A number counts days from Easter. */
const OF_THE_STATE: readonly Named[] = [
  { day: '01-01', name: { ca: 'Cap d’Any', es: 'Año Nuevo', en: 'New Year’s Day' } },
  { day: '01-06', name: { ca: 'Reis', es: 'Epifanía del Señor', en: 'Epiphany' } },
  { day: -2, name: { ca: 'Divendres Sant', es: 'Viernes Santo', en: 'Good Friday' } },
  { day: '05-01', name: { ca: 'Festa del Treball', es: 'Fiesta del Trabajo', en: 'Labour Day' } },
  { day: '08-15', name: { ca: 'l’Assumpció', es: 'Asunción de la Virgen', en: 'Assumption' } },
  { day: '10-12', name: { ca: 'Festa Nacional d’Espanya', es: 'Fiesta Nacional de España', en: 'National Day of Spain' } },
  { day: '11-01', name: { ca: 'Tots Sants', es: 'Todos los Santos', en: 'All Saints’ Day' } },
  { day: '12-06', name: { ca: 'Dia de la Constitució', es: 'Día de la Constitución', en: 'Constitution Day' } },
  { day: '12-08', name: { ca: 'la Immaculada', es: 'Inmaculada Concepción', en: 'Immaculate Conception' } },
  { day: '12-25', name: { ca: 'Nadal', es: 'Navidad', en: 'Christmas Day' } },
];

/** Holidays that Catalonia adds: Decret 177/1980 and its changes; 11 September by Llei 1/1980. */
const OF_CATALONIA: readonly Named[] = [
  { day: 1, name: { ca: 'Dilluns de Pasqua Florida', es: 'Lunes de Pascua', en: 'Easter Monday' } },
  { day: '06-24', name: { ca: 'Sant Joan', es: 'San Juan', en: 'Saint John’s Day' } },
  { day: '09-11', name: { ca: 'Diada Nacional de Catalunya', es: 'Fiesta Nacional de Cataluña', en: 'National Day of Catalonia' } },
  { day: '12-26', name: { ca: 'Sant Esteve', es: 'San Esteban', en: 'Saint Stephen’s Day' } },
];

const dateOf = (year: number, { day }: Named): string => (typeof day === 'number' ? fromEaster(year, day) : `${year}-${day}`);

const isSunday = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() === 0;

/**
 * The fourteen days of the law less those that fall on a Sunday: Catalonia has moved none of them to Monday since 2024,
 * and a Sunday does not count in any case.
 */
export function holidaysByLaw({ year, stateSource, cataloniaSource }: { year: number; stateSource: NonWorkingDay['source']; cataloniaSource: NonWorkingDay['source'] }): NonWorkingDay[] {
  return [
    ...OF_THE_STATE.map((one): NonWorkingDay => ({ date: dateOf(year, one), name: one.name, scope: 'state', source: stateSource })),
    ...OF_CATALONIA.map((one): NonWorkingDay => ({ date: dateOf(year, one), name: one.name, scope: 'catalonia', source: cataloniaSource })),
  ].filter((day) => !isSunday(day.date)).toSorted((a, b) => a.date.localeCompare(b.date));
}
