import { operation, text } from '@comu/kernel';
import { Entry, partySchema, registerEntry } from '@comu/registry';
import { z } from 'zod';
import { Digitisation } from '../electronic-office.records.ts';
import { alreadyRegistered, notSealedYet } from '../refusals.ts';
import { say } from '../words.ts';

/** Registers at the counter what came on paper, with its authentic copy; the paper goes back to whoever brought it (Llei 39/2015, art. 16.5). Registered again, it says why and which entry it had. */
export const registerPaper = operation('electronic-office.register-paper', {
  title: say('Registra el paper digitalitzat', 'Registra el papel digitalizado', 'Register the digitised paper'), permission: 'registry.register',
  input: {
    digitisation: Digitisation.id, subject: text(say('Assumpte', 'Asunto', 'Subject')), parties: z.array(partySchema).min(1).max(20),
    again: text(say('Per què es registra una altra vegada', 'Por qué se registra otra vez', 'Why it is registered again')).atMost(500).optional(),
  },
  output: Entry.row,
  async run({ digitisation, subject, parties, again }, { db, call }) {
    const { copy, name, kind, title, entries } = await db.lock(Digitisation, digitisation);
    if (copy === null || name === null) throw notSealedYet({ title });
    const before = entries?.at(-1);
    if (before !== undefined && (again ?? '').trim() === '') throw alreadyRegistered({ title, code: before.code });
    const entry = await call(registerEntry, { direction: 'entry', channel: 'desk', subject, parties, attachments: [{ sha256: copy, kind, name }], ...(before === undefined ? {} : { body: `Registrat abans amb el número ${before.code}. Es torna a registrar: ${again}` }) });
    await db.update(Digitisation, digitisation, { entries: [...(entries ?? []), { entry: entry.id, code: entry.code, at: entry.registeredAt }] });
    return entry;
  },
});
