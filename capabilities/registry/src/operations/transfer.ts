import { dayInMadrid, operation, reference, text } from '@comu/kernel';
import { Unit } from '@comu/identity';
import { alreadyAnnulled, alreadyThere, unitClosed } from '../refusals.ts';
import { Annulment, Entry, Transfer } from '../registry.records.ts';
import { waitIn } from '../waiting.ts';

/** Sends an entry to the unit that must see to it, where it waits for somebody to accept it; the way it went stays on record. */
export const transferEntry = operation('registry.transfer-entry', {
  title: { ca: 'Trasllada', es: 'Traslada', en: 'Transfer' },
  permission: 'registry.register',
  input: { entry: Entry.id, to: reference(() => Unit, { ca: 'Unitat de destí', es: 'Unidad de destino', en: 'Unit' }), motive: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }) },
  output: Transfer.row,
  async run({ entry: id, to, motive }, context) {
    const { db, emit, now } = context;
    const entry = await db.get(Entry, id);
    if ((await db.first(Annulment, { entry: id })) !== undefined) throw alreadyAnnulled({ code: entry.code });
    const unit = await db.get(Unit, to);
    if (unit.closedOn !== null && unit.closedOn <= dayInMadrid(now)) throw unitClosed({ unit: unit.name });
    const where = (await db.all(Transfer, { entry: id })).at(-1)?.to ?? entry.unit;
    if (where === to) throw alreadyThere({ code: entry.code });
    const transfer = await db.insert(Transfer, { entry: id, to, motive });
    await waitIn(context, { entry, unit: to, why: motive });
    await emit('registry.entry-transferred', { entry: id, to });
    return transfer;
  },
});
