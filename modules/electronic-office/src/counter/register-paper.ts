import { operation, text } from '@comu/kernel';
import { Entry, partySchema, registerEntry } from '@comu/registry';
import { z } from 'zod';
import { Digitisation } from '../electronic-office.records.ts';
import { notSealedYet } from '../refusals.ts';
import { say } from '../words.ts';

/** Registers at the counter what came on paper, with its authentic copy; the paper goes back to whoever brought it (Llei 39/2015, art. 16.5). */
export const registerPaper = operation('electronic-office.register-paper', {
  title: say('Registra el paper digitalitzat', 'Registra el papel digitalizado', 'Register the digitised paper'), permission: 'registry.register',
  input: { digitisation: Digitisation.id, subject: text(say('Assumpte', 'Asunto', 'Subject')), parties: z.array(partySchema).min(1).max(20) }, output: Entry.row,
  async run({ digitisation, subject, parties }, { db, call }) {
    const { copy, name, kind, title } = await db.get(Digitisation, digitisation);
    if (copy === null || name === null) throw notSealedYet({ title });
    return call(registerEntry, { direction: 'entry', channel: 'desk', subject, parties, attachments: [{ sha256: copy, kind, name }] });
  },
});
