import { UnknownPlace } from './unknown-place.ts';
import { municipalityRows, type MunicipalityRow } from './tables/municipalities.ts';

export type PopulationYear = 2021 | 2022 | 2023 | 2024;

export type Municipality = Readonly<{
  /** INE code: five digits, the first two are the province. */
  ine: string;
  /** Idescat code: the INE code and its control digit. */
  code6: string;
  /** Official name, article first and in lower case. */
  name: string;
  /** Idescat county code, two digits. */
  county: string;
  /** Inhabitants at 1 January (INE). */
  population: Readonly<Record<PopulationYear, number>>;
  /** Short name for addresses; once given it never changes. */
  slug: string;
}>;

const read = ([ine, code6, name, county, y2021, y2022, y2023, y2024, slug]: MunicipalityRow): Municipality => ({
  ine, code6, name, county, population: { 2021: y2021, 2022: y2022, 2023: y2023, 2024: y2024 }, slug,
});

/** The 311 municipalities of the province of Barcelona, by INE code. */
export const municipalities: readonly Municipality[] = municipalityRows.map(read);

const byCode = new Map(municipalities.map((one) => [one.ine, one]));

/** The municipality of an INE code; throws `UnknownPlace` when the province has none. */
export function municipality(ine: string): Municipality {
  const found = byCode.get(ine);
  if (!found) throw new UnknownPlace(ine);
  return found;
}

/** Population of the whole province at 1 January of a year. */
export const provincePopulation = (year: PopulationYear): number =>
  municipalities.reduce((total, one) => total + one.population[year], 0);
