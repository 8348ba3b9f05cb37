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

/** Counties that straddle the border of the province. Source: Idescat, county division of Catalonia, read in November 2026. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  '14': ['Gósol'],
  '24': ['Espinelves', 'Vidrà', 'Viladrau'],
  '34': [
    'Amer', 'Anglès', 'Arbúcies', 'Blanes', 'Breda', 'Brunyola i Sant Martí Sapresa', 'Caldes de Malavella', 'la Cellera de Ter',
    'Hostalric', 'Lloret de Mar', 'Maçanet de la Selva', 'Massanes', 'Osor', 'Riells i Viabrea', 'Riudarenes', 'Riudellots de la Selva',
    'Sant Feliu de Buixalleu', 'Sant Hilari Sacalm', 'Sant Julià del Llor i Bonmatí', 'Santa Coloma de Farners', 'Sils', 'Susqueda',
    'Tossa de Mar', 'Vidreres', "Vilobí d'Onyar",
  ],
};

/** The fourteen counties with some municipality in the province, by code. */
export const counties: readonly County[] = countyRows.map(([code, name]) => ({
  code,
  name,
  municipalities: municipalities.filter((one) => one.county === code),
  outside: OUTSIDE[code] ?? [],
}));
