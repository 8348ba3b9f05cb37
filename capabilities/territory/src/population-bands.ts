type Text = Readonly<{ ca: string; es: string; en: string }>;

/** Both ends are included; `to` is null in the last band. */
export type PopulationBand = Readonly<{ code: string; from: number; to: number | null; label: Text }>;

/** The bands by which the service catalogue decides what applies to a municipality; a call may bring its own. */
export const populationBands: readonly PopulationBand[] = [
  { code: 'to-1000', from: 0, to: 1_000, label: { ca: 'Fins a 1.000 habitants', es: 'Hasta 1.000 habitantes', en: 'Up to 1,000 inhabitants' } },
  { code: '1001-5000', from: 1_001, to: 5_000, label: { ca: 'De 1.001 a 5.000 habitants', es: 'De 1.001 a 5.000 habitantes', en: '1,001 to 5,000 inhabitants' } },
  { code: '5001-10000', from: 5_001, to: 10_000, label: { ca: 'De 5.001 a 10.000 habitants', es: 'De 5.001 a 10.000 habitantes', en: '5,001 to 10,000 inhabitants' } },
  { code: '10001-20000', from: 10_001, to: 20_000, label: { ca: 'De 10.001 a 20.000 habitants', es: 'De 10.001 a 20.000 habitantes', en: '10,001 to 20,000 inhabitants' } },
  { code: '20001-50000', from: 20_001, to: 50_000, label: { ca: 'De 20.001 a 50.000 habitants', es: 'De 20.001 a 50.000 habitantes', en: '20,001 to 50,000 inhabitants' } },
  { code: 'over-50000', from: 50_001, to: null, label: { ca: 'Més de 50.000 habitants', es: 'Más de 50.000 habitantes', en: 'Over 50,000 inhabitants' } },
];

/** The band of a population. Throws `RangeError` for what is not a number of inhabitants or falls in no band. */
export function bandOf(population: number, bands: readonly PopulationBand[] = populationBands): PopulationBand {
  const found = Number.isSafeInteger(population)
    ? bands.find((band) => population >= band.from && (band.to === null || population <= band.to))
    : undefined;
  if (!found) throw new RangeError(`population: ${population} inhabitants fall in no band`);
  return found;
}
