import { municipalities } from './municipalities.ts';

/** A local entity that the software serves. */
export type Body = Readonly<{
  slug: string;
  kind: 'diputacio' | 'county-council' | 'municipality';
  name: string;
  /** INE code of the municipality where it sits, whose local holidays are its own. */
  seat: string;
  nif?: string;
}>;

export type CountyCouncil = Body & Readonly<{
  kind: 'county-council';
  county: string;
  /** A planned council is created by law but does not work yet: it can be prepared, not act. */
  status: 'constituted' | 'planned';
  note?: Readonly<{ ca: string; es: string; en: string }>;
}>;

const council = (county: string, ofCounty: string, slug: string, seat: string): CountyCouncil => ({
  slug: `consell-comarcal-${slug}`, kind: 'county-council', name: `Consell Comarcal ${ofCounty}`, seat, county, status: 'constituted',
});

/**
 * The twelve county councils of the province: eleven at work and the Lluçanès, whose law (DOGC of 11.5.2023) leaves its
 * council for after the municipal elections of 2027; until then an association of municipalities acts and the Osona council
 * goes on serving them. The Barcelonès has none (dissolved by Llei 1/2019) and Fogars de la Selva belongs to one of Girona.
 */
export const countyCouncils: readonly CountyCouncil[] = [
  council('03', "de l'Alt Penedès", 'alt-penedes', '08305'),
  council('06', "de l'Anoia", 'anoia', '08102'),
  council('07', 'del Bages', 'bages', '08113'),
  council('11', 'del Baix Llobregat', 'baix-llobregat', '08211'),
  council('14', 'del Berguedà', 'bergueda', '08022'),
  council('17', 'del Garraf', 'garraf', '08307'),
  council('21', 'del Maresme', 'maresme', '08121'),
  council('24', "d'Osona", 'osona', '08298'),
  council('40', 'del Vallès Occidental', 'valles-occidental', '08279'),
  council('41', 'del Vallès Oriental', 'valles-oriental', '08096'),
  council('42', 'del Moianès', 'moianes', '08138'),
  {
    ...council('43', 'del Lluçanès', 'llucanes', '08171'),
    status: 'planned',
    note: {
      ca: 'Es constituirà després de les eleccions municipals de 2027 (llei de creació de la comarca, DOGC d’11.5.2023).',
      es: 'Se constituirá después de las elecciones municipales de 2027 (ley de creación de la comarca, DOGC de 11.5.2023).',
      en: 'To be constituted after the municipal elections of 2027 (law that created the county, DOGC of 11.5.2023).',
    },
  },
];

/** The provincial council. */
export const diputacio: Body = {
  slug: 'diputacio-de-barcelona', kind: 'diputacio', name: 'Diputació de Barcelona', seat: '08019', nif: 'P0800000B',
};

/** “Ajuntament del Prat de Llobregat”, “d’Igualada”, “de l’Hospitalet…”: Catalan joins the preposition to what follows; the apostrophe is that of print. */
export const townHallName = (name: string): string => joined(name).replaceAll("'", '’');

function joined(name: string): string {
  if (name.startsWith('el ')) return `Ajuntament del ${name.slice(3)}`;
  if (name.startsWith('els ')) return `Ajuntament dels ${name.slice(4)}`;
  if (/^(?:l'|la |les )/.test(name)) return `Ajuntament de ${name}`;
  const first = name.normalize('NFD').charAt(0).toLowerCase();
  return 'aeiouh'.includes(first) ? `Ajuntament d'${name}` : `Ajuntament de ${name}`;
}

/** Every body of the province: the Diputació, the county councils and the 311 town halls. */
export const bodies: readonly Body[] = [
  diputacio,
  ...countyCouncils,
  ...municipalities.map((one): Body => ({ slug: one.slug, kind: 'municipality', name: townHallName(one.name), seat: one.ine })),
];
