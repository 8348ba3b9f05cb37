import { operation } from '@comu/kernel';
import { z } from 'zod';
import { waitsNoMore } from '../waiting.ts';
import { Entry, Link } from '../registry.records.ts';

/** Ties an entry to the case it belongs to; said once, and said again it changes nothing. */
export const linkEntry = operation('registry.link-entry', {
  title: { ca: 'Vincula a un expedient', es: 'Vincula a un expediente', en: 'Link to a case' },
  permission: 'registry.register',
  input: { entry: Entry.id, case: z.uuid(), caseCode: z.string().min(1).max(80), opens: z.boolean() },
  output: Link.row,
  async run(given, context) {
    const { db } = context;
    await db.get(Entry, given.entry);
    await waitsNoMore(context, given.entry);
    return (await db.first(Link, { entry: given.entry, case: given.case })) ?? db.insert(Link, given);
  },
});
