import { PLATFORM, type Database } from '@comu/kernel';
import { Organisation, organisationKinds, type OrganisationKind } from '@comu/identity';
import { Stopped } from './terminal.ts';

export interface Named { readonly id: string; readonly slug: string; readonly name: string; readonly kind: OrganisationKind; readonly ine: string | null; readonly dir3: string | null }

/** The organisations of the installation by name, read without bringing the database up to date. */
export const namesOf = (database: Database): Promise<Named[]> =>
  database.transaction({ acting: PLATFORM, readable: [], person: null }, (connection) =>
    connection.selectFrom(Organisation.name).select(['id', 'slug', 'name', 'kind', 'ine', 'dir3']).orderBy('name').execute() as Promise<Named[]>);

export function oneOf(named: readonly Named[], slug: string): Named {
  const found = named.find((each) => each.slug === slug);
  if (found !== undefined) return found;
  const near = named.filter((each) => each.slug.includes(slug)).slice(0, 5).map((each) => each.slug).join(', ');
  throw new Stopped({
    ca: `No hi ha cap ens amb el nom curt “${slug}”${near === '' ? '' : ` (potser ${near})`}. Mireu-los amb “comu organisation list”.`,
    es: `No hay ningún ente con el nombre corto «${slug}»${near === '' ? '' : ` (quizá ${near})`}. Véalos con «comu organisation list».`,
    en: `There is no organisation with the short name “${slug}”${near === '' ? '' : ` (perhaps ${near})`}. See them with “comu organisation list”.`,
  });
}

/** The provincial council, which runs the installation and adds the other bodies. */
export function provincialOf(named: readonly Named[]): Named {
  const found = named.find(({ kind }) => kind === 'provincial-council');
  if (found !== undefined) return found;
  throw new Stopped({
    ca: `Encara no hi ha cap ${organisationKinds['provincial-council'].ca.toLowerCase()}: engegueu una vegada “comu start”, que crea els ens de la província.`,
    es: 'Todavía no hay ninguna diputación: inicie una vez «comu start», que crea los entes de la provincia.',
    en: 'There is no provincial council yet: run “comu start” once, which founds the bodies of the province.',
  });
}
