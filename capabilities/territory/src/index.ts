export { bodies, countyCouncils, diputacio, townHallName, type Body, type CountyCouncil } from './bodies.ts';
export { counties, type County } from './counties.ts';
export { calendarOf } from './holidays/calendar-of.ts';
export { easterSunday } from './holidays/easter.ts';
export {
  LOCAL_HOLIDAYS_A_YEAR, localHolidayProblems, localHolidays, localHolidaysOf, missingLocalHolidays, type LocalHoliday,
} from './holidays/local-holidays.ts';
export { publicHolidays, type HolidayYear } from './holidays/public-holidays.ts';
export { municipalities, municipality, provincePopulation, type Municipality, type PopulationYear } from './municipalities.ts';
export { bandOf, populationBands, type PopulationBand } from './population-bands.ts';
export { municipalityPaths, municipalityShapes, type MunicipalityShape } from './shapes.ts';
export { UnknownPlace } from './unknown-place.ts';
