import { sql } from 'kysely';

/** The number by which people know what the instance `i` of a question is about, such as that of its case. */
export const aboutInstance = sql<string | null>`(select v.value #>> '{}' from processes.variable v where v.organisation = i.organisation and v.instance = i.id and v.scope = i.id and v.name = 'caseCode')`;
