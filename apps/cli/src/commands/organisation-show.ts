import { Organisation, organisationKinds } from '@comu/identity';
import { sql } from 'kysely';
import type { Field, Text } from '@comu/kernel';
import type { Run } from '../command.ts';
import { openStorage, readConfiguration } from '../installation.ts';
import { namesOf, oneOf } from '../organisations.ts';
import { bytesIn } from '../progress.ts';

const counts: Readonly<Record<string, Text>> = {
  people: { ca: 'Persones', es: 'Personas', en: 'People' },
  units: { ca: 'Unitats', es: 'Unidades', en: 'Units' },
  files: { ca: 'Fitxers', es: 'Archivos', en: 'Files' },
  entries: { ca: 'Inscripcions al llibre', es: 'Asientos en el libro', en: 'Ledger entries' },
};

/** What is known of one organisation and how much it holds. */
export const run: Run = async ({ positionals }, terminal) => {
  const storage = await openStorage(readConfiguration(), { beside: true });
  try {
    const { id, kind } = oneOf(await namesOf(storage.database), positionals[0] as string);
    const { row, held } = await storage.database.transaction({ acting: id, readable: [id], person: null }, async (connection) => ({
      row: (await connection.selectFrom(Organisation.name).selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as Record<string, string | null>,
      held: (await sql<Record<string, number>>`
        select (select count(distinct person) from identity.membership where organisation = ${id}) as people, (select count(*) from identity.unit where organisation = ${id}) as units,
          (select count(*) from kernel.file where organisation = ${id}) as files, (select coalesce(sum(size), 0)::bigint from kernel.file where organisation = ${id}) as bytes,
          (select count(*) from kernel.ledger_entry where organisation = ${id}) as entries`.execute(connection)).rows[0] as Record<string, number>,
    }));
    const line = (label: Text, value: string) => terminal.say(`${label[terminal.language].padEnd(24)} ${value}`);
    line({ ca: 'Identificador', es: 'Identificador', en: 'Identifier' }, id);
    for (const [name, field] of Object.entries(Organisation.fields as Record<string, Field>)) if (row[name] !== null) line(field.declaration.label, name === 'kind' ? organisationKinds[kind][terminal.language] : (row[name] as string));
    for (const [name, label] of Object.entries(counts)) line(label, name === 'files' ? `${held[name]} (${bytesIn(held['bytes'] ?? 0)})` : String(held[name]));
    return 0;
  } finally {
    await storage.close();
  }
};
