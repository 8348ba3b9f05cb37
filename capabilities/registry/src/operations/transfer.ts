import { operation, reference, text } from '@comu/kernel';
import { Unit } from '@comu/identity';
import { Entry, Transfer } from '../registry.records.ts';

/** Sends an entry to the unit that must see to it; the way it went stays on record. */
export const transferEntry = operation('registry.transfer-entry', {
  title: { ca: 'Trasllada', es: 'Traslada', en: 'Transfer' },
  permission: 'registry.register',
  input: { entry: Entry.id, to: reference(() => Unit, { ca: 'Unitat de destí', es: 'Unidad de destino', en: 'Unit' }), motive: text({ ca: 'Motiu', es: 'Motivo', en: 'Reason' }) },
  output: Transfer.row,
  async run({ entry, to, motive }, { db, emit }) {
    await db.get(Entry, entry);
    const transfer = await db.insert(Transfer, { entry, to, motive });
    await emit('registry.entry-transferred', { entry, to });
    return transfer;
  },
});
