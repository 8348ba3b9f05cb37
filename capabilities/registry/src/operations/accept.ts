import { operation } from '@comu/kernel';
import { Unit } from '@comu/identity';
import { notYourUnit, waitsNowhere } from '../refusals.ts';
import { Acceptance, Entry } from '../registry.records.ts';
import { waitsIn, waitsNoMore } from '../waiting.ts';

/** Somebody of the unit that an entry was sent to sees to it from now on; it waits for nobody else there. */
export const acceptEntry = operation('registry.accept-entry', {
  title: { ca: 'Se’n fa càrrec', es: 'Se hace cargo', en: 'Accept' },
  permission: 'registry.read', input: { entry: Entry.id }, output: Acceptance.row,
  async run({ entry }, context) {
    const { db, me, organisation } = context;
    const { code } = await db.get(Entry, entry);
    const unit = await waitsIn(context, entry);
    if (unit === null) throw waitsNowhere({ code });
    if (me.standings.find((each) => each.organisation === organisation)?.units.includes(unit) !== true) throw notYourUnit({ code, unit: (await db.get(Unit, unit)).name });
    await waitsNoMore(context, entry);
    return db.insert(Acceptance, { entry, unit, by: me.name });
  },
});
