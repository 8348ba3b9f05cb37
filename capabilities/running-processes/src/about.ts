import { sql } from 'kysely';

const about = (table: string, instance: string) => {
  const [organisation, id] = [sql.ref(`${table}.organisation`), sql.ref(`${table}.${instance}`)];
  return sql<string | null>`(select v.value #>> '{}' from processes.variable v where v.organisation = ${organisation} and v.instance = ${id} and v.scope = ${id} and v.name = 'caseCode')`;
};

/** The number by which people know what the instance `i` of a question is about, such as that of its case. */
export const aboutInstance = about('i', 'id');
/** The same of the instance that the row `m` of a migration is of. */
export const aboutMigrated = about('m', 'instance');
