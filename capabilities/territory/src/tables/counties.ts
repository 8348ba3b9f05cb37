// Made by scripts/make-tables.ts; do not edit by hand.
// Counties with a municipality in the province of Barcelona. Source: Diputació de Barcelona, Visor 2030, read in November 2026; Lluçanès (43) by its law (DOGC of 11.5.2023).

/** Idescat code and name. */
export const countyRows: readonly (readonly [string, string])[] = [
  ['03', 'Alt Penedès'],
  ['06', 'Anoia'],
  ['07', 'Bages'],
  ['11', 'Baix Llobregat'],
  ['13', 'Barcelonès'],
  ['14', 'Berguedà'],
  ['17', 'Garraf'],
  ['21', 'Maresme'],
  ['24', 'Osona'],
  ['34', 'Selva'],
  ['40', 'Vallès Occidental'],
  ['41', 'Vallès Oriental'],
  ['42', 'Moianès'],
  ['43', 'Lluçanès'],
];
