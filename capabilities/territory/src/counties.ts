import { municipalities, type Municipality } from './municipalities.ts';
import { countyRows } from './tables/counties.ts';

export type County = Readonly<{
  /** Idescat code, two digits. */
  code: string;
  name: string;
  /** Its municipalities in the province of Barcelona. */
  municipalities: readonly Municipality[];
  /** Its municipalities in another province, which the Diputació de Barcelona does not serve. */
  outside: readonly string[];
}>;

/** Counties that straddle the border of the province. Source: Idescat, county division of Catalonia. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  '14': ['Gósol (Lleida)'],
  '24': ['Espinelves (Girona)', 'Vidrà (Girona)', 'Viladrau (Girona)'],
  '34': ['all but Fogars de la Selva (Girona)'],
};

/** The fourteen counties with some municipality in the province, by code. */
export const counties: readonly County[] = countyRows.map(([code, name]) => ({
  code,
  name,
  municipalities: municipalities.filter((one) => one.county === code),
  outside: OUTSIDE[code] ?? [],
}));
