import { operation, text } from '@comu/kernel';
import { z } from 'zod';
import { Annulment, Entry, Link, Receipt, Transfer } from '../registry.records.ts';

/** An entry with all that hangs from it: receipt, transfers, the cases it went to, its annulment. */
export const searchByCode = operation('registry.open-entry', {
  title: { ca: 'Obre l’assentament', es: 'Abre el asiento', en: 'Open the entry' },
  permission: 'registry.read', kind: 'query',
  input: { code: text({ ca: 'Registre', es: 'Registro', en: 'Registry code' }) },
  output: z.object({ entry: Entry.row, receipt: Receipt.row.nullable(), annulment: Annulment.row.nullable(), transfers: z.array(Transfer.row), links: z.array(Link.row) }).nullable(),
  async run({ code }, { db }) {
    const entry = await db.first(Entry, { code: code.toUpperCase() });
    if (entry === undefined) return null;
    return {
      entry, receipt: (await db.first(Receipt, { entry: entry.id })) ?? null, annulment: (await db.first(Annulment, { entry: entry.id })) ?? null,
      transfers: await db.all(Transfer, { entry: entry.id }), links: await db.all(Link, { entry: entry.id }),
    };
  },
});
