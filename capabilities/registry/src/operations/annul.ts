import { operation, text } from '@comu/kernel';
import { enter } from '../enter.ts';
import { alreadyAnnulled, annulmentStays } from '../refusals.ts';
import { Annulment, Entry } from '../registry.records.ts';
import { waitsNoMore } from '../waiting.ts';

/** Annuls an entry by a later one that says why; nothing is ever deleted from a book. */
export const annulEntry = operation('registry.annul-entry', {
  title: { ca: 'Anul·la', es: 'Anula', en: 'Annul' },
  permission: 'registry.annul',
  input: { entry: Entry.id, motive: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }) },
  output: Entry.row,
  async run({ entry, motive }, context) {
    const { db } = context;
    const annulled = await db.get(Entry, entry);
    if (annulled.annuls !== null) throw annulmentStays({ code: annulled.code });
    if ((await db.first(Annulment, { entry })) !== undefined) throw alreadyAnnulled({ code: annulled.code });
    const by = await enter(context, {
      direction: annulled.direction, channel: 'internal', subject: `Anul·lació de ${annulled.code}: ${motive}`.slice(0, 500),
      parties: annulled.parties, attachments: [], unit: annulled.unit, annuls: entry,
    });
    await waitsNoMore(context, entry);
    await db.insert(Annulment, { entry, by: by.id, motive });
    return by;
  },
});
