import { sql } from 'kysely';

const about = (table: string, instance: string) => {
  const [organisation, id] = [sql.ref(`${table}.organisation`), sql.ref(`${table}.${instance}`)];
  return sql<string | null>`(select v.value #>> '{}' from processes.variable v where v.organisation = ${organisation} and v.instance = ${id} and v.scope = ${id} and v.name = 'caseCode')`;
};

/** The number by which people know what the instance `i` of a question is about, such as that of its case, or else the words it was started about: an identifier says nothing. */
export const aboutInstance = sql<string | null>`coalesce(${about('i', 'id')}, case when i.business_key !~ '^[0-9a-f-]{36}$' then i.business_key end)`;
/** The same of the instance that the row `m` of a migration is of. */
export const aboutMigrated = about('m', 'instance');
