import { operation, text } from '@comu/kernel';
import { z } from 'zod';
import { waitsIn } from '../waiting.ts';
import { Acceptance, Annulment, Entry, Link, Receipt, Transfer } from '../registry.records.ts';

/** An entry with all that hangs from it: receipt, transfers, the cases it went to, its annulment. */
export const searchByCode = operation('registry.open-entry', {
  title: { ca: 'Obre l’assentament', es: 'Abre el asiento', en: 'Open the entry' },
  permission: 'registry.read', kind: 'query',
  input: { code: text({ ca: 'Registre', es: 'Registro', en: 'Registry code' }) },
  output: z.object({ entry: Entry.row, receipt: Receipt.row.nullable(), annulment: Annulment.row.nullable(), transfers: z.array(Transfer.row), links: z.array(Link.row), acceptances: z.array(Acceptance.row), waitsIn: z.uuid().nullable(), annulledBy: z.string().nullable(), annuls: z.string().nullable() }).nullable(),
  async run({ code }, context) {
    const { db } = context;
    const entry = await db.first(Entry, { code: code.toUpperCase() });
    if (entry === undefined) return null;
    const annulment = (await db.first(Annulment, { entry: entry.id })) ?? null;
    const others = [annulment?.by, entry.annuls].filter((id): id is string => id !== undefined && id !== null);
    const codes = new Map((others.length === 0 ? [] : await db.all(Entry, { id: others })).map(({ id, code: of }) => [id, of]));
    return {
      entry, annulment, receipt: (await db.first(Receipt, { entry: entry.id })) ?? null, annulledBy: codes.get(annulment?.by ?? '') ?? null, annuls: codes.get(entry.annuls ?? '') ?? null,
      transfers: await db.all(Transfer, { entry: entry.id }), links: await db.all(Link, { entry: entry.id }),
      acceptances: await db.all(Acceptance, { entry: entry.id }), waitsIn: await waitsIn(context, entry.id),
    };
  },
});
