import { operation, refusal } from '@comu/kernel';
import { Annulment, Entry, Link, type Party } from '@comu/registry';
import { sql } from 'kysely';
import { z } from 'zod';
import { Case, Procedure } from '../cases.records.ts';
import { procedureName } from '../names.ts';
import { annulled, fileAttachments, notAnEntry } from './join-entry.ts';
import { openCase } from './open.ts';

const alreadyOpens = refusal('cases.already-opened', { says: { ca: '{code} ja va obrir l’expedient {case}.', es: '{code} ya abrió el expediente {case}.', en: '{code} already opened case {case}.' } });
const byFormOnly = refusal('cases.by-form-only', { says: { ca: '“{name}” necessita les respostes del seu formulari: s’hi entra des de la convocatòria o la seu electrònica.', es: '«{name}» necesita las respuestas de su formulario: se entra desde la convocatoria o la sede electrónica.', en: '“{name}” needs the answers of its form: it begins from its call or the electronic office.' } });
const nobody = refusal('cases.entry-without-party', { says: { ca: '{code} no diu cap interessat, i un expedient en necessita un.', es: '{code} no dice ningún interesado, y un expediente necesita uno.', en: '{code} names no party, and a case needs one.' } });

/** Opens a case of the procedure one chooses from an entry of the registry, with its parties and its documents; the term counts from the entry’s own day. Once for each entry. */
export const openFromEntry = operation('cases.open-from-entry', {
  title: { ca: 'Obre un expedient de l’assentament', es: 'Abre un expediente del asiento', en: 'Open a case from the entry' }, permission: 'cases.open',
  input: { entry: Entry.id, procedure: Procedure.id, title: z.string().trim().min(1).max(500).optional() }, output: Case.row,
  async run({ entry: id, procedure: chosen, title }, context) {
    const { db, asSystem, me } = context;
    const entry = await db.get(Entry, id);
    const procedure = await db.get(Procedure, chosen);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`case of entry ${id}`}, 0))`.execute(db.tables());
    if (entry.direction !== 'entry') throw notAnEntry({ code: entry.code });
    if ((await db.first(Annulment, { entry: id })) !== undefined) throw annulled({ code: entry.code });
    const before = await db.first(Link, { entry: id, opens: true });
    if (before !== undefined) throw alreadyOpens({ code: entry.code, case: before.caseCode });
    if (procedure.byFormOnly === true) throw byFormOnly({ name: procedureName(procedure) });
    const parties = entry.parties.filter(({ role }) => role !== 'addressee').map(partyOf).toSorted((one, other) => Number(one.role === 'representative') - Number(other.role === 'representative'));
    if (parties[0]?.role !== 'interested') throw nobody({ code: entry.code });
    const opened = await asSystem(openCase, {
      procedure: procedure.code, title: title ?? entry.subject, parties, data: { entry: entry.code, ...(entry.body === null ? {} : { request: entry.body }) },
      variables: { filedBy: parties[0].name }, entry: { id, effectiveOn: entry.effectiveOn, code: entry.code }, ...(entry.unit === null ? {} : { unit: entry.unit }),
    });
    await fileAttachments(context, entry, opened.id);
    return me.person === null ? opened : db.update(Case, opened.id, { handler: me.person });
  },
});

/** A party of an entry as a party of a case: who sent it is who is interested in it. */
const partyOf = ({ role, name, identity, email, language }: Party) => ({
  role: role === 'representative' ? ('representative' as const) : ('interested' as const), name, ...(identity.type === 'none' ? {} : { nif: identity.number.slice(0, 20) }), ...(email === undefined ? {} : { email }), ...(language === undefined ? {} : { language }),
});
