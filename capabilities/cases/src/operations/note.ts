import { longText, operation } from '@comu/kernel';
import { Case, Happening } from '../cases.records.ts';
import { tell } from '../happening.ts';

/** Writes a line in the timeline of a case, by a person or by its process. */
export const note = operation('cases.note', {
  title: { ca: 'Afegeix una nota', es: 'Añade una nota', en: 'Add a note' }, permission: 'cases.handle',
  input: { case: Case.id, text: longText({ ca: 'Nota', es: 'Nota', en: 'Note' }) }, output: Happening.row,
  async run({ case: id, text }, context) {
    await context.db.get(Case, id);
    return tell(context, id, 'note', { ca: text, es: text, en: text });
  },
});
