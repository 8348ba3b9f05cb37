import { PLATFORM, type Database } from '@comu/kernel';
import { Organisation } from '@comu/identity';

export interface Named { readonly id: string; readonly slug: string; readonly name: string }

/** The organisations of the installation by name, read without bringing the database up to date. */
export const namesOf = (database: Database): Promise<Named[]> =>
  database.transaction({ acting: PLATFORM, readable: [], person: null }, (connection) =>
    connection.selectFrom(Organisation.name).select(['id', 'slug', 'name']).orderBy('name').execute() as Promise<Named[]>);
